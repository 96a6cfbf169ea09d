import { collectionNames, kinds, tableNames } from '../domain/records/kinds.js';
import { member } from '../domain/upstream/cast.js';
import { StoredDocument } from '../store/stored-document.js';
import type { Row } from '../store/table.js';
import type { Tables } from './records/records.js';
import type { Sandbox } from './sandbox.js';

type Item = StoredDocument | Row<{ readonly _id: string }>;

/** Records that report every write. */
interface Watchable<Of extends Item> {
  onChange: ((id: string, item: Of | undefined, isNew: boolean) => void) | undefined;
}

/**
 * Emits events for records that are created, changed and deleted. Call again whenever the records were replaced as a whole, or
 * their `onChange` was set anew.
 */
export function emitRecordEvents({ world, events }: Sandbox): void {
  const watch = <Of extends Item>(store: Watchable<Of>, kind: string) => {
    const before = store.onChange;
    store.onChange = (id, item, isNew) => {
      before?.(id, item, isNew);
      if (events.wanted('state')) {
        const status = item instanceof StoredDocument ? item.status : member(item?.value, 'status');
        const change = item === undefined ? 'deleted' : isNew ? 'created' : 'changed';
        events.emit({ type: 'state', kind, id, change, ...(typeof status === 'string' ? { status } : {}) });
      }
    };
  };
  const tables: Tables = world.records;
  const watchTable = <Name extends keyof Tables>(name: Name) => watch(tables[name], kinds[name].one);
  tableNames.forEach(watchTable);
  for (const name of collectionNames) {
    watch(world.records[name], kinds[name].one);
  }
}

/** All records were replaced. */
export function emitNewWorld(sandbox: Sandbox, change: 'reset' | 'restored'): void {
  const { world, events } = sandbox;
  emitRecordEvents(sandbox);
  if (events.wanted('state')) {
    events.emit({ type: 'state', kind: 'world', id: world.base.scenario, change });
  }
}
