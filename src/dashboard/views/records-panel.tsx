import { useState } from 'hono/jsx/dom';
import { baseUrl, control, done } from '../data/api.js';
import { type RecordKind, TYPING_MS, useRecords, useSlow, type Wish } from '../data/records.js';
import { ActionButton, Line } from '../parts/basics.js';
import { Choice, Pages, Search } from '../parts/fields.js';
import { RecordEditor } from '../parts/record-editor.js';
import { counted } from '../parts/text.js';

const PAGE = 8;

const kinds = [
  'flows',
  'users',
  'templates',
  'tenants',
  'roles',
  'secrets',
  'authClients',
  'components',
  'tokens',
] as const;

type Row = Readonly<Record<string, unknown>>;

const idOf = (row: Row): string => String(row._id ?? row.id);

const nameOf = (row: Row): string => String(row.username ?? row.name ?? row.title ?? row.type ?? idOf(row));

/** Any record of the world, to be changed or taken out where it stands. */
export function RecordsPanel() {
  const [kind, setKind] = useState<RecordKind>('templates');
  const [wish, setWish] = useState<Wish>({ page: 1, limit: PAGE });
  const [picked, setPicked] = useState('');
  const { value } = useRecords<Row>(kind, useSlow(wish, TYPING_MS));
  const remove = (id: string) => async (): Promise<void> => {
    await done(control.DELETE('/_mock/records/{kind}/{id}', { params: { path: { kind, id } } }));
    setPicked('');
  };
  return (
    <section class="panel-box wide" aria-label="Records">
      <h2>Records</h2>
      <search class="filters">
        <Choice
          label="Kind"
          value={kind}
          options={kinds.map((each) => [each, each])}
          onPick={(given) => {
            setKind(kinds.find((each) => each === given) ?? 'flows');
            setWish({ page: 1, limit: PAGE });
            setPicked('');
          }}
        />
        <Search key={kind} hint="Search names and ids" onText={(search) => setWish({ ...wish, page: 1, search })} />
      </search>
      {value === undefined ? null : <p class="count quiet">{counted(value.matched, 'record')}</p>}
      {value?.total === 0 ? (
        <Line text={`curl -X POST ${baseUrl}/_mock/records/${kind} -H 'Content-Type: application/json' -d '{}'`} />
      ) : null}
      <ul class="rows">
        {(value?.rows ?? []).map((row) => {
          const id = idOf(row);
          return (
            <li key={id} class="lever">
              <button
                type="button"
                class="plain"
                aria-expanded={id === picked ? 'true' : 'false'}
                title={id}
                onClick={() => setPicked(id === picked ? '' : id)}
              >
                {nameOf(row)}
              </button>
              {id === picked ? (
                <div class="picked-record">
                  <RecordEditor key={id} kind={kind} id={id} />
                  <ActionButton label="Take it out" kind="danger" act={remove(id)} />
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
      <Pages
        at={wish.page ?? 1}
        pages={Math.ceil((value?.matched ?? 0) / PAGE)}
        onPage={(page) => setWish({ ...wish, page })}
      />
    </section>
  );
}
