import type { ExecutionDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import type { Change } from '../../store/engines/engine.js';
import { StoredDocument } from '../../store/stored-document.js';
import { Executions } from './executions.js';
import { RecordedRun, type Run, type RunMore, SimulatedRun, type Trigger } from './run.js';
import type { Tally } from './tallies.js';

// Runs as records of the store. A run refers to its flow as it was when the run began. That is a record of its own, because a
// thousand runs may share it.

/** A run as stored. */
interface RunRecord {
  readonly number: number;
  /** The whole of a run from a scenario. The other members are those of runs that began in the world. */
  readonly told?: ExecutionDocument;
  /** Digest of the flow. */
  readonly flow?: string;
  readonly at?: number;
  readonly by?: Trigger;
  readonly more?: RunMore;
  readonly input?: unknown;
}

/** All records of runs. */
export function* changesOfRuns(executions: Executions): IterableIterator<Change> {
  const written = new Set<string>();
  for (const run of executions.all) {
    if (run.kind === 'simulated' && !written.has(run.flow.digest)) {
      written.add(run.flow.digest);
      yield { kind: 'flowVersion', key: run.flow.digest, text: run.flow.text };
    }
    yield { kind: 'execution', key: run.flowExecId, text: textOf(run) };
  }
  for (const [key, tally] of executions.tallies.entries()) {
    yield { kind: 'tally', key, text: JSON.stringify(tally) };
  }
}

/** Emits a change for each run that begins or is removed from now on. */
export function listenToRuns(executions: Executions, emit: (change: Change) => void): void {
  const users = new Map<string, number>();
  for (const run of executions.all) {
    if (run.kind === 'simulated') {
      users.set(run.flow.digest, (users.get(run.flow.digest) ?? 0) + 1);
    }
  }
  executions.listen({
    onBegin: (run) => {
      const { digest, text } = run.flow;
      const before = users.get(digest) ?? 0;
      users.set(digest, before + 1);
      if (before === 0) {
        emit({ kind: 'flowVersion', key: digest, text });
      }
      emit({ kind: 'execution', key: run.flowExecId, text: textOf(run) });
    },
    onGone: (runs) => {
      for (const run of runs) {
        emit({ kind: 'execution', key: run.flowExecId, text: undefined });
        const left = run.kind === 'simulated' ? (users.get(run.flow.digest) ?? 1) - 1 : undefined;
        if (run.kind === 'simulated' && left !== undefined) {
          users.set(run.flow.digest, left);
          if (left === 0) {
            users.delete(run.flow.digest);
            emit({ kind: 'flowVersion', key: run.flow.digest, text: undefined });
          }
        }
      }
    },
    onTally: (key, tally) =>
      emit({ kind: 'tally', key, text: tally === undefined ? undefined : JSON.stringify(tally) }),
  });
}

function textOf(run: Run): string {
  if (run.kind === 'recorded') {
    return JSON.stringify({ number: run.number, told: run.document } satisfies RunRecord);
  }
  const { number, flow, startedAt, trigger, input, more } = run;
  const head: RunRecord = { number, flow: flow.digest, at: startedAt, by: trigger };
  const text = JSON.stringify(more === undefined ? head : { ...head, more });
  // The input came as JSON.
  return input === undefined ? text : `${text.slice(0, -1)},"input":${input}}`;
}

/** Stored records of runs, each checked to be what its kind says. */
export interface StoredRunRecords {
  readonly runs: readonly { readonly key: string; readonly value: RunRecord }[];
  readonly versions: readonly { readonly key: string; readonly text: string; readonly value: object }[];
  readonly tallies: readonly Tally[];
}

/** Makes runs of their records. `flows` are the flows as they are now. */
export function readRuns({ runs, versions, tallies }: StoredRunRecords, flows: readonly StoredDocument[]): Executions {
  const today = new Map(flows.map((flow) => [flow.id, flow]));
  const flowsThen = new Map<string, StoredDocument>();
  for (const { key, text, value } of versions) {
    const flow = new StoredDocument(value, 0, text);
    const now = today.get(flow.id);
    flowsThen.set(key, now?.text === text ? now : flow);
  }
  let moment = Number.NEGATIVE_INFINITY;
  const inOrder = [...runs].sort((a, b) => a.value.number - b.value.number);
  const read = inOrder.flatMap(({ key: flowExecId, value }): Run[] => {
    const { number, told, flow: digest = '', at = 0, by = 'webhook', more, input } = value;
    moment = Math.max(moment, told === undefined ? at : Date.parse(told.createdAt));
    if (told !== undefined) {
      return [new RecordedRun(told, today.get(told.flowId), { number, moment })];
    }
    const flow = flowsThen.get(digest);
    const text = input === undefined ? undefined : JSON.stringify(input);
    const start = { flowExecId, trigger: by, startedAt: at, input: text, more };
    return flow === undefined ? [] : [new SimulatedRun({ ...start, flow }, { number, moment }, more)];
  });
  return new Executions({ runs: read, tallies });
}

/** Whether a value that may have been changed outside is a run. Its steps are not checked. */
export function isRunRecord(value: unknown, key: string): value is RunRecord {
  const told = member(value, 'told');
  return (
    typeof member(value, 'number') === 'number' &&
    (told === undefined
      ? typeof member(value, 'flow') === 'string' && typeof member(value, 'at') === 'number'
      : member(told, 'flowExecId') === key && Array.isArray(member(told, 'steps')))
  );
}

export function isTally(value: unknown): value is Tally {
  return (
    typeof member(value, 'day') === 'string' &&
    typeof member(value, 'flow') === 'string' &&
    typeof member(value, 'runs') === 'number' &&
    typeof member(value, 'steps') === 'object'
  );
}
