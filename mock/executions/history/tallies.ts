import { LayeredMap } from '../../store/layered-map.js';

/** How many steps ran in runs that are not kept any more: of one flow and one day. */
export interface Tally {
  /** `2026-11-24`, in UTC: when the runs began. */
  readonly day: string;
  readonly flow: string;
  readonly user?: string;
  readonly tenant?: string;
  readonly runs: number;
  /** Steps by component. */
  readonly steps: Readonly<Record<string, number>>;
}

/** What is left of runs that had to go. */
export class Tallies {
  readonly #byKey: LayeredMap<Tally>;

  constructor(tallies: readonly Tally[] | LayeredMap<Tally> = []) {
    this.#byKey =
      tallies instanceof LayeredMap ? tallies : new LayeredMap(new Map(tallies.map((tally) => [keyOf(tally), tally])));
  }

  fork(): Tallies {
    return new Tallies(this.#byKey.fork());
  }

  /** Told of every change. */
  set onChange(told: (key: string, tally: Tally | undefined) => void) {
    this.#byKey.onChange = told;
  }

  values(): IterableIterator<Tally> {
    return this.#byKey.values();
  }

  entries(): IterableIterator<[string, Tally]> {
    return this.#byKey.entries();
  }

  /** Adds up what goes at the same time. */
  add(going: readonly Tally[]): void {
    const sums = new Map<string, Tally>();
    for (const tally of going) {
      const key = keyOf(tally);
      const before = sums.get(key) ?? this.#byKey.get(key);
      sums.set(key, before === undefined ? tally : plus(before, tally));
    }
    for (const [key, sum] of sums) {
      this.#byKey.set(key, sum);
    }
  }
}

function keyOf({ day, flow, user, tenant }: Tally): string {
  return [day, flow, user ?? '', tenant ?? ''].join(' ');
}

function plus(one: Tally, other: Tally): Tally {
  const steps = { ...one.steps };
  for (const [component, count] of Object.entries(other.steps)) {
    steps[component] = (steps[component] ?? 0) + count;
  }
  return { ...one, runs: one.runs + other.runs, steps };
}
