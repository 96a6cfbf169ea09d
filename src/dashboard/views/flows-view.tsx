import { useMemo, useState } from 'hono/jsx/dom';
import { baseUrl } from '../data/api.js';
import { names } from '../data/names.js';
import { type FlowRow, MOST_RECORDS, useRecords } from '../data/records.js';
import { linkTo, usePicked } from '../data/route.js';
import { useStore } from '../data/store.js';
import { Empty, Failed } from '../parts/basics.js';
import { counted } from '../parts/text.js';
import { FlowDetail } from './flow-detail.js';

const PAGE = 50;

/** The least that makes a flow. */
const SAMPLE = JSON.stringify({
  name: 'My flow',
  status: 'active',
  graph: { nodes: [{ id: 'step_1', componentId: '64f1a210c7d3e80011b52100', function: 'receive' }], edges: [] },
});

const orders = {
  name: (a: FlowRow, b: FlowRow) => (a.name ?? '').localeCompare(b.name ?? ''),
  newest: (a: FlowRow, b: FlowRow) => (b.updatedAt ?? '').localeCompare(a.updatedAt ?? ''),
} as const;

export function FlowsView() {
  const id = usePicked('flows');
  const known = useStore(names);
  const { value, error } = useRecords<FlowRow>('flows');
  const [text, setText] = useState('');
  const [status, setStatus] = useState('');
  const [order, setOrder] = useState<keyof typeof orders>('name');
  const [page, setPage] = useState(0);
  const rows = value?.rows ?? [];
  const shown = useMemo(() => {
    const fits = (flow: FlowRow): boolean => {
      const owners = (flow.owners ?? []).map((owner) => known.get(owner.id)?.name ?? '');
      const searched = [flow.name, flow.description, flow.id, ...owners].join('\n').toLowerCase();
      return (status === '' || flow.status === status) && searched.includes(text);
    };
    return rows.filter(fits).sort(orders[order]);
  }, [rows, text, status, order, known]);
  const picked = rows.find((flow) => flow.id === id);
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const at = Math.min(page, pages - 1);
  return (
    <div class={id === '' ? 'split' : 'split picked'}>
      <section class="list" aria-label="Flows">
        <header class="bar">
          <h1>Flows</h1>
          <search class="filters">
            <label class="grow">
              <span class="sr">Search</span>
              <input
                type="search"
                placeholder="Search names, descriptions, owners, ids"
                onInput={({ target }: Event) => {
                  setText((target as HTMLInputElement).value.trim().toLowerCase());
                  setPage(0);
                }}
              />
            </label>
            <label>
              <span class="sr">Status</span>
              <select
                onChange={({ target }: Event) => {
                  setStatus((target as HTMLSelectElement).value);
                  setPage(0);
                }}
              >
                <option value="">Any status</option>
                {['active', 'inactive', 'starting', 'stopping'].map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
            <label>
              <span class="sr">Order</span>
              <select
                onChange={({ target }: Event) =>
                  setOrder((target as HTMLSelectElement).value === 'newest' ? 'newest' : 'name')
                }
              >
                <option value="name">By name</option>
                <option value="newest">Changed last</option>
              </select>
            </label>
          </search>
        </header>
        {error === undefined ? null : <Failed error={error} />}
        {value === undefined ? null : (
          <p class="count quiet" role="status">
            {shown.length === rows.length ? '' : `${shown.length} of `}
            {counted(rows.length, 'flow')}
            {value.total > rows.length
              ? `, the first ${MOST_RECORDS.toLocaleString('en')} of ${value.total.toLocaleString('en')}`
              : ''}
          </p>
        )}
        {value !== undefined && rows.length === 0 ? (
          <Empty
            title="This world has no flows"
            line={`curl -X POST ${baseUrl}/_mock/records/flows -H 'Content-Type: application/json' \\\n  -d '${SAMPLE}'`}
          >
            Add one, or reset the world to a scenario that has some, such as demo.
          </Empty>
        ) : null}
        <ul class="rows">
          {shown.slice(at * PAGE, (at + 1) * PAGE).map((flow) => (
            <li key={flow.id}>
              <a class="flow-row" href={linkTo('flows', flow.id)} aria-current={flow.id === id ? 'true' : undefined}>
                <span class={`state s-${flow.status}`}>{flow.status}</span>
                <span class="flow-name">{flow.name ?? flow.id}</span>
                <span class="who">
                  {(flow.owners ?? [])
                    .filter(({ type }) => type === 'user')
                    .map((owner) => known.get(owner.id)?.name ?? owner.id)
                    .join(', ')}
                </span>
                <span class="quiet">{flow.cron === undefined || flow.cron === '' ? 'webhook' : flow.cron}</span>
              </a>
            </li>
          ))}
        </ul>
        {pages === 1 ? null : (
          <p class="more-rows row-left">
            <button type="button" disabled={at === 0} onClick={() => setPage(at - 1)}>
              Back
            </button>
            <span class="quiet">
              Page {at + 1} of {pages}
            </span>
            <button type="button" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
              Next
            </button>
          </p>
        )}
      </section>
      {picked !== undefined ? (
        <FlowDetail key={picked.id} flow={picked} />
      ) : id === '' || value === undefined ? null : (
        <aside class="detail" aria-label="Flow">
          <a class="back" href={linkTo('flows')}>
            ← All flows
          </a>
          <p class="quiet">There is no flow {id} in this world now.</p>
        </aside>
      )}
    </div>
  );
}
