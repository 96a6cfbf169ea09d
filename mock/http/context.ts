import type { IncomingMessage, ServerResponse } from 'node:http';
import { type OperationId, type Violation, validateRequest } from '../../openapi/index.js';
import { NoRoom } from '../domain/memory.js';
import { parseQuery, type Query } from '../domain/upstream/query.js';
import type { KnownCaller } from '../journal/entry.js';
import { origin } from '../worlds/option-kinds.js';
import type { Settings } from '../worlds/options.js';
import type { Records } from '../worlds/records/records.js';
import type { Sandbox } from '../worlds/sandbox.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import type { World } from '../worlds/world.js';
import { type AnyAnswer, noRoom, notStored, type Parts, toLongParts, toParts } from './answer.js';
import { changedAnswer } from './api-change.js';
import { ApiError, UpstreamHang } from './errors.js';
import { isConnectionLoss } from './in-process-request.js';
import { type LongBody, toStream } from './long-body.js';
import { NO_PARAMS, type ParamPlaces, readParams } from './path.js';
import { type Connection, hasBody, isRead, type RawRequest } from './request.js';
import { iamService, type Service } from './upstream-services.js';

/** What Hono's contexts carry: Node's own objects where there is a port, and what the middlewares set. */
export type Env = {
  Bindings: { readonly incoming?: IncomingMessage; readonly outgoing?: ServerResponse };
  Variables: { request: RawRequest; context: RequestContext };
};

/** The journal entry of a request, open until the request is answered or left without an answer. */
export interface OpenEntry {
  /** Something about the request for its entry. */
  note(text: string): void;
  /** A fault fired on the request: `effect` is the kind of what it does. */
  addFault(id: string, effect: string): void;
  /** Writes the entry. `isWhole`: all of the answer is to arrive at the client. */
  close(parts: Parts, note: string | undefined, isWhole?: boolean): void;
}

/** What armed faults do to the answer of one request. */
export interface AnswerFaults {
  /** The answer that goes out in the place of this one. */
  change(answer: AnyAnswer): AnyAnswer;
  /** How the answer is sent in a way of its own. Undefined: it is sent as usual. */
  deliver(parts: Parts): Delivery | undefined;
  /** Reports to the entry which faults have fired: nothing more will happen to the request. */
  settle(entry: OpenEntry): void;
}

export interface Delivery {
  /** Those that go out. */
  readonly headers: Parts['headers'];
  /** Milliseconds to wait before it is sent. */
  readonly ms: number;
  readonly send: () => Promise<Response>;
  /** Whether all of the answer is to arrive at the client. */
  readonly isWhole: boolean;
  readonly note: string | undefined;
}

const NONE: readonly Violation[] = [];

const NO_ANSWER: Parts = { status: 0, text: null, headers: {} };

const FAILED = new ApiError(500, 'The mock failed on this request; its log says why.');

/** One request on its way: what is known of it so far, and the ways it can end. */
export class RequestContext {
  readonly request: RawRequest;
  readonly sandbox: Sandbox;
  /** All worlds of the mock, for the control API. */
  readonly sandboxes: Sandboxes;
  /** Aborted when the world that the request found is reset, restored or deleted. */
  readonly lifetime: AbortSignal;
  /** The service whose path it is. */
  service: Service<unknown> = iamService;
  /** Absent when no operation of the API document has this path and method. */
  operation: OperationId | undefined;
  /** Headers of the service for whatever the answer is. */
  serviceHeaders: Readonly<Record<string, string>> = {};
  /** Decoded parameters of the path. */
  params: Readonly<Record<string, string>> = NO_PARAMS;
  /** The JSON that was sent; `{}` without one. */
  body: unknown = {};
  /** Whether something has asked for the body, and whether it could be read. */
  bodyWanted = false;
  bodyRead = false;
  /** Who sent it, as far as is known: for the journal. */
  caller: KnownCaller | undefined;
  /** The execution that the request starts. It gets the number of the journal entry when there is one. */
  execution: { readonly flowExecId: string; request?: number | undefined } | undefined;
  /** The query as the handler is to see it, where that is not what was sent. */
  queryInstead: string | undefined;
  /** Absent for requests that the journal does not list. */
  entry: OpenEntry | undefined;
  /** Absent: no armed fault fits the request. */
  faults: AnswerFaults | undefined;
  #violations: readonly Violation[] | undefined;

  constructor(sandboxes: Sandboxes, sandbox: Sandbox, request: RawRequest) {
    this.sandboxes = sandboxes;
    this.sandbox = sandbox;
    this.lifetime = sandbox.lifetime.signal;
    this.request = request;
  }

  get world(): World {
    return this.sandbox.world;
  }

  get records(): Records {
    return this.sandbox.world.records;
  }

