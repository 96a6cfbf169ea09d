import type { Sandbox } from './sandbox.js';

/** A store of records that tells of every write. */
interface Store<Item> {
  onChange: ((id: string, item: Item | undefined, isNew: boolean) => void) | undefined;
}

/**
 * Has those who watch a sandbox hear of records that come, change and go. To be told anew whenever the records were replaced as
 * a whole, or somebody else has taken over what is told of them.
 */
export function tellOfRecords({ world, events }: Sandbox): void {
  const tell = <Item>(store: Store<Item>, kind: string, statusOf: (item: Item) => unknown) => {
    const before = store.onChange;
    store.onChange = (id, item, isNew) => {
      before?.(id, item, isNew);
      if (events.wanted('state')) {
        const status = item === undefined ? undefined : statusOf(item);
        const change = item === undefined ? 'deleted' : isNew ? 'created' : 'changed';
        events.emit({ type: 'state', kind, id, change, ...(typeof status === 'string' ? { status } : {}) });
      }
    };
  };
  const { records } = world;
  tell(records.flows, 'flow', ({ status }) => status);
  tell(records.templates, 'template', ({ status }) => status);
  tell(records.users, 'user', ({ value }) => value.status);
  tell(records.tenants, 'tenant', ({ value }) => value.status);
  tell(records.roles, 'role', () => undefined);
  tell(records.secrets, 'secret', () => undefined);
}

/** All records are others than before. */
export function tellOfNewWorld(sandbox: Sandbox, change: 'reset' | 'restored'): void {
  const { world, events } = sandbox;
  tellOfRecords(sandbox);
  if (events.wanted('state')) {
    events.emit({ type: 'state', kind: 'world', id: world.base.scenario, change });
  }
}
