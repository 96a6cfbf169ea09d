import type { Execution } from '../data/api.js';
import { logs } from '../data/logs.js';
import { lookUp, names } from '../data/names.js';
import { linkTo } from '../data/route.js';
import { useStore } from '../data/store.js';
import { RunChip } from '../parts/basics.js';
import { LogLines } from '../parts/log-lines.js';
import { dateTime, runTook } from '../parts/text.js';

/** Executions on a line each, as they are given. */
export function RunList({
  runs,
  withFlow,
  picked,
}: {
  runs: readonly Execution[];
  withFlow: boolean;
  picked?: string;
}) {
  const known = useStore(names);
  const lines = useStore(logs);
  if (runs.length === 0) return <p class="quiet">It has not run yet.</p>;
  return (
    <ul class="rows">
      {runs.map((run) => {
        const { flowExecId, flowId, status, createdAt, trigger, steps } = run;
        return (
          <li key={flowExecId}>
            <a
              class="run-row"
              href={linkTo('executions', flowExecId)}
              aria-current={flowExecId === picked ? 'true' : undefined}
            >
              <RunChip status={status} />
              <span class="url">
                {withFlow ? (lookUp(flowId, known)?.name ?? flowId) : `by ${trigger}`}
                {status === 'failed' ? (
                  <span class="quiet"> failed in {steps.find((step) => step.status === 'failed')?.stepId ?? '?'}</span>
                ) : null}
              </span>
              <span class="ms">{runTook(run)}</span>
              <time class="quiet" datetime={createdAt}>
                {dateTime(createdAt)}
              </time>
            </a>
            <LogLines lines={lines?.get(flowExecId)} />
          </li>
        );
      })}
    </ul>
  );
}
