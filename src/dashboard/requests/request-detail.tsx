import { control, dataOf, type Entry, type Execution } from '../data/api.js';
import { live } from '../data/live.js';
import { names } from '../data/names.js';
import { useStable } from '../data/records.js';
import { linkTo } from '../data/route.js';
import { useLoaded, usePart, useStore } from '../data/store.js';
import { ActionButton, CopyButton, Failed, Name, StatusChip, Url } from '../parts/basics.js';
import { ExecutionSteps } from '../parts/execution-steps.js';
import { Payload } from '../parts/payload.js';
import { dateTime, took, words } from '../parts/text.js';
import { asCurl, asFetch, asPython, toSendable } from './copy-as.js';
import { DocsLink } from './docs-link.js';
import { explain, type FlowFacts } from './explain.js';
import { FaultButton, FaultLine } from './fault-button.js';
import { MakeIt } from './make-it.js';

interface Shown {
  readonly entry: Entry;
  readonly flow: FlowFacts | undefined;
  readonly flowId: string | undefined;
  /** The execution that it started, as far as it has come. */
  readonly run: Execution | undefined;
}

/** Sends a request once more, and leads to what came of it. */
async function sendAgain(sequence: number): Promise<void> {
  const made = await dataOf(control.POST('/_mock/requests/{sequence}/repeat', { params: { path: { sequence } } }));
  location.hash = linkTo('requests', made.sequence);
}

async function loadShown(sequence: number): Promise<Shown> {
  const entry = await dataOf(control.GET('/_mock/requests/{sequence}', { params: { path: { sequence } } }));
  const flowId = entry.params.flowId ?? (entry.operation?.toLowerCase().includes('flow') ? entry.params.id : undefined);
  const flow = flowId !== undefined && names.get().has(flowId) ? await loadFlow(flowId) : undefined;
  const run = entry.execution === undefined ? undefined : await loadRun(entry.execution);
  return { entry, flow, flowId, run };
}

async function loadRun(id: string): Promise<Execution | undefined> {
  const { data } = await control.GET('/_mock/executions/{id}', { params: { path: { id } } });
  return data;
}

async function loadFlow(id: string): Promise<FlowFacts | undefined> {
  const { data } = await control.GET('/_mock/records/{kind}/{id}', { params: { path: { kind: 'flows', id } } });
  return data && { name: String(data.name ?? id), status: String(data.status), cron: String(data.cron ?? '') };
}

/** All about one request: why it was answered so first. */
export function RequestDetail({ sequence }: { sequence: number }) {
  const status = usePart(live, ({ executions, entries }) => {
    const execution = entries.find((entry) => entry.sequence === sequence)?.execution ?? '';
    return executions.get(execution) ?? '';
  });
  const { value, error } = useStable(useLoaded(() => loadShown(sequence), `${sequence} ${status}`));
  return (
    <aside class="detail" aria-label={`Request ${sequence}`}>
      <a class="back" href={linkTo('requests')}>
        ← All requests
      </a>
      {error === undefined ? null : <Failed error={error} />}
      {value === undefined ? null : <Body {...value} />}
    </aside>
  );
}

function Body({ entry, flow, flowId, run }: Shown) {
  const known = useStore(names);
  const { sequence, method, url, status, operation, request, response, violations, faults } = entry;
  const copied = (write: typeof asCurl) => async () => write(await toSendable(entry));
  return (
    <>
      <h2 class="asked">
        <span class="method">{method}</span> <Url url={url} known={known} />
      </h2>
      <p class="facts-line">
        <StatusChip status={status} />
        {operation === undefined ? (
          <span>no operation of the document</span>
        ) : (
          <a href={linkTo('reference', operation)}>{words(operation)}</a>
        )}
        <span class="quiet">{took(entry.durationMs)}</span>
        <span class="quiet">#{sequence}</span>
        {entry.caller === undefined ? (
          <span class="quiet">no caller</span>
        ) : (
          <span>
            by <Name id={entry.caller.userId} />
          </span>
        )}
        {flowId === undefined ? null : (
          <span>
            flow <Name id={flowId} />
          </span>
        )}
      </p>
      <div class="actions">
        <CopyButton label="Copy as curl" textOf={copied(asCurl)} />
        <CopyButton label="fetch" textOf={copied(asFetch)} />
        <CopyButton label="Python" textOf={copied(asPython)} />
        <ActionButton label="Send again" act={() => sendAgain(sequence)} />
        <FaultButton entry={entry} />
      </div>
      <MakeIt entry={entry} flowId={flowId} />
      <h3>Why</h3>
      <ul class="findings">
        {explain(entry, flow, run).map(({ level, title, text, docs }) => (
          <li key={title} class={`finding f-${level}`}>
            <strong>{title}</strong> {text}
            {title.startsWith('Refused') && operation !== undefined ? (
              <a class="rule" href={linkTo('reference', `${operation}.${status}`)}>
                The rule, and its evidence
              </a>
            ) : null}
            {docs === undefined ? null : <DocsLink page={docs} />}
          </li>
        ))}
        {faults.map((id) => (
          <FaultLine key={id} id={id} />
        ))}
        {violations.map(({ place, message, right }) => (
          <li key={place + message} class="finding f-odd">
            <strong>Departs from the document</strong> <code>{place}</code> {message}
            <span class="right">
              <span class="quiet">Right:</span> {right}
            </span>
            {operation === undefined ? null : (
              <a class="rule" href={linkTo('reference', `${operation}.${place}`)}>
                The rule in the API document
              </a>
            )}
            <DocsLink page="requests" />
          </li>
        ))}
      </ul>
      {run === undefined ? null : (
        <section aria-label="Execution">
          <h3>
            The execution it started <a href={linkTo('executions', run.flowExecId)}>open</a>
          </h3>
          <ExecutionSteps run={run} />
        </section>
      )}
      <Payload title="Request" first={`${method} ${url}`} message={request} />
      <Payload title="Response" first={status === 0 ? 'no answer' : String(status)} message={response} />
      <h3>Facts</h3>
      <dl class="pairs">
        <dt>World's time</dt>
        <dd>{dateTime(entry.time)}</dd>
        <dt>Machine's time</dt>
        <dd>{dateTime(entry.wallTime)}</dd>
        {entry.caller === undefined ? null : (
          <>
            <dt>Caller's _id</dt>
            <dd>
              <code>{entry.caller.userId}</code>
            </dd>
          </>
        )}
      </dl>
    </>
  );
}
