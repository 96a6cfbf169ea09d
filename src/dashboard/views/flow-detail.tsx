import { control, dataOf, done, type Execution } from '../data/api.js';
import { type FlowRow, usePaced } from '../data/records.js';
import { linkTo } from '../data/route.js';
import { ActionButton, CopyButton, Name } from '../parts/basics.js';
import { RecordEditor } from '../parts/record-editor.js';
import { FlowGraph } from './flow-graph.js';
import { RunList } from './run-list.js';
import { TriggerForm } from './trigger-form.js';

const SHOWN = 20;

/** The newest executions of a flow, newest first. */
async function loadRuns(flow: string): Promise<readonly Execution[]> {
  const query = { flow, newest: 'true', limit: SHOWN } as const;
  return (await dataOf(control.GET('/_mock/executions', { params: { query } }))).data;
}

/** One flow: what it does, how to run it, and how it went. */
export function FlowDetail({ flow }: { flow: FlowRow }) {
  const runs = usePaced(() => loadRuns(flow.id), flow.id, 'executions');
  const setStatus = (status: 'active' | 'inactive') => () =>
    done(control.PUT('/_mock/flows/{id}/status', { params: { path: { id: flow.id } }, body: { status } }));
  return (
    <aside class="detail" aria-label={flow.name ?? flow.id}>
      <a class="back" href={linkTo('flows')}>
        ← All flows
      </a>
      <h2 class="asked">{flow.name ?? flow.id}</h2>
      <p class="facts-line">
        <span class={`state s-${flow.status}`}>{flow.status}</span>
        <span class="quiet">{flow.cron ? `runs by its schedule ${flow.cron}` : 'runs when its webhook is called'}</span>
      </p>
      {flow.description ? <p>{flow.description}</p> : null}
      <div class="actions">
        {flow.status === 'active' ? (
          <ActionButton label="Stop" act={setStatus('inactive')} />
        ) : (
          <ActionButton label="Start" act={setStatus('active')} />
        )}
        <CopyButton label="Copy id" textOf={() => flow.id} />
      </div>
      <dl class="pairs owners">
        {(flow.owners ?? []).map(({ id, type }) => (
          <>
            <dt>Owner ({type})</dt>
            <dd>
              <Name id={id} />
            </dd>
          </>
        ))}
      </dl>
      {flow.graph === undefined ? null : <FlowGraph graph={flow.graph} />}
      <h3>Run it</h3>
      <TriggerForm flow={flow} />
      <h3>Record</h3>
      <RecordEditor key={flow.id} kind="flows" id={flow.id} />
      <h3>Executions</h3>
      {runs.value === undefined ? null : <RunList runs={runs.value} withFlow={false} />}
    </aside>
  );
}
