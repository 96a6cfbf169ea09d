import { isTooDeepJson } from '../../domain/upstream/depth.js';
import type { Line } from './lines.js';
import { type Change, PersistenceError } from './persistence.js';

/** Something in the files that is not as it was written. */
export interface Problem {
  readonly file: string;
  /** Line from 1 and byte from 0; undefined when the file as a whole is meant. */
  readonly place: { readonly line: number; readonly offset: number } | undefined;
  readonly what: string;
  /** What a repair makes of it. */
  readonly repair: string;
  /** A repair would do harm: the file is not ours, or that of a later version. */
  readonly foreign?: boolean;
}

export type OnProblem = (problem: Problem) => void;

export function problemAt(file: string, line: Line, what: string, repair: string): Problem {
  return { file, place: { line: line.number, offset: line.offset }, what, repair };
}

/** Earlier versions stored deeper nesting, and then could not load it. */
const DEEPEST = 1_000;

/** What is wrong with a record that is as it was written, and still cannot be loaded. */
export function unloadable({ kind, key, text }: Change): string | undefined {
  return text !== undefined && isTooDeepJson(text, DEEPEST)
    ? `${kind} ${JSON.stringify(key)} is nested deeper than ${DEEPEST} levels and cannot be loaded`
    : undefined;
}

/** For instance `world.json:17 (byte 20481): the checksum does not fit`. */
export function formatPlace({ file, place, what }: Problem): string {
  return place === undefined ? `${file}: ${what}` : `${file}:${place.line} (byte ${place.offset}): ${what}`;
}

/** Refuses data with a problem; `file` is the data file it belongs to. */
export function toDamage(problem: Problem, file: string): PersistenceError {
  const next = problem.foreign
    ? 'Name another file.'
    : `Everything was left as it is. \`flowmate-mock data check ${file}\` lists all that is wrong, \`flowmate-mock data repair ${file}\` keeps what can be read.`;
  return new PersistenceError('damaged', `${formatPlace(problem)}. ${next}`);
}
