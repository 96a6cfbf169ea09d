import { useState } from 'hono/jsx/dom';
import { baseUrl } from '../data/api.js';
import { lookUp, names } from '../data/names.js';
import {
  type FlowRow,
  loadRecord,
  TYPING_MS,
  useRecords,
  useRounds,
  useSlow,
  useStable,
  type Wish,
} from '../data/records.js';
import { linkTo, usePicked } from '../data/route.js';
import { useLoaded, useStore } from '../data/store.js';
import { Empty, Failed } from '../parts/basics.js';
import { Choice, Pages, Search } from '../parts/fields.js';
import { counted } from '../parts/text.js';
import { FlowDetail } from './flow-detail.js';

const PAGE = 50;

/** The least that makes a flow. */
const SAMPLE = JSON.stringify({
  name: 'My flow',
  status: 'active',
  graph: { nodes: [{ id: 'step_1', componentId: '64f1a210c7d3e80011b52100', function: 'receive' }], edges: [] },
});

const orders = { name: 'By name', '-updatedAt': 'Changed last', '': 'As they came' } as const;

const statuses = ['active', 'inactive', 'starting', 'stopping'];

/** The flows: the mock searches, sorts and pages, however many there are. */
export function FlowsView() {
  const id = usePicked('flows');
  const known = useStore(names);
  const [wish, setWish] = useState<Wish>({ sort: 'name', page: 1, limit: PAGE });
  const { value, error } = useRecords<FlowRow>('flows', useSlow(wish, TYPING_MS));
  const narrow = (more: Partial<Wish>) => setWish({ ...wish, page: 1, ...more });
  const { rows = [], total = 0, matched = 0 } = value ?? {};
  return (
    <div class={id === '' ? 'split' : 'split picked'}>
      <section class="list" aria-label="Flows">
        <header class="bar">
          <h1>Flows</h1>
          <search class="filters">
            <Search hint="Search names, descriptions, owners, ids" onText={(search) => narrow({ search })} />
            <Choice
              label="Status"
              value={wish.status ?? ''}
              options={[['', 'Any status'], ...statuses.map((each): [string, string] => [each, each])]}
              onPick={(status) => narrow({ status })}
            />
            <Choice
              label="Order"
              value={wish.sort ?? ''}
              options={Object.entries(orders)}
              onPick={(sort) => narrow({ sort: sort === 'name' || sort === '-updatedAt' ? sort : '' })}
            />
          </search>
        </header>
        {error === undefined ? null : <Failed error={error} />}
        {value === undefined ? null : (
          <p class="count quiet" role="status">
            {matched === total ? '' : `${matched.toLocaleString('en')} of `}
            {counted(total, 'flow')}
          </p>
        )}
        {value !== undefined && total === 0 ? (
          <Empty
            title="This world has no flows"
            line={`curl -X POST ${baseUrl}/_mock/records/flows -H 'Content-Type: application/json' \\\n  -d '${SAMPLE}'`}
          >
            Add one, or reset the world to a scenario that has some, such as demo.
          </Empty>
        ) : value !== undefined && matched === 0 ? (
          <Empty title="No flow fits" line={`curl -g '${baseUrl}/_mock/records/flows?search=invoice&status=active'`}>
            Search for less, or for another status.
          </Empty>
        ) : null}
        <ul class="rows">
          {rows.map((flow) => (
            <li key={flow.id}>
              <a class="flow-row" href={linkTo('flows', flow.id)} aria-current={flow.id === id ? 'true' : undefined}>
                <span class={`state s-${flow.status}`}>{flow.status}</span>
                <span class="flow-name">{flow.name ?? flow.id}</span>
                <span class="who">
                  {(flow.owners ?? [])
                    .filter(({ type }) => type === 'user')
                    .map((owner) => lookUp(owner.id, known)?.name ?? owner.id)
                    .join(', ')}
                </span>
                <span class="quiet">{flow.cron === undefined || flow.cron === '' ? 'webhook' : flow.cron}</span>
              </a>
            </li>
          ))}
        </ul>
        <Pages at={wish.page ?? 1} pages={Math.ceil(matched / PAGE)} onPage={(page) => setWish({ ...wish, page })} />
      </section>
      {id === '' ? null : <PickedFlow key={id} id={id} />}
    </div>
  );
}

function PickedFlow({ id }: { id: string }) {
  const load = async () => ({ flow: await loadRecord<FlowRow>('flows', id) });
  const { value } = useStable(useLoaded(load, `${id} ${useRounds('records')}`));
  if (value === undefined) return <aside class="detail" aria-label="Flow" />;
  if (value.flow !== undefined) return <FlowDetail flow={value.flow} />;
  return (
    <aside class="detail" aria-label="Flow">
      <a class="back" href={linkTo('flows')}>
        ← All flows
      </a>
      <p class="quiet">There is no flow {id} in this world now.</p>
    </aside>
  );
}
