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
import { findRounded, withExactNumbers } from '../domain/exact-numbers.js';
import { charsetOf } from '../domain/media-type.js';
import { memory, weightOfJson } from '../domain/memory.js';
import { isTooDeep, isTooDeepJson, MAX_DEPTH } from '../domain/upstream/depth.js';
import { Yielder } from '../domain/yielder.js';
import type { AnyAnswer } from '../http/answer.js';
import { type BodyLimits, readDecompressed } from '../http/body.js';
import type { Env } from '../http/context.js';
import { ApiError } from '../http/errors.js';
import type { LongBody } from '../http/long-body.js';
import { toPattern } from '../http/path.js';
import type { RawRequest } from '../http/request.js';
import { type Routes, toHono } from '../http/routes.js';
import type { Service } from '../http/upstream-services.js';
import type { Sandbox } from '../worlds/sandbox.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { ControlError, type Problem, placeOf, toControlError, wrong } from './errors.js';

/** Bodies of more bytes are looked at before they are parsed: whether there is room for what they hold. */
const LONG = 65_536;

/** So many numbers that cannot be held are named. */
const MOST_ROUNDED = 20;

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

/** Writes that hold nothing more. */
const SPARING: ReadonlySet<ControlId> = new Set(['verifyRequests']);

/** Writes in the place of what a world holds. */
const FREEING: ReadonlySet<ControlId> = new Set(['resetWorld', 'restoreSnapshot']);

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

/** Operations whose body may be made while it is sent. */
type LongId = 'getRequests' | 'getHar';

type Answered<Op extends ControlId> =
  | ControlAnswer<Op>
  | (Op extends LongId ? { readonly status: 200; readonly long: LongBody } : never);

/** The handlers of control operations on their paths. Does not compile with an answer that the document does not have. */
export function controlRoutes<Ops extends ControlId>(
  handlers: {
    readonly [Op in Ops]: (c: ControlContext<Op>) => Answered<Op> | Promise<Answered<Op>>;
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
          if (method === 'delete' || FREEING.has(id)) {
            memory.freed();
          } else if (method !== 'get' && !SPARING.has(id)) {
            memory.refuseFull();
          }
          return handle({ sandboxes, sandbox, params, query, body: given ?? {}, request });
        },
      });
      app.on(method.toUpperCase(), pattern, route);
    }
  }
  return app;
}

async function readBody(request: RawRequest, limits: BodyLimits): Promise<unknown> {
  const bytes = await readDecompressed(request, limits).catch((error) => {
    throw error instanceof ApiError && error.status === 413 ? new ControlError(413, TOO_LARGE) : error;
  });
  const isLong = bytes.length > LONG;
  const pace = new Yielder();
  // Short bodies take their turn at once: requests that come later, and have no body, must not overtake them.
  const giveWay = async () => (isLong && pace.due ? pace.rest() : undefined);
  if (isLong) {
    // Of several long bodies, one at a time.
    await pace.rest();
    memory.need(weightOfJson(bytes));
  }
  await giveWay();
  const text = decodeText(bytes, request.header('content-type'));
  if (text.trim() === '') {
    return undefined;
  }
  await giveWay();
  const isQuestion = /\/requests\/verify\/?$/i.test(request.path);
  const body = parseJson(isQuestion ? withExactNumbers(text) : text);
  await giveWay();
  const rounded = isQuestion ? [] : findRounded(text);
  if (rounded.length > 0) {
    throw wrong(
      rounded.slice(0, MOST_ROUNDED).map(({ written }) => ({
        place: 'body',
        message: `${written} is more than a number can hold exactly`,
        right: 'a number of at most 15 digits, or a text',
      })),
    );
  }
  await giveWay();
  if (isTooDeepJson(text)) {
    throw wrong([tooDeepIn(body)]);
  }
  await giveWay();
  return body;
}

/** Bodies may begin with a byte order mark, which says as well that they are UTF-16. */
function decodeText(bytes: Buffer, contentType: string | undefined): string {
  const [first, second] = bytes;
  const isBigEndian = first === 0xfe && second === 0xff;
  const charset = charsetOf(contentType) ?? (isBigEndian || (first === 0xff && second === 0xfe) ? 'utf-16' : 'utf-8');
  try {
    return new TextDecoder(charset === 'utf-16' && isBigEndian ? 'utf-16be' : charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) {
      const message = `The body is in the charset ${JSON.stringify(charset)}, which is not known: send UTF-8.`;
      throw new ControlError(415, message);
    }
    throw new ControlError(400, `The body is no text in ${charset}: send UTF-8, or name its charset in content-type.`);
  }
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
