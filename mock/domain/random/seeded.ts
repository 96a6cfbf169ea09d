import { createHash } from 'node:crypto';

/** `length` bytes that depend on nothing but the seed and the key. */
export function seededBytes(seed: number, key: string, length: number): Buffer {
  return createHash('shake256', { outputLength: length }).update(`${seed}\n${key}`).digest();
}

/** Turns four words into digits at once: faster than one by one, and the text is in one piece. */
const digits = Buffer.alloc(16);

/** A sequence of 32 hex digits each, the same for the same seed (xorshift128). Much cheaper than a hash for each. */
export class HexSequence {
  #x: number;
  #y: number;
  #z: number;
  #w: number;

  constructor(seed: number) {
    const bytes = seededBytes(seed, 'hex', 16);
    this.#x = bytes.readUInt32LE(0) | 1;
    this.#y = bytes.readUInt32LE(4);
    this.#z = bytes.readUInt32LE(8);
    this.#w = bytes.readUInt32LE(12);
  }

  /** An independent sequence that continues from here. */
  fork(): HexSequence {
    const copy = new HexSequence(0);
    copy.#x = this.#x;
    copy.#y = this.#y;
    copy.#z = this.#z;
    copy.#w = this.#w;
    return copy;
  }

  next(): string {
    for (let at = 0; at < 16; at += 4) {
      digits.writeUInt32BE(this.#word(), at);
    }
    return digits.toString('hex');
  }

  #word(): number {
    const t = this.#x ^ (this.#x << 11);
    this.#x = this.#y;
    this.#y = this.#z;
    this.#z = this.#w;
    this.#w = (this.#w ^ (this.#w >>> 19) ^ t ^ (t >>> 8)) >>> 0;
    return this.#w;
  }
}

/** A token as the upstream makes them: 128 bytes in base64url without padding, 171 characters. */
export function seededToken(seed: number, key: string): string {
  return seededBytes(seed, key, 128).toString('base64url');
}
