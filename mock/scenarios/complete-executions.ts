import { hash } from 'node:crypto';
import { sampleValues } from '../domain/random/sample-value.js';
import { SeededRandom } from '../domain/random/seeded-random.js';
import { createToId } from '../domain/records/complete-records.js';
import type { ExecutionDocument, ExecutionStep, FlowDocument, LogLine } from '../domain/records/documents.js';
import type { ExecutionGiven, StepGiven } from '../domain/records/given.js';
import type { References } from '../domain/records/identify.js';
import { DAY, type Maker } from '../domain/records/make-ids.js';
import { inOrder } from '../domain/records/member-order.js';
import { createBlueprint } from '../executions/graph/blueprint.js';
import type { OutcomeDocument } from '../executions/simulation/outcome.js';
import { planExecution } from '../executions/simulation/plan.js';
import { RunInput } from '../executions/simulation/run-input.js';
import type { ScenarioFile } from './scenario-file.js';

/** Runs whose time is left out began within so many days before the world. */
const PAST_DAYS = 14;

/** A step whose end is left out takes at least 40 ms. */
const SHORTEST_MS = 40;

const LONGER_MS = 1500;

const EXECUTION_ORDER = [
  ...['_id', 'flowExecId', 'flowId', 'userId', 'tenant', 'trigger', 'input', 'output', 'createdAt', 'steps'],
];

const STEP_ORDER = [
  ...['stepId', 'componentId', 'function', 'startedAt', 'finishedAt', 'status', 'attempts', 'durationMs'],
  ...['continued', 'input', 'output', 'lines'],
];

const LINE_ORDER = ['at', 'level', 'message'];

type OutcomeGiven = NonNullable<ExecutionGiven['outcome']>;

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

function completeStep(given: StepGiven, flow: FlowDocument, startedAt: string, tookMs: number): ExecutionStep {
  const node = flow.graph.nodes.find(({ id }) => id === given.stepId);
  const { status = 'succeeded' } = given;
  const start = given.startedAt ?? startedAt;
  const end = status === 'skipped' ? start : new Date(Date.parse(start) + tookMs).toISOString();
  const lines = (given.lines ?? []).map((line): LogLine => {
    const { at = start, level = 'info' } = line;
    return inOrder({ ...line, at, level }, line, LINE_ORDER);
  });
  const whole = {
    ...given,
    componentId: given.componentId ?? node?.componentId ?? '',
    function: given.function ?? node?.function ?? '',
    startedAt: start,
    finishedAt: given.finishedAt ?? end,
    status,
    attempts: given.attempts ?? (status === 'skipped' ? 0 : 1),
    lines,
  };
  return inOrder(whole, given, STEP_ORDER);
}

function completeSteps(
  given: readonly StepGiven[],
  flow: FlowDocument,
  createdAt: string,
  key: string,
): ExecutionStep[] {
  let at = createdAt;
  return given.map((step, index) => {
    const tookMs = SHORTEST_MS + (Number.parseInt(hash('sha256', `${key} ${index}`).slice(0, 8), 16) % LONGER_MS);
    const whole = completeStep(step, flow, at, tookMs);
    at = whole.finishedAt;
    return whole;
  });
}

function toOutcome(flow: FlowDocument, { failAtStep, message }: OutcomeGiven): OutcomeDocument {
  return { flow: flow.id, node: failAtStep, fail: message === undefined ? {} : { message } };
}

/** The input of a run. Left out: nothing for a schedule, else values of the types that the flow declares. */
function inputOf(
  { input }: ExecutionGiven,
  flow: FlowDocument,
  trigger: string,
  sample: (declared: Readonly<Record<string, unknown>>) => unknown,
): unknown {
  const parameters = flow.payload?.inputParameters;
  if (input !== undefined || trigger === 'schedule' || parameters === undefined) return input;
  return { data: sample(parameters) };
}

/** `key` is another one for each run: what is made up depends on it. */
function completeExecution(
  given: ExecutionGiven,
  flow: FlowDocument,
  key: string,
  maker: Maker,
  to: References,
): ExecutionDocument {
  const { flow: _name, outcome, steps, userId, tenant, ...written } = given;
  const before = Number.parseInt(hash('sha256', JSON.stringify([maker.seed, 'ran at', key])).slice(0, 12), 16);
  const createdAt = given.createdAt ?? new Date(maker.beginsAt - 1 - (before % (PAST_DAYS * DAY))).toISOString();
  const { trigger = flow.cron ? 'schedule' : 'webhook' } = given;
  const startedAtMs = Date.parse(createdAt);
  const input = inputOf(given, flow, trigger, (declared) =>
    sampleValues(declared, new SeededRandom(maker.seed, `sample ${key}`), startedAtMs),
  );
  const { steps: made, ...planned } = planExecution(createBlueprint(flow), {
    key,
    seed: maker.seed,
    trigger,
    startedAtMs,
    ...(input === undefined ? {} : { input: RunInput.of(input) }),
    ...(given.flowExecId === undefined ? {} : { flowExecId: given.flowExecId }),
    ...(outcome === undefined ? {} : { outcomes: [toOutcome(flow, outcome)] }),
  });
  const ran = steps === undefined ? made : completeSteps(steps, flow, createdAt, `${maker.seed} ${key}`);
  const whole: Mutable<ExecutionDocument> = { ...planned, ...written, createdAt, flowId: flow.id, steps: ran };
  if (userId !== undefined) whole.userId = to.user(userId);
  if (tenant === null) delete whole.tenant;
  else if (tenant !== undefined) whole.tenant = to.tenant(tenant);
  // Steps that are written say themselves what came out of them.
  if (steps !== undefined && written.output === undefined) delete whole.output;
  // What was written stays in its order, so that a world that was written out whole comes back byte for byte.
  const asWritten = Object.keys(given).filter((name) => Object.hasOwn(whole, name));
  const inPlace = Object.fromEntries(asWritten.map((name) => [name, undefined]));
  return inOrder({ ...inPlace, ...whole }, given, EXECUTION_ORDER);
}

/** The runs of a file, in the order in which they started. */
export function resolveExecutions(
  file: ScenarioFile,
  maker: Maker,
  to: References,
  flows: readonly FlowDocument[],
): ExecutionDocument[] {
  const given = file.executions ?? [];
  if (given.length === 0) return [];
  const byId = new Map(flows.map((flow) => [flow.id, flow]));
  const toFlow = createToId('flow', flows);
  const runs = new Map<string, number>();
  const executions = given.flatMap((execution) => {
    const flow = byId.get(toFlow(execution.flow ?? execution.flowId ?? ''));
    if (flow === undefined) return [];
    const run = (runs.get(flow.id) ?? 0) + 1;
    runs.set(flow.id, run);
    return completeExecution(execution, flow, `${flow.id} ${run}`, maker, to);
  });
  return inTimeOrder(executions);
}

/** Times are texts of one length, so that they sort as they are. */
export function inTimeOrder(executions: readonly ExecutionDocument[]): ExecutionDocument[] {
  return [...executions].sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
}
