import type { ControlPaths } from '../../openapi/index.js';
import { type ControlClient, createControlClient } from '../harness/control-client.js';
import { isRecord, parseJson } from '../harness/json.js';
import { fetchOverOwnConnection } from '../harness/own-connection.js';
import { printable } from '../harness/reports/printable.js';
import { messageOf } from '../harness/text.js';
import { causes } from './causes.js';
import type { ServerAsked } from './server-commands.js';

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

/** The control API of a server. Throws a TalkError where it cannot be reached or refuses. */
export function controlOf({ url, controlToken }: ServerAsked): ControlClient {
  return createControlClient(url, (request) => send(url, request, controlToken));
}

/** Sends a request to the control API. Throws a TalkError where it cannot be reached, or wants a token. */
export async function send(url: string, request: Request, controlToken: string | undefined): Promise<Response> {
  if (controlToken !== undefined) request.headers.set('x-control-token', controlToken);
  const answer = await fetchOverOwnConnection(request).catch((error: unknown) => {
    const why = causes(error);
    const help = /certificate/i.test(why)
      ? 'Set NODE_EXTRA_CA_CERTS to the file that serve --tls has printed.'
      : 'Start one with serve, or say where it is with --url.';
    throw new TalkError(`no mock answers at ${url}: ${why}. ${help}`);
  });
  if (answer.status === 401 || answer.status === 403) {
    const reason = toReason(parseJson(await answer.text().catch(messageOf)));
    throw new TalkError(
      reason === undefined
        ? `${url} answers ${answer.status}, so it is not the base URL of a mock, or of a sandbox in it (.../@name)`
        : `${url} refuses: ${reason} Give its token with --control-token.`,
    );
  }
  return answer;
}

const LONGEST_REASON = 300;

/** What an answer of the control API says is wrong. */
export async function reasonOf(answer: Response): Promise<string> {
  const text = await answer.text().catch(messageOf);
  return toReason(parseJson(text)) ?? printable(text || `status ${answer.status}`, LONGEST_REASON);
}

/** What the body of a refusal says is wrong. Undefined: its form is unknown. */
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
