import { memo } from 'hono/jsx/dom';
import type { Execution, Summary } from '../data/api.js';
import type { LogLine } from '../data/logs.js';
import type { Named } from '../data/names.js';
import { linkTo } from '../data/route.js';
import { StatusChip, Url } from '../parts/basics.js';
import { LogLines } from '../parts/log-lines.js';
import { clockTime, counted, took } from '../parts/text.js';

interface RowProps {
  readonly entry: Summary;
  readonly known: ReadonlyMap<string, Named>;
  readonly picked: boolean;
  readonly run: Execution['status'] | undefined;
  /** Of the execution that it started, as they happen. */
  readonly lines: readonly LogLine[] | undefined;
}

function Marks({ entry, run }: { entry: Summary; run: Execution['status'] | undefined }) {
  const { violations, faults, execution, note } = entry;
  return (
    <span class="marks">
      {violations.length === 0 ? null : (
        <span class="mark m-odd" title={violations.map(({ place, message }) => `${place}: ${message}`).join('\n')}>
          <span aria-hidden="true">!</span>
          <span class="sr">{counted(violations.length, 'departure')} from the document</span>
        </span>
      )}
      {faults.length === 0 ? null : (
        <span class="mark m-fault" title={`Fault ${faults.join(', ')}`}>
          <span aria-hidden="true">⚡</span>
          <span class="sr">met by a fault</span>
        </span>
      )}
      {execution === undefined ? null : (
        <span
          class={`mark m-run ${run === undefined ? '' : `r-${run}`}`}
          title={`Started an execution${run === undefined ? '' : `: ${run}`}`}
        >
          <span aria-hidden="true">{run === 'failed' ? '✕' : '▶'}</span>
          <span class="sr">started an execution {run ?? ''}</span>
        </span>
      )}
      {note === undefined ? null : (
        <span class="mark m-odd" title={note}>
          <span aria-hidden="true">i</span>
          <span class="sr">{note}</span>
        </span>
      )}
    </span>
  );
}

/** One request on one line. */
export const RequestRow = memo(({ entry, known, picked, run, lines }: RowProps) => {
  const { sequence, method, url, status, wallTime, durationMs, caller } = entry;
  return (
    <li data-sequence={sequence}>
      <a class="request" href={linkTo('requests', sequence)} aria-current={picked ? 'true' : undefined}>
        <StatusChip status={status} />
        <span class={`method ${method === 'GET' || method === 'HEAD' ? '' : 'writes'}`}>{method}</span>
        <span class="url">
          <Url url={url} known={known} />
        </span>
        <Marks entry={entry} run={run} />
        <span class="who">{caller?.username ?? ''}</span>
        <span class="ms">{took(durationMs)}</span>
        <time class="at" datetime={wallTime}>
          {clockTime(wallTime)}
        </time>
      </a>
      <LogLines lines={lines} />
    </li>
  );
});
