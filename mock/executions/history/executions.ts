import { blueprintOf } from '../graph/blueprint.js';
import type { OutcomeDocument } from '../simulation/outcome.js';
import { planSteps } from '../simulation/plan.js';
import { givenOf, type Planning, type Run, type RunMore, type RunPlace, type RunStart, SimulatedRun } from './run.js';
import { RunHistory, type Runs } from './run-history.js';
import { talliesOf } from './run-result.js';
import { StartingRuns } from './starting-runs.js';
import { addTallies, createTallies, type Tallies, type Tally } from './tallies.js';

/** How many runs a world retains; the oldest go first. */
export interface Retention {
  readonly perFlow: number;
  readonly inAll: number;
  /** Characters of trigger data of all runs together. */
  readonly characters: number;
}

/** Notified of runs that begin and runs that are removed. */
export interface RunListener {
  readonly onBegin: (run: SimulatedRun) => void;
  readonly onGone: (runs: readonly Run[]) => void;
  readonly onTally: (key: string, tally: Tally | undefined) => void;
}

/** What a world starts with. */
interface ExecutionsGiven {
  /** In the order in which they began. */
  readonly runs: readonly Run[];
  /** Counts of runs that were removed. */
  readonly tallies?: readonly Tally[];
}

const UNBOUNDED: Retention = { perFlow: Infinity, inAll: Infinity, characters: Infinity };

/** Fewer executions, and less trigger data (characters), are not worth dropping. */
const MANY = 1_000;

const HEAVY = 1_000_000;

/** About how much memory an execution takes without its trigger data. */
const RUN_BYTES = 500;

/** When a bound is passed, one run in so many goes at once: that makes removing cheap. */
const SHARE = 16;

/** The runs of a world: those that it began with, and those that came since. */
export class Executions {
  readonly tallies: Tallies;
  /** The longest time that one of the runs takes, in milliseconds. */
  #longest: number;
  readonly #history: RunHistory;
  readonly #base: StartingRuns;
  #outcomes: ReadonlyMap<string, readonly OutcomeDocument[]> = new Map();
  #planning: Planning = { seed: 1, outcomesOf: () => [] };
  /** Runs with a duration, until they are seen to be over. */
  readonly #underWay: Set<Run>;
  /** How often flows ran whose outcomes are scripted. */
  readonly #nth: Map<string, number>;
  #retention = UNBOUNDED;
  #number: number;
  #moment: number;
  #listener: RunListener | undefined;

