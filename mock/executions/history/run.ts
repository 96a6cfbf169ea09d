import type { ExecutionDocument } from '../../domain/records/documents.js';
import type { StoredDocument } from '../../store/stored-document.js';
import { blueprintOf, type RunResult } from '../graph/blueprint.js';
import type { OutcomeDocument } from '../simulation/outcome.js';
import { planExecution } from '../simulation/plan.js';
import { RunInput } from '../simulation/run-input.js';
import type { RunGiven } from '../simulation/walk.js';

/** What the simulation of a world's runs depends on besides the runs themselves. */
export interface Planning {
  readonly seed: number;
  readonly outcomesOf: (flowId: string) => readonly OutcomeDocument[];
}

/** What started a run. */
export type Trigger = ExecutionDocument['trigger'];

/** The place of a run among those of its world. */
export interface RunPlace {
  /** Counts up in the order in which runs begin. No two runs of a world have the same. */
  readonly number: number;
  /** When it began, in milliseconds since 1970, but never before the previous run: pages of logs are ordered by it. */
  readonly moment: number;
}

/** How a run begins. */
export interface RunStart {
  /** The flow as the webhooks know it. */
  readonly flow: StoredDocument;
  readonly flowExecId: string;
  readonly trigger: Trigger;
  readonly startedAt: number;
  /** The JSON that the trigger brought. */
  readonly input: string | undefined;
  readonly more: RunMore | undefined;
}

/** Members that few runs have. */
export interface RunMore {
  /** The `x-request-id` that its webhook was called with. */
  readonly requestId?: string | undefined;
  /** The run that it repeats. */
  readonly of?: string | undefined;
  /** Which run of its flow it is, where outcomes are scripted. */
  readonly nth?: number | undefined;
  /** The trigger data was nested too deeply to be stored, and the run fails. */
  readonly tooDeep?: boolean | undefined;
  /** When it ends. Absent: at the moment it begins. */
  readonly endsAt?: number | undefined;
}

/** A run that began in this world. All else about it follows from these facts and is simulated on demand. */
export class SimulatedRun {
  readonly kind = 'simulated';
  readonly number: number;
  readonly flow: StoredDocument;
  readonly flowExecId: string;
  readonly trigger: Trigger;
  readonly startedAt: number;
  readonly input: string | undefined;
  readonly more: RunMore | undefined;
  /** Number of the journal entry of the request that began it. */
  request: number | undefined;
  result: RunResult | undefined;
  /** How far the clock had been set back. Nearly always 0. */
  readonly #late: number;

  // A world holds a hundred thousand of these, so rare members are in an object of their own.
  constructor({ flow, flowExecId, trigger, startedAt, input }: RunStart, place: RunPlace, more: RunMore | undefined) {
    this.number = place.number;
    this.flow = flow;
    this.flowExecId = flowExecId;
    this.trigger = trigger;
    this.startedAt = startedAt;
    this.input = input;
    this.more = more;
    this.request = undefined;
    this.result = undefined;
    this.#late = place.moment - startedAt;
  }

  get flowId(): string {
    return this.flow.id;
  }

  get moment(): number {
    return this.startedAt + this.#late;
  }

  get endsAt(): number | undefined {
    return this.more?.endsAt;
  }

  get nth(): number | undefined {
    return this.more?.nth;
  }

  /** Roughly its memory, in characters. */
  get weight(): number {
    return this.input?.length ?? 0;
  }
}

const knownEnds = new WeakMap<ExecutionDocument, number>();

/** When the last step and line of a run end, in milliseconds since 1970. */
export function endOf(document: ExecutionDocument): number {
  const known = knownEnds.get(document);
  if (known !== undefined) return known;
  const ends = document.steps.flatMap(({ finishedAt, lines }) => [finishedAt, ...lines.map(({ at }) => at)]);
  return ends.reduce((last, end) => Math.max(last, Date.parse(end)), Date.parse(document.createdAt));
}

/** Spares `endOf` the steps of a document that makes them when they are read. */
export function knowEnd(document: ExecutionDocument, end: number): void {
  knownEnds.set(document, end);
}

/** A run from a scenario. */
export class RecordedRun {
  readonly kind = 'recorded';
  readonly number: number;
  readonly moment: number;
  readonly flowId: string;
  readonly flowExecId: string;
  readonly startedAt: number;
  readonly document: ExecutionDocument;
  /** The flow as it was when the world began. */
  readonly flow: StoredDocument | undefined;
  /** When its last step ends. */
  readonly endsAt: number;
  readonly weight = 0;
  readonly request = undefined;
  result: RunResult | undefined;

  constructor(document: ExecutionDocument, flow: StoredDocument | undefined, { number, moment }: RunPlace) {
    this.number = number;
    this.moment = moment;
    this.flowId = document.flowId;
    this.flowExecId = document.flowExecId;
    this.startedAt = Date.parse(document.createdAt);
    this.document = document;
    this.flow = flow;
    this.endsAt = endOf(document);
  }

  get trigger(): Trigger {
    return this.document.trigger;
  }
}

export type Run = SimulatedRun | RecordedRun;

/** The user and the tenant that own the run's flow. */
export function ownersOf(run: Run): { readonly userId: string | undefined; readonly tenant: string | undefined } {
  const { userId, tenant } = run.kind === 'recorded' ? run.document : blueprintOf(run.flow);
  return { userId, tenant };
}

export function givenOf(run: SimulatedRun, { seed, outcomesOf }: Planning): RunGiven {
  return {
    key: run.flowExecId,
    seed,
    trigger: run.trigger,
    startedAtMs: run.startedAt,
    instant: run.endsAt === undefined,
    flowExecId: run.flowExecId,
    ...(run.input === undefined ? {} : { input: new RunInput(run.input) }),
    ...(run.more?.tooDeep ? { tooDeep: true } : {}),
    ...(run.nth === undefined ? {} : { nth: run.nth, outcomes: outcomesOf(run.flowId) }),
  };
}

/** The whole run as it is at its end. */
export function documentOf(run: Run, planning: Planning): ExecutionDocument {
  return run.kind === 'recorded' ? run.document : planExecution(blueprintOf(run.flow), givenOf(run, planning));
}
