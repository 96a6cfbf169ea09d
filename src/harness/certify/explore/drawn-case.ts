import type { EffectName } from '../../../../contracts/index.js';

/** What a search draws: a world, events and faults, small enough to be made smaller member by member. */
export interface DrawnCase {
  readonly bursts: readonly Burst[];
  readonly events: readonly DrawnEvent[];
  readonly users: readonly DrawnUser[];
  readonly owners: 'user and tenant' | 'user';
}

/** Faults that hit requests of one kind one after the other. */
export interface Burst {
  readonly target: TargetName;
  /** The first request of its kind that is hit, counted from 1. */
  readonly start: number;
  /** What happens from there on, one after the other. */
  readonly effects: readonly RepeatedEffect[];
  /** A single effect goes on for ever. */
  readonly lasts: boolean;
}

export interface RepeatedEffect {
  readonly name: DrawnEffect;
  /** How many requests in a row it hits. */
  readonly times: number;
}

/** What the client does, as far as it decides which requests can be hit. */
export interface Habits {
  readonly features: readonly string[];
  /** How many flows it asks for at a time. */
  readonly pageSize: number;
  /** It asks for single flows. */
  readonly fetchesFlows: boolean;
}

/** `CALL`: calls of one flow, so that what follows a failure is its retry. `WEBHOOK`: calls of any flow. */
export type TargetName = 'LOOKUP' | 'PAGE' | 'LATER' | 'FLOW' | 'LOGIN' | 'CALL' | 'WEBHOOK';

/** An effect of the matrix, or the end of the caller's token. */
export type DrawnEffect = EffectName | 'expired';

export interface DrawnEvent {
  /** Whom it concerns: a place among the users, which goes round. */
  readonly of: number;
  /** `same`: all events of this kind are equal. */
  readonly data: 'order' | 'same' | 'rich';
}

export interface DrawnUser {
  /** How many active flows. */
  readonly flows: number;
  /** How many inactive ones. */
  readonly off: number;
  /** What the active flows declare: all that events hold, some of it, nothing; `bare`: they have no member that may be absent. */
  readonly declares: 'usual' | 'part' | 'nothing' | 'bare';
  readonly isDisabled: boolean;
}

/** A fault as it is armed. */
export interface SingleFault {
  readonly target: TargetName;
  readonly effect: DrawnEffect;
  /** Which requests are hit; absent: all. */
  readonly nth?: readonly number[];
}

/** At most so many faults in a case. */
export const MOST_FAULTS = 4;
