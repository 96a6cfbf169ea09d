import type { ExecutionDocument } from '../../domain/records/documents.js';
import { MAX_DEPTH } from '../../domain/upstream/depth.js';
import type { Blueprint, Way } from '../graph/blueprint.js';
import { holds } from '../graph/condition.js';
import { inputErrors } from './input.js';
import { attemptsOf, type OutcomeDocument, type StepScript, scriptOf } from './outcome.js';
import type { RunInput } from './run-input.js';
import { RunValues } from './values.js';

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
  /** The trigger data was nested too deeply to be stored. */
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
  // The data of a schedule comes from no caller, so it is not checked.
  const isChecked = trigger !== 'schedule' && blueprint.minds;
  const value = isChecked ? input?.value : undefined;
  const errors = isChecked && !tooDeep ? inputErrors(blueprint.inputParameters, value) : [];
  const misfit = errors.length === 0 ? [] : [`does not fit the flow's inputParameters: ${errors.join('; ')}`];
  const wrong = tooDeep ? [`is nested deeper than ${MAX_DEPTH} levels`] : misfit;
  const values = new RunValues(value, blueprint.asked, seed, key);
  return { walked: walk(blueprint, { wrong, values, outcomes, nth }), values, wrong };
}

/**
 * What becomes of a step. `continued`: it failed, and the run went on. `stopped`: a step before it failed.
 * `passed over`: no way led there, because of a condition or because the graph has none.
 */
export type StepResult = 'succeeded' | 'failed' | 'continued' | 'stopped' | 'passed over';

export interface StepWalk {
  readonly fate: StepResult;
  readonly script: StepScript;
  readonly attempts: number;
  /** Whether the step's own condition held; true where it has none. */
  readonly passes: boolean;
}

export interface WalkGiven {
  /** What is wrong with the trigger data. */
  readonly wrong: readonly string[];
  readonly values: RunValues;
  readonly outcomes: readonly OutcomeDocument[];
  /** Which run of its flow it is, from 1. */
  readonly nth: number;
}

const UNTOUCHED: Omit<StepWalk, 'fate'> = {
  script: { fail: undefined, durationMs: undefined, retries: undefined, continueOnError: false },
  attempts: 0,
  passes: true,
};

/** The way of a run through its flow, step by step in the order of the blueprint. */
function walk({ steps }: Blueprint, { wrong, values, outcomes, nth }: WalkGiven): StepWalk[] {
  const walked: StepWalk[] = [];
  for (const [position, step] of steps.entries()) {
    const before = position === 0 ? 'open' : toStep(step.before, walked, values);
    if (!step.reached || before !== 'open') {
      walked.push({ ...UNTOUCHED, fate: before === 'stopped' ? 'stopped' : 'passed over' });
      continue;
    }
    const script = scriptOf(outcomes, { id: step.node.id, isFirstAction: step.isFirstAction }, nth);
    const isWrong = position === 0 && wrong.length > 0;
    const goesOn = script.continueOnError || step.continueOnError;
    const fate = isWrong ? 'failed' : script.fail === undefined ? 'succeeded' : goesOn ? 'continued' : 'failed';
    const condition = step.filter?.condition;
    walked.push({
      fate,
      script,
      attempts: isWrong ? 1 : attemptsOf(script),
      passes: condition === undefined || holds(condition, values),
    });
  }
  return walked;
}

/** Whether a run gets to a step: a step waits for all that lead to it, and one of them that failed holds it up. */
function toStep(ways: readonly Way[], walked: readonly StepWalk[], values: RunValues): 'open' | 'stopped' | 'closed' {
  let open = false;
  for (const { source, clause } of ways) {
    const before = walked[source];
    if (before === undefined || before.fate === 'passed over') {
      continue;
    }
    if (before.fate === 'failed' || before.fate === 'stopped') {
      return 'stopped';
    }
    open ||= before.passes && (clause?.condition === undefined || holds(clause.condition, values));
  }
  return open ? 'open' : 'closed';
}
