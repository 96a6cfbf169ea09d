import { changesOfRuns, listenToRuns } from '../../executions/history/run-records.js';
import type { Change } from '../../store/file/persistence.js';
import type { Stored } from '../../store/stored-document.js';
import type { TokenState } from '../../store/tokens.js';
import type { Due } from '../time/task-queue.js';
import type { Records, WorldBase } from './records.js';

// A world as a list of records, for those who keep it outside this process.

type Emit = (change: Change) => void;

/** In the place of a hook that is like its flow of today: most are, and reading both would take twice as long. */
const AS_FLOW = 'null';

/** What is known of a world beside its records. */
export interface WorldMeta extends Omit<WorldBase, 'records' | 'scheduled'> {
  /** How often it was loaded: ids and tokens made after each load differ from those made before. */
  readonly epoch: number;
}

/** Everything that the records hold, in the order in which they came. */
export function* changesOf(records: Records, meta: WorldMeta): IterableIterator<Change> {
  yield change('meta', 'world', JSON.stringify(meta));
  for (const kind of ['tenant', 'role', 'user', 'secret'] as const) {
    for (const row of records[`${kind}s`].rows()) {
      yield change(kind, row.value._id, row.text);
    }
  }
  for (const state of records.tokens.states()) {
    yield change('token', state.document.token, JSON.stringify(state));
  }
  for (const kind of ['flow', 'template'] as const) {
    for (const { id, text } of records[`${kind}s`].all()) {
      yield change(kind, id, text);
    }
  }
  for (const kind of ['password', 'session'] as const) {
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
  for (const due of records.agenda.transitions()) {
    yield change('due', String(due.number), JSON.stringify(due));
  }
  yield* changesOfRuns(records.executions);
}

/** Has every write told from here on. */
export function listen(records: Records, emit: Emit): void {
  const tell =
    <V>(kind: string, toText: (value: V) => string) =>
    (key: string, value: V | undefined) =>
      emit(change(kind, key, value === undefined ? undefined : toText(value)));
  const text = ({ text: own }: { readonly text: string }) => own;
  records.tenants.onChange = tell('tenant', text);
  records.roles.onChange = tell('role', text);
  records.users.onChange = tell('user', text);
  records.secrets.onChange = tell('secret', text);
  const tellFlow = tell<Stored>('flow', text);
  records.flows.onChange = (id, flow) => {
    const hook = records.hooks.get(id);
    if (hook !== undefined) {
      emit(change('hook', id, hook.text));
    }
    tellFlow(id, flow);
  };
  records.templates.onChange = tell('template', text);
  records.hooks.onChange = tell('hook', text);
  records.startingHooks.onChange = tell('startingHook', text);
  records.tokens.onChange = tell<TokenState>('token', JSON.stringify);
  records.passwords.onChange = tell<string>('password', JSON.stringify);
  records.sessions.onChange = tell<string>('session', JSON.stringify);
  records.agenda.onChange = tell<Due>('due', JSON.stringify);
  listenToRuns(records.executions, emit);
}

/**
 * What turns the one into the other, the order of each kind included: a record keeps its place as long as all of its kind
 * before it do, else it goes and comes again.
 */
export function* difference(before: Iterable<Change>, after: Iterable<Change>): IterableIterator<Change> {
  const left = new Map<string, { readonly index: number; readonly old: Change }>();
  let count = 0;
  for (const old of before) {
    left.set(`${old.kind} ${old.key}`, { index: count++, old });
  }
  /** Where the last of a kind stood that kept its place. */
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
