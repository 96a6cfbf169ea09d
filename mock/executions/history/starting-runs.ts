import type { Run } from './run.js';

/** The runs that a world begins with, in the order in which they began. Its copies share them; they never change. */
export class RunBase {
  readonly runs: readonly Run[];
  /** The longest time that one of them takes, in milliseconds. */
  readonly longest: number;
  readonly weight: number;
  readonly #lastNumber: number;
  #byFlow: Map<string, Run[]> | undefined;
  #byId: Map<string, Run> | undefined;

  constructor(runs: readonly Run[]) {
    this.runs = runs;
    this.longest = runs.reduce(
      (longest, { startedAt, endsAt = startedAt }) => Math.max(longest, endsAt - startedAt),
      0,
    );
    this.weight = runs.reduce((sum, { weight }) => sum + weight, 0);
    this.#lastNumber = runs.at(-1)?.number ?? 0;
  }

  /** Whether a run of a world that began with these is one of them. */
  has(run: Run): boolean {
    return run.number <= this.#lastNumber;
  }

  ofFlow(flowId: string): readonly Run[] {
    if (this.#byFlow === undefined) {
      this.#byFlow = new Map();
      for (const run of this.runs) {
        const known = this.#byFlow.get(run.flowId);
        if (known === undefined) {
          this.#byFlow.set(run.flowId, [run]);
        } else {
          known.push(run);
        }
      }
    }
    return this.#byFlow.get(flowId) ?? [];
  }

  /** Flows that have more runs than that. */
  flowsAbove(count: number): string[] {
    // Most have not: then there is no need to look closer.
    if (this.runs.length <= count) {
      return [];
    }
    this.ofFlow('');
    return [...(this.#byFlow ?? [])].flatMap(([flowId, runs]) => (runs.length > count ? [flowId] : []));
  }

  get(flowExecId: string): Run | undefined {
    this.#byId ??= new Map(this.runs.map((run) => [run.flowExecId, run]));
    return this.#byId.get(flowExecId);
  }
}

/** The first index whose item is not below, in a list that is sorted so. */
export function firstNotBelow(length: number, isBelow: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
