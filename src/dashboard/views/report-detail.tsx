import { access, control, dataOf, type Report, type ReportSummary, send } from '../data/api.js';
import { linkTo } from '../data/route.js';
import { useLoaded, useStore } from '../data/store.js';
import { ActionButton, CopyButton, Failed, saveFile } from '../parts/basics.js';
import { dateTime, took } from '../parts/text.js';

/** Cases that passed are counted, not listed. */
const quietVerdicts = ['PASS', 'NOT_APPLICABLE'];

const kinds = {
  new: 'New failures',
  fixed: 'Fixed',
  still: 'Still failing',
  reached: 'Now judged, and met',
  unproven: 'Pass in another world',
} as const;

/** `2 fail, 3 warn, 170 pass`. */
export function verdictWords(counts: ReportSummary['counts']): string {
  return Object.entries(counts)
    .map(([verdict, count]) => `${count} ${verdict.toLowerCase().replaceAll('_', ' ')}`)
    .join(', ');
}

/** One report: what to mend, and what changed since the run before. */
export function ReportDetail({
  id,
  others,
  baseUrl,
}: {
  id: string;
  others: readonly ReportSummary[];
  /** Of the mock, where the whole report is. */
  baseUrl: string;
}) {
  const load = () => dataOf(control.GET('/_mock/reports/{report}', { params: { path: { report: id } } }));
  const { value, error } = useLoaded(load, id);
  const { token } = useStore(access);
  const page = `${baseUrl}/_mock/reports/${id}/page`;
  // A browser sends no token for a page.
  const save = async (): Promise<void> => {
    const answer = await send(new Request(page));
    if (!answer.ok) throw new Error(`The mock answered ${answer.status}.`);
    saveFile('report.html', await answer.text());
  };
  return (
    <aside class="detail" aria-label="Report">
      <a class="back" href={linkTo('reports')}>
        ← All reports
      </a>
      {error === undefined ? null : <Failed error={error} />}
      {value === undefined ? null : (
        <>
          <h2 class="asked">
            <span class={`outcome o-${value.summary.exitCode}`}>{value.summary.outcome}</span>
          </h2>
          <p>
            <code>{value.summary.client}</code>
          </p>
          <p class="facts-line">
            <span>{dateTime(value.summary.started)}</span>
            <span class="quiet">{took(value.summary.durationMs)}</span>
            <span class="quiet">seed {value.summary.seed}</span>
            <span class="quiet">flowmate-mock {value.summary.version}</span>
            <span class="quiet">in {value.summary.folder}</span>
          </p>
          {value.summary.conclusion.toLowerCase() === value.summary.outcome.toLowerCase() ? null : (
            <p>{value.summary.conclusion}</p>
          )}
          <div class="actions">
            {token === '' ? (
              <a class="button" href={page} target="_blank" rel="noreferrer">
                Open the whole report
              </a>
            ) : (
              <ActionButton label="Save the whole report" act={save} />
            )}
            <CopyButton label="Copy as curl" textOf={() => `curl ${page} > report.html`} />
          </div>
          <Comparison comparison={value.comparison} others={others} />
          <Cases cases={value.cases} />
        </>
      )}
    </aside>
  );
}

function Comparison({ comparison, others }: { comparison: Report['comparison']; others: readonly ReportSummary[] }) {
  if (comparison === undefined) return <p class="quiet">There is no run before of this client to compare it with.</p>;
  const { before, line, changes } = comparison;
  const folder = others.find(({ id }) => id === before)?.folder;
  return (
    <section aria-label="Since the run before">
      <h3>
        Since the run before <a href={linkTo('reports', before)}>{folder ?? 'open'}</a>
      </h3>
      <p>{line}.</p>
      {Object.entries(kinds).map(([kind, title]) => {
        const own = changes.filter((change) => change.kind === kind);
        return own.length === 0 ? null : (
          <details key={kind} class="changes" open={kind === 'new' || kind === 'fixed'}>
            <summary>
              {title} ({own.length})
            </summary>
            <ul>
              {own.map((change) => (
                <li key={change.id}>
                  <code>{change.id}</code>{' '}
                  <span class="quiet">
                    {change.before === undefined ? 'was not run' : <Verdict verdict={change.before} />} →{' '}
                  </span>
                  <Verdict verdict={change.now} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

function Verdict({ verdict }: { verdict: string }) {
  return <span class={`verdict v-${verdict}`}>{verdict.replaceAll('_', ' ')}</span>;
}

function Cases({ cases }: { cases: Report['cases'] }) {
  const shown = cases.filter(({ verdict }) => !quietVerdicts.includes(verdict));
  const left = cases.length - shown.length;
  return (
    <section aria-label="Cases">
      <h3>Cases</h3>
      {shown.map(({ id, verdict, title, observed, hint }) => (
        <details key={id} class="changes">
          <summary>
            <Verdict verdict={verdict} /> <code>{id}</code> {title}
          </summary>
          <p>{observed}</p>
          {hint === '' ? null : (
            <p>
              <strong>Fix</strong> {hint}
            </p>
          )}
        </details>
      ))}
      <p class="quiet">{left === 0 ? '' : `${left} more are met, or do not apply.`}</p>
    </section>
  );
}
