import type { Hono } from 'hono';
import {
  type CheckedRequest,
  type ControlAnswer,
  type ControlBody,
  type ControlId,
  checkControl,
  controlOperations,
  controlRules,
} from '../../openapi/index.js';
import { Pace } from '../domain/pace.js';
import { isTooDeep, isTooDeepJson, MAX_DEPTH } from '../domain/upstream/depth.js';
import { jsonReply, type Reply, toResponse } from '../http/answer.js';
import { type Env, exchangeOf } from '../http/env.js';
import { Refusal } from '../http/errors.js';
import { noSuchSandbox } from '../http/no-such-sandbox.js';
import { paramPlaces, readParams } from '../http/path.js';
import { type Exchange, hasBody, isRead } from '../http/request.js';
import type { Sandbox } from '../worlds/sandbox.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { refuseStranger } from './access.js';
import { ControlRefusal, NotStored, type Problem, placeOf, toRefusal, Wrong } from './errors.js';

/** Whole scenarios come this way, too. Reading a larger one would hold up everybody else for more than a quarter of a second. */
const BODY_SIZE = 16 * 1024 * 1024;

const TOO_LARGE =
  'The body has more than 16 MB, the most that is taken: start the mock with a larger scenario as a file.';

const NO_HEADERS = {};

/** Whoever watches over the mock may ask for this, from wherever. */
const OPEN: ControlId = 'getHealth';

const STREAM_HEADERS = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };

export interface ControlCall<Op extends ControlId> {
  readonly sandboxes: Sandboxes;
  readonly sandbox: Sandbox;
  readonly params: Readonly<Record<string, string>>;
  /** Decoded names and values in their order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** As the document wants it. */
  readonly body: NonNullable<ControlBody<Op>>;
  readonly exchange: Exchange;
}

type Handle<Op extends ControlId> = (call: ControlCall<Op>) => ControlAnswer<Op> | Promise<ControlAnswer<Op>>;

/** Puts a handler on a control operation's path. Requests are checked against the document before they come to it. */
export function createControl(app: Hono<Env>, sandboxes: Sandboxes) {
  // In two calls, because TypeScript checks a handler's answers only against an operation that is settled before.
  return <Op extends ControlId>(id: Op) =>
    (handle: Handle<Op>): void => {
      const operation = controlOperations.find((each) => each.id === id);
      if (operation === undefined) {
        throw new Error(`the control document has no operation ${id}`);
      }
      const places = paramPlaces(operation.path);
      app.on(operation.method.toUpperCase(), operation.path.toLowerCase().replace(/\{(.+?)\}/g, ':$1'), async (c) => {
        const exchange = exchangeOf(c);
        const stranger = id === OPEN ? undefined : refuseStranger(exchange, sandboxes.controlToken);
        if (stranger !== undefined) {
          return toResponse(exchange, stranger, NO_HEADERS);
        }
        const sandbox = sandboxes.find(exchange.sandbox);
        if (sandbox === undefined) {
          return noSuchSandbox(exchange);
        }
        try {
          const params = readParams(exchange.path, places);
          const body = await readBody(exchange, sandboxes);
          const query = [...new URLSearchParams(exchange.query)];
          refuseWrong(id, { params, query, body });
          // The document vouches for the body's type: its rules were just applied.
          const given = (body ?? {}) as NonNullable<ControlBody<Op>>;
          const call = { sandboxes, sandbox, params, query, body: given, exchange };
          const answer = await handle(call);
          if (!isRead(operation.method.toUpperCase())) {
            await sandbox.keeper?.flush().catch((error) => {
              throw new NotStored(error);
            });
          }
          return 'stream' in answer ? toStream(answer) : toResponse(exchange, toReply(answer), NO_HEADERS);
        } catch (error) {
          return toResponse(exchange, toRefusal(error), NO_HEADERS);
        }
      });
    };
}

async function readBody(exchange: Exchange, sandboxes: Sandboxes): Promise<unknown> {
  if (!hasBody(exchange)) {
    return undefined;
  }
  const bytes = await exchange.readBody(BODY_SIZE, sandboxes.deadlines).catch((error) => {
    throw error instanceof Refusal && error.status === 413 ? new ControlRefusal(413, TOO_LARGE) : error;
  });
  const text = bytes.toString('utf8');
  if (text.trim() === '') {
    return undefined;
  }
  const pace = new Pace();
  const body = parseJson(text);
  if (isTooDeepJson(text)) {
    throw new Wrong([tooDeepIn(body)]);
  }
  if (pace.due) {
    await pace.rest();
  }
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ControlRefusal(400, `The body is no JSON: ${why}.`);
  }
}

/** Says which member it is. */
function tooDeepIn(body: unknown): Problem {
  const [name] = Object.entries(Object(body)).find(([, value]) => isTooDeep(value, MAX_DEPTH - 1)) ?? [];
  const message = `nested deeper than ${MAX_DEPTH} levels`;
  return { place: placeOf(name === undefined ? [] : [name]), message, right: `at most ${MAX_DEPTH} levels` };
}

function refuseWrong(id: ControlId, given: Pick<CheckedRequest, 'params' | 'query' | 'body'>): void {
  const { params, query, body } = given;
  const contentType = body === undefined ? undefined : 'application/json';
  const violations = checkControl(id, controlRules[id], { params, query, contentType, body });
  const problems = violations.map(({ place, message, right }) => ({ place, message, right }));
  if (body !== undefined && controlRules[id].body === undefined) {
    problems.push({ place: 'body', message: 'the operation takes no body', right: 'leave it out' });
  }
  if (problems.length > 0) {
    throw new Wrong(problems);
  }
}

function toStream({ status, stream }: { readonly status: number; readonly stream: ReadableStream }): Response {
  return new Response(stream, { status, headers: STREAM_HEADERS });
}

function toReply({ status, body }: { readonly status: number; readonly body?: unknown }): Reply {
  return body === undefined ? { status, text: '' } : jsonReply(status, body);
}
