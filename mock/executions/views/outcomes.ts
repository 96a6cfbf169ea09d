import { Yielder } from '../../domain/yielder.js';
import type { Executions } from '../history/executions.js';
import { byKey, type Counted, type CountQuery, countedOf, keyOf, type Outcomes } from './counts.js';

/** How the executions of some days ended. */
export interface OutcomeCounts {
  readonly all: Outcomes;
  readonly days: ReadonlyMap<string, Outcomes>;
  /** Largest count of steps first, equal ones by key. */
  readonly groups: readonly OutcomeGroup[];
}

export interface OutcomeGroup {
  /** Absent: of flows that no user owns. */
  readonly key: string | undefined;
  readonly steps: number;
  /** Of runs; by component, of steps. */
  readonly outcomes: Outcomes;
}

type Sums = { -readonly [Name in keyof Outcomes]: Outcomes[Name] };

interface Group {
  steps: number;
  readonly outcomes: Sums;
}

const createSums = (): Sums => ({ succeeded: 0, failed: 0, running: 0, unknown: 0 });

/** Counts executions with their outcomes. Lets other requests take their turn: a world may hold a hundred thousand. */
export async function countOutcomes(executions: Executions, query: Omit<CountQuery, 'sees'>): Promise<OutcomeCounts> {
  const pace = new Yielder();
  const all = createSums();
  const days = new Map<string, Sums>();
  const groups = new Map<string | undefined, Group>();
  for (const counted of countedOf(executions, query)) {
    if (pace.due) {
      await pace.rest();
    }
    add(all, counted.outcomes);
    add(entryOf(days, counted.day, createSums), counted.outcomes);
    if (query.by === 'component') {
      addSteps(groups, counted);
    } else {
      const group = entryOf(groups, keyOf(counted, '', query.by), createGroup);
      for (const [, count] of counted.steps) {
        group.steps += count;
      }
      add(group.outcomes, counted.outcomes);
    }
  }
  const sorted = [...groups].map(([key, group]) => ({ key, ...group }));
  return { all, days, groups: sorted.sort((a, b) => b.steps - a.steps || byKey(a.key, b.key)) };
}

function createGroup(): Group {
  return { steps: 0, outcomes: createSums() };
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const value = map.get(key) ?? create();
  map.set(key, value);
  return value;
}

function add(sums: Sums, { succeeded, failed, running, unknown }: Outcomes): void {
  sums.succeeded += succeeded;
  sums.failed += failed;
  sums.running += running;
  sums.unknown += unknown;
}

/** Of runs of which it is not known how they ended, no step is known to have succeeded. */
function addSteps(groups: Map<string | undefined, Group>, { steps, failures, outcomes }: Counted): void {
  for (const [component, count] of steps) {
    const group = entryOf(groups, component, createGroup);
    const failed = failures.get(component) ?? 0;
    const other = outcomes.running > 0 ? 'running' : outcomes.unknown > 0 ? 'unknown' : 'succeeded';
    group.steps += count;
    group.outcomes.failed += failed;
    group.outcomes[other] += count - failed;
  }
}
