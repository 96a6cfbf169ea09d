import type { StoredEntry } from '../journal/entry.js';
import { headerPairs } from '../journal/headers.js';
import { toJournalEntry } from '../journal/to-journal-entry.js';
import type { Sandbox } from '../worlds/sandbox.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { ControlError } from './errors.js';
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

/** Sends what has come in once more. */
export const repeat = controlRoutes({
  repeatRequest: async ({ sandboxes, sandbox, params }) => {
    const { journal, redaction } = sandbox;
    const entry = journal.get(Number(params.sequence));
    if (entry === undefined) {
      throw new ControlError(404, `There is no request ${params.sequence}: ${whatThereIs(sandbox)}.`);
    }
    const { last } = journal;
    const request = toRequest(entry, sandbox);
    try {
      const answer = await senders.get(sandboxes)?.(request);
      await answer?.arrayBuffer();
    } catch {
      // A fault has ended the connection, which the new entry says.
    }
    const made = [...journal.entries(last)].findLast(
      ({ method, path, query }) => method === entry.method && path === entry.path && query === entry.query,
    );
    if (made === undefined) {
      throw new ControlError(409, `The request ${params.sequence} was sent again, and ended without an entry.`);
    }
    return { status: 201, body: toJournalEntry(made, redaction) };
  },
});

function toRequest(
  { sequence, method, path, query, requestHeaders, request }: StoredEntry,
  { name }: Sandbox,
): Request {
  const { bytes, size, isDropped } = request;
  const refuse = (why: string) => new ControlError(409, `The request ${sequence} cannot be sent again: ${why}.`);
  if (isDropped || size !== undefined) {
    throw refuse('the journal has not all of its body');
  }
  const prefix = name === undefined ? '' : `/@${name}`;
  try {
    return new Request(`http://127.0.0.1${prefix}${path}${query === '' ? '' : `?${query}`}`, {
      method,
      headers: headerPairs(requestHeaders).map(([header, value]): [string, string] => [header, value]),
      signal: AbortSignal.timeout(LONGEST_MS),
      ...(bytes === undefined ? {} : { body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes) }),
    });
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
}
