import { createHash, hash } from 'node:crypto';

/** `length` bytes that depend on nothing but the seed and the key. */
export function seededBytes(seed: number, key: string, length: number): Buffer {
  return createHash('shake256', { outputLength: length }).update(`${seed}\n${key}`).digest();
}

/** 32 hex digits that depend on nothing but the seed and the key. */
export function seededHex32(seed: number, key: string): string {
  return hash('md5', `${seed}\n${key}`, 'hex');
}

/** A token as the upstream makes them: 128 bytes in base64url without padding, 171 characters. */
export function seededToken(seed: number, key: string): string {
  return seededBytes(seed, key, 128).toString('base64url');
}
