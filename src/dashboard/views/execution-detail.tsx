import { control, dataOf } from '../data/api.js';
import { live } from '../data/live.js';
import { useStable } from '../data/records.js';
import { linkTo } from '../data/route.js';
import { useLoaded, usePart } from '../data/store.js';
import { ActionButton, CopyButton, Failed, Name } from '../parts/basics.js';
import { ExecutionSteps } from '../parts/execution-steps.js';
import { dateTime } from '../parts/text.js';

/** One execution, with what began it. */
export function ExecutionDetail({ id }: { id: string }) {
  const status = usePart(live, ({ executions }) => executions.get(id) ?? '');
  const load = () => dataOf(control.GET('/_mock/executions/{id}', { params: { path: { id } } }));
  const { value: run, error } = useStable(useLoaded(load, `${id} ${status}`));
  const rerun = async (): Promise<void> => {
    const made = await dataOf(control.POST('/_mock/executions/{id}/rerun', { params: { path: { id } } }));
    location.hash = linkTo('executions', made.flowExecId);
  };
  return (
    <aside class="detail" aria-label="Execution">
      <a class="back" href={linkTo('executions')}>
        ← All executions
      </a>
      {error === undefined ? null : <Failed error={error} />}
      {run === undefined ? null : (
        <>
          <h2 class="asked">
            <Name id={run.flowId} />
          </h2>
          <p class="facts-line">
            <span>{dateTime(run.createdAt)}</span>
            {run.userId === undefined ? null : (
              <span>
                for <Name id={run.userId} />
              </span>
            )}
            {run.request === undefined ? null : <a href={linkTo('requests', run.request)}>request #{run.request}</a>}
            {run.rerunOf === undefined ? null : <a href={linkTo('executions', run.rerunOf)}>repeats another one</a>}
          </p>
          <div class="actions">
            <ActionButton label="Run again" act={rerun} />
            <CopyButton label="Copy id" textOf={() => run.flowExecId} />
          </div>
          <h3>Steps</h3>
          <ExecutionSteps run={run} />
          <Json title="Input" value={run.input} />
          <Json title="Output" value={run.output} />
        </>
      )}
    </aside>
  );
}

function Json({ title, value }: { title: string; value: unknown }) {
  if (value === undefined) return null;
  return (
    <section class="half" aria-label={title}>
      <h3>{title}</h3>
      <pre tabindex={0}>
        <code>{JSON.stringify(value, undefined, 2)}</code>
      </pre>
    </section>
  );
}
