import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createMock, type Mock, type MockServer, startMock } from '../../mock/index.js';

/** A fetch and the world that answers it. */
interface Side {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly mock: Mock;
}

const options = { scenario: 'demo', bodyTimeoutMs: 400, port: 0 };
let server: MockServer;
let sides: { readonly wire: Side; readonly process: Side };

beforeAll(async () => {
  server = await startMock(options);
  const { port: _, ...same } = options;
  const mock = await createMock(same);
  const { fetch: wire } = globalThis;
  sides = {
    wire: { fetch: (input, init) => wire(input, init), url: server.url, mock: server },
    process: { fetch: (input, init) => mock.fetch(input, init), url: server.url, mock },
  };
});

afterAll(() => server.close());

const tokenOf = ({ mock }: Side) => ({ authorization: `Bearer ${mock.token}` });
const authorized = (side: Side) => ({ ...tokenOf(side), 'content-type': 'application/json' });
const text = JSON.stringify({
  graph: { nodes: [{ id: 'a', componentId: 'be0000000000000000e00001', function: 'x' }] },
});
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function* pieces(count: number, size: number, ms = 0): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < count; i += 1) {
    if (ms > 0) await sleep(ms);
    yield new TextEncoder().encode(' '.repeat(size));
  }
}

const bodies = {
  none: () => undefined,
  text: () => text,
  bytes: () => new TextEncoder().encode(text),
  form: () => new URLSearchParams({ a: 'b' }),
  blob: () => new Blob([text]),
  stream: () => ReadableStream.from([new TextEncoder().encode(text)]),
  'slow stream': () =>
    ReadableStream.from(
      (async function* () {
        await sleep(60);
        yield new TextEncoder().encode(text);
      })(),
    ),
  'failing stream': () =>
    ReadableStream.from(
      (async function* () {
        yield new TextEncoder().encode('{"a":');
        await sleep(30);
        throw new RangeError('the source broke');
      })(),
    ),
  'stream that fails at once': () =>
    new ReadableStream({ start: (controller) => controller.error(new RangeError('the source broke')) }),
  'stream without an end': () => ReadableStream.from(pieces(1_000_000, 50_000)),
  'stream that stops': () => new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([123])) }),
} satisfies Record<string, () => RequestInit['body'] | undefined>;

type Body = keyof typeof bodies;

/** What became of something, as far as both sides must agree on it. */
async function outcome(act: () => Promise<unknown>): Promise<unknown> {
  try {
    return { resolved: await act() };
  } catch (error) {
    return error instanceof Error || error instanceof DOMException
      ? { rejected: error.name, message: error.message, cause: causeOf(error.cause) }
      : { rejected: error };
  }
}

// Causes of a broken connection are Node's own; those of the caller's are the caller's.
const causeOf = (cause: unknown) => (cause instanceof RangeError ? cause.message : cause instanceof Error);

const shown = async (response: Response) => ({
  status: response.status,
  statusText: response.statusText,
  ok: response.ok,
  redirected: response.redirected,
  type: response.type,
  url: new URL(response.url).pathname + new URL(response.url).search + new URL(response.url).hash,
  isEmpty: response.body === null,
  length: (await response.clone().text()).length,
  again: (await response.text()).length,
  used: response.bodyUsed,
  twice: await outcome(() => response.text()),
});

function init(side: Side, method: string, body: Body): RequestInit & { duplex?: 'half' } {
  const given: RequestInit['body'] | undefined = bodies[body]();
  return {
    method,
    headers: authorized(side),
    ...(given === undefined ? {} : { body: given }),
    ...(given instanceof ReadableStream ? { duplex: 'half' } : {}),
  };
}

type Situation = (side: Side) => Promise<unknown>;

const situations: Record<string, Situation> = {};

