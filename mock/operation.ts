import type { Context, Hono } from 'hono';
import { type Answer, type OperationId, operations } from '../openapi/index.js';
import { type BodyLimits, readJson } from './body.js';
import { type Call, type Env, exchangeOf, paramPlaces, pathsOf, readParams } from './call.js';
import { type Exchange, hasBody } from './exchange.js';
import type { Mock } from './mock.js';
import { parseQuery, type Query } from './query.js';
import { NoAnswer, Refusal } from './refusal.js';
import { JSON_TYPE, jsonReply, type Reply, textReply, toResponse } from './reply.js';
import type { Service } from './service.js';
import { type Violation, validateRequest } from './validate.js';

/** What an answer may carry beside the document's own parts. */
export interface Extras {
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Handle<Op extends OperationId, C> = (call: Call, caller: C) => (Answer<Op> & Extras) | Promise<Answer<Op> & Extras>;

/** How a service lets a request in. */
export interface Gate<C> {
  readonly service: Service;
  readonly authenticate: (mock: Mock, exchange: Exchange) => C;
  /** IAM and the webhooks read the body before they look at anything else; the others authenticate first. */
  readonly bodyFirst: boolean;
  /** Bytes that a body may have. */
  readonly bodySize: number;
  /** Another way to read bodies than as JSON. */
  readonly readBody?: (exchange: Exchange, limits: BodyLimits) => Promise<unknown>;
}

export interface Rules<C> {
  /** Refuses a caller who may not use the operation. */
  readonly permit?: (caller: C, mock: Mock) => void;
  /** The permission is looked at before the body is read: upstream does so for DELETE. */
  readonly permitFirst?: boolean;
}

/** Every body limit of upstream's but the webhooks'. */
export const BODY_SIZE = 102_400;

/** Puts handlers of one service on their operations' paths, aliases included, and on what `suffix` adds to them. */
export function createRoutes<C>(app: Hono<Env>, mock: Mock, gate: Gate<C>, suffix?: string) {
  // In two calls, because TypeScript checks a handler's answers only against an operation that is settled before.
  return <Op extends OperationId>(operation: Op, rules: Rules<C>) =>
    (handle: Handle<Op, C>): void => {
      for (const { method, path } of pathsOf(operation)) {
        const run = createRun(mock, gate, operation, paramPlaces(path), rules, handle);
        const pattern = path.toLowerCase().replace(/\{(.+?)\}/g, ':$1');
        app.on(method.toUpperCase(), suffix === undefined ? [pattern] : [pattern, pattern + suffix], run);
      }
    };
}

function createRun<C, Op extends OperationId>(
  mock: Mock,
  gate: Gate<C>,
  operation: Op,
  places: readonly (readonly [string, number])[],
  rules: Rules<C>,
  handle: Handle<Op, C>,
): (c: Context<Env>) => Response | Promise<Response> {
  const limits: BodyLimits = { size: gate.bodySize, timeoutMs: mock.settings.bodyTimeoutMs };
  const readBody = gate.readBody ?? readJson;
  const head = headOperation(operation);
  return (c) => {
    const exchange = exchangeOf(c);
    const turn = new Turn(mock, gate.service, exchange, exchange.method === 'HEAD' ? head : operation);
    let caller: C;
    const enter = () => {
      turn.serviceHeaders = gate.service.cors(turn.exchange);
      caller = gate.authenticate(mock, turn.exchange);
      turn.caller = nameOf(caller);
      if (rules.permitFirst) {
        rules.permit?.(caller, mock);
      }
    };
    const complete = () => {
      if (!rules.permitFirst) {
        rules.permit?.(caller, mock);
      }
      turn.readParams(places);
      if (mock.settings.strict && turn.violations().length > 0) {
        return turn.end(strictRefusal(turn.violations()));
      }
      const answer = handle(turn, caller);
      return answer instanceof Promise ? answer.then((a) => turn.answer(a)).catch((e) => turn.fail(e)) : turn.answer(answer);
    };
    try {
      if (!hasBody(turn.exchange)) {
        enter();
        return complete();
      }
      if (!gate.bodyFirst) {
        enter();
      }
      return readBody(turn.exchange, limits)
        .then((body) => {
          turn.body = body;
          turn.bodyRead = true;
          if (gate.bodyFirst) {
            enter();
          }
          return complete();
        })
        .catch((error) => turn.fail(error));
    } catch (error) {
      return turn.fail(error);
    }
  };
}

// Hono takes HEAD to the handlers of GET; where the document knows HEAD as an operation of its own, the journal does, too.
function headOperation(operation: OperationId): OperationId {
  const path = operations.find(({ id }) => id === operation)?.path;
  return operations.find((other) => other.method === 'head' && other.path === path)?.id ?? operation;
}

function nameOf(caller: unknown): string | undefined {
  return typeof caller === 'object' && caller !== null && 'username' in caller ? String(caller.username) : undefined;
}

function strictRefusal(violations: readonly Violation[]): Reply {
  return jsonReply(422, { error: 'The request does not keep to the API document (--strict).', violations });
}

const NONE: readonly Violation[] = [];

/** One request on its way: what is known of it so far, and the ways it can end. Each ends in the journal. */
export class Turn implements Call {
  readonly exchange: Exchange;
  readonly operation: OperationId | undefined;
  serviceHeaders: Readonly<Record<string, string>> = {};
  params: Readonly<Record<string, string>> = {};
  body: unknown = {};
  bodyRead = false;
  caller: string | undefined;
  readonly #mock: Mock;
  readonly service: Service;
  readonly #time: number;
  readonly #start = performance.now();
  #violations: readonly Violation[] | undefined;

