import { useState } from 'hono/jsx/dom';
import type { ControlSchema } from '../../../openapi/index.js';
import { baseUrl, control, dataOf, type Execution } from '../data/api.js';
import { lookUp, names } from '../data/names.js';
import { usePaced } from '../data/records.js';
import { usePicked } from '../data/route.js';
import { useStore } from '../data/store.js';
import { Empty, Failed, Name } from '../parts/basics.js';
import { Choice } from '../parts/fields.js';
import { LogsButton } from '../parts/log-lines.js';
import { counted } from '../parts/text.js';
import { ExecutionDetail } from './execution-detail.js';
import { othersOf, RunChart } from './run-chart.js';
import { RunList } from './run-list.js';

const DAY_MS = 86_400_000;
/** Days that are counted at first: as many as the mock counts that is asked for none. */
const DAYS = 14;
/** So many are shown at first, and so many when more are wanted. */
const FEW = 40;
const MANY = 100;
const TOP = 10;

type CountBy = ControlSchema<'CountBy'>;
type Status = '' | ControlSchema<'RunStatus'>;

interface Period {
  readonly counts: ControlSchema<'ExecutionCounts'>;
  /** The newest that fit. */
  readonly runs: readonly Execution[];
  readonly matched: number;
}

/** The first day of a period by the world's clock; undefined where the mock counts as many days by itself. */
async function startOf(days: number): Promise<{ readonly start?: string }> {
  if (days === DAYS) return {};
  const now = Date.parse((await dataOf(control.GET('/_mock/clock'))).now);
  return { start: new Date(now - (days - 1) * DAY_MS).toISOString().slice(0, 10) };
}

/** The mock counts, however many there are; the page has the newest. */
async function loadPeriod(days: number, groupby: CountBy, status: Status, limit: number): Promise<Period> {
  const ofStatus = status === '' ? {} : { status };
  const query = { newest: 'true', limit, ...ofStatus } as const;
  const count = async () => {
    const asked = { ...(await startOf(days)), groupby, limit: TOP };
    return dataOf(control.GET('/_mock/execution-counts', { params: { query: asked } }));
  };
  const [counts, page] = await Promise.all([count(), dataOf(control.GET('/_mock/executions', { params: { query } }))]);
  return { counts, runs: page.data, matched: page.meta.matched };
}

export function ExecutionsView() {
  const id = usePicked('executions');
  const [days, setDays] = useState(DAYS);
  const [status, setStatus] = useState<Status>('');
  const [by, setBy] = useState<CountBy>('flow');
  const [limit, setLimit] = useState(FEW);
  const { value, error } = usePaced(
    () => loadPeriod(days, by, status, limit),
    `${days} ${by} ${status} ${limit}`,
    'executions',
  );
  const isEmpty = value !== undefined && value.matched === 0 && status === '';
  return (
    <div class={id === '' ? 'split' : 'split picked'}>
      <section class="list" aria-label="Executions">
        <header class="bar">
          <h1>Executions</h1>
          <div class="filters">
            <Choice
              label="Period"
              value={String(days)}
              options={[7, 14, 30, 90].map((each) => [String(each), `${each} days`])}
              onPick={(given) => setDays(Number(given))}
            />
            <Choice
              label="Status"
              value={status}
              options={[['', 'Any status'], ...statuses.map((each): [string, string] => [each, each])]}
              onPick={(given) => setStatus(statuses.find((each) => each === given) ?? '')}
            />
            <Choice
              label="Count by"
              value={by}
              options={groups.map((each) => [each, `By ${each}`])}
              onPick={(given) => setBy(groups.find((each) => each === given) ?? 'flow')}
            />
            <LogsButton />
          </div>
        </header>
        {error === undefined ? null : <Failed error={error} />}
        {isEmpty ? (
          <Empty
            title="Nothing has run yet"
            line={`curl -H 'Content-Type: application/json' ${baseUrl}/webhooks/<flow id> -d '{"data":{}}'`}
          >
            Call the webhook of an active flow, or pick a flow under Flows and run it there.
          </Empty>
        ) : null}
        {value === undefined || isEmpty ? null : (
          <>
            <RunChart counts={value.counts} />
            <Counts counts={value.counts} />
            <p class="count quiet" role="status">
              {value.matched > value.runs.length
                ? `The newest ${value.runs.length} of ${counted(value.matched, 'execution')}`
                : counted(value.matched, 'execution')}
            </p>
            <RunList runs={value.runs} withFlow picked={id} />
            {limit < MANY && value.matched > value.runs.length ? (
              <p class="more-rows">
                <button type="button" onClick={() => setLimit(MANY)}>
                  Show more
                </button>
              </p>
            ) : null}
          </>
        )}
      </section>
      {id === '' ? null : <ExecutionDetail key={id} id={id} />}
    </div>
  );
}

const statuses = ['succeeded', 'failed', 'running'] as const;
const groups = ['flow', 'user', 'component'] as const;

function Counts({ counts: { groups: rows, groupby, meta } }: { counts: Period['counts'] }) {
  const known = useStore(names);
  if (rows.length === 0) return null;
  const nameOf = (key: string | undefined): string =>
    key === undefined ? 'no user' : (lookUp(key, known)?.name ?? key);
  return (
    <details class="counts">
      <summary>
        Most often:{' '}
        {rows
          .slice(0, 2)
          .map(({ key }) => nameOf(key))
          .join(', ')}
      </summary>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{groupby}</th>
            <th scope="col">succeeded</th>
            <th scope="col">failed</th>
            <th scope="col">running</th>
            <th scope="col">steps, as /icenter/executions counts</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, steps, outcomes }) => (
            <tr key={key ?? ''}>
              <th scope="row">{key === undefined ? nameOf(key) : <Name id={key} />}</th>
              <td>{outcomes.succeeded}</td>
              <td class={outcomes.failed > 0 ? 'bad' : ''}>{outcomes.failed}</td>
              <td>{othersOf(outcomes)}</td>
              <td>{steps}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {meta.total > rows.length ? (
        <p class="quiet">
          The first {rows.length} of {meta.total.toLocaleString('en')}.{' '}
          {groupby === 'component' ? 'Of components, steps are counted.' : ''}
        </p>
      ) : groupby === 'component' ? (
        <p class="quiet">Of components, steps are counted.</p>
      ) : null}
    </details>
  );
}
