import type { SeededRandom } from '../../domain/random/seeded-random.js';
import type { ExecutionStep, LogLine } from '../../domain/records/documents.js';
import type { Blueprint, BlueprintStep, StepKind } from '../graph/blueprint.js';
import { holds } from '../graph/condition.js';
import { isoOf, linesOf, type StepStory } from './log-lines.js';
import { summary } from './run-input.js';
import type { RunValues } from './values.js';
import type { RunGiven, RunWalk, StepWalk } from './walk.js';

/** How long a step takes, in milliseconds, at least and at most: what is near and small is quick, what is far is not. */
const TAKES: Readonly<Record<StepKind, readonly [number, number]>> = {
  webhook: [5, 60],
  polling: [150, 1_500],
  gateway: [2, 15],
  code: [10, 160],
  action: [80, 1_600],
};

/** FlowMate backs off exponentially; how long the first wait is, its documentation does not say. */
const FIRST_WAIT_MS = 1_000;

const LEFT_OUT = 'data that is not kept';

/** Where in which run a step stands. */
export interface StepPlace {
  readonly given: RunGiven;
  readonly way: RunWalk;
  readonly position: number;
  /** When all steps before are done, milliseconds since 1970. */
  readonly startedAt: number;
}

interface StepGiven extends StepPlace {
  /** Digits of the run. */
  readonly hex: string;
  /** What the step before put out, in short. */
  readonly brought: string | undefined;
  /** What the run yields, if this is its last step. */
  readonly yields: Readonly<Record<string, unknown>> | undefined;
}

/** When a step does what, in milliseconds since 1970 and milliseconds. */
export interface StepTimes {
  readonly triedAgainAt: StepStory['triedAgainAt'];
  /** How long the last try took, and all of it. */
  readonly tookMs: number;
  readonly durationMs: number;
  readonly finishedAt: number;
}

/** One step of a run that was planned to when it ends. */
export function planStep(blueprint: Blueprint, place: StepGiven, times: StepTimes): ExecutionStep {
  const { given, way, position, startedAt } = place;
  const { step, walked } = placeOf(blueprint, place);
  if (walked.attempts === 0) {
    return skipped(step, startedAt);
  }
  const input = position === 0 ? given.input?.summary : place.brought;
  const { id, componentId, function: act } = step.node;
  // Assigned one by one: spreading what may be absent takes five times as long, and logs are made of many steps.
  const made: Mutable<Omit<ExecutionStep, 'lines'>> = {
    stepId: id,
    componentId,
    function: act,
    startedAt: isoOf(startedAt),
    finishedAt: isoOf(times.finishedAt),
    status: walked.fate === 'succeeded' ? 'succeeded' : 'failed',
    attempts: walked.attempts,
    durationMs: times.durationMs,
  };
  if (walked.fate === 'continued') {
    made.continued = true;
  }
  if (input !== undefined) {
    made.input = input;
  }
  const output = walked.fate === 'succeeded' ? outputOf(step, way, place, input) : undefined;
  if (output !== undefined) {
    made.output = output;
  }
  return Object.assign(made, { lines: planLines(blueprint, place, times) });
}

/** What a step logs; nothing when it does not run. */
export function planLines(blueprint: Blueprint, place: StepPlace, times: StepTimes): LogLine[] {
  const { given, way, position, startedAt } = place;
  const { step, walked } = placeOf(blueprint, place);
  const isTrigger = position === 0;
  return walked.attempts === 0
    ? []
    : linesOf({
        step,
        script: walked.script,
        attempts: walked.attempts,
        trigger: given.trigger,
        isTrigger,
        startedAt,
        finishedAt: times.finishedAt,
        triedAgainAt: times.triedAgainAt,
        tookMs: times.tookMs,
        input: isTrigger ? (given.tooDeep ? LEFT_OUT : given.input?.summary) : undefined,
        wrong: isTrigger ? way.wrong : [],
        failed: walked.fate !== 'succeeded',
        continued: walked.fate === 'continued',
        holds: (clause) => clause.condition === undefined || holds(clause.condition, way.values),
        idAt: (target) => blueprint.steps[target]?.node.id ?? '',
      });
}

function placeOf({ steps }: Blueprint, { way, position }: StepPlace): { step: BlueprintStep; walked: StepWalk } {
  const step = steps[position];
  const walked = way.walked[position];
  if (step === undefined || walked === undefined) {
    throw new Error(`the flow has no step at ${position}`);
  }
  return { step, walked };
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

function skipped({ node: { id, componentId, function: act } }: BlueprintStep, moment: number): ExecutionStep {
  const at = isoOf(moment);
  return {
    stepId: id,
    componentId,
    function: act,
    startedAt: at,
    finishedAt: at,
    status: 'skipped',
    attempts: 0,
    lines: [],
  };
}

/** Draws once for every try of a step that runs, from what is the run's own. */
export function timesOf(blueprint: Blueprint, place: StepPlace, draw: SeededRandom): StepTimes {
  const { given, startedAt } = place;
  const { step, walked } = placeOf(blueprint, place);
  if (walked.attempts === 0) {
    return { triedAgainAt: [], tookMs: 0, durationMs: 0, finishedAt: startedAt };
  }
  const [least, most] = TAKES[step.kind];
  const drawn = () => least + draw.below(most - least);
  const pace = given.instant ? 0 : 1;
  let durationMs = 0;
  const triedAgainAt = Array.from({ length: walked.attempts - 1 }, (_, index) => {
    const waitMs = FIRST_WAIT_MS * 2 ** index;
    durationMs += drawn();
    const failedAt = startedAt + durationMs * pace;
    durationMs += waitMs;
    return { failedAt, waitMs };
  });
  const usual = drawn();
  const tookMs = walked.script.durationMs ?? usual;
  durationMs += tookMs;
  return { triedAgainAt, tookMs, durationMs, finishedAt: startedAt + durationMs * pace };
}

/** What a step that succeeded hands on, in short. */
function outputOf(
  step: BlueprintStep,
  way: RunWalk,
  { position, yields, hex }: StepGiven,
  input: string | undefined,
): string | undefined {
  if (yields !== undefined) {
    return summary(yields);
  }
  if (step.kind === 'gateway' || (position === 0 && input !== undefined)) {
    return input;
  }
  const own = position === 0 ? {} : { id: `${hex.slice(0, 8)}${position}` };
  const values = { ...own, ...found(step, way.values) };
  return Object.keys(values).length === 0 ? undefined : summary(values);
}

/** Values that the conditions behind a step find there because the trigger did not bring them. */
function found({ after }: BlueprintStep, values: RunValues): Record<string, unknown> {
  return after.some(({ clause }) => clause !== undefined) ? Object.fromEntries(values.made) : {};
}
