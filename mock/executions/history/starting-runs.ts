import { addToGroup, KeyedLists } from '../../store/keyed-lists.js';
import { SortedList } from '../../store/sorted-list.js';
import type { Run } from './run.js';

const byNumber = (a: Run, b: Run): number => a.number - b.number;

/** The runs that a world starts with. Its copies share them; they never change. */
export class StartingRuns {
  readonly all: SortedList<Run>;
  /** The longest duration of one of them, in milliseconds. */
  readonly longest: number;
  /** Characters of trigger data of all of them together. */
  readonly weight: number;
  readonly #lastNumber: number;
  #byFlow: KeyedLists<Run> | undefined;
  #byId: ReadonlyMap<string, Run> | undefined;

  /** `runs` are in the order of their numbers. */
  constructor(runs: readonly Run[]) {
    this.all = new SortedList(byNumber, runs);
    this.longest = runs.reduce(
      (longest, { startedAt, endsAt = startedAt }) => Math.max(longest, endsAt - startedAt),
      0,
    );
    this.weight = runs.reduce((sum, { weight }) => sum + weight, 0);
    this.#lastNumber = runs.at(-1)?.number ?? 0;
  }

  /** Whether a run of a world that started with these is one of them. */
  has(run: Run): boolean {
    return run.number <= this.#lastNumber;
  }

  get byFlow(): KeyedLists<Run> {
    if (this.#byFlow === undefined) {
      const groups = new Map<string, Run[]>();
      for (const run of this.all) {
        addToGroup(groups, run.flowId, run);
      }
      this.#byFlow = new KeyedLists(byNumber, groups);
    }
    return this.#byFlow;
  }

  get(flowExecId: string): Run | undefined {
    this.#byId ??= indexById(this.all);
    return this.#byId.get(flowExecId);
  }
}

export function indexById(runs: Iterable<Run>): Map<string, Run> {
  return new Map([...runs].map((run) => [run.flowExecId, run]));
}
