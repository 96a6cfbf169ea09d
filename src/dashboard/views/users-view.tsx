import { useMemo, useState } from 'hono/jsx/dom';
import { baseUrl } from '../data/api.js';
import { type FlowRow, type UserRow, useRecords } from '../data/records.js';
import { linkTo, usePicked } from '../data/route.js';
import { CopyButton, Empty, Failed } from '../parts/basics.js';
import { RecordEditor } from '../parts/record-editor.js';
import { counted } from '../parts/text.js';

const SHOWN = 200;

interface TokenRow {
  readonly accountId: string;
  readonly token: string;
  readonly type?: string;
}

/** The people of the world with both of their ids: the one that a partner gave, and the one that the API wants. */
export function UsersView() {
  const id = usePicked('users');
  const users = useRecords<UserRow>('users');
  const flows = useRecords<FlowRow>('flows');
  const tokens = useRecords<TokenRow>('tokens');
  const [text, setText] = useState('');
  const rows = users.value?.rows ?? [];
  const own = useMemo(() => {
    const counts = new Map<string, { active: number; all: number }>();
    for (const { owners = [], status } of flows.value?.rows ?? []) {
      for (const owner of owners.filter(({ type }) => type === 'user')) {
        const count = counts.get(owner.id) ?? { active: 0, all: 0 };
        count.all += 1;
        if (status === 'active') count.active += 1;
        counts.set(owner.id, count);
      }
    }
    return counts;
  }, [flows.value]);
  const shown = rows.filter(({ username = '', _id, firstname = '', lastname = '' }) =>
    `${username} ${_id} ${firstname} ${lastname}`.toLowerCase().includes(text),
  );
  const tokenOf = (user: string): string | undefined => {
    const theirs = (tokens.value?.rows ?? []).filter(({ accountId }) => accountId === user);
    return (theirs.find(({ type }) => type === 'PERSISTENT') ?? theirs.at(-1))?.token;
  };
  return (
    <section class="page" aria-label="Users">
      <header class="bar">
        <h1>Users</h1>
        <search class="filters">
          <label class="grow">
            <span class="sr">Search</span>
            <input
              type="search"
              placeholder="Search usernames and ids"
              onInput={({ target }: Event) => setText((target as HTMLInputElement).value.trim().toLowerCase())}
            />
          </label>
        </search>
      </header>
      {rows.some(({ _id }) => _id === id) ? (
        <div class="picked-record">
          <RecordEditor key={id} kind="users" id={id} />
        </div>
      ) : null}
      <p class="count quiet">
        <strong>username</strong> is the id that you gave, <strong>_id</strong> is FlowMate's own. The API wants the
        _id, for instance in filter[user]. {counted(shown.length, 'user')}.
      </p>
      {users.error === undefined ? null : <Failed error={users.error} />}
      {users.value !== undefined && rows.length === 0 ? (
        <Empty
          title="This world has no users"
          line={`curl -X POST ${baseUrl}/_mock/records/users -H 'Content-Type: application/json' -d '{"username":"ada@example.com"}'`}
        >
          Add one, or reset the world to a scenario that has some, such as demo.
        </Empty>
      ) : (
        <section class="scroll" tabindex={0} aria-label="Table of users">
          <table class="people">
            <thead>
              <tr>
                <th scope="col">username</th>
                <th scope="col">_id</th>
                <th scope="col">Status</th>
                <th scope="col">Active flows</th>
                <th scope="col">Token</th>
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, SHOWN).map(({ _id, username = '', firstname, lastname, status = '' }) => {
                const token = tokenOf(_id);
                const { active, all } = own.get(_id) ?? { active: 0, all: 0 };
                return (
                  <tr key={_id} class={_id === id ? 'picked-row' : ''}>
                    <th scope="row">
                      <a href={linkTo('users', _id)}>{username}</a>
                      {firstname === undefined ? null : (
                        <span class="quiet">
                          {' '}
                          {firstname} {lastname}
                        </span>
                      )}
                    </th>
                    <td>
                      <code>{_id}</code> <CopyButton label="Copy" textOf={() => _id} />
                    </td>
                    <td>
                      <span class={`state s-${status.toLowerCase()}`}>{status}</span>
                    </td>
                    <td>
                      {active} <span class="quiet">of {all}</span>
                    </td>
                    <td>
                      {token === undefined ? (
                        <span class="quiet">none</span>
                      ) : (
                        <CopyButton label="Copy token" textOf={() => token} />
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
      {shown.length > SHOWN ? <p class="count quiet">The first {SHOWN} are shown: search for others.</p> : null}
    </section>
  );
}