for (const method of ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS'])
  for (const path of ['/flows', '/users/me?x=1&y=%20#part', '/nowhere', '/%ff'])
    situations[`${method} ${path}`] = async (side) =>
      shown(await side.fetch(side.url + path, init(side, method, 'none')));

for (const body of Object.keys(bodies) as Body[]) {
  if (body === 'none') continue;
  situations[`POST with a ${body}`] = async (side) =>
    (await side.fetch(`${side.url}/flows`, init(side, 'POST', body))).status;
  situations[`GET with a ${body}`] = async (side) =>
    (await side.fetch(`${side.url}/flows`, init(side, 'GET', body))).status;
  for (const [moment, reason] of [
    ['before', undefined],
    ['before', new RangeError('mine')],
    ['at once', undefined],
  ] as const)
    situations[`POST with a ${body}, aborted ${moment}, ${reason}`] = async (side) => {
      const controller = new AbortController();
      if (moment === 'before') controller.abort(reason);
      const sent = side.fetch(`${side.url}/flows`, { ...init(side, 'POST', body), signal: controller.signal });
      controller.abort(reason);
      return sent;
    };
}

/** Arms a fault, lets `act` run, and disarms it. */
const withFault =
  (fault: string, act: Situation): Situation =>
  async (side) => {
    const [armed] = await side.mock.faults.arm(fault);
    try {
      return await act(side);
    } finally {
      side.mock.faults.remove(armed?.id ?? '');
    }
  };

for (const [name, signal] of [
  [
    'a signal',
    () => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 60);
      return controller.signal;
    },
  ],
  ['a time-out', () => AbortSignal.timeout(60)],
  ['either', () => AbortSignal.any([AbortSignal.timeout(60), new AbortController().signal])],
] as const)
  for (const fault of ['*:latency=5000', '*:hang', '*:drip(size=1,every=200)'])
    situations[`${fault} and ${name}`] = withFault(fault, async (side) => {
      const response = await side.fetch(`${side.url}/flows`, { headers: authorized(side), signal: signal() });
      return (await response.text()).length;
    });

situations['aborted between headers and body'] = async (side) => {
  const controller = new AbortController();
  const response = await side.fetch(`${side.url}/flows`, { headers: authorized(side), signal: controller.signal });
  controller.abort();
  return { used: response.bodyUsed, read: await response.text().catch((error) => error.name) };
};
situations['aborted after the body was read'] = async (side) => {
  const controller = new AbortController();
  const response = await side.fetch(`${side.url}/flows`, { headers: authorized(side), signal: controller.signal });
  const { length } = await response.text();
  controller.abort();
  return { length, used: response.bodyUsed };
};
situations['a Request, used twice'] = async (side) => {
  const request = new Request(`${side.url}/flows`, { ...init(side, 'POST', 'text') });
  const first = await side.fetch(request);
  return { first: first.status, used: request.bodyUsed, second: await outcome(() => side.fetch(request)) };
};
for (const url of ['nonsense', 'http://user:password@127.0.0.1/flows', 'gopher://127.0.0.1/'])
  situations[`to ${url}`] = async (side) => (await side.fetch(url)).status;
situations['a method that is none'] = async (side) => (await side.fetch(side.url, { method: 'a b' })).status;
situations['headers that are none'] = async (side) => (await side.fetch(side.url, { headers: { 'a\nb': 'c' } })).status;

situations['a method that Node does not know'] = async (side) =>
  shown(await side.fetch(`${side.url}/flows`, { method: 'FOO', headers: authorized(side) }));

/** What of the headers of the last request both sides must agree on: not the host, which has a port. */
const headersSent = ({ mock }: Side) => {
  const { host, ...headers } = mock.entries().at(-1)?.request.headers ?? {};
  return { ...headers, host: typeof host };
};

for (const [name, given] of Object.entries<RequestInit & { readonly cache?: Request['cache'] }>({
  nothing: {},
  'an etag': { headers: { 'if-none-match': '*' } },
  'a date': { headers: { 'if-modified-since': 'Mon, 30 Nov 2026 00:00:00 GMT' } },
  'a range': { headers: { range: 'bytes=0-1' } },
  'headers of its own': { headers: { accept: 'text/html', 'user-agent': 'mine', pragma: 'x', connection: 'close' } },
  'a length without a body': { headers: { 'content-length': '5' } },
  'no cache': { cache: 'no-cache' },
  'a reload': { cache: 'reload' },
  'the same origin': { mode: 'same-origin' },
  'a referrer': { referrer: 'http://127.0.0.1/from?a#b' },
  'a referrer of https': { referrer: 'https://127.0.0.1/from' },
  'PATCH without a body': { method: 'PATCH' },
  'a text as body': { method: 'PATCH', body: '{}' },
  'a form as body': { method: 'PATCH', body: new URLSearchParams('a=b') },
}))
  situations[`headers with ${name}`] = async (side) => {
    const { headers, ...init } = given;
    const response = await side.fetch(`${side.url}/users/me`, { ...init, headers: { ...headers, ...tokenOf(side) } });
    const { status } = response;
    return { status, length: (await response.text()).length, sent: headersSent(side) };
  };

