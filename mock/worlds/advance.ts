import ms from 'ms';
import { END_OF_TIME, toIso } from '../domain/dates.js';
import { OptionError } from '../domain/option-error.js';
import type { Sandbox } from './sandbox.js';

/** How far one advance may move a clock. */
const LONGEST_MS = 10 * 366 * 24 * 60 * 60 * 1_000;

/** How many tasks may run on the way: what each leaves behind has to fit into memory. */
const MOST_RUNS = 200_000;

/** Progress is noted after this many tasks. */
const NOTE_EVERY = 10_000;

export interface Advance {
  /** Milliseconds, or a text with a unit. */
  readonly by: string | number;
  /** Whether the clock stands still afterwards. Absent: as before. */
  readonly frozen?: boolean | undefined;
  /** Default 200,000. */
  readonly mostRuns?: number;
  /** Whether the client has gone: then the clock stops where it is. */
  readonly isGone?: () => boolean;
}

export interface Advanced {
  /** How many tasks ran on the way. */
  readonly ran: number;
  /** False: the clock stopped before its target, at the moment that it shows. */
  readonly arrived: boolean;
}

/**
 * Moves a world's clock on, within bounds, and notes the progress of a long advance. Rejects with an OptionError for a wrong or too
 * long duration, with ClockBusy, or with AdvanceEnded.
 */
export async function advanceClock(
  { world, name, settings }: Sandbox,
  { by, frozen, mostRuns = MOST_RUNS, isGone = () => false }: Advance,
): Promise<Advanced> {
  const start = world.clock.now();
  const durationMs = durationOf(by);
  const target = start + durationMs;
  if (target >= END_OF_TIME) {
    throw new OptionError(
      `${JSON.stringify(by)} leads to ${toIso(target)}; the time of a world ends with the year 2099`,
    );
  }
  const whose = name === undefined ? 'the clock' : `the clock of sandbox ${name}`;
  const watch = (runs: number, now: number): boolean => {
    if (runs % NOTE_EVERY === 0) {
      const share = Math.floor((100 * (now - start)) / durationMs);
      settings.onNote?.(`${whose} is at ${toIso(now)}, ${share} % of the way; ${runs} things fell due`);
    }
    if (isGone()) {
      settings.onNote?.(`${whose} stays at ${toIso(now)}: the client that advanced it has gone`);
      return false;
    }
    return runs < mostRuns;
  };
  const ran = await world.timeline.advance(durationMs, watch, frozen);
  return { ran, arrived: ran < mostRuns || world.clock.now() >= target };
}

function durationOf(by: string | number): number {
  const duration = typeof by === 'number' ? by : parse(by);
  if (duration === undefined || !(duration >= 0 && duration <= LONGEST_MS)) {
    throw new OptionError(
      `${JSON.stringify(by)} is no time to advance by: milliseconds or a text such as "90s", "36h" or "14d", ten years at most`,
    );
  }
  return Math.round(duration);
}

function parse(text: string): number | undefined {
  try {
    // ms returns undefined or NaN, or throws, for texts that it does not know.
    return ms(text as ms.StringValue);
  } catch {
    return undefined;
  }
}
