import type { CertificationCase } from '../../../contracts/index.js';
import { longestFirst, type PlannedCase } from './plan.js';
import { FIRST_GATE, needsGates, settleReach } from './reach.js';
import type { CaseResult } from './result.js';

/** Ids of the cases that a case presupposes. */
export function gatesOf({ id, requires }: Pick<CertificationCase, 'id' | 'requires'>): readonly string[] {
  return requires ?? (id === FIRST_GATE ? [] : [FIRST_GATE]);
}

/** The order in which cases are started: those that others presuppose come first, then those that take longest. */
export function inRunningOrder(planned: readonly PlannedCase[]): readonly PlannedCase[] {
  const byId = new Map(planned.map((each) => [each.given.id, each]));
  const gates = new Set<PlannedCase>();
  const visit = (id: string, above: readonly string[]): void => {
    const gate = byId.get(id);
    // Cases that presuppose each other have no order.
    if (gate === undefined || gates.has(gate) || above.includes(id)) return;
    for (const other of gatesOf(gate.given)) visit(other, [...above, id]);
    gates.add(gate);
  };
  for (const { given } of planned) for (const id of gatesOf(given)) visit(id, [given.id]);
  const others = planned.filter((each) => !gates.has(each));
  return [...gates, ...others.sort(longestFirst)];
}

export interface GateOptions {
  /** All cases of the run. */
  readonly planned: readonly PlannedCase[];
  /** Runs a case that others presuppose and that is no part of the run. Undefined: it cannot be run. */
  readonly runBeside: (id: string) => Promise<CaseResult | undefined>;
  /** Called once for each case when its verdict is final. */
  readonly onSettled: (planned: PlannedCase, result: CaseResult) => void;
}

/** Holds a verdict back until the cases that it hangs on are judged. */
export class Gates {
  readonly #options: GateOptions;
  readonly #planned: ReadonlySet<string>;
  readonly #settled = new Map<string, CaseResult>();
  #waiting: (readonly [PlannedCase, CaseResult])[] = [];

  constructor(options: GateOptions) {
    this.#options = options;
    this.#planned = new Set(options.planned.map(({ given }) => given.id));
  }

  add(planned: PlannedCase, result: CaseResult): void {
    this.#waiting.push([planned, result]);
    this.#settleReady();
  }

  /** Call when no more case runs: settles what still waits, for a case that is no part of the run or that never came to its end. */
  async end(): Promise<void> {
    for (const [{ given }] of this.#waiting) {
      for (const id of gatesOf(given)) {
        if (this.#settled.has(id) || this.#planned.has(id)) continue;
        const gate = await this.#options.runBeside(id);
        if (gate !== undefined) this.#settled.set(id, gate);
      }
    }
    this.#settleReady();
    for (const [planned, result] of this.#waiting) this.#settle(planned, result);
    this.#waiting = [];
  }

  #settleReady(): void {
    for (let isNew = true; isNew; ) {
      const ready = this.#waiting.filter(
        ([{ given }, result]) => !needsGates(result) || gatesOf(given).every((id) => this.#settled.has(id)),
      );
      this.#waiting = this.#waiting.filter((each) => !ready.includes(each));
      for (const [planned, result] of ready) this.#settle(planned, result);
      isNew = ready.length > 0;
    }
  }

  #settle(planned: PlannedCase, result: CaseResult): void {
    const gates = gatesOf(planned.given).flatMap((id) => this.#settled.get(id) ?? []);
    const settled = settleReach(result, gates);
    this.#settled.set(settled.id, settled);
    this.#options.onSettled(planned, settled);
  }
}

/** The same for verdicts that are all there, in any order. */
export function settleAll(
  results: readonly CaseResult[],
  caseOf: (id: string) => PlannedCase['given'] | undefined,
): readonly CaseResult[] {
  const raw = new Map(results.map((result) => [result.id, result]));
  const settled = new Map<string, CaseResult>();
  const settle = (result: CaseResult, above: readonly string[]): CaseResult => {
    const before = settled.get(result.id);
    if (before !== undefined) return before;
    const gates = gatesOf(caseOf(result.id) ?? { id: result.id }).flatMap((id) => {
      const gate = raw.get(id);
      return gate === undefined || above.includes(id) ? [] : [settle(gate, [...above, id])];
    });
    const after = settleReach(result, gates);
    settled.set(result.id, after);
    return after;
  };
  return results.map((result) => settle(result, [result.id]));
}
