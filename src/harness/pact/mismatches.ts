import { stripVTControlCharacters } from 'node:util';
import { isRecord } from '../json.js';

/** One way in which an answer is not as the pact says. */
export interface Mismatch {
  /** Where in the answer: `status`, `header Retry-After`, `body $.data[0].id`; of a request that departs from the document, its place. */
  readonly place: string;
  readonly message: string;
  /** Where in the pact's interaction it stands, by names and numbers. */
  readonly path: readonly (string | number)[];
}

/** What is wrong with a single interaction by the verifier's result. Empty: the provider honours it. */
export function mismatchesIn(json: string): readonly Mismatch[] {
  const result: unknown = JSON.parse(json);
  const errors = isRecord(result) && Array.isArray(result.errors) ? result.errors : [];
  const pending = isRecord(result) && Array.isArray(result.pendingErrors) ? result.pendingErrors : [];
  const found = [...errors, ...pending].filter(isRecord).flatMap(({ mismatch }) => {
    if (!isRecord(mismatch)) return [];
    const { mismatches, message } = mismatch;
    if (Array.isArray(mismatches)) return mismatches.filter(isRecord).map(toMismatch);
    return [{ place: 'answer', message: plain(message), path: ['response'] }];
  });
  if (found.length === 0 && isRecord(result) && result.result === false) {
    return [{ place: 'answer', message: 'Pact does not say why', path: ['response'] }];
  }
  return found;
}

function toMismatch(mismatch: Readonly<Record<string, unknown>>): Mismatch {
  const { type, path, key, mismatch: said, expected, actual } = mismatch;
  const message = plain(said ?? `${show(actual)} instead of ${show(expected)}`);
  switch (type) {
    case 'StatusMismatch':
      return { place: 'status', message, path: ['response', 'status'] };
    case 'HeaderMismatch':
      return { place: `header ${String(key)}`, message, path: ['response', 'headers', String(key)] };
    case 'BodyMismatch':
      return {
        place: `body ${String(path)}`,
        message,
        path: ['response', 'body', 'content', ...stepsOf(String(path))],
      };
    default:
      return { place: 'body', message, path: ['response', 'body'] };
  }
}

/** The steps of a path such as `$.data[0]['a b']`. */
function stepsOf(path: string): (string | number)[] {
  const steps = path.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/g);
  return [...steps].map(([, name, index, quoted]) => (index === undefined ? (name ?? quoted ?? '') : Number(index)));
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}

/** Without colours, in one line. */
function plain(value: unknown): string {
  return stripVTControlCharacters(show(value))
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
