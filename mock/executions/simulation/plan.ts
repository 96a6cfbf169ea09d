import { toIso } from '../../domain/dates.js';
import { sampleValues } from '../../domain/random/sample-value.js';
import { SeededRandom } from '../../domain/random/seeded-random.js';
import type { ExecutionDocument, ExecutionStep, LogLine } from '../../domain/records/documents.js';
import type { Blueprint } from '../graph/blueprint.js';
import { planLines, planStep, type StepPlace, type StepTimes, timesOf } from './plan-step.js';
import { type RunGiven, type RunWalk, type StepWalk, walkRun } from './walk.js';

/** Whether a run succeeds: whether nothing failed that stopped it. */
function succeeds(walked: readonly StepWalk[]): boolean {
  return walked.every(({ fate }) => fate !== 'failed');
}

/** Whether the message gets to an end of the flow: where every way is cut by a condition, nothing comes out. */
function arrives({ steps }: Blueprint, walked: readonly StepWalk[]): boolean {
  const ends = steps.flatMap(({ reached, after }, position) => (reached && after.length === 0 ? [position] : []));
  return ends.length === 0 || ends.some((end) => (walked[end]?.attempts ?? 0) > 0 && walked[end]?.passes);
}

/** The id that the database gives a run: the second, then digits of its own. */
function executionId(seed: number, key: string, startedAtMs: number): string {
  const hex = new SeededRandom(seed, `execution id ${key}`).hex;
  return (Math.floor(startedAtMs / 1_000) >>> 0).toString(16).padStart(8, '0') + hex;
}

/** What a run yields: values of the flow's declared output parameters. Undefined where it declares none, the run fails, or its message is stopped. */
function planOutput(
  blueprint: Blueprint,
  { seed, key, startedAtMs }: RunGiven,
  { walked }: RunWalk,
): Record<string, unknown> | undefined {
  const { outputParameters } = blueprint;
  return outputParameters === undefined || !succeeds(walked) || !arrives(blueprint, walked)
    ? undefined
    : sampleValues(outputParameters, new SeededRandom(seed, `output ${key}`), startedAtMs);
}

/**
 * The steps of a run from its trigger to its end, in the order of the edges, each once all before it are done; behind a step
 * that failed nothing runs.
 */
export function planSteps(
  blueprint: Blueprint,
  given: RunGiven,
  way = walkRun(blueprint, given),
  output = planOutput(blueprint, given, way),
): ExecutionStep[] {
  const last = way.walked.findLastIndex(({ attempts }) => attempts > 0);
  const steps: ExecutionStep[] = [];
  const { hex } = drawOf(given);
  planTimes(blueprint, given, way, (place, times) => {
    const { before } = blueprint.steps[place.position] ?? { before: [] };
    const brought = before.map(({ source }) => steps[source]?.output).find((text) => text !== undefined);
    const yields = place.position === last ? output : undefined;
    // Written out: a spread would take longer than all the rest.
    const { position, startedAt } = place;
    steps.push(planStep(blueprint, { given, way, position, startedAt, hex, brought, yields }, times));
  });
  return steps;
}

/** What one step of a run logs. */
export interface StepLog {
  readonly stepId: string;
  /** Which of the run's steps it is. */
  readonly position: number;
  readonly lines: readonly LogLine[];
}

/** What the steps of a run log, all or one of them: cheaper than planning all of the run. */
export function planLog(blueprint: Blueprint, given: RunGiven, stepId: string | undefined): StepLog[] {
  const logs: StepLog[] = [];
  planTimes(blueprint, given, walkRun(blueprint, given), (place, times) => {
    const { position } = place;
    const id = blueprint.steps[position]?.node.id ?? '';
    if (stepId === undefined || stepId === id) {
      logs.push({ stepId: id, position, lines: planLines(blueprint, place, times) });
    }
  });
  return logs;
}

function drawOf({ seed, key }: RunGiven): SeededRandom {
  return new SeededRandom(seed, `execution ${key}`);
}

/** Each step with its times, in order. */
function planTimes(
  blueprint: Blueprint,
  given: RunGiven,
  way: RunWalk,
  plan: (place: StepPlace, times: StepTimes) => void,
): void {
  const draw = drawOf(given);
  const ends: number[] = [];
  for (const [position, { before }] of blueprint.steps.entries()) {
    let startedAt = given.startedAtMs;
    for (const { source } of before) {
      startedAt = Math.max(startedAt, ends[source] ?? 0);
    }
    const place = { given, way, position, startedAt };
    const times = timesOf(blueprint, place, draw);
    ends.push(times.finishedAt);
    plan(place, times);
  }
}

/** All of a run. */
export function planExecution(blueprint: Blueprint, given: RunGiven): ExecutionDocument {
  const { seed, key, trigger, startedAtMs, input } = given;
  const way = walkRun(blueprint, given);
  const { userId, tenant, flowId } = blueprint;
  const output = planOutput(blueprint, given, way);
  const id = executionId(seed, key, startedAtMs);
  return {
    _id: id,
    flowExecId: given.flowExecId ?? new SeededRandom(seed, `run ${key}`).hex + id.slice(8),
    flowId,
    ...(userId === undefined ? {} : { userId }),
    ...(tenant === undefined ? {} : { tenant }),
    trigger,
    ...(input === undefined ? {} : { input: input.value }),
    ...(output === undefined ? {} : { output }),
    createdAt: toIso(startedAtMs),
    steps: planSteps(blueprint, given, way, output),
  };
}
