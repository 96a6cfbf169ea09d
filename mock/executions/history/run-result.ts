import { type Blueprint, type BlueprintStep, blueprintOf, type RunResult } from '../graph/blueprint.js';
import { type StepResult, walkRun } from '../simulation/walk.js';
import { givenOf, ownersOf, type Planning, type RecordedRun, type Run, type SimulatedRun } from './run.js';
import type { Tally } from './tallies.js';

/** How a run goes: which of its steps run. Most runs of a flow go alike and share their course. */
export function courseOf(run: Run, planning: Planning): RunResult {
  run.result ??= run.kind === 'recorded' ? resultOfRecorded(run) : findResult(run, planning);
  return run.result;
}

// A run from a scenario may name nodes that its flow no longer has; what kind they were is unknown.
function resultOfRecorded({ document, flow }: RecordedRun): RunResult {
  const gateways = new Set(
    (flow === undefined ? [] : blueprintOf(flow).steps).flatMap(({ kind, node }) =>
      kind === 'gateway' ? [node.id] : [],
    ),
  );
  const steps = document.steps.filter(({ stepId }) => !gateways.has(stepId));
  return {
    components: countComponents(steps),
    failures: failuresIn(steps.filter(({ status }) => status === 'failed')),
    failed: document.steps.some(({ status }) => status === 'failed'),
    succeeded: document.steps.every(({ status, continued }) => status !== 'failed' || continued),
  };
}

function findResult(run: SimulatedRun, planning: Planning): RunResult {
  const blueprint = blueprintOf(run.flow);
  if (!blueprint.minds && run.nth === undefined && !run.more?.tooDeep) {
    return shared(blueprint, '', ({ reached }) => (reached ? 'succeeded' : 'passed over'));
  }
  const { walked } = walkRun(blueprint, givenOf(run, planning));
  return shared(
    blueprint,
    walked.map(({ fate }) => LETTERS[fate]).join(''),
    (_, position) => walked[position]?.fate ?? 'passed over',
  );
}

const LETTERS: Readonly<Record<StepResult, string>> = {
  succeeded: 's',
  failed: 'f',
  continued: 'c',
  stopped: '-',
  'passed over': '-',
};

function shared(
  blueprint: Blueprint,
  key: string,
  fateOf: (step: BlueprintStep, position: number) => StepResult,
): RunResult {
  const known = blueprint.results.get(key);
  if (known !== undefined) {
    return known;
  }
  const fates = blueprint.steps.map(fateOf);
  const those = (letters: string) =>
    blueprint.steps.flatMap(({ kind, node: { componentId } }, position) =>
      kind !== 'gateway' && letters.includes(LETTERS[fates[position] ?? 'stopped'])
        ? [{ componentId, attempts: 1 }]
        : [],
    );
  return blueprint.results.set(key, {
    components: countComponents(those('sfc')),
    failures: failuresIn(those('fc')),
    failed: fates.includes('failed') || fates.includes('continued'),
    succeeded: !fates.includes('failed'),
  });
}

interface RanStep {
  readonly componentId: string;
  readonly attempts: number;
}

const NONE: ReadonlyMap<string, number> = new Map();

/** A hundred thousand runs without a failure share one map. */
function failuresIn(steps: readonly RanStep[]): ReadonlyMap<string, number> {
  return steps.length === 0 ? NONE : countComponents(steps);
}

function countComponents(steps: readonly RanStep[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { componentId, attempts } of steps) {
    if (attempts > 0) {
      counts.set(componentId, (counts.get(componentId) ?? 0) + 1);
    }
  }
  return counts;
}

const DAY_MS = 86_400_000;

/** What is left of runs in the counts. */
export function talliesOf(runs: readonly Run[], planning: Planning): Tally[] {
  // Runs that go the same way on the same day are counted together: that is what most of them are.
  const alike = new Map<RunResult, Map<number, { readonly run: Run; count: number }>>();
  for (const run of runs) {
    const course = courseOf(run, planning);
    const day = Math.floor(run.startedAt / DAY_MS);
    let days = alike.get(course);
    if (days === undefined) {
      days = new Map();
      alike.set(course, days);
    }
    const known = days.get(day);
    if (known === undefined) {
      days.set(day, { run, count: 1 });
    } else {
      known.count += 1;
    }
  }
  return [...alike].flatMap(([course, days]) =>
    [...days.values()].map(({ run, count }) => tallyOf(run, course, count)),
  );
}

function tallyOf(run: Run, { components, failures, succeeded }: RunResult, runs: number): Tally {
  const { userId, tenant } = ownersOf(run);
  const times = (counts: ReadonlyMap<string, number>): Record<string, number> =>
    Object.fromEntries([...counts].map(([component, count]) => [component, count * runs]));
  return {
    day: dayOf(run.startedAt),
    flow: run.flowId,
    ...(userId === undefined ? {} : { user: userId }),
    ...(tenant === undefined ? {} : { tenant }),
    runs,
    ...(succeeded ? { succeeded: runs } : { failed: runs }),
    steps: times(components),
    ...(failures.size === 0 ? {} : { failures: times(failures) }),
  };
}

/** The day of a moment in milliseconds since 1970, in UTC: `2026-11-24`. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
