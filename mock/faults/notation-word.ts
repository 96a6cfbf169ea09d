import type { Effect } from './fault.js';
import type { Argument } from './notation-arguments.js';

/** An effect in the notation. */
export interface Word {
  /** How its arguments are written. Empty: it takes no arguments. */
  readonly usage: string;
  /** Undefined: wrong arguments. Whether their values are in range is checked later. */
  readonly read: (args: readonly Argument[]) => Effect | undefined;
}

/** A word without arguments. */
export const alone = (effect: Effect): Word => ({
  usage: '',
  read: (args) => (args.length === 0 ? effect : undefined),
});
