import { setTimeout as pause } from 'node:timers/promises';
import type { ControlPaths } from '../../openapi/index.js';
import { type ControlClient, createControlClient } from '../harness/control-client.js';
import { isRecord, parseJson } from '../harness/json.js';
import { printable } from '../harness/reports/printable.js';
import { messageOf } from '../harness/text.js';
import { causes } from './causes.js';
import type { ServerAsked, ServerTask } from './server-commands.js';

/** What could not be done at the server, for the person at the terminal. */
export class TalkError extends Error {
  override readonly name = 'TalkError';
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export type Execution = NonNullable<
  ControlPaths['/_mock/executions/{id}']['get']['responses']['200']['content']['application/json']
>;

/** Runs a command that talks to a server, and resolves with the exit code. */
export async function runServerTask(task: ServerTask): Promise<number> {
  try {
    switch (task.kind) {
      case 'wait':
        return await waitFor(task.url, task.timeoutMs);
      case 'tail':
        return await (await import('./tail.js')).tail(task);
      case 'trigger':
        return await (await import('./trigger.js')).trigger(task);
    }
  } catch (error) {
    if (!(error instanceof TalkError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    return error.exitCode;
  }
}

const EVERY_MS = 100;
const LONGEST_ANSWER_MS = 2_000;

async function waitFor(url: string, timeoutMs: number): Promise<0> {
  const until = performance.now() + timeoutMs;
  for (let why = 'it was not asked'; ; await pause(EVERY_MS)) {
    const left = until - performance.now();
    if (left <= 0) throw new TalkError(`no mock answers at ${url} after ${timeoutMs / 1_000} s: ${why}`);
    try {
      const signal = AbortSignal.timeout(Math.ceil(Math.min(left, LONGEST_ANSWER_MS)));
      const { status } = await fetch(`${url}/_mock/health`, { signal });
      if (status === 200) return 0;
      why = `/_mock/health says ${status}`;
    } catch (error) {
      why = causes(error);
    }
  }
}

/** The control API of a server. Throws a TalkError where it cannot be reached or refuses. */
export function controlOf({ url, controlToken }: ServerAsked): ControlClient {
  return createControlClient(url, (request) => send(url, request, controlToken));
}

/** Sends a request to the control API. Throws a TalkError where it cannot be reached, or wants a token. */
export async function send(url: string, request: Request, controlToken: string | undefined): Promise<Response> {
  if (controlToken !== undefined) request.headers.set('x-control-token', controlToken);
  const answer = await fetch(request).catch((error: unknown) => {
    const start = 'Start one with serve, or say where it is with --url.';
    throw new TalkError(`no mock answers at ${url}: ${causes(error)}. ${start}`);
  });
  if (answer.status === 401 || answer.status === 403)
    throw new TalkError(`${url} refuses: ${await reasonOf(answer)} Give its token with --control-token.`);
  return answer;
}

const LONGEST_REASON = 300;

/** What an answer of the control API says is wrong. */
export async function reasonOf(answer: Response): Promise<string> {
  const text = await answer.text().catch(messageOf);
  return toReason(parseJson(text)) ?? printable(text || `status ${answer.status}`, LONGEST_REASON);
}

/** What the body of a refusal says is wrong. Undefined: it is none of ours. */
export function toReason(body: unknown): string | undefined {
  const error = isRecord(body) ? body.error : undefined;
  const message = isRecord(error) ? error.message : error;
  return typeof message === 'string' ? printable(message, LONGEST_REASON) : undefined;
}

/** Why an execution failed: step and reason. Undefined where it has not. */
export function failureIn({ status, steps }: Execution): string | undefined {
  const failed = status === 'failed' ? steps.find((step) => step.status === 'failed') : undefined;
  const reason = failed?.lines.findLast(({ level }) => level === 'error')?.message.replace(/^Error: /, '');
  return failed === undefined ? undefined : `${failed.stepId}: ${reason ?? 'it failed'}`;
}
