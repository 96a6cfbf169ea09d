import type { Blueprint, Way } from './blueprint.js';
import { holds } from './condition.js';
import { attemptsOf, type OutcomeDocument, type StepScript, scriptOf } from './outcome.js';
import type { RunValues } from './values.js';

/**
 * What becomes of a step. `continued`: it failed, and the run went on all the same. `stopped`: a step before it failed.
 * `passed over`: no way led there, because of a condition or because the graph has none.
 */
export type Fate = 'succeeded' | 'failed' | 'continued' | 'stopped' | 'passed over';

export interface StepWalk {
  readonly fate: Fate;
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
export function walk({ steps }: Blueprint, { wrong, values, outcomes, nth }: WalkGiven): StepWalk[] {
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
