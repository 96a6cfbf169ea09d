import type { MiddlewareHandler } from 'hono';
import { type StoredBody, type StoredEntry, toStoredBody, withoutBodies } from '../journal/entry.js';
import type { Parts } from './answer.js';
import type { Env, OpenEntry, RequestContext } from './context.js';
import { beginningOf } from './long-body.js';
import { hasBody } from './request.js';

/** Opens the journal entry of a request. The context closes it with the parts of the answer. */
export const journal: MiddlewareHandler<Env> = (c, next) => {
  const context = c.get('context');
  context.entry = new RequestRecord(context);
  return next();
};

const NO_FAULTS: readonly string[] = [];

const CLIENT_GONE = 'the client had gone before it was answered';

class RequestRecord implements OpenEntry {
  readonly #context: RequestContext;
  readonly #time: number;
  readonly #wallTime: number;
  readonly #start = performance.now();
  readonly #arrival: number;
  #note: string | undefined;
  #fired: { readonly id: string; readonly effect: string }[] | undefined;

  constructor(context: RequestContext) {
    this.#context = context;
    const { clock } = context.world;
    this.#time = clock.now();
    this.#wallTime = clock.isReal ? this.#time : Date.now();
    this.#arrival = context.sandbox.journal.arrive();
  }

  note(text: string): void {
    this.#note = joinNotes(this.#note, text);
  }

  addFault(id: string, effect: string): void {
    this.#fired ??= [];
    this.#fired.push({ id, effect });
  }

  close(parts: Parts, note: string | undefined, isWhole = true): void {
    const context = this.#context;
    context.faults?.settle(this);
    const { journal, events } = context.sandbox;
    if (!journal.isWanted && !events.wanted('request')) {
      this.#settle(journal.pass());
      return;
    }
    const { request } = context;
    const { bodyBytes } = journal.limits;
    const { received } = request;
    const isGone = isWhole && request.isGone();
    const entry: StoredEntry = {
      sequence: 0,
      arrival: this.#arrival,
      wallTime: this.#wallTime,
      ahead: this.#time - this.#wallTime,
      duration: Math.round((performance.now() - this.#start) * 1_000),
      method: request.method,
      path: request.path,
      query: request.query,
      operation: context.operation,
      params: context.params,
      caller: context.caller,
      status: parts.status,
      delivered: isWhole && !isGone,
      requestHeaders: request.headerLines,
      responseHeaders: parts.headers,
      request: toStoredBody(received?.bytes, bodyBytes, received?.size),
      response: toStoredAnswer(parts, bodyBytes),
      violations: context.violations(),
      faults: this.#fired?.map(({ id }) => id) ?? NO_FAULTS,
      execution: context.execution?.flowExecId,
      note: this.#note === undefined && !isGone ? note : joinNotes(note, this.#note, isGone ? CLIENT_GONE : undefined),
    };
    this.#settle(journal.add(entry));
    if (events.wanted('request')) {
      events.emit({ type: 'request', entry: withoutBodies(entry) });
    }
    if (received === undefined && hasBody(request)) {
      request.readRest(bodyBytes, ({ bytes, size }) => {
        journal.complete(entry, toStoredBody(bytes, bodyBytes, size));
      });
    }
  }

  #settle(sequence: number): void {
    const { execution, sandbox } = this.#context;
    if (execution !== undefined) {
      execution.request = sequence;
    }
    const { events } = sandbox;
    if (this.#fired !== undefined && events.wanted('fault')) {
      for (const { id, effect } of this.#fired) {
        events.emit({ type: 'fault', id, effect, sequence });
      }
    }
  }
}

function toStoredAnswer({ text, long, bytes }: Parts, limit: number): StoredBody {
  if (long === undefined) {
    return toStoredBody(text, limit);
  }
  return toStoredBody(Buffer.from(beginningOf(long, limit)), limit, bytes);
}

function joinNotes(...notes: readonly (string | undefined)[]): string | undefined {
  const given = notes.filter((note) => note !== undefined);
  return given.length === 0 ? undefined : given.join('; ');
}
