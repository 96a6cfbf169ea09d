import { createCipheriv, hash } from 'node:crypto';

/** What of a secret's value upstream's secret service stores encrypted, in its order. */
export const SENSITIVE = [
  'accessTokenSecret',
  'accessToken',
  'refreshToken',
  'passphrase',
  'username',
  'payload',
  'inputFields',
] as const;

const KEY = hash('sha256', 'flowmate-mock', 'buffer');

/** Cipher and coding are upstream's, the key is our own. The same text comes out the same, as there. */
function encrypt(text: string): string {
  const cipher = createCipheriv('aes-256-cbc', KEY, KEY.subarray(0, 16));
  return cipher.update(text, 'utf8', 'latin1') + cipher.final('latin1');
}

type Value = Readonly<Record<string, unknown>>;

/** The value as the answers to writes show it, with the names of the members that are encrypted. */
export function encryptValue(value: Value): { readonly value: Record<string, unknown>; readonly names: string[] } {
  const names = SENSITIVE.filter((name) => value[name]);
  const sealed = names.map((name) => {
    const given = value[name];
    return [name, encrypt(typeof given === 'string' ? given : JSON.stringify(given))];
  });
  return { value: { ...value, ...Object.fromEntries(sealed) }, names };
}
