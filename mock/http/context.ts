import { type OperationId, type Violation, validateRequest } from '../../openapi/index.js';
import { parseQuery, type Query } from '../domain/upstream/query.js';
import { type KeptEntry, type KnownCaller, keepBody, withoutBodies } from '../journal/entry.js';
import type { Lifetime } from '../worlds/lifetime.js';
import type { Settings } from '../worlds/options.js';
import type { Sandbox } from '../worlds/sandbox.js';
import type { World } from '../worlds/world.js';
import {
  type Answered,
  type AnyAnswer,
  type Extras,
  jsonReply,
  notStored,
  type Reply,
  toAnswered,
  toReply,
} from './answer.js';
import type { Mischief } from './answer-hooks.js';
import { NoAnswer, Refusal } from './errors.js';
import { isConnectionLoss } from './in-process-request.js';
import { NO_PARAMS, readParams } from './path.js';
import { type Connection, type Exchange, hasBody, isRead } from './request.js';
import type { Service } from './upstream-services.js';

/** One request to one operation, as its handler sees it. */
export interface Call {
  readonly sandbox: Sandbox;
  readonly world: World;
  readonly settings: Settings;
  readonly exchange: Exchange;
  /** Absent when no operation of the API document has this path and method. */
  readonly operation: OperationId | undefined;
  /** Decoded parameters of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** Whatever JSON came; `{}` without one. */
  readonly body: unknown;
  /** Who sent it, as far as is known: for the journal. */
  caller: KnownCaller | undefined;
  /** The run of a flow that the request starts, for the journal. It is told the number of the entry once there is one. */
  execution: { readonly flowExecId: string; request?: number | undefined } | undefined;
}

const NONE: readonly Violation[] = [];

const NO_FAULTS: readonly string[] = [];

const NO_ANSWER: Answered = { status: 0, text: null, headers: {} };

const CLIENT_GONE = 'the client had gone before it was answered';

/** One request on its way: what is known of it so far, and the ways it can end. Each ends in the journal. */
export class Turn implements Call {
  readonly exchange: Exchange;
  readonly operation: OperationId | undefined;
  serviceHeaders: Readonly<Record<string, string>> = {};
  params: Readonly<Record<string, string>> = NO_PARAMS;
  body: unknown = {};
  /** Whether anybody has come to read the body, and whether it could be read. */
  bodyWanted = false;
  bodyRead = false;
  caller: KnownCaller | undefined;
  /** Set to false when the answer is not to come to its end at the client. */
  delivered = true;
  /** Absent: no armed fault has to do with the request. */
  mischief: Mischief | undefined;
  execution: Call['execution'];
  readonly sandbox: Sandbox;
  readonly service: Service;
  /** That of the world as the request found it. */
  readonly lifetime: Lifetime;
  readonly #time: number;
  readonly #wallTime: number;
  readonly #start = performance.now();
  readonly #arrival: number;
  #violations: readonly Violation[] | undefined;
  #remark: string | undefined;
  #fired: { readonly id: string; readonly effect: string }[] | undefined;

  constructor(sandbox: Sandbox, service: Service, exchange: Exchange, operation?: OperationId) {
    this.sandbox = sandbox;
    this.service = service;
    this.lifetime = sandbox.lifetime;
    this.exchange = exchange;
    this.operation = operation;
    const { clock } = sandbox.world;
    this.#time = clock.now();
    this.#wallTime = clock.isReal ? this.#time : Date.now();
    this.#arrival = sandbox.journal.arrive();
  }

  get world() {
    return this.sandbox.world;
  }

  get settings() {
    return this.sandbox.settings;
  }

  /** The query as the handler is to see it, where that is not what was sent. */
  queryInstead: string | undefined;

  get query(): Query {
    return parseQuery(this.queryInstead ?? this.exchange.query);
  }

  connect(): Connection {
    return this.exchange.connect(this.lifetime);
  }

  readParams(places: readonly (readonly [string, number])[]): void {
    this.params = readParams(this.exchange.path, places);
  }

  /** A fault fired on this request: `effect` is the kind of what it does. */
  fired(id: string, effect: string): void {
    this.#fired ??= [];
    this.#fired.push({ id, effect });
  }

  /** Something about the request that is to stand in its entry. */
  remark(text: string): void {
    this.#remark = joinNotes(this.#remark, text);
  }

