import type { Json } from '../../../contracts/index.js';
import { parseJson } from '../json.js';

/** Without case, accents and compatibility forms. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const SHORTEST = 3;
const DEEPEST = 4;

/**
 * What can be recognised of a text: the whole of it, its words, neighbouring words joined; and the same of what is encoded in
 * it (percent, base64, JSON).
 */
export function piecesOf(text: string, depth = 0): Set<string> {
  const pieces = new Set<string>();
  const parts = text.split(/(?<=\p{Ll})(?=\p{Lu})|[^\p{L}\p{M}\p{N}]+/u).map(fold);
  const words = fold(text).split(/[^\p{L}\p{N}]+/u);
  for (const list of [parts, words]) {
    for (const [index, word] of list.entries()) {
      if (word.length >= SHORTEST) pieces.add(word);
      const joined = `${word}${list[index + 1] ?? ''}`;
      if (joined.length >= SHORTEST && joined !== word) pieces.add(joined);
    }
  }
  const whole = words.join('');
  if (whole.length >= SHORTEST) pieces.add(whole);
  if (depth < DEEPEST) {
    for (const inner of decoded(text)) for (const piece of piecesOf(inner, depth + 1)) pieces.add(piece);
  }
  return pieces;
}

/** What may be hidden in a text. */
function decoded(text: string): string[] {
  const found: string[] = [];
  if (/%[0-9a-f]{2}/i.test(text)) {
    found.push(
      text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8')),
    );
  }
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)) {
    const inner = Buffer.from(run, 'base64').toString('utf8');
    if (isText(inner)) found.push(inner);
  }
  const parsed = /^\s*["[{]/.test(text) ? parseJson(text) : undefined;
  if (parsed !== undefined) found.push(...textsIn(parsed));
  return found;
}

/** Random bytes are hardly ever valid text without control characters. */
const isText = (text: string): boolean => !/[\p{Cc}\uFFFD]/u.test(text.replace(/[\t\r\n]/g, ' '));

/** All texts, keys and longer numbers. */
export function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return Math.abs(value) >= 100_000 ? [String(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([key, member]) => [key, ...textsIn(member)]);
}
