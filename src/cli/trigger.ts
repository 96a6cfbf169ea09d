import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseJson } from '../harness/json.js';
import { whyUnread } from '../harness/plain-file.js';
import { printable } from '../harness/reports/printable.js';
import { controlOf, type Execution, failureIn, TalkError, toReason } from './server-client.js';
import type { ServerTask } from './server-commands.js';

type TriggerTask = Extract<ServerTask, { readonly kind: 'trigger' }>;

/** How long an execution is waited for. With real timing, some last longer. */
const WAIT_MS = 5_000;
const EVERY_MS = 50;
const PAGE = 1_000;
const LONGEST = 200;

/** Runs a flow, prints its execution, and resolves with the exit code. */
export async function trigger(task: TriggerTask): Promise<0 | 1> {
  const client = controlOf(task);
  const data = task.data === undefined ? undefined : readData(task.data);
  const id = await findFlow(task);
  const {
    data: begun,
    error,
    response,
  } = await client.POST('/_mock/flows/{id}/trigger', {
    params: { path: { id } },
    ...(data === undefined ? {} : { body: { data } }),
  });
  if (begun === undefined) throw new TalkError(toReason(error) ?? `the mock refuses with ${response.status}`);
  const execution = await ended(task, begun);
  process.stdout.write(task.json ? `${JSON.stringify(execution)}\n` : toLines(execution));
  return execution.status === 'failed' ? 1 : 0;
}

function readData(written: string): Record<string, unknown> {
  const text = written === '-' ? readText(0) : written.startsWith('@') ? readText(written.slice(1)) : written;
  const value = parseJson(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new TalkError(`the data is no JSON object: ${printable(text.trim(), LONGEST)}. {"firstName":"Ada"} is one.`, 2);
}

function readText(file: string | 0): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new TalkError(`cannot read the data ${file === 0 ? 'on standard input' : file}: ${whyUnread(error)}`, 2);
  }
}

/** Id of the flow with this id or, exactly, this name. */
async function findFlow({ flow, ...server }: TriggerTask): Promise<string> {
  if (/^[0-9a-f]{24}$/i.test(flow)) return flow;
  const client = controlOf(server);
  const found: string[] = [];
  for (let since: string | undefined; ; ) {
    const query = { limit: PAGE, ...(since === undefined ? {} : { since }) };
    const { data } = await client.GET('/_mock/records/{kind}', { params: { path: { kind: 'flows' }, query } });
    const page = data?.data ?? [];
    found.push(...page.filter(({ name }) => name === flow).map(({ id }) => String(id)));
    const last = page.at(-1)?.id;
    if (page.length < PAGE || typeof last !== 'string') break;
    since = last;
  }
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const name = printable(JSON.stringify(flow), LONGEST);
  throw new TalkError(
    only === undefined
      ? `there is no flow with the id or name ${name}`
      : `${found.length} flows have the name ${name}: name one by its id, such as ${found.slice(0, 3).join(', ')}`,
  );
}

async function ended(task: TriggerTask, begun: Execution): Promise<Execution> {
  const client = controlOf(task);
  const until = performance.now() + WAIT_MS;
  for (let execution = begun; ; await pause(EVERY_MS)) {
    if (execution.finishedAt !== undefined || performance.now() > until) return execution;
    const params = { path: { id: execution.flowExecId } };
    execution = (await client.GET('/_mock/executions/{id}', { params })).data ?? execution;
  }
}

function toLines(execution: Execution): string {
  const { flowExecId, flowId, status, steps } = execution;
  const failure = failureIn(execution);
  const rows = steps.map((step) => `  ${step.stepId.padEnd(12)} ${step.status.padEnd(10)} ${step.function}`);
  return [
    `execution ${flowExecId} of flow ${flowId}: ${status}`,
    ...rows.map((row) => printable(row, LONGEST)),
    ...(failure === undefined ? [] : [`  -> failed in ${printable(failure, LONGEST)}`]),
    '',
  ].join('\n');
}
