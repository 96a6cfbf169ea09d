import { isRecord, parseJson } from '../json.js';
import { decoded } from '../text.js';

const DEEPEST = 5;

/**
 * A text and all that is said in it in another way: percent-encoded, in Base64, in JSON (names of members as well). Every text that
 * can be read out of `value`, which may be any JSON.
 */
export function* insidesOf(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'number') yield String(value);
  if (typeof value === 'string') {
    yield value;
    if (depth >= DEEPEST) return;
    const plain = decoded(value);
    if (plain !== value) yield* insidesOf(plain, depth + 1);
    const json = /^\s*[[{"]/.test(value) ? parseJson(value) : undefined;
    if (json !== undefined) yield* insidesOf(json, depth + 1);
    for (const [encoded] of value.matchAll(/[\w+/-]{8,}={0,2}/g)) {
      const bytes = Buffer.from(encoded, 'base64');
      const text = bytes.toString('utf8');
      // Words look like Base64 as well, but what they decode to is no text.
      if (Buffer.from(text).equals(bytes) && !/\p{C}/u.test(text.replaceAll(/[\n\r\t]/g, '')))
        yield* insidesOf(text, depth + 1);
    }
    return;
  }
  if (Array.isArray(value)) for (const item of value) yield* insidesOf(item, depth + 1);
  if (!isRecord(value)) return;
  for (const [name, member] of Object.entries(value)) {
    yield* insidesOf(name, depth + 1);
    yield* insidesOf(member, depth + 1);
  }
}

export interface Word {
  readonly whole: string;
  /** What it is made of, if it is written in camelCase; else the whole. */
  readonly parts: readonly string[];
}

/** The words of a text, in one form: without accents, capitals, and letters' other widths. */
export function wordsOf(text: string): readonly Word[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ({
    whole: word.toLowerCase(),
    parts: word.split(/(?<=\p{Ll})(?=\p{Lu})/u).map((part) => part.toLowerCase()),
  }));
}