  constructor(given: ExecutionsGiven | Executions) {
    if (given instanceof Executions) {
      this.#planning = given.#planning;
      this.tallies = given.tallies.fork();
      this.#longest = given.#longest;
      this.#history = given.#history.fork();
      this.#base = given.#base;
      this.#outcomes = given.#outcomes;
      this.#underWay = new Set(given.#underWay);
      this.#nth = new Map(given.#nth);
      this.#retention = given.#retention;
      this.#number = given.#number;
      this.#moment = given.#moment;
      return;
    }
    const { runs, tallies } = given;
    this.tallies = createTallies(tallies);
    this.#base = new StartingRuns(runs);
    this.#history = new RunHistory(this.#base);
    this.#longest = this.#base.longest;
    this.#underWay = new Set();
    this.#nth = new Map(
      runs.flatMap((run) => (run.kind === 'simulated' && run.nth !== undefined ? [[run.flowId, run.nth]] : [])),
    );
    this.#number = runs.at(-1)?.number ?? 0;
    this.#moment = runs.at(-1)?.moment ?? Number.NEGATIVE_INFINITY;
  }

  /** An independent copy, at the cost of what came since the start only. */
  fork(): Executions {
    return new Executions(this);
  }

  /** Oldest first. */
  get all(): Runs {
    return this.#history.all;
  }

  ofFlow(flowId: string): Runs {
    return this.#history.ofFlow(flowId);
  }

  get(flowExecId: string): Run | undefined {
    return this.#history.get(flowExecId);
  }

  /** No run takes longer, in milliseconds. */
  get longest(): number {
    return this.#longest;
  }

  /** What the plans of the runs depend on. */
  get planning(): Planning {
    return this.#planning;
  }

  /** Sets what runs are simulated from, and the outcomes that the scenario wants. Call before anything is read. */
  planBy(seed: number, outcomes: readonly OutcomeDocument[] = []): void {
    const byFlow = groupByFlow(outcomes);
    this.#outcomes = byFlow;
    this.#planning = { seed, outcomesOf: (flowId) => byFlow.get(flowId) ?? [] };
  }

  /** The world begins at this moment; starting runs that end after it are under way. */
  startAt(now: number): void {
    this.#underWay.clear();
    for (const run of this.#base.all.reversed()) {
      if (run.moment + this.#base.longest <= now) {
        break;
      }
      if ((run.endsAt ?? run.startedAt) > now) {
        this.#underWay.add(run);
      }
    }
  }

  /** Sets the bounds and applies them. Call before any run begins. */
  bound(retention: Retention): void {
    this.#retention = retention;
    // Without that many runs in all there is no need to look closer.
    if (this.#base.all.length > retention.perFlow) {
      for (const [flowId] of this.#base.byFlow.entries()) {
        this.#boundFlow(flowId);
      }
    }
    this.#boundAll();
  }

  /** Notifies `listener` of every change from now on, instead of the one before. */
  listen(listener: RunListener): void {
    this.#listener = listener;
    this.tallies.onChange = listener.onTally;
  }

  /** Begins a run. Without `instant` it lasts as long as its steps do by the world's clock. */
  begin(start: RunStart, instant: boolean): SimulatedRun {
    const { id } = start.flow;
    this.#number += 1;
    this.#moment = Math.max(this.#moment, start.startedAt);
    const place = { number: this.#number, moment: this.#moment };
    const more = this.#outcomes.has(id) || !instant ? this.#moreOf(start, place, instant) : start.more;
    const run = new SimulatedRun(start, place, more);
    if (more?.endsAt !== undefined) {
      this.#underWay.add(run);
      this.#longest = Math.max(this.#longest, more.endsAt - start.startedAt);
    }
    this.#history.push(run);
    this.#listener?.onBegin(run);
    this.#boundFlow(id);
    this.#boundAll();
    return run;
  }

  #moreOf(start: RunStart, place: RunPlace, instant: boolean): RunMore {
    const { id } = start.flow;
    const nth = this.#outcomes.has(id) ? (this.#nth.get(id) ?? 0) + 1 : undefined;
    if (nth !== undefined) {
      this.#nth.set(id, nth);
    }
    if (instant) {
      return { ...start.more, nth };
    }
    const planned = new SimulatedRun(start, place, { ...start.more, nth, endsAt: start.startedAt });
    const ends = planSteps(blueprintOf(start.flow), givenOf(planned, this.#planning)).map(
      ({ finishedAt }) => finishedAt,
    );
    const endsAt = ends.reduce((last, end) => Math.max(last, Date.parse(end)), start.startedAt);
    return { ...start.more, nth, endsAt };
  }

  /** Runs that are under way at a moment. A run that is over stays so, even if the clock is set back. */
  underWay(now: number): ReadonlySet<Run> {
    for (const run of this.#underWay) {
      if ((run.endsAt ?? run.startedAt) <= now) {
        this.#underWay.delete(run);
      }
    }
    return this.#underWay;
  }

  /** Drops the older half of many executions, and of their trigger data. Returns about how many bytes that frees. */
  shed(): number {
    const { weight, all } = this.#history;
    const { length } = all;
    if (length < MANY && weight < HEAVY) {
      return 0;
    }
    this.#letGo(this.#history.dropTo(length < MANY ? length : length / 2, weight / 2));
    return weight - this.#history.weight + (length - all.length) * RUN_BYTES;
  }

  #boundFlow(flowId: string): void {
    const { perFlow } = this.#retention;
    const { length } = this.#history.ofFlow(flowId);
    if (length > perFlow) {
      this.#letGo(this.#history.dropOf(flowId, length - perFlow + Math.floor(perFlow / SHARE)));
    }
  }

  #boundAll(): void {
    const { inAll, characters } = this.#retention;
    if (this.#history.all.length > inAll || this.#history.weight > characters) {
      this.#letGo(this.#history.dropTo(inAll - Math.floor(inAll / SHARE), characters - Math.floor(characters / SHARE)));
    }
  }

  #letGo(runs: readonly Run[]): void {
    for (const run of runs) {
      this.#underWay.delete(run);
    }
    addTallies(this.tallies, talliesOf(runs, this.#planning));
    this.#listener?.onGone(runs);
  }
}

function groupByFlow(outcomes: readonly OutcomeDocument[]): Map<string, OutcomeDocument[]> {
  const groups = new Map<string, OutcomeDocument[]>();
  for (const outcome of outcomes) {
    groups.set(outcome.flow, [...(groups.get(outcome.flow) ?? []), outcome]);
  }
  return groups;
}
