import { collectionNames, kinds, tableNames } from '../../domain/records/kinds.js';
import { changesOfRuns, listenToRuns } from '../../executions/history/run-records.js';
import type { Change } from '../../store/engines/engine.js';
import type { TokenState } from '../../store/tokens.js';
import type { ScheduledTask } from '../time/task-queue.js';
import type { Records, StartingWorld } from './records.js';

type Emit = (change: Change) => void;

/** Stands for a hook that equals its flow of today: most do, and reading both would take twice as long. */
const AS_FLOW = 'null';

/** A world without its records. */
export interface WorldMeta extends Omit<StartingWorld, 'records' | 'scheduled'> {
  /** How often it was loaded: ids and tokens made after each load differ from those made before. */
  readonly epoch: number;
}

/** A world as a list of records for a data file, each kind in order of insertion. */
export function* changesOf(records: Records, meta: WorldMeta): IterableIterator<Change> {
  yield change('meta', 'world', JSON.stringify(meta));
  for (const name of tableNames) {
    for (const { value, text } of records[name].rows()) {
      yield change(kinds[name].one, value._id, text);
    }
  }
  for (const state of records.tokens.states()) {
    yield change('token', state.document.token, JSON.stringify(state));
  }
  for (const name of collectionNames) {
    for (const { id, text } of records[name].all()) {
      yield change(kinds[name].one, id, text);
    }
  }
  for (const kind of ['password', 'session', 'tenantKey', 'authFlow'] as const) {
    for (const [key, value] of records[`${kind}s`].entries()) {
      yield change(kind, key, JSON.stringify(value));
    }
  }
  for (const [id, hook] of records.hooks.entries()) {
    yield change('hook', id, records.flows.get(id) === hook ? AS_FLOW : hook.text);
  }
  for (const [id, { text }] of records.startingHooks.entries()) {
    yield change('startingHook', id, text);
  }
  for (const due of records.tasks.transitions()) {
    yield change('due', String(due.number), JSON.stringify(due));
  }
  yield* changesOfRuns(records.executions);
}

/** Calls `emit` with every write from now on, in the place of what was called before. */
export function listen(records: Records, emit: Emit): void {
  const emitAs =
    <V>(kind: string, toText: (value: V) => string) =>
    (key: string, value: V | undefined) =>
      emit(change(kind, key, value === undefined ? undefined : toText(value)));
  const text = ({ text: own }: { readonly text: string }) => own;
  for (const name of [...tableNames, ...collectionNames]) {
    records[name].onChange = emitAs(kinds[name].one, text);
  }
  const emitFlow = emitAs('flow', text);
  records.flows.onChange = (id, flow) => {
    const hook = records.hooks.get(id);
    if (hook !== undefined) {
      emit(change('hook', id, hook.text));
    }
    emitFlow(id, flow);
  };
  records.hooks.onChange = emitAs('hook', text);
  records.startingHooks.onChange = emitAs('startingHook', text);
  records.tokens.onChange = emitAs<TokenState>('token', JSON.stringify);
  records.passwords.onChange = emitAs<string>('password', JSON.stringify);
  records.sessions.onChange = emitAs<string>('session', JSON.stringify);
  records.tenantKeys.onChange = emitAs<string>('tenantKey', JSON.stringify);
  records.authFlows.onChange = emitAs<string>('authFlow', JSON.stringify);
  records.tasks.onChange = emitAs<ScheduledTask>('due', JSON.stringify);
  listenToRuns(records.executions, emit);
}

/**
 * The writes that turn the one list into the other, the order of each kind included: a record stays in its place as long as all of
 * its kind before it do; otherwise it is deleted and written again.
 */
export function* difference(before: Iterable<Change>, after: Iterable<Change>): IterableIterator<Change> {
  const left = new Map<string, { readonly index: number; readonly old: Change }>();
  let count = 0;
  for (const old of before) {
    left.set(`${old.kind} ${old.key}`, { index: count++, old });
  }
  /** The position of the last record of each kind that stayed in its place. */
  const reached = new Map<string, number>();
  for (const one of after) {
    const { kind, key, text } = one;
    const known = left.get(`${kind} ${key}`);
    left.delete(`${kind} ${key}`);
    if (known !== undefined && known.index > (reached.get(kind) ?? -1)) {
      reached.set(kind, known.index);
      if (known.old.text !== text) {
        yield one;
      }
      continue;
    }
    if (known !== undefined) {
      yield change(kind, key, undefined);
    }
    reached.set(kind, count);
    yield one;
  }
  for (const { old } of left.values()) {
    yield change(old.kind, old.key, undefined);
  }
}

function change(kind: string, key: string, text: string | undefined): Change {
  return { kind, key, text };
}
