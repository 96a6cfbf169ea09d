import type { StoredEntry } from '../journal/entry.js';
import { headerPairs } from '../journal/headers.js';
import { toJournalEntry } from '../journal/to-journal-entry.js';
import type { Sandbox } from '../worlds/sandbox.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { ControlError, wrong } from './errors.js';
import { whatThereIs } from './journal.js';
import { controlRoutes } from './routes.js';

/** A fault may leave a request without an answer for good. */
const LONGEST_MS = 10_000;

type Send = (request: Request) => Response | Promise<Response>;

/** What answers requests in this process, by the worlds that it serves. */
const senders = new WeakMap<Sandboxes, Send>();

/** Has repeated requests answered by `send`, as those that come in. */
export function repeatWith(sandboxes: Sandboxes, send: Send): void {
  senders.set(sandboxes, send);
}

/** Sends requests to the world in this process: what has come in once more, or another one. */
export const repeat = controlRoutes({
  repeatRequest: async ({ sandboxes, sandbox, params }) => {
    const entry = sandbox.journal.get(Number(params.sequence));
    if (entry === undefined) {
      throw new ControlError(404, `There is no request ${params.sequence}: ${whatThereIs(sandbox)}.`);
    }
    return { status: 201, body: await sent(sandboxes, sandbox, repeated(entry, sandbox)) };
  },

  sendRequest: async ({ sandboxes, sandbox, body: { method = 'GET', url, headers = {}, body } }) => ({
    status: 201,
    body: await sent(sandboxes, sandbox, given(sandbox, url, { method, headers, body })),
  }),
});

/** Has a request answered as those that come in. Resolves with its entry. */
async function sent(
  sandboxes: Sandboxes,
  { name, journal, redaction }: Sandbox,
  request: Request,
): Promise<ReturnType<typeof toJournalEntry>> {
  const { last } = journal;
  const { pathname, search } = new URL(request.url);
  const target = pathname.slice(prefixOf(name).length) + search;
  try {
    const answer = await senders.get(sandboxes)?.(request);
    await answer?.arrayBuffer();
  } catch {
    // A fault has ended the connection, which the new entry says.
  }
  const made = [...journal.entries(last)].findLast(
    ({ method, path, query }) => method === request.method && path + (query === '' ? '' : `?${query}`) === target,
  );
  if (made === undefined) {
    throw new ControlError(409, `${request.method} ${target} was sent, and ended without an entry of the journal.`);
  }
  return toJournalEntry(made, redaction);
}

function given(
  sandbox: Sandbox,
  url: string,
  { method, headers, body }: { method: string; headers: Readonly<Record<string, string>>; body: string | undefined },
): Request {
  // Bytes: fetch says of a text what type it has.
  const bytes = body === undefined ? {} : { body: new TextEncoder().encode(body) };
  let request: Request;
  try {
    request = makeRequest(sandbox, url, { method, headers, ...bytes });
  } catch (error) {
    throw wrong([{ place: 'body', message: error instanceof Error ? error.message : String(error) }]);
  }
  // A path may lead up: /flows/../_mock.
  const { pathname } = new URL(request.url);
  const prefix = prefixOf(sandbox.name);
  if (!pathname.startsWith(`${prefix}/`) || /^\/(?:@|_mock(?:\/|$))/i.test(pathname.slice(prefix.length))) {
    throw wrong([
      { place: 'body.url', message: `${JSON.stringify(url)} is not FlowMate's`, right: '/flows, for instance' },
    ]);
  }
  return request;
}

function repeated(entry: StoredEntry, sandbox: Sandbox): Request {
  const { sequence, method, path, query, requestHeaders, request } = entry;
  const { bytes, size, isDropped } = request;
  const refuse = (why: string) => new ControlError(409, `The request ${sequence} cannot be sent again: ${why}.`);
  if (isDropped || size !== undefined) {
    throw refuse('the journal has not all of its body');
  }
  try {
    return makeRequest(sandbox, `${path}${query === '' ? '' : `?${query}`}`, {
      method,
      headers: headerPairs(requestHeaders).map(([header, value]): [string, string] => [header, value]),
      ...(bytes === undefined ? {} : { body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes) }),
    });
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
}

function makeRequest({ name }: Sandbox, url: string, init: RequestInit): Request {
  return new Request(`http://127.0.0.1${prefixOf(name)}${url}`, { ...init, signal: AbortSignal.timeout(LONGEST_MS) });
}

function prefixOf(name: string | undefined): string {
  return name === undefined ? '' : `/@${name}`;
}