  get settings(): Settings {
    return this.sandbox.settings;
  }

  get query(): Query {
    return parseQuery(this.queryInstead ?? this.request.query);
  }

  connect(): Connection {
    return this.request.connect(this.lifetime);
  }

  readParams(places: ParamPlaces): void {
    this.params = readParams(this.request.path, places);
  }

  violations(): readonly Violation[] {
    if (this.operation === undefined) {
      return NONE;
    }
    this.#violations ??= validateRequest(this.operation, {
      params: this.params,
      query: parseQuery(this.request.query).pairs,
      contentType: this.request.header('content-type'),
      body: this.bodyRead ? this.body : undefined,
      isBodyUnread: !this.bodyWanted && hasBody(this.request),
    });
    return this.#violations;
  }

  /**
   * The Response of an answer. Where the world is stored in a file, it waits until what was written is safe there; while that
   * cannot be, requests that only read are answered without waiting.
   */
  answer(given: AnyAnswer, note?: string): Response | Promise<Response> {
    const answer = this.settings.change === undefined ? given : changedAnswer(this, given, this.settings.change);
    const changed = this.faults === undefined ? answer : this.faults.change(answer);
    const { store } = this.sandbox;
    if (store?.pending && !(store.failing && isRead(this.request.method))) {
      return store.flush().then(
        () => this.#send(changed, note),
        (error) => this.#send(notStored(error), String(error)),
      );
    }
    return this.#send(changed, note);
  }

  /** The Response to what a handler, a guard or the reading of the request throws. */
  fail(error: unknown): Response | Promise<Response> {
    const { service } = this;
    if (error instanceof ApiError) {
      return this.answer(service.renderError(this.request, error));
    }
    if (error instanceof UpstreamHang) {
      return this.#hang(error.message);
    }
    if (isConnectionLoss(error)) {
      return Promise.reject(error);
    }
    if (error instanceof NoRoom) {
      return this.answer(noRoom(error), error.message);
    }
    if (service.toApiError !== undefined) {
      return this.answer(service.renderError(this.request, service.toApiError(error, this.request)));
    }
    const note = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return this.answer(service.renderError(this.request, FAILED), note);
  }

  /** Records that there will be no answer. */
  leave(note: string): void {
    this.entry?.close(NO_ANSWER, note, false);
  }

  #send(answer: AnyAnswer, note: string | undefined): Response | Promise<Response> {
    if (answer.stream !== undefined) {
      const { status, stream, headers = {} } = answer;
      return new Response(stream, { status, headers });
    }
    this.#noteOrigin();
    const { long } = answer;
    // Faults change whole bodies.
    if (long !== undefined && this.faults === undefined) {
      return this.#sendLong({ ...answer, long }, note).catch((error) => this.fail(error));
    }
    const parts = toParts(this.request, answer, this.serviceHeaders);
    const { status, text, headers } = parts;
    const delivery = this.faults?.deliver(parts);
    if (delivery !== undefined) {
      return this.#deliver(delivery, parts, note);
    }
    this.entry?.close(parts, note);
    return new Response(text, { status, headers });
  }

  async #deliver({ headers, ms, send, isWhole, note }: Delivery, parts: Parts, why = note): Promise<Response> {
    const sent = { ...parts, headers };
    const isThere = ms === 0 || (await this.connect().wait(ms));
    if (this.lifetime !== this.sandbox.lifetime.signal) {
      // The world that took the place of its own knows nothing of this request.
      return this.connect().reset();
    }
    if (!isThere) {
      this.entry?.close(sent, `the client went away in the ${Math.round(ms)} ms before the answer`, false);
      return this.connect().silence();
    }
    this.entry?.close(sent, why, isWhole);
    return send();
  }

  /** Says in the entry how pages of an origin that the service refused are let in. */
  #noteOrigin(): void {
    if (this.request.originVerdict === 'refused') {
      const sent = this.request.header('origin') ?? '';
      this.entry?.note(`pages of ${sent} may not read this answer: --cors ${origin(sent) ?? 'any'} lets them in`);
    }
  }

  async #sendLong(answer: AnyAnswer & { readonly long: LongBody }, note: string | undefined): Promise<Response> {
    const parts = await toLongParts(this.request, answer, this.serviceHeaders);
    const { status, headers, long } = parts;
    this.entry?.close(parts, note);
    return new Response(long === undefined ? null : toStream(long), { status, headers });
  }

  #hang(reason: string): Response | Promise<Response> {
    if (this.settings.timing === 'real') {
      this.leave(`never answered: ${reason}`);
      return this.connect().silence();
    }
    const body = { error: 'The real service never answers this request.', reason, upstream: 'no answer' };
    return this.answer({ status: 504, body }, reason);
  }
}