for (const headers of [
  { 'transfer-encoding': 'chunked' },
  { 'keep-alive': '1' },
  { upgrade: 'h2c' },
  { connection: 'x' },
  { expect: '100-continue' },
  { 'content-length': 'abc' },
])
  situations[`${JSON.stringify(headers)}, which the client writes itself`] = async (side) =>
    (
      await side.fetch(`${side.url}/flows`, {
        ...init(side, 'POST', 'text'),
        headers: { ...headers, ...tokenOf(side) },
      })
    ).status;

/** What `integrity` says of a body, given a digest of it by an algorithm and in a coding. */
const claims: Record<string, (digest: (algorithm: string, coding?: 'base64url') => string) => string> = {
  right: (digest) => digest('sha256'),
  'right, in capitals and without an end': (digest) => digest('sha512').replace('sha', 'SHA').replace(/=+$/, ''),
  'right, in the other coding': (digest) => digest('sha384', 'base64url'),
  wrong: () => 'sha256-AAAA',
  'one of two right': (digest) => `sha256-AAAA ${digest('sha256')}`,
  'wrong by the strongest': (digest) => `${digest('sha256')} sha512-AAAA`,
  'none that is known': () => 'md5-AAAA nonsense',
};
for (const [name, claim] of Object.entries(claims))
  for (const [method, path, fault] of [
    ['GET', '/flows', undefined],
    ['GET', '/flows', '*:redirect(/flows)x1'],
    ['GET', '/flows', '*:truncate(10)'],
    ['HEAD', '/flows', undefined],
    ['OPTIONS', '/flows', undefined],
  ] as const)
    situations[`integrity that is ${name}: ${method} ${path} with ${fault}`] = async (side) => {
      const send = (more: RequestInit) => side.fetch(side.url + path, { method, headers: authorized(side), ...more });
      const body = Buffer.from(await (await send({})).arrayBuffer());
      const integrity = claim(
        (algorithm, coding = undefined) =>
          `${algorithm}-${createHash(algorithm)
            .update(body)
            .digest(coding ?? 'base64')}`,
      );
      const read = async () => shown(await send({ integrity }));
      return fault === undefined ? read() : withFault(fault, read)(side);
    };
situations['integrity, aborted while the body comes'] = withFault('*:drip(size=1,every=200)', async (side) => {
  const signal = AbortSignal.timeout(60);
  return side.fetch(`${side.url}/flows`, { headers: authorized(side), signal, integrity: 'sha256-AAAA' });
});
situations['headers of an answer, changed'] = async (side) =>
  (await side.fetch(side.url)).headers.set('content-type', 'text/css');

/** Number of flows, and what the journal says came in since: the effect on the world. */
async function effect({ mock }: Side, since: number) {
  return mock
    .entries()
    .filter(({ sequence }) => sequence > since)
    .map(({ method, path, status, delivered }) => ({ method, path, status, delivered }));
}

describe('fetch in process as over the wire', () => {
  test.each(Object.keys(situations))('%s', async (name) => {
    const outcomes = new Map<string, () => Promise<unknown>>();
    for (const [key, side] of Object.entries(sides)) {
      const since = side.mock.entries().at(-1)?.sequence ?? 0;
      const result = await outcome(() => situations[name]?.(side) ?? Promise.reject(new Error('no situation')));
      // The server learns of a broken connection a moment later.
      await sleep(30);
      outcomes.set(key, async () => ({ result, effect: await effect(side, since) }));
    }
    // On a busy machine it takes longer.
    const compare = async () => expect(await outcomes.get('process')?.()).toEqual(await outcomes.get('wire')?.());
    await vi.waitFor(compare, { timeout: 60_000, interval: 50 });
  });
});
