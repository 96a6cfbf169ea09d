import type { Trigger, WorldPart } from '../../../contracts/index.js';
import type { ControlSchema } from '../../../openapi/index.js';
import { createControlClient, sandboxUrl } from '../control-client.js';
import { fetchOverOwnConnection } from '../own-connection.js';

/** A sandbox of the fake that was brought into a state. */
export interface PreparedSandbox {
  /** Where the provider is, without a trailing slash. */
  readonly baseUrl: string;
  /** How the requests since then depart from the API document, each in a line with its place. */
  departures(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** How a fake is reached. Absent members: by fetch. */
export interface Reach {
  /** Sends a request to the control API. */
  readonly send?: (request: Request) => Promise<Response>;
  /** Sends a request to FlowMate, at the base URL of a sandbox. */
  readonly ask?: (baseUrl: string, url: string, init: AskedRequest) => Promise<Answered>;
}

export interface AskedRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Asks by fetch. */
export async function askByFetch(baseUrl: string, url: string, init: AskedRequest): Promise<Answered> {
  const answer = await fetchOverOwnConnection(new Request(`${baseUrl}${url}`, init));
  return { status: answer.status, text: await answer.text() };
}

/** The world that was asked for cannot be made. `message` says why. */
export class WorldRefused extends Error {
  override readonly name = 'WorldRefused';
}

/**
 * Makes a sandbox through the control API of a fake that runs anywhere, with the world and what has to have happened in it.
 * Rejects with WorldRefused when the fake does not take the world, and with the reason when the fake is not there.
 */
export async function prepareSandbox(
  fakeUrl: string,
  name: string,
  { world, triggers }: { readonly world: WorldPart; readonly triggers: readonly Trigger[] },
  clock?: { readonly now: string; readonly frozen: boolean },
  { send = fetchOverOwnConnection, ask = askByFetch }: Reach = {},
): Promise<PreparedSandbox> {
  const control = createControlClient(fakeUrl, send);
  const params = { path: { name } };
  const body = { scenario: { name: 'contract', ...world }, ...(clock && { clock }) };
  const { error } = await control.PUT('/_mock/sandboxes/{name}', { params, body });
  if (error !== undefined) throw new WorldRefused(refusalOf(error));
  const baseUrl = sandboxUrl(fakeUrl, name);
  const inSandbox = createControlClient(baseUrl, send);
  for (const { flowId, requestId, body } of triggers) {
    const headers = { 'content-type': 'application/json', 'x-request-id': requestId };
    const { status } = await ask(baseUrl, `/webhooks/${flowId}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (status < 200 || status > 299) throw new WorldRefused(`the webhook of the flow ${flowId} answers ${status}`);
  }
  if (triggers.length > 0) await inSandbox.DELETE('/_mock/requests');
  return {
    baseUrl,
    departures: async () => {
      const { data } = await inSandbox.GET('/_mock/requests', { params: { query: { violation: 'true' } } });
      const violations = data?.data.flatMap((entry) => entry.violations) ?? [];
      return violations.map(({ place, message, right }) => `request ${place}: ${message}; ${right}`);
    },
    remove: async () => void (await control.DELETE('/_mock/sandboxes/{name}', { params })),
  };
}

/** What the control API says is wrong with a world, in one line. */
function refusalOf({ error, problems = [] }: ControlSchema<'ControlError'>): string {
  return problems.length === 0 ? error : problems.map(({ place, message }) => `${place}: ${message}`).join('; ');
}
