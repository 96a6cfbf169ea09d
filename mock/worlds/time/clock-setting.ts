import { END_OF_TIME, isDay } from '../../domain/dates.js';
import { OptionError } from '../../domain/option-error.js';
import type { ClockState } from './clock.js';

/** A change of a clock. What is left out stays as it is; at the start of a world, as its scenario says. */
export interface ClockSetting {
  /** The new time: milliseconds since 1970, a Date, or a text such as `2026-03-01T08:00:00Z`. */
  readonly now?: number | string | Date;
  /** Whether the time stands still. */
  readonly frozen?: boolean;
}

/** A text without its offset would mean another moment on another machine. */
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/i;

const ALLOWED = 'an object with now, frozen or both, such as { "now": "2026-03-01T08:00:00Z", "frozen": true }';

/** As `toClockState`, and throws for an empty setting as well. */
export function readClockSetting(setting: ClockSetting): Partial<ClockState> {
  if (!isSetting(setting) || Object.keys(setting).length === 0) {
    throw new OptionError(`the clock can't be set to ${JSON.stringify(setting)}: ${ALLOWED}`);
  }
  return toClockState(setting);
}

/** Throws an OptionError for what is no setting, or a time outside of 1970 to 2099. */
export function toClockState(setting: ClockSetting): Partial<ClockState> {
  const unknown = isSetting(setting) ? Object.keys(setting).find((name) => name !== 'now' && name !== 'frozen') : '';
  if (unknown !== undefined) {
    const what = unknown === '' ? `can't be ${JSON.stringify(setting)}` : `has no setting ${JSON.stringify(unknown)}`;
    throw new OptionError(`the clock ${what}: ${ALLOWED}`);
  }
  const { now, frozen } = setting;
  if (frozen !== undefined && typeof frozen !== 'boolean') {
    throw new OptionError(`frozen can't be ${JSON.stringify(frozen)}: true or false`);
  }
  return { ...(now === undefined ? {} : { now: momentOf(now) }), ...(frozen === undefined ? {} : { frozen }) };
}

/** Throws an OptionError for what is no time of a world. */
export function momentOf(now: number | string | Date): number {
  const isMoment = typeof now === 'string' && WITH_OFFSET.test(now) && isDay(now.slice(0, 10));
  const isNumber = typeof now === 'number' || now instanceof Date;
  const moment = isMoment ? Date.parse(now) : isNumber ? Math.round(Number(now)) : Number.NaN;
  if (!(moment >= 0 && moment < END_OF_TIME)) {
    throw new OptionError(
      `${JSON.stringify(now)} is no time of a world: a date and time between 1970 and 2100, such as 2026-03-01T08:00:00Z`,
    );
  }
  return moment;
}

function isSetting(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
