import { useMemo, useState } from 'hono/jsx/dom';
import { baseUrl, control, dataOf, type Execution } from '../data/api.js';
import { live } from '../data/live.js';
import { lookUp, names } from '../data/names.js';
import { usePaced } from '../data/records.js';
import { usePicked } from '../data/route.js';
import { useStore } from '../data/store.js';
import { Empty, Failed, Name } from '../parts/basics.js';
import { LogsButton } from '../parts/log-lines.js';
import { counted } from '../parts/text.js';
import { ExecutionDetail } from './execution-detail.js';
import { RunChart, toDays } from './run-chart.js';
import { RunList } from './run-list.js';

const DAY_MS = 86_400_000;
const SHOWN = 100;
/** So many executions are counted. */
const MOST = 5_000;
const TOP = 8;

interface Period {
  readonly runs: readonly Execution[];
  readonly now: number;
  readonly isWhole: boolean;
}

async function loadPeriod(days: number): Promise<Period> {
  const now = Date.parse((await dataOf(control.GET('/_mock/clock'))).now);
  const runs: Execution[] = [];
  let since: string | undefined = new Date(now - days * DAY_MS).toISOString();
  while (since !== undefined && runs.length < MOST) {
    const asked: string = since;
    const { data, meta } = await dataOf(
      control.GET('/_mock/executions', { params: { query: { since: asked, limit: 1_000 } } }),
    );
    runs.push(...data);
    since = meta.next;
  }
  return { runs: runs.reverse(), now, isWhole: since === undefined };
}

export function ExecutionsView() {
  const id = usePicked('executions');
  const { rounds } = useStore(live);
  const [days, setDays] = useState(14);
  const [status, setStatus] = useState('');
  const [by, setBy] = useState<'flow' | 'user' | 'component'>('flow');
  const { value, error } = usePaced(() => loadPeriod(days), String(days), rounds.executions);
  const runs = value?.runs ?? [];
  const shown = useMemo(() => runs.filter((run) => status === '' || run.status === status), [runs, status]);
  return (
    <div class={id === '' ? 'split' : 'split picked'}>
      <section class="list" aria-label="Executions">
        <header class="bar">
          <h1>Executions</h1>
          <div class="filters">
            <label>
              <span class="sr">Period</span>
              <select onChange={({ target }: Event) => setDays(Number((target as HTMLSelectElement).value))}>
                {[14, 7, 30].map((each) => (
                  <option key={each} value={each}>
                    {each} days
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span class="sr">Status</span>
              <select onChange={({ target }: Event) => setStatus((target as HTMLSelectElement).value)}>
                <option value="">Any status</option>
                {['succeeded', 'failed', 'running'].map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
            <label>
              <span class="sr">Count by</span>
              <select
                onChange={({ target }: Event) => {
                  const { value: given } = target as HTMLSelectElement;
                  setBy(given === 'user' ? 'user' : given === 'component' ? 'component' : 'flow');
                }}
              >
                <option value="flow">By flow</option>
                <option value="user">By user</option>
                <option value="component">By component</option>
              </select>
            </label>
            <LogsButton />
          </div>
        </header>
        {error === undefined ? null : <Failed error={error} />}
        {value !== undefined && runs.length === 0 ? (
          <Empty
            title={`Nothing ran in the last ${days} days`}
            line={`curl -H 'Content-Type: application/json' ${baseUrl}/webhooks/<flow id> -d '{"data":{}}'`}
          >
            Call the webhook of an active flow, or pick a flow under Flows and run it there.
          </Empty>
        ) : null}
        {value === undefined || runs.length === 0 ? null : (
          <>
            <RunChart days={toDays(runs, value.now, days)} />
            <Counts runs={runs} by={by} />
            <p class="count quiet" role="status">
              {shown.length > SHOWN
                ? `The newest ${SHOWN} of ${counted(shown.length, 'execution')}`
                : counted(shown.length, 'execution')}
              {value.isWhole ? '' : `; only the first ${MOST.toLocaleString('en')} of the period are counted`}
            </p>
            <RunList runs={shown.slice(0, SHOWN)} withFlow picked={id} />
          </>
        )}
      </section>
      {id === '' ? null : <ExecutionDetail key={id} id={id} />}
    </div>
  );
}

/** What an execution counts for. As a component, each of its steps counts. */
function keysOf(
  run: Execution,
  by: 'flow' | 'user' | 'component',
): readonly (readonly [key: string, failed: boolean])[] {
  const failed = run.status === 'failed';
  if (by === 'flow') return [[run.flowId, failed]];
  if (by === 'user') return run.userId === undefined ? [] : [[run.userId, failed]];
  return run.steps.map((step) => [`${step.componentId} ${step.function}`, step.status === 'failed']);
}

function Counts({ runs, by }: { runs: readonly Execution[]; by: 'flow' | 'user' | 'component' }) {
  const known = useStore(names);
  const counts = new Map<string, { good: number; bad: number }>();
  for (const [key, failed] of runs.flatMap((run) => keysOf(run, by))) {
    const count = counts.get(key) ?? { good: 0, bad: 0 };
    if (failed) count.bad += 1;
    else count.good += 1;
    counts.set(key, count);
  }
  const rows = [...counts].sort(([, a], [, b]) => b.good + b.bad - a.good - a.bad);
  return (
    <details class="counts">
      <summary>
        Most often:{' '}
        {rows
          .slice(0, 2)
          .map(([key]) => lookUp(key, known)?.name ?? key.replace(/^\w+ /, ''))
          .join(', ')}
      </summary>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{by}</th>
            <th scope="col">succeeded</th>
            <th scope="col">failed</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, TOP).map(([key, { good, bad }]) => (
            <tr key={key}>
              <th scope="row">{by === 'component' ? key.replace(/^\w+ /, '') : <Name id={key} />}</th>
              <td>{good}</td>
              <td class={bad > 0 ? 'bad' : ''}>{bad}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
