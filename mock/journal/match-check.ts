import type { ControlSchema } from '../../openapi/index.js';
import type { StoredEntry } from './entry.js';
import type { Miss } from './json-match.js';

/** What a request is like; what is left out may be anything. */
export type RequestMatch = ControlSchema<'RequestMatch'>;

/** What is wrong with a match, and where in it. */
export interface MatchProblem {
  readonly place: string;
  readonly message: string;
  readonly right: string;
}

/** One member of a match. */
export interface MatchCheck {
  /** How far away an entry is that misses it. */
  readonly weight: number;
  /** Where an entry does not match; empty when it does. Secrets of the entry are redacted. */
  readonly misses: (entry: StoredEntry) => readonly Miss[];
}
