import type { ControlSchema } from '../../openapi/index.js';

/** What goes wrong. The document of the control API says what each kind does. */
export type Effect = ControlSchema<'FaultEffect'>;

export type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { readonly kind: Kind }>;

/** What a request must be. Nothing said: every request to FlowMate. */
export type FaultMatch = ControlSchema<'FaultMatch'>;

/** A fault as it may be written as an object. */
export type FaultObject = ControlSchema<'FaultObject'>;

/** A fault as it may be written: as an object, as text such as `getFlows:503x2`, or as the name of a preset. */
export type FaultGiven = ControlSchema<'FaultGiven'>;

/** A fault with its counts, as it is shown. */
export type FaultShown = ControlSchema<'Fault'>;

/** Misbehaviour that can be armed. */
export interface Fault {
  /** Absent: it gets one when it is armed. */
  readonly id: string | undefined;
  readonly match: FaultMatch;
  readonly effect: Effect;
  readonly times: number | 'always';
  readonly every: number;
  readonly probability: number;
  readonly delayMs: number;
  /** The text that it was written as. */
  readonly text: string | undefined;
  /** The preset that it comes from. */
  readonly preset: string | undefined;
}

/** Real time that a fault may take, whatever it says. */
export const LONGEST_MS = 10 * 60 * 1_000;

export const MOST_FAULTS = 1_000;
