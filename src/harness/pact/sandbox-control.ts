import type { Trigger, WorldPart } from '../../../contracts/index.js';
import { isRecord } from './is-record.js';

/** A sandbox of the fake that was brought into a state. */
export interface PreparedSandbox {
  /** Where the provider is, without a trailing slash. */
  readonly baseUrl: string;
  /** How the requests since then depart from the API document, each in a line with its place. */
  departures(): Promise<readonly string[]>;
  remove(): Promise<void>;
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
): Promise<PreparedSandbox> {
  const control = `${fakeUrl}/_mock/sandboxes/${name}`;
  const made = await send('PUT', control, { scenario: { name: 'contract', ...world }, clock });
  if (!made.ok) throw new WorldRefused(refusalOf(await made.json()));
  const baseUrl = `${fakeUrl}/@${name}`;
  for (const { flowId, requestId, body } of triggers) {
    const answer = await send('POST', `${baseUrl}/webhooks/${flowId}`, body, { 'x-request-id': requestId });
    if (!answer.ok) throw new WorldRefused(`the webhook of the flow ${flowId} answers ${answer.status}`);
  }
  if (triggers.length > 0) await send('DELETE', `${baseUrl}/_mock/requests`);
  return {
    baseUrl,
    departures: async () => departuresIn(await (await send('GET', `${baseUrl}/_mock/requests?violation=true`)).json()),
    remove: async () => void (await send('DELETE', control)),
  };
}

function send(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
  });
}

/** What the control API says is wrong with a world, in one line. */
function refusalOf(body: unknown): string {
  const { error, problems } = isRecord(body) ? body : {};
  const list = Array.isArray(problems) ? problems.filter(isRecord) : [];
  return list.length === 0 ? String(error) : list.map(({ place, message }) => `${place}: ${message}`).join('; ');
}

function departuresIn(page: unknown): string[] {
  const entries = isRecord(page) && Array.isArray(page.data) ? page.data : [];
  return entries.flatMap((entry: unknown) => {
    const violations = isRecord(entry) && Array.isArray(entry.violations) ? entry.violations : [];
    return violations.filter(isRecord).map(({ place, message, right }) => `request ${place}: ${message}; ${right}`);
  });
}
