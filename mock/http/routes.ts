import type { Context, Hono } from 'hono';
import { type Answer, type OperationId, operations } from '../../openapi/index.js';
import type { KnownCaller } from '../journal/entry.js';
import { secretsOf, showViolations } from '../journal/to-journal-entry.js';
import type { Sandbox } from '../worlds/sandbox.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { type Extras, jsonReply, type Reply } from './answer.js';
import { type BodyLimits, readJson } from './body.js';
import { type Call, Turn } from './context.js';
import { type Env, exchangeOf } from './env.js';
import { meetFaults } from './faults/inject.js';
import { noSuchSandbox } from './no-such-sandbox.js';
import { paramPlaces, pathsOf } from './path.js';
import { type Exchange, hasBody } from './request.js';
import type { Service } from './upstream-services.js';

type Handle<Op extends OperationId, C> = (
  call: Call,
  caller: C,
) => (Answer<Op> & Extras) | Promise<Answer<Op> & Extras>;

/** How a service lets a request in. */
export interface Gate<C> {
  readonly service: Service;
  readonly authenticate: (sandbox: Sandbox, exchange: Exchange) => C;
  /** IAM and the webhooks read the body before they look at anything else; the others authenticate first. */
  readonly bodyFirst: boolean;
  /** The handlers look at the origin themselves: the webhooks look the flow up first. */
  readonly corsInside?: boolean;
  /** Bytes that a body may have. */
  readonly bodySize: number;
  /** Another way to read bodies than as JSON. */
  readonly readBody?: (exchange: Exchange, limits: BodyLimits) => Promise<unknown>;
}

export interface Rules<C> {
  /** Refuses a caller who may not use the operation. */
  readonly permit?: (caller: C, sandbox: Sandbox) => void;
  /** The permission is looked at before the body is read: upstream does so for DELETE. */
  readonly permitFirst?: boolean;
}

const NO_HEADERS = {};

/** Every body limit of upstream's but the webhooks'. */
export const BODY_SIZE = 102_400;

/** Puts handlers of one service on their operations' paths, aliases included, each with `suffix` behind it. */
export function createRoutes<C>(app: Hono<Env>, sandboxes: Sandboxes, gate: Gate<C>, suffix = '') {
  // In two calls, because TypeScript checks a handler's answers only against an operation that is settled before.
  return <Op extends OperationId>(operation: Op, rules: Rules<C>) =>
    (handle: Handle<Op, C>): void => {
      for (const { method, path } of pathsOf(operation)) {
        const run = createRun(sandboxes, gate, operation, paramPlaces(path), rules, handle);
        const pattern = path.toLowerCase().replace(/\{(.+?)\}/g, ':$1');
        app.on(method.toUpperCase(), pattern + suffix, run);
      }
    };
}

function createRun<C, Op extends OperationId>(
  sandboxes: Sandboxes,
  gate: Gate<C>,
  operation: Op,
  places: readonly (readonly [string, number])[],
  rules: Rules<C>,
  handle: Handle<Op, C>,
): (c: Context<Env>) => Response | Promise<Response> {
  const limits: BodyLimits = { size: gate.bodySize, deadlines: sandboxes.deadlines };
  const readBody = gate.readBody ?? readJson;
  const head = headOperation(operation);
  return (c) => {
    const exchange = exchangeOf(c);
    const sandbox = sandboxes.find(exchange.sandbox);
    if (sandbox === undefined) {
      return noSuchSandbox(exchange);
    }
    const turn = new Turn(sandbox, gate.service, exchange, exchange.method === 'HEAD' ? head : operation);
    return sandbox.faults.isArmed ? meetFaults(turn, places, () => run(turn)) : run(turn);
  };

  function run(turn: Turn): Response | Promise<Response> {
    const { sandbox } = turn;
    let caller: C;
    const enter = () => {
      turn.serviceHeaders = gate.corsInside ? NO_HEADERS : gate.service.cors(turn.exchange);
      caller = gate.authenticate(sandbox, turn.exchange);
      turn.caller = known(caller);
      turn.readParams(places);
      if (rules.permitFirst) {
        rules.permit?.(caller, sandbox);
      }
    };
    const complete = () => {
      if (!rules.permitFirst) {
        rules.permit?.(caller, sandbox);
      }
      if (sandbox.settings.strict && turn.violations().length > 0) {
        return turn.end(strictRefusal(turn));
      }
      const answer = handle(turn, caller);
      return answer instanceof Promise
        ? answer.then((a) => turn.answer(a)).catch((e) => turn.fail(e))
        : turn.answer(answer);
    };
    try {
      if (!hasBody(turn.exchange)) {
        enter();
        return complete();
      }
      if (!gate.bodyFirst) {
        enter();
      }
      turn.bodyWanted = true;
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
  }
}

// Hono takes HEAD to the handlers of GET; where the document knows HEAD as an operation of its own, the journal does, too.
function headOperation(operation: OperationId): OperationId {
  const path = operations.find(({ id }) => id === operation)?.path;
  return operations.find((other) => other.method === 'head' && other.path === path)?.id ?? operation;
}

function known(caller: unknown): KnownCaller | undefined {
  return isKnown(caller) ? caller : undefined;
}

function isKnown(caller: unknown): caller is KnownCaller {
  return typeof caller === 'object' && caller !== null && 'username' in caller && 'userId' in caller;
}

// The answer is kept and shown like any other: a secret in it would be told from there.
function strictRefusal(turn: Turn): Reply {
  const { exchange, sandbox } = turn;
  const secrets = secretsOf({ requestHeaders: exchange.headerLines }, sandbox.showing);
  const violations = showViolations(exchange, turn.violations(), secrets);
  return jsonReply(422, { error: 'The request does not keep to the API document (--strict).', violations });
}
