import { useEffect, useState } from 'hono/jsx/dom';
import { control, dataOf, mainUrl, type ReportSummary } from '../data/api.js';
import { useStable } from '../data/records.js';
import { linkTo, usePicked } from '../data/route.js';
import { type Loaded, useLoaded } from '../data/store.js';
import { Empty, Failed } from '../parts/basics.js';
import { counted, dateTime, took } from '../parts/text.js';
import { ReportDetail, verdictWords } from './report-detail.js';

/** The folder is looked through again so often: a run that ends is seen soon. */
const AGAIN_MS = 5_000;

interface Listed {
  readonly data: readonly ReportSummary[];
  readonly problems: readonly { readonly place: string; readonly message: string }[];
}

/** Asks for the list again and again. */
function useReports(): Loaded<Listed> {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setRound((count) => count + 1), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const load = async (): Promise<Listed> => {
    const asked = await control.GET('/_mock/reports');
    // It has no such folder.
    return asked.response.status === 404 ? { data: [], problems: [] } : dataOf(Promise.resolve(asked));
  };
  return useStable(useLoaded(load, String(round)));
}

/** The certification reports of this machine, newest first. */
export function ReportsView() {
  const id = usePicked('reports');
  const { value, error } = useReports();
  const data = value?.data ?? [];
  return (
    <div class={id === '' ? 'split' : 'split picked'}>
      <section class="list" aria-label="Reports">
        <header class="bar">
          <h1>Reports</h1>
        </header>
        {error === undefined ? null : <Failed error={error} />}
        {(value?.problems ?? []).map(({ place, message }) => (
          <p key={place + message} class="failed" role="status">
            {place === '.' ? '' : <code>{place} </code>}
            {message}
          </p>
        ))}
        {value !== undefined && data.length === 0 ? (
          <Empty
            title="No report of a certification run yet"
            line={`flowmate-mock certify --out reports/run-1 -- node client.mjs\nflowmate-mock serve --reports reports`}
          >
            The mock shows the reports in the folder that <code>serve --reports</code> names, newest first, each
            compared with the run before of the same client.
          </Empty>
        ) : null}
        {data.length === 0 ? null : (
          <>
            <p class="count quiet" role="status">
              {counted(data.length, 'report')}
            </p>
            <ul class="rows">
              {data.map((summary) => (
                <ReportRow key={summary.id} summary={summary} picked={summary.id === id} />
              ))}
            </ul>
          </>
        )}
      </section>
      {id === '' ? null : <ReportDetail key={id} id={id} others={data} baseUrl={mainUrl} />}
    </div>
  );
}

function ReportRow({ summary, picked }: { summary: ReportSummary; picked: boolean }) {
  const { id, outcome, exitCode, client, counts, started, folder, durationMs } = summary;
  return (
    <li>
      <a class="report-row" href={linkTo('reports', id)} aria-current={picked ? 'true' : undefined}>
        <span class={`outcome o-${exitCode}`}>{outcome}</span>
        <span class="url" title={folder}>
          {client}
        </span>
        <span class="quiet counted">{verdictWords(counts)}</span>
        <span class="ms">{took(durationMs)}</span>
        <time class="quiet" datetime={started}>
          {dateTime(started)}
        </time>
      </a>
    </li>
  );
}
