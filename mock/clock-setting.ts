import { type ClockState, END_OF_TIME } from './clock.js';
import { OptionError } from './options.js';

/** How a clock is to go. What is left out stays as it is; at the start of a world, as its scenario says. */
export interface ClockSetting {
  /** The moment to go on from: milliseconds since 1970, a Date, or a text such as `2026-03-01T08:00:00Z`. */
  readonly now?: number | string | Date;
  /** Whether the time stands still. */
  readonly frozen?: boolean;
}

/** A text without its offset would mean another moment on another machine. */
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/i;

/** Throws an OptionError when there is no such moment in the time of a world. */
export function toClockState({ now, frozen }: ClockSetting): Partial<ClockState> {
  return { ...(now === undefined ? {} : { now: momentOf(now) }), ...(frozen === undefined ? {} : { frozen }) };
}

function momentOf(now: number | string | Date): number {
  const text = typeof now === 'string' && WITH_OFFSET.test(now) ? Date.parse(now) : Number.NaN;
  const moment = typeof now === 'string' ? text : Math.round(Number(now));
  if (!(moment >= 0 && moment < END_OF_TIME)) {
    throw new OptionError(
      `${JSON.stringify(now)} is no time of a world: a date and time between 1970 and 2100, such as 2026-03-01T08:00:00Z`,
    );
  }
  return moment;
}
