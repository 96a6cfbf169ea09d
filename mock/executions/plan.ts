import { toIso } from '../clock.js';
import { MAX_DEPTH } from '../domain/depth.js';
import { Draw } from '../scenarios/generate/draw.js';
import type { ExecutionDocument, ExecutionStep, LogLine } from '../scenarios/world-file.js';
import type { Blueprint } from './blueprint.js';
import { inputErrors } from './input.js';
import type { OutcomeDocument } from './outcome.js';
import { makeOutput } from './output.js';
import { planLines, planStep, type StepPlace, type StepTimes, timesOf } from './plan-step.js';
import type { RunInput } from './run-input.js';
import { RunValues } from './values.js';
import { type StepWalk, walk } from './walk.js';

/** How a run begins, and how it is to end. */
export interface RunGiven {
  /** What the run's own values depend on beside the seed: no other run of the world has it. */
  readonly key: string;
  readonly seed: number;
  readonly trigger: ExecutionDocument['trigger'];
  /** Milliseconds since 1970. */
  readonly startedAtMs: number;
  /** Whether it takes no time of the world's clock: all its times are the moment of its start. Default false. */
  readonly instant?: boolean;
  /** What the trigger brought along. */
  readonly input?: RunInput;
  /** What it brought is not kept, because it is nested too deeply. */
  readonly tooDeep?: boolean;
  readonly flowExecId?: string;
  /** How the scenario wants the runs of this flow to go. */
  readonly outcomes?: readonly OutcomeDocument[];
  /** Which run of the flow it is, from 1: what happens every so often goes by it. */
  readonly nth?: number;
}

/** The way that a run takes through its flow. */
export interface RunWalk {
  readonly walked: readonly StepWalk[];
  readonly values: RunValues;
  /** What is wrong with the trigger data, as what is said of it. */
  readonly wrong: readonly string[];
}

/** Finds the way alone: cheap against planning all of a run. */
export function walkRun(blueprint: Blueprint, given: RunGiven): RunWalk {
  const { trigger, input, seed, key, outcomes = [], nth = 1, tooDeep } = given;
  // Nobody is to be blamed for the data of a schedule.
  const isTold = trigger !== 'schedule' && blueprint.minds;
  const value = isTold ? input?.value : undefined;
  const errors = isTold && !tooDeep ? inputErrors(blueprint.inputParameters, value) : [];
  const misfit = errors.length === 0 ? [] : [`does not fit the flow's inputParameters: ${errors.join('; ')}`];
  const wrong = tooDeep ? [`is nested deeper than ${MAX_DEPTH} levels`] : misfit;
  const values = new RunValues(value, blueprint.asked, seed, key);
  return { walked: walk(blueprint, { wrong, values, outcomes, nth }), values, wrong };
}

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
  const hex = new Draw(seed, `execution id ${key}`).hex;
  return (Math.floor(startedAtMs / 1_000) >>> 0).toString(16).padStart(8, '0') + hex;
}

/** What a run yields: values of the flow's declared output parameters. Undefined where it declares none, the run fails, or its message is stopped. */
function planOutput(
  blueprint: Blueprint,
  { seed, key }: RunGiven,
  { walked }: RunWalk,
): Record<string, unknown> | undefined {
  const { outputParameters } = blueprint;
  return outputParameters === undefined || !succeeds(walked) || !arrives(blueprint, walked)
    ? undefined
    : makeOutput(outputParameters, new Draw(seed, `output ${key}`));
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

function drawOf({ seed, key }: RunGiven): Draw {
  return new Draw(seed, `execution ${key}`);
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
    flowExecId: given.flowExecId ?? new Draw(seed, `run ${key}`).hex + id.slice(8),
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
