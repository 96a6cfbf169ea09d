import { isObject } from '../../domain/checks/check.js';
import type { KindName } from '../../domain/records/kind.js';
import { kindNames } from '../../domain/records/kinds.js';
import { member } from '../../domain/upstream/cast.js';
import type { Yielder } from '../../domain/yielder.js';
import { accesses, type HasRecords, type RecordAccess } from './record-access.js';

/** A member of a record that is another one than before. */
export interface Difference {
  /** A JSON pointer. */
  readonly place: string;
  /** Absent where the member was not there. */
  readonly before?: unknown;
  /** Absent where the member is gone. */
  readonly after?: unknown;
}

/** What happened to a record between two moments. */
export interface RecordChange {
  readonly kind: KindName;
  readonly id: string;
  /** What people call it; of a record that is gone, what it was called. */
  readonly name?: string;
  readonly change: 'created' | 'changed' | 'deleted';
  /** Of a record that was changed. */
  readonly differences: readonly Difference[];
}

/**
 * What happened to the records, kind by kind in the order of scenario files. Records that were not touched cost a look at each, no
 * reading; `pace` lets other requests in between.
 */
export async function findChanges(before: HasRecords, after: HasRecords, pace: Yielder): Promise<RecordChange[]> {
  const changes: RecordChange[] = [];
  for (const kind of kindNames) {
    const access: RecordAccess<KindName> = accesses[kind];
    const old = new Map(access.stored(before));
    const change = (id: string, from: object | undefined, to: object | undefined): void => {
      const differences = from === undefined || to === undefined ? [] : [...differ(from, to, '')];
      if (from !== undefined && to !== undefined && differences.length === 0) {
        return;
      }
      const name = nameOf(to ?? from);
      changes.push({
        kind,
        id,
        ...(name === undefined ? {} : { name }),
        change: from === undefined ? 'created' : to === undefined ? 'deleted' : 'changed',
        differences,
      });
    };
    for (const [id, stored] of access.stored(after)) {
      if (old.get(id) !== stored) {
        change(id, old.has(id) ? access.find(before, id) : undefined, access.find(after, id));
      }
      old.delete(id);
      if (pace.due) {
        await pace.rest();
      }
    }
    for (const id of old.keys()) {
      change(id, access.find(before, id), undefined);
    }
  }
  return changes;
}

function nameOf(record: object | undefined): string | undefined {
  const given: unknown = member(record, 'username') ?? member(record, 'name');
  return typeof given === 'string' ? given : undefined;
}

function* differ(before: unknown, after: unknown, place: string): Generator<Difference> {
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* differ(before[key], after[key], `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  } else if (Array.isArray(before) && Array.isArray(after)) {
    for (let i = 0; i < Math.max(before.length, after.length); i += 1) {
      yield* differ(before[i], after[i], `${place}/${i}`);
    }
  } else if (!Object.is(before, after)) {
    yield { place, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  }
}
