import { createMock, type Mock, type MockOptions } from '../../mock/index.js';
import { parityWorldFile, tokenOf } from './parity-world.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed JSON; undefined when the answer is none. */
  readonly body: unknown;
}

export interface Sending {
  /** A bearer token. Absent: the client's own; null: none is sent. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly text?: string;
}

export interface Client {
  readonly mock: Mock;
  send(method: string, path: string, sending?: Sending): Promise<Answer>;
  get(path: string, sending?: Sending): Promise<Answer>;
  post(path: string, body?: unknown, sending?: Sending): Promise<Answer>;
}

/** Sends requests as somebody, without a port. */
export function createClient(mock: Mock, own: string | undefined): Client {
  const send: Client['send'] = async (method, path, { token = own ?? null, headers = {}, body, text } = {}) => {
    const sent = body === undefined ? text : JSON.stringify(body);
    const response = await mock.request(path, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const answer = await response.text();
    return { status: response.status, headers: response.headers, text: answer, body: parsed(answer) };
  };
  return {
    mock,
    send,
    get: (path, sending) => send('GET', path, sending),
    post: (path, body, sending) => send('POST', path, { ...sending, body }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A client of a built-in world, as its partner. */
export async function partnerOf(scenario: string, options: MockOptions = {}): Promise<Client> {
  const mock = await createMock({ ...options, scenario });
  return createClient(mock, mock.token);
}

/** A client of the recorded exchanges' world, as one of its actors. */
export async function actorOf(actor: string, options: MockOptions = {}): Promise<Client> {
  return createClient(await createMock({ ...options, scenario: parityWorldFile }), tokenOf(actor));
}

/** What stands at a place inside a JSON value; undefined where there is no such place. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (Object(inner) === inner ? Reflect.get(Object(inner), name) : undefined),
    value,
  );
}

/** The text at a place inside a JSON value; throws where there is none. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  if (typeof found !== 'string') throw new Error(`there is no text at ${path.join('.')}: ${JSON.stringify(value)}`);
  return found;
}