  constructor(mock: Mock, service: Service, exchange: Exchange, operation?: OperationId) {
    this.#mock = mock;
    this.service = service;
    this.exchange = exchange;
    this.operation = operation;
    this.#time = mock.world.clock.now();
  }

  get world() {
    return this.#mock.world;
  }

  get settings() {
    return this.#mock.settings;
  }

  get query(): Query {
    return parseQuery(this.exchange.query);
  }

  readParams(places: readonly (readonly [string, number])[]): void {
    this.params = readParams(this.exchange.path, places);
  }

  violations(): readonly Violation[] {
    if (this.operation === undefined) {
      return NONE;
    }
    this.#violations ??= validateRequest(this.operation, {
      params: this.params,
      query: this.query.pairs,
      contentType: this.exchange.header('content-type'),
      body: this.bodyRead ? this.body : undefined,
    });
    return this.#violations;
  }

  answer(answer: AnyAnswer & Extras): Response {
    return this.end(toReply(answer));
  }

  fail(error: unknown): Response | Promise<Response> {
    if (error instanceof Refusal) {
      return this.end(this.service.refuse(this.exchange, error.status, error.message, error.withCode));
    }
    if (error instanceof NoAnswer) {
      return this.#unanswered(error.message);
    }
    const reply = this.service.refuse(this.exchange, 500, 'The mock failed on this request; its log says why.', true);
    return this.end(reply, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  end(reply: Reply, note?: string): Response {
    const response = toResponse(this.exchange, reply, this.serviceHeaders);
    this.#note(response.status, note);
    return response;
  }

  #unanswered(reason: string): Response | Promise<Response> {
    if (this.settings.timing === 'real') {
      this.#note(0, `never answered: ${reason}`);
      return new Promise(() => {});
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

  #note(status: number, note: string | undefined): void {
    const { method, path, query } = this.exchange;
    const url = query === '' ? path : `${path}?${query}`;
    this.#mock.journal.add({
      time: this.#time,
      method,
      url: url.length > 2_000 ? `${url.slice(0, 2_000)}...` : url,
      operation: this.operation,
      caller: this.caller,
      status,
      durationMs: performance.now() - this.#start,
      violations: this.violations(),
      note,
    });
  }
}

type AnyAnswer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly json: string }
  | { readonly status: number; readonly text: string }
  | { readonly status: number };

function toReply(answer: AnyAnswer & Extras): Reply {
  const { status } = answer;
  const extras = {
    ...(answer.headers === undefined ? undefined : { headers: answer.headers }),
    ...(answer.etag === undefined ? undefined : { etag: answer.etag }),
  };
  if ('json' in answer) {
    return { status, text: answer.json, contentType: JSON_TYPE, ...extras };
  }
  if ('body' in answer) {
    return { ...jsonReply(status, answer.body), ...extras };
  }
  if ('text' in answer) {
    return { ...textReply(status, answer.text), ...extras };
  }
  return { status, text: '', ...extras };
}
