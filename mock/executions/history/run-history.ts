import { FlowRuns, isBefore, type Runs } from './flow-history.js';
import type { Run } from './run.js';
import { RunList } from './run-list.js';
import { firstNotBelow, type RunBase } from './starting-runs.js';

const TIDY = 1_024;

/**
 * Runs in the order in which they began, all of them and flow by flow: new ones come at the end, old ones go at the start. Copies
 * share what is there, and cost no more than a reference for each thousand runs.
 */
export class KeptRuns implements Runs {
  readonly #base: RunBase;
  /** How many at the start of the base are gone. */
  #baseGone = 0;
  #own = new RunList();
  /** By flow, the number of its first run that is kept, where older ones went while those of other flows stayed. */
  #firstOf = new Map<string, number>();
  #count: number;
  #weight = 0;
  /** Of those in `#own` that are gone all the same: how many, and how heavy. */
  #dead = 0;
  #deadWeight = 0;
  /** Both are made at the first need; a copy makes its own. */
  #flows: Map<string, FlowRuns> | undefined;
  #byId: Map<string, Run> | undefined;

  constructor(base: RunBase) {
    this.#base = base;
    this.#count = base.runs.length;
    this.#weight = base.weight;
  }

  fork(): KeptRuns {
    const copy = new KeptRuns(this.#base);
    copy.#baseGone = this.#baseGone;
    copy.#own = this.#own.fork();
    copy.#firstOf = new Map(this.#firstOf);
    copy.#count = this.#count;
    copy.#weight = this.#weight;
    copy.#dead = this.#dead;
    copy.#deadWeight = this.#deadWeight;
    return copy;
  }

  /** How many are kept. */
  get count(): number {
    return this.#count;
  }

  /** Characters of trigger data of all of them together. */
  get weight(): number {
    return this.#weight;
  }

  get length(): number {
    return this.#base.runs.length - this.#baseGone + this.#own.length;
  }

  at(index: number): Run | undefined {
    const run = this.#placed(index);
    return run !== undefined && this.#isKept(run) ? run : undefined;
  }

  since(moment: number, number = 0): number {
    return firstNotBelow(this.length, (index) => isBefore(this.#placed(index), moment, number));
  }

  *[Symbol.iterator](): IterableIterator<Run> {
    for (let index = 0; index < this.length; index += 1) {
      const run = this.at(index);
      if (run !== undefined) {
        yield run;
      }
    }
  }

  ofFlow(flowId: string): FlowRuns {
    this.#flows ??= this.#findFlows();
    let known = this.#flows.get(flowId);
    if (known === undefined) {
      known = this.#newFlow(flowId);
      this.#flows.set(flowId, known);
    }
    return known;
  }

  get(flowExecId: string): Run | undefined {
    if (this.#byId === undefined) {
      this.#byId = new Map();
      for (const run of this.#own) {
        if (this.#isKept(run)) {
          this.#byId.set(run.flowExecId, run);
        }
      }
    }
    const ofBase = this.#base.get(flowExecId);
    return this.#byId.get(flowExecId) ?? (ofBase !== undefined && this.#isKept(ofBase) ? ofBase : undefined);
  }

  push(run: Run): void {
    this.ofFlow(run.flowId).push(run);
    this.#own.push(run);
    this.#byId?.set(run.flowExecId, run);
    this.#count += 1;
    this.#weight += run.weight;
  }

  /** Lets go of the oldest runs of a flow. */
  dropOf(flowId: string, count: number): Run[] {
    const runs = this.ofFlow(flowId);
    const gone: Run[] = [];
    for (let run = runs.at(0); run !== undefined && gone.length < count; run = runs.at(0)) {
      runs.shift();
      gone.push(run);
      this.#forget(run);
      if (!this.#base.has(run)) {
        this.#dead += 1;
        this.#deadWeight += run.weight;
      }
    }
    const last = gone.at(-1);
    if (last !== undefined) {
      this.#firstOf.set(flowId, last.number + 1);
    }
    this.#tidy();
    return gone;
  }

  /** Lets go of the oldest of all, until no more than so many are left, and no heavier; but never of the newest. */
  dropTo(count: number, weight: number): Run[] {
    const gone: Run[] = [];
    while ((this.#count > count || this.#weight > weight) && this.#count > 1) {
      const isOfBase = this.#baseGone < this.#base.runs.length;
      const run = isOfBase ? this.#base.runs[this.#baseGone] : this.#own.at(0);
      if (run === undefined) {
        break;
      }
      const isKept = this.#isKept(run);
      const runsOfFlow = this.ofFlow(run.flowId);
      if (isOfBase) {
        this.#baseGone += 1;
      } else {
        this.#own.shift();
      }
      if (isKept) {
        runsOfFlow.shift();
        this.#forget(run);
        gone.push(run);
      } else if (!isOfBase) {
        this.#dead -= 1;
        this.#deadWeight -= run.weight;
      }
    }
    return gone;
  }

  #placed(index: number): Run | undefined {
    const ofBase = this.#base.runs.length - this.#baseGone;
    return index < ofBase ? this.#base.runs[this.#baseGone + Math.max(index, 0)] : this.#own.at(index - ofBase);
  }

  #isKept(run: Run): boolean {
    const isPast = this.#base.has(run) && run.number < this.#firstOfBase;
    return !isPast && run.number >= (this.#firstOf.get(run.flowId) ?? 0);
  }

  /** Number of the first run of the base that did not go with all older ones. */
  get #firstOfBase(): number {
    return this.#base.runs[this.#baseGone]?.number ?? Number.POSITIVE_INFINITY;
  }

  #newFlow(flowId: string): FlowRuns {
    return new FlowRuns(this.#base.ofFlow(flowId), Math.max(this.#firstOfBase, this.#firstOf.get(flowId) ?? 0));
  }

  #findFlows(): Map<string, FlowRuns> {
    const flows = new Map<string, FlowRuns>();
    for (const run of this.#own) {
      if (this.#isKept(run)) {
        const runs = flows.get(run.flowId) ?? this.#newFlow(run.flowId);
        flows.set(run.flowId, runs);
        runs.push(run);
      }
    }
    return flows;
  }

  #forget(run: Run): void {
    this.#count -= 1;
    this.#weight -= run.weight;
    this.#byId?.delete(run.flowExecId);
  }

  // What went from the middle is held by the list until it is made anew.
  #tidy(): void {
    if (this.#dead > TIDY + this.#own.length / 2 || this.#deadWeight > 2 * TIDY * TIDY + this.#weight / 4) {
      this.#own = new RunList([...this.#own].filter((run) => this.#isKept(run)));
      this.#dead = 0;
      this.#deadWeight = 0;
    }
  }
}
