import type { ControlSchema } from '../../openapi/index.js';

/** What goes wrong. The document of the control API describes each kind. */
export type Effect = ControlSchema<'FaultEffect'>;

export type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { readonly kind: Kind }>;

/** Which requests a fault applies to. Empty: every request to FlowMate. */
export type FaultMatch = ControlSchema<'FaultMatch'>;

/** A fault in its form as an object. */
export type FaultObject = ControlSchema<'FaultObject'>;

/** A fault in any of its forms: an object, text such as `getFlows:503x2`, or the name of a preset. */
export type FaultGiven = ControlSchema<'FaultGiven'>;

/** An armed fault with its counts. */
export type FaultShown = ControlSchema<'Fault'>;

/** A fault that was read and can be armed. */
export interface Fault {
  /** Undefined: made when the fault is armed. */
  readonly id: string | undefined;
  readonly match: FaultMatch;
  readonly effect: Effect;
  readonly times: number | 'always';
  readonly every: number;
  readonly probability: number;
  readonly delayMs: number;
  /** The text that it was read from. */
  readonly text: string | undefined;
  /** The preset that it comes from. */
  readonly preset: string | undefined;
}

/** The longest time that a fault may take, in real milliseconds. */
export const LONGEST_MS = 10 * 60 * 1_000;

export const MOST_FAULTS = 1_000;