  violations(): readonly Violation[] {
    if (this.operation === undefined) {
      return NONE;
    }
    this.#violations ??= validateRequest(this.operation, {
      params: this.params,
      query: parseQuery(this.exchange.query).pairs,
      contentType: this.exchange.header('content-type'),
      body: this.bodyRead ? this.body : undefined,
      isBodyUnread: !this.bodyWanted && hasBody(this.exchange),
    });
    return this.#violations;
  }

  answer(answer: AnyAnswer & Extras): Response | Promise<Response> {
    return this.end(toReply(answer));
  }

  fail(error: unknown): Response | Promise<Response> {
    if (error instanceof Refusal) {
      return this.end(this.service.refuse(this.exchange, error.status, error.message, error.withCode));
    }
    if (error instanceof NoAnswer) {
      return this.#unanswered(error.message);
    }
    if (isConnectionLoss(error)) {
      return Promise.reject(error);
    }
    const reply = this.service.refuse(this.exchange, 500, 'The mock failed on this request; its log says why.', true);
    return this.end(reply, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  /**
   * Where the world is kept in a file, nobody is answered before what was written is safe there. While that cannot be, those
   * who only read are answered all the same.
   */
  end(reply: Reply, note?: string): Response | Promise<Response> {
    const changed = this.mischief === undefined ? reply : this.mischief.change(reply);
    const { keeper } = this.sandbox;
    if (keeper?.pending && !(keeper.failing && isRead(this.exchange.method))) {
      return keeper.flush().then(
        () => this.#send(changed, note),
        (error) => this.#send(notStored(error), String(error)),
      );
    }
    return this.#send(changed, note);
  }

  /** Writes down that there will be no answer. */
  leave(note: string): void {
    this.delivered = false;
    this.#note(NO_ANSWER, note);
  }

  #send(reply: Reply, note: string | undefined): Response | Promise<Response> {
    const answered = toAnswered(this.exchange, reply, this.serviceHeaders);
    const { status, text, headers } = answered;
    const response = new Response(text, { status, headers });
    const delivery = this.mischief?.deliver(response, reply);
    if (delivery === undefined) {
      this.#note(answered, note);
      return response;
    }
    this.delivered = delivery.isWhole;
    this.#note(answered, note ?? delivery.note);
    return delivery.sent;
  }

  #unanswered(reason: string): Response | Promise<Response> {
    if (this.settings.timing === 'real') {
      this.leave(`never answered: ${reason}`);
      return this.connect().silence();
    }
    return this.end(
      jsonReply(504, {
        error: 'The real service never answers this request.',
        reason,
        upstream: 'no answer',
      }),
      reason,
    );
  }

  #note(answered: Answered, note: string | undefined): void {
    this.mischief?.settle();
    const { journal, events } = this.sandbox;
    if (!journal.isWanted && !events.wanted('request')) {
      this.#settle(journal.pass());
      return;
    }
    const { exchange } = this;
    const { bodyBytes } = journal.limits;
    const { received } = exchange;
    const isGone = this.delivered && exchange.isGone();
    const entry: KeptEntry = {
      sequence: 0,
      arrival: this.#arrival,
      wallTime: this.#wallTime,
      ahead: this.#time - this.#wallTime,
      duration: Math.round((performance.now() - this.#start) * 1_000),
      method: exchange.method,
      path: exchange.path,
      query: exchange.query,
      operation: this.operation,
      params: this.params,
      caller: this.caller,
      status: answered.status,
      delivered: this.delivered && !isGone,
      requestHeaders: exchange.headerLines,
      responseHeaders: answered.headers,
      request: keepBody(received?.bytes, bodyBytes, received?.size),
      response: keepBody(answered.text, bodyBytes),
      violations: this.violations(),
      faults: this.#fired?.map(({ id }) => id) ?? NO_FAULTS,
      execution: this.execution?.flowExecId,
      note:
        this.#remark === undefined && !isGone ? note : joinNotes(note, this.#remark, isGone ? CLIENT_GONE : undefined),
    };
    this.#settle(journal.add(entry));
    if (events.wanted('request')) {
      events.emit({ type: 'request', entry: withoutBodies(entry) });
    }
    if (received === undefined && hasBody(exchange)) {
      exchange.readRest(bodyBytes, ({ bytes, size }) => {
        journal.complete(entry, keepBody(bytes, bodyBytes, size));
      });
    }
  }

  #settle(sequence: number): void {
    if (this.execution !== undefined) {
      this.execution.request = sequence;
    }
    const { events } = this.sandbox;
    if (this.#fired !== undefined && events.wanted('fault')) {
      for (const { id, effect } of this.#fired) {
        events.emit({ type: 'fault', id, effect, sequence });
      }
    }
  }
}

function joinNotes(...notes: readonly (string | undefined)[]): string | undefined {
  const said = notes.filter((note) => note !== undefined);
  return said.length === 0 ? undefined : said.join('; ');
}
