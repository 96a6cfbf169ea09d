import { LayeredMap } from '../../store/layered-map.js';

/** How many steps ran in runs that were removed: of one flow and one day. */
export interface Tally {
  /** `2026-11-24`, in UTC: when the runs began. */
  readonly day: string;
  readonly flow: string;
  readonly user?: string;
  readonly tenant?: string;
  readonly runs: number;
  /** How they ended. Data files of earlier versions do not say it: both can be less than the runs together. */
  readonly succeeded?: number;
  readonly failed?: number;
  /** Steps by component. */
  readonly steps: Readonly<Record<string, number>>;
  /** Those of them that failed. */
  readonly failures?: Readonly<Record<string, number>>;
}

/** What is left of runs that were removed, by day, flow and owner. */
export type Tallies = LayeredMap<Tally>;

export function createTallies(tallies: readonly Tally[] = []): Tallies {
  return new LayeredMap(new Map(tallies.map((tally) => [keyOf(tally), tally])));
}

/** Adds up what is removed at the same time. */
export function addTallies(tallies: Tallies, going: readonly Tally[]): void {
  const sums = new Map<string, Tally>();
  for (const tally of going) {
    const key = keyOf(tally);
    const before = sums.get(key) ?? tallies.get(key);
    sums.set(key, before === undefined ? tally : plus(before, tally));
  }
  for (const [key, sum] of sums) {
    tallies.set(key, sum);
  }
}

function keyOf({ day, flow, user, tenant }: Tally): string {
  return [day, flow, user ?? '', tenant ?? ''].join(' ');
}

function plus(one: Tally, other: Tally): Tally {
  const { succeeded = 0, failed = 0, failures } = one;
  const sums = {
    succeeded: succeeded + (other.succeeded ?? 0),
    failed: failed + (other.failed ?? 0),
    failures: together(failures, other.failures),
  };
  return { ...one, runs: one.runs + other.runs, ...sums, steps: together(one.steps, other.steps) };
}

function together(one: Tally['steps'] = {}, other: Tally['steps'] = {}): Record<string, number> {
  const sums = { ...one };
  for (const [component, count] of Object.entries(other)) {
    sums[component] = (sums[component] ?? 0) + count;
  }
  return sums;
}
