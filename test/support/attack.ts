import type { JournalEntry } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import type { MockOptions } from '../../mock/worlds/options.js';
import { operationOf, undocumented } from './documented-answer.js';
import { dump } from './dump.js';

export interface Attack {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The client goes away as soon as it has sent the request. */
  readonly givesUp?: boolean;
}

/** What a client sees in the end. */
interface Outcome {
  /** 0 when no answer came, or not all of one. */
  readonly status: number;
  readonly contentType: string | undefined;
  readonly text: string;
}

/** Texts of upstream's own server errors; any other 500 would be a bug of the mock. */
const KNOWN_500 = [
  /^\{"errors":\[\{"message":\{(?:"code":"ERR_OUT_OF_RANGE")?\}\}\]\}$/,
  /^\{"message":"UNKNOWN_ERROR"\}$/,
  /^\{"message":"The filter is invalid\."\}$/,
  /^\{"message":"No password was given"\}$/,
  /^\{"message":"OIDC is not set up"\}$/,
  /^\{"message":"The \\"password\\" argument must be of type string/,
  /^\{"message":"E11000 duplicate key error"\}$/,
  /^\{"message":"Performing an update on the path '_id' would modify the immutable field '_id'"\}$/,
  /Not allowed by CORS/,
  /^\{"error":"next is not a function"\}$/,
  /^\{"(?:message|error)":"(?:key validation failed: tenant: )?Cast to \w+ failed for value/,
  /^\{"message":\{"stringValue":".*","valueType":"string","kind":"ObjectId",.*"name":"CastError","message":"Cast to ObjectId failed/s,
  /^\{"errors":\[\{"message":"page\[\w+\] (?:parameter )?should/,
  /^\{"errors":\[\{"message":"No flow ids given\. Expecting an array of flow ids","code":500\}\]\}$/,
  /\{"errors":\[\{"message":"No flow with this ID found","flowId":.*,"code":404\}\]\},\{\}\]$/s,
  /^\{"errors":\[\{"message":"Cast to ObjectId failed for value \\".*\\" \(type string\) at path \\"_id\\" for model \\"Component\\""\}\]\}$/s,
];

const STACK = /\bat .*\.[cm]?[jt]s:\d|node:internal|node_modules/;

const PAGE = /^<!DOCTYPE html>/;

/** What upstream leaves half done when it refuses; a failed login counts. */
const HALF_DONE = /^\/(?:flows\/bulk|flows\/multiple\/(?:start|stop)|flows|login)\/?$/i;

/**
 * A mock to be attacked. `send` sends one request and gives everything that is wrong with the answer or with what it left
 * behind, in words; an empty list means that the mock took it well.
 */
export async function createTarget(options: MockOptions) {
  const entries: JournalEntry[] = [];
  let leave = () => {};
  const { mock, parts } = await createParts({
    ...options,
    journalSize: 0,
    onEntry: (entry) => {
      entries.push(entry);
      // Clients do not wait for ever: those that are not answered, or not in full, go.
      if (!entry.delivered) setImmediate(leave);
    },
  });
  let before = dump(parts.world);
  const counts = { sent: 0, fired: 0, byStatus: new Map<number, number>() };

  async function request({ method, path, headers = {}, body, givesUp = false }: Attack): Promise<Outcome> {
    const controller = new AbortController();
    leave = () => controller.abort();
    if (givesUp) setImmediate(leave);
    const { signal } = controller;
    try {
      const response = await mock.request(path, { method, headers, signal, ...(body === undefined ? {} : { body }) });
      const text = await response.text();
      return { status: response.status, contentType: response.headers.get('content-type') ?? undefined, text };
    } catch (error) {
      if (isAsFetch(error)) return { status: 0, contentType: undefined, text: '' };
      throw error;
    }
  }

  async function send(attack: Attack): Promise<{ readonly status: number; readonly text: string; problems: string[] }> {
    entries.length = 0;
    const { method, path } = attack;
    const { status, contentType, text } = await within(60_000, request(attack));
    counts.sent += 1;
    counts.byStatus.set(status, (counts.byStatus.get(status) ?? 0) + 1);
    const problems: string[] = [];
    if (STACK.test(text)) problems.push(`a stack: ${text}`);
    const fired = entries.flatMap(({ faults }) => faults);
    counts.fired += fired.length;
    if (fired.length > 0) {
      const mayChange = fired.some((id) => parts.faults.find(id)?.fault.effect.kind === 'change-world');
      if (!mayChange && entries.some((entry) => entry.status === 0) && dump(parts.world) !== before) {
        problems.push(`${fired} changed the world without an answer`);
      }
      before = dump(parts.world);
      return { status, text, problems };
    }
    if (status >= 600 || status < 200) problems.push(`status ${status}`);
    for (const { note } of entries) {
      // What unpacks the body of a client that gives up takes longer than the client stays.
      if (attack.givesUp && note === 'the client had gone before it was answered') continue;
      if (note !== undefined && status !== 504 && !note.startsWith('pages of '))
        problems.push(`the mock failed: ${note}`);
    }
    if (status === 500 && method !== 'HEAD' && !PAGE.test(text) && !KNOWN_500.some((known) => known.test(text))) {
      problems.push(`an unknown 500: ${text.slice(0, 300)}`);
    }
    const operation = operationOf(method, new URL(`http://x${path.startsWith('/') ? path : `/${path}`}`).pathname);
    if (operation !== undefined && !isBesideDocument(status, text)) {
      problems.push(...undocumented(operation, method, { status, contentType, text }));
    }
    const after = dump(parts.world);
    if (after !== before) {
      // A webhook starts its flow whatever the method.
      const isHook = /^\/+(?:hook|webhooks)\//i.test(path) && method !== 'OPTIONS';
      const isSafe = !isHook && (method === 'GET' || method === 'HEAD' || method === 'OPTIONS');
      const mayChange = status < 400 ? !isSafe : HALF_DONE.test(path.split('?', 1)[0] ?? '');
      if (!mayChange) problems.push(`${status} changed the world: ${firstDifference(before, after)}`);
      before = after;
    }
    return { status, text, problems };
  }

  return {
    mock,
    parts,
    counts,
    send,
    async reset() {
      await mock.reset();
      before = dump(parts.world);
    },
  };
}

/** Whether it is what fetch of Node's rejects with when a connection breaks or a request is given up. */
function isAsFetch(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'AbortError' || (error instanceof TypeError && /^(?:fetch failed|terminated)$/.test(error.message))
  );
}

/** An operation's path with a fragment in it or an answer of the page for unknown paths: beside the document. */
function isBesideDocument(status: number, text: string): boolean {
  return status === 404 && PAGE.test(text);
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function firstDifference(before: string, after: string): string {
  const old = new Set(before.split('\n'));
  return after
    .split('\n')
    .filter((line) => !old.has(line))
    .join(' | ')
    .slice(0, 300);
}
