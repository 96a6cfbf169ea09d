import type { DocumentOf } from '../../domain/records/kind.js';
import { collectionNames, fromNames, kinds, type TableName } from '../../domain/records/kinds.js';
import { member } from '../../domain/upstream/cast.js';
import { isRunRecord, isTally, readRuns } from '../../executions/history/run-records.js';
import { Collection } from '../../store/collection.js';
import type { StoredRecord } from '../../store/engines/engine.js';
import { addToGroup } from '../../store/keyed-lists.js';
import { LayeredMap } from '../../store/layered-map.js';
import { StoredDocument } from '../../store/stored-document.js';
import { type TokenState, Tokens } from '../../store/tokens.js';
import { type ScheduledTask, TaskQueue } from '../time/task-queue.js';
import { createTables, type Records } from './records.js';
import type { WorldMeta } from './write-records.js';

/** A world as a store holds it. */
export interface StoredWorld {
  readonly records: Records;
  readonly scheduled: readonly string[];
  /** Undefined: a repair dropped it because it was damaged. */
  readonly meta: WorldMeta | undefined;
}

/** A lost epoch is this plus the number of flows: no world was loaded so often. */
const LOST_EPOCH = 1_000_000;

export const epochOf = ({ meta, records }: StoredWorld): number => meta?.epoch ?? LOST_EPOCH + records.flows.size;

/**
 * The world that these records make up; undefined without records. A record that its kind does not allow, because it was changed
 * from outside, is left out and reported to `onOdd`.
 */
export function readRecords(found: Iterable<StoredRecord>, onOdd: (what: string) => void): StoredWorld | undefined {
  const byKind = sortByKind(found);
  if (byKind.size === 0) {
    return undefined;
  }
  const read = <T>(kind: string, is: (value: unknown, key: string) => value is T): Parsed<T>[] =>
    (byKind.get(kind) ?? []).flatMap(({ key, text, value }) => {
      if (is(value, key)) {
        return [{ key, text, value }];
      }
      onOdd(`the ${kind} ${JSON.stringify(key)} is none, and is left out`);
      return [];
    });
  const values = <T>(kind: string, is: (value: unknown, key: string) => value is T): T[] =>
    read(kind, is).map(({ value }) => value);
  const texts = (kind: string) => new LayeredMap(new Map(read(kind, isText).map(({ key, value }) => [key, value])));
  const stored = (kind: string) =>
    read(kind, isDocument).map(({ value, text }, i) => new StoredDocument(value, i, text));
  const flows = stored('flow');
  const hooks = hooksOf(read('hook', isHook), flows);
  const tasks = new TaskQueue();
  for (const due of values('due', isDue)) {
    tasks.restore(due);
  }
  const records: Records = {
    ...createTables(<Name extends TableName>(name: Name) => values(kinds[name].one, isRow<DocumentOf<Name>>)),
    ...fromNames(collectionNames, (name) => new Collection(name === 'flows' ? flows : stored(kinds[name].one))),
    tokens: Tokens.of(values('token', isToken)),
    passwords: texts('password'),
    sessions: texts('session'),
    tenantKeys: texts('tenantKey'),
    authFlows: texts('authFlow'),
    hooks: new LayeredMap(hooks),
    startingHooks: new LayeredMap(hooksOf(read('startingHook', isHook), flows)),
    tasks,
    executions: readRuns(
      {
        runs: read('execution', isRunRecord),
        versions: read('flowVersion', isFlowVersion),
        tallies: values('tally', isTally),
      },
      flows,
    ),
  };
  const scheduled = [...hooks.values()].filter(({ hook }) => hook.cron).map(({ id }) => id);
  return { records, scheduled, meta: values('meta', isMeta)[0] };
}

interface Parsed<T> {
  readonly key: string;
  readonly text: string;
  readonly value: T;
}

function sortByKind(records: Iterable<StoredRecord>): Map<string, StoredRecord[]> {
  const kinds = new Map<string, StoredRecord[]>();
  for (const record of records) {
    addToGroup(kinds, record.kind, record);
  }
  return kinds;
}

// A data file may be edited by hand: these checks confine the damage that it can do.
const isText = (value: unknown): value is string => typeof value === 'string';

const isDocument = (value: unknown, key: string): value is { readonly id: string } => member(value, 'id') === key;

const isHook = (value: unknown, key: string): value is { readonly id: string } | null =>
  value === null || isDocument(value, key);

const isFlowVersion = (value: unknown): value is { readonly id: string } => isText(member(value, 'id'));

const isRow = <T extends { readonly _id: string }>(value: unknown, key: string): value is T =>
  member(value, '_id') === key;

const isToken = (value: unknown, key: string): value is TokenState =>
  member(member(value, 'document'), 'token') === key &&
  isText(member(member(value, 'document'), 'tokenLifeSpan')) &&
  typeof member(value, 'since') === 'number';

const isDue = (value: unknown, key: string): value is ScheduledTask =>
  String(member(value, 'number')) === key && typeof member(value, 'at') === 'number' && isText(member(value, 'flowId'));

const isMeta = (value: unknown): value is WorldMeta =>
  isText(member(value, 'scenario')) &&
  typeof member(value, 'seed') === 'number' &&
  typeof member(value, 'epoch') === 'number';

function hooksOf(
  kept: readonly Parsed<object | null>[],
  flows: readonly StoredDocument[],
): Map<string, StoredDocument> {
  const today = new Map(flows.map((flow) => [flow.id, flow]));
  const hooks = new Map<string, StoredDocument>();
  for (const { key, text, value } of kept) {
    const hook = value === null ? today.get(key) : new StoredDocument(value, 0, text);
    if (hook !== undefined) {
      hooks.set(key, hook);
    }
  }
  return hooks;
}
