import { Hono } from 'hono';
import {
  type CheckedRequest,
  type ControlAnswer,
  type ControlBody,
  type ControlId,
  checkControl,
  controlOperations,
  controlRules,
} from '../../openapi/index.js';
import { isTooDeep, isTooDeepJson, MAX_DEPTH } from '../domain/upstream/depth.js';
import { Yielder } from '../domain/yielder.js';
import type { AnyAnswer } from '../http/answer.js';
import type { BodyLimits } from '../http/body.js';
import type { Env } from '../http/context.js';
import { ApiError } from '../http/errors.js';
import { toPattern } from '../http/path.js';
import type { RawRequest } from '../http/request.js';
import { type Routes, toHono } from '../http/routes.js';
import type { Service } from '../http/upstream-services.js';
import type { Sandbox } from '../worlds/sandbox.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { ControlError, type Problem, placeOf, toControlError, wrong } from './errors.js';

const TOO_LARGE =
  'The body has more than 16 MB, the most that is taken: start the mock with a larger scenario as a file.';

export const controlService: Service<undefined> = {
  name: 'control',
  cors: () => ({}),
  // Access is refused before the sandbox is looked up.
  authenticate: () => undefined,
  bodyFirst: false,
  /** Whole scenarios are sent this way. Reading a larger one would block all other requests for more than a quarter of a second. */
  bodySize: 16 * 1024 * 1024,
  readBody,
  renderError: (_, error) => {
    const { status, message } = error;
    const problems = error instanceof ControlError ? error.problems : undefined;
    return { status, body: { error: message, ...(problems === undefined ? {} : { problems }) } };
  },
  toApiError: toControlError,
};

/** A request to the control API, checked against its document. */
interface CheckedControl {
  readonly sandboxes: Sandboxes;
  readonly sandbox: Sandbox;
  readonly params: Readonly<Record<string, string>>;
  /** Decoded names and values in their order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** `{}` where the request has none. */
  readonly body: unknown;
  readonly request: RawRequest;
}

/** The same with a body of the type that the document has for the operation: its rules were applied before. */
export interface ControlContext<Op extends ControlId> extends CheckedControl {
  readonly body: NonNullable<ControlBody<Op>>;
}

/** The handlers of control operations on their paths. Does not compile with an answer that the document does not have. */
export function controlRoutes<Ops extends ControlId>(
  handlers: {
    readonly [Op in Ops]: (c: ControlContext<Op>) => ControlAnswer<Op> | Promise<ControlAnswer<Op>>;
  },
): Routes<Ops>;

export function controlRoutes(
  handlers: Partial<Record<ControlId, (c: CheckedControl) => AnyAnswer | Promise<AnyAnswer>>>,
): Hono<Env> {
  const app = new Hono<Env>();
  for (const { id, method, path } of controlOperations) {
    const handle = handlers[id];
    if (handle !== undefined) {
      const { pattern, places } = toPattern(path);
      const route = toHono({
        service: controlService,
        places,
        handle: ({ sandboxes, sandbox, request, params, body, bodyRead }) => {
          const query = [...new URLSearchParams(request.query)];
          const given = bodyRead ? body : undefined;
          refuseWrong(id, { params, query, body: given });
          return handle({ sandboxes, sandbox, params, query, body: given ?? {}, request });
        },
      });
      app.on(method.toUpperCase(), pattern, route);
    }
  }
  return app;
}

async function readBody(request: RawRequest, { size, bodyTimeouts }: BodyLimits): Promise<unknown> {
  const bytes = await request.readBody(size, bodyTimeouts).catch((error) => {
    throw error instanceof ApiError && error.status === 413 ? new ControlError(413, TOO_LARGE) : error;
  });
  const text = bytes.toString('utf8');
  if (text.trim() === '') {
    return undefined;
  }
  const pace = new Yielder();
  const body = parseJson(text);
  if (isTooDeepJson(text)) {
    throw wrong([tooDeepIn(body)]);
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
    throw new ControlError(400, `The body is no JSON: ${why}.`);
  }
}

/** Names the member that is nested too deeply. */
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
    throw wrong(problems);
  }
}
