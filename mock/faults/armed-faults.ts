import { OptionError } from '../domain/option-error.js';
import { type Fault, type FaultShown, MOST_FAULTS } from './fault.js';
import { fitsRequest, type Seen } from './match.js';
import { drawFor, type RandomFor } from './random.js';
import { RateLimiter } from './rate-limit.js';

/** Two faults have the same id. Nothing was armed. */
export class IdTaken extends OptionError {}

/** More than `MOST_FAULTS`. Nothing was armed. */
export class TooManyFaults extends OptionError {}

/** An armed fault with its counts. */
export interface Armed {
  readonly id: string;
  readonly fault: Fault;
  matched: number;
  fired: number;
  /** Of a rate limit: its windows and counts. */
  readonly limiter: RateLimiter | undefined;
}

/** The armed faults at one moment, with their counts. It never changes. */
export interface ArmedState {
  readonly list: readonly Armed[];
  readonly made: ReadonlyMap<string, number>;
}

/** A fault that matches a request. */
export interface Match {
  readonly armed: Armed;
  /** It is this request's turn, and the fault is not exhausted. */
  readonly isDue: boolean;
  readonly draw: RandomFor;
}

/** The armed faults of a world, in the order in which they apply. */
export class ArmedFaults {
  /** False: requests need not be compared with anything. */
  isArmed = false;
  readonly #own: readonly Fault[];
  #list: readonly Armed[] = [];
  /** The last number used in made ids, by the prefix of the id. */
  #made = new Map<string, number>();

  /** `own` faults are armed at every start, behind those of the scenario. */
  constructor(own: readonly Fault[] = []) {
    this.#own = own;
  }

  get own(): readonly Fault[] {
    return this.#own;
  }

  /** Starts again with the faults of a scenario, all counts at 0. Throws IdTaken, TooManyFaults. */
  begin(ofScenario: readonly Fault[]): void {
    this.replace([...ofScenario, ...this.#own]);
  }

  /** Arms these in the place of all others. Throws IdTaken, TooManyFaults. */
  replace(faults: readonly Fault[]): readonly Armed[] {
    const made = new Map<string, number>();
    const list = name(faults, [], made);
    this.#made = made;
    this.#set(list);
    return list;
  }

  /** Arms these behind the others. Throws IdTaken, TooManyFaults. */
  add(faults: readonly Fault[]): readonly Armed[] {
    const made = new Map(this.#made);
    const added = name(faults, this.#list, made);
    this.#made = made;
    this.#set([...this.#list, ...added]);
    return added;
  }

  /** What is armed at this moment. */
  get state(): ArmedState {
    return { list: this.#list.map(copyOf), made: this.#made };
  }

  /** Arms what was armed at a moment, with the counts of then. */
  restore({ list, made }: ArmedState): void {
    this.#made = new Map(made);
    this.#set(list.map(copyOf));
  }

  list(): readonly Armed[] {
    return this.#list;
  }

  find(id: string): Armed | undefined {
    return this.#list.find((armed) => armed.id === id);
  }

  remove(id: string): boolean {
    const left = this.#list.filter((armed) => armed.id !== id);
    const isGone = left.length < this.#list.length;
    this.#set(left);
    return isGone;
  }

  clear(): void {
    this.#set([]);
  }

  /** Whether the body decides if a fault matches: everything else about it does. */
  wantsBody(seen: Seen): boolean {
    return this.#list.some(({ fault: { match } }) => match.bodyContains !== undefined && fitsRequest(match, seen));
  }

  /** Counts a request. Returns the faults that match it, due or not. */
  match(seen: Seen, body: string, seed: number): Match[] {
    return this.#list.flatMap((armed) => {
      const { match } = armed.fault;
      if (!fitsRequest(match, seen) || (match.bodyContains !== undefined && !body.includes(match.bodyContains))) {
        return [];
      }
      armed.matched += 1;
      const draw = drawFor(seed, armed.id, armed.matched);
      return [{ armed, draw, isDue: isDue(armed, draw) }];
    });
  }

  #set(list: readonly Armed[]): void {
    this.#list = list;
    this.isArmed = list.length > 0;
  }
}

function copyOf(armed: Armed): Armed {
  return { ...armed, limiter: armed.limiter?.fork() };
}

function isDue({ fault, matched, fired }: Armed, draw: RandomFor): boolean {
  const { match, every, probability, times } = fault;
  return (
    (times === 'always' || fired < times) &&
    (match.nth === undefined || [match.nth].flat().includes(matched)) &&
    matched % every === 0 &&
    (probability === 1 || draw('probability') < probability)
  );
}

/** Gives each fault its id. Updates `made`. */
function name(faults: readonly Fault[], others: readonly Armed[], made: Map<string, number>): Armed[] {
  if (faults.length + others.length > MOST_FAULTS) {
    throw new TooManyFaults(
      `there can be ${MOST_FAULTS} faults at most: ${others.length} are armed, ${faults.length} are given`,
    );
  }
  const taken = new Set([...others.map(({ id }) => id), ...faults.flatMap(({ id }) => id ?? [])]);
  const given = new Set(others.map(({ id }) => id));
  return faults.map((fault) => {
    if (fault.id !== undefined && given.has(fault.id)) {
      throw new IdTaken(`there is a fault ${JSON.stringify(fault.id)} already: each needs an id of its own`);
    }
    const id = fault.id ?? makeId(fault.preset ?? 'fault', taken, made);
    given.add(id);
    const { effect } = fault;
    const limiter = effect.kind === 'rate-limit' ? new RateLimiter(effect) : undefined;
    return { id, fault, matched: 0, fired: 0, limiter };
  });
}

function makeId(beginning: string, taken: ReadonlySet<string>, made: Map<string, number>): string {
  for (let number = (made.get(beginning) ?? 0) + 1; ; number += 1) {
    const id = `${beginning}-${number}`;
    if (!taken.has(id)) {
      made.set(beginning, number);
      return id;
    }
  }
}

/** An armed fault as the control API and the library show it. */
export function shownFault({ id, fault, matched, fired }: Armed): FaultShown {
  const { match, effect, times, every, probability, delayMs, text, preset } = fault;
  return {
    id,
    match,
    effect,
    times,
    ...(every === 1 ? {} : { every }),
    ...(probability === 1 ? {} : { probability }),
    ...(delayMs === 0 ? {} : { delay: delayMs }),
    ...(text === undefined ? {} : { text }),
    ...(preset === undefined ? {} : { preset }),
    matched,
    fired,
    left: times === 'always' ? null : times - fired,
    exhausted: times !== 'always' && fired >= times,
  };
}
