import type { KeyedLists } from '../../store/keyed-lists.js';
import type { SortedList } from '../../store/sorted-list.js';
import type { Run } from './run.js';
import { indexById, type StartingRuns } from './starting-runs.js';

/** Runs in the order in which they began. */
export type Runs = Pick<SortedList<Run>, 'length' | 'first' | 'from' | 'reversed' | typeof Symbol.iterator>;

/** The runs of a world that are retained, all of them and flow by flow. New ones come at the end, the oldest go first. */
export class RunHistory {
  readonly #base: StartingRuns;
  #all: SortedList<Run>;
  #weight: number;
  /** Made at the first need. */
  #byFlow: KeyedLists<Run> | undefined;
  /** Of the runs that are not of the base. Made at the first need; a copy makes its own. */
  #byId: Map<string, Run> | undefined;

  constructor(base: StartingRuns) {
    this.#base = base;
    this.#all = base.all.fork();
    this.#weight = base.weight;
  }

  fork(): RunHistory {
    const copy = new RunHistory(this.#base);
    copy.#all = this.#all.fork();
    copy.#byFlow = this.#byFlow?.fork();
    copy.#weight = this.#weight;
    return copy;
  }

  get all(): Runs {
    return this.#all;
  }

  /** Characters of trigger data of all of them together. */
  get weight(): number {
    return this.#weight;
  }

  ofFlow(flowId: string): Runs {
    return this.#flows.get(flowId);
  }

  get(flowExecId: string): Run | undefined {
    this.#byId ??= indexById(this.#all.from((run) => this.#base.has(run)));
    const run = this.#byId.get(flowExecId) ?? this.#base.get(flowExecId);
    // The oldest runs of a flow go first.
    const first = run && this.ofFlow(run.flowId).first();
    return run && first && first.number <= run.number ? run : undefined;
  }

  push(run: Run): void {
    this.#flows.insert(run.flowId, run);
    this.#all.insert(run);
    this.#byId?.set(run.flowExecId, run);
    this.#weight += run.weight;
  }

  /** Removes the oldest runs of a flow. */
  dropOf(flowId: string, count: number): readonly Run[] {
    const gone = this.#flows.get(flowId).slice(0, count);
    for (const run of gone) {
      this.#remove(run);
    }
    return gone;
  }

  /** Removes the oldest of all until at most so many are left, and at most so heavy; but never the newest. */
  dropTo(count: number, weight: number): readonly Run[] {
    const gone: Run[] = [];
    while ((this.#all.length > count || this.#weight > weight) && this.#all.length > 1) {
      const run = this.#all.first();
      if (run === undefined) {
        break;
      }
      this.#remove(run);
      gone.push(run);
    }
    return gone;
  }

  get #flows(): KeyedLists<Run> {
    this.#byFlow ??= this.#base.byFlow.fork();
    return this.#byFlow;
  }

  #remove(run: Run): void {
    this.#flows.remove(run.flowId, run);
    this.#all.remove(run);
    this.#byId?.delete(run.flowExecId);
    this.#weight -= run.weight;
  }
}
