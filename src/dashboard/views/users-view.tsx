import { useState } from 'hono/jsx/dom';
import { baseUrl } from '../data/api.js';
import { TYPING_MS, tokenOf, type UserRow, useRecords, useSlow, type Wish } from '../data/records.js';
import { linkTo, usePicked } from '../data/route.js';
import { CopyButton, Empty, Failed } from '../parts/basics.js';
import { Pages, Search } from '../parts/fields.js';
import { RecordEditor } from '../parts/record-editor.js';
import { counted } from '../parts/text.js';

const PAGE = 25;

/** The people of the world with both of their ids: the one that a partner gave, and the one that the API wants. */
export function UsersView() {
  const id = usePicked('users');
  const [wish, setWish] = useState<Wish>({ page: 1, limit: PAGE, with: 'flows' });
  const { value, error } = useRecords<UserRow>('users', useSlow(wish, TYPING_MS));
  const { rows = [], total = 0, matched = 0, flows = {} } = value ?? {};
  return (
    <section class="page" aria-label="Users">
      <header class="bar">
        <h1>Users</h1>
        <search class="filters">
          <Search hint="Search usernames and ids" onText={(search) => setWish({ ...wish, page: 1, search })} />
        </search>
      </header>
      {id === '' ? null : (
        <div class="picked-record">
          <RecordEditor key={id} kind="users" id={id} />
        </div>
      )}
      <p class="count quiet">
        <strong>username</strong> is the id that you gave, <strong>_id</strong> is FlowMate's own. The API wants the
        _id, for instance in filter[user]. {counted(matched, 'user')}.
      </p>
      {error === undefined ? null : <Failed error={error} />}
      {value !== undefined && total === 0 ? (
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
              {rows.map(({ _id, username = '', firstname, lastname, status = '' }) => {
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
                      {flows[_id]?.active} <span class="quiet">of {flows[_id]?.total}</span>
                    </td>
                    <td>
                      <CopyButton label="Copy token" textOf={() => tokenFor(_id)} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
      <Pages at={wish.page ?? 1} pages={Math.ceil(matched / PAGE)} onPage={(page) => setWish({ ...wish, page })} />
    </section>
  );
}

async function tokenFor(user: string): Promise<string> {
  const token = await tokenOf(user);
  if (token === undefined) throw new Error('This user has no token');
  return token;
}
