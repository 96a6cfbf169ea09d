import type { EffectName } from './effects.js';

/** What a client does when it meets what the cell is about. */
export type Outcome =
  /** Every delivery is made, and the exit code is 0. */
  | 'delivered'
  /** The delivery is made, or the exit code is other than 0. */
  | 'delivered or reported'
  /** It cannot be made: the exit code is other than 0. */
  | 'reported';

export const operations = {
  LOOKUP: 'look-up of the user',
  PAGE: 'first page of flows',
  LATER: 'later page of flows',
  FLOW: 'single flow',
  LOGIN: 'login',
  WEBHOOK: 'webhook',
} as const;

export type OperationName = keyof typeof operations;

export const positions = {
  ONCE: 'the first request alone',
  TWICE: 'the first request and its retry',
  LATER: 'a request in the middle',
  EVER: 'every request',
} as const;

export type PositionName = keyof typeof positions;

/** One or several cells of the matrix that are looked at in one run of the client, as one case. */
export interface CellGroup {
  /** Of the case; where the cells are apart, what the ids of their cases begin with. */
  readonly id: string;
  /**
   * Each cell has a case of its own, which the effect names. So it must be where a client may report instead of deliver: one exit
   * code for several cells says nothing of each.
   */
  readonly apart?: true;
  readonly suite: 'resilience' | 'evolution';
  readonly level: 'MUST' | 'SHOULD';
  readonly operation: OperationName;
  readonly position: PositionName;
  /** Each hits requests of its own, so that none hides another. */
  readonly outcomes: Readonly<Partial<Record<EffectName, Outcome>>>;
  readonly title: string;
  readonly requirement: string;
  readonly source: string;
  readonly hint: string;
  /** Requests that the effects hit. Default: those of a user or a flow that each effect has for itself. */
  readonly hits?: 'own' | 'first request' | 'every request';
  readonly requires?: readonly string[];
}

/** A cell of the matrix: looked at in a case, or left out for a reason. */
export type Cell = {
  readonly id: string;
  readonly operation: OperationName;
  readonly effect: EffectName;
  readonly position: PositionName;
} & (
  | { readonly case: string; readonly level: 'MUST' | 'SHOULD'; readonly outcome: Outcome }
  | { readonly reason: string }
);
