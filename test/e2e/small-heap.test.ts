import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CliProcess, startCli } from './cli-process.js';

const MB = 1_048_576;
const BLANK = 'x'.repeat(90_000);
const graph = { nodes: [{ id: 'a', componentId: 'be0000000000000000e00001', function: 'upsertRecord' }] };

interface Ready {
  readonly partner: { readonly token: string };
  readonly example: { readonly flowId: string };
}

let cli: CliProcess;
let ready: Ready;

// One process for all: what one kind leaves behind must not end it under the next one.
beforeAll(async () => {
  cli = await startCli(['--log', 'json'], { NODE_OPTIONS: '--max-old-space-size=96' });
  ready = JSON.parse(cli.stdout().split('\n')[0] ?? '');
});

afterAll(() => cli.stop());

/** Resolves with the status. A refusal for want of room says why, and what to do. */
async function send(method: string, path: string, body?: unknown, type = 'application/json'): Promise<number> {
  const response = await fetch(cli.url + path, {
    method,
    // A server that is busy for long may close a connection that rests just when it is used again.
    headers: { authorization: `Bearer ${ready.partner.token}`, 'content-type': type, connection: 'close' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (isRefusal(response.status)) expect(text).toMatch(/no room .*(Delete|Try again)/);
  return response.status;
}

const isRefusal = (status: number) => status === 503 || status === 507;

/** Does something so often, so many at once, and stops at a refusal for good. */
async function many(count: number, atOnce: number, act: (i: number) => Promise<number>): Promise<number[]> {
  const statuses: number[] = [];
  let next = 0;
  const work = async () => {
    while (next < count && !statuses.includes(507)) {
      next += 1;
      statuses.push(await act(next));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return statuses;
}

/** Frees all that the tests may have left. */
async function clear(): Promise<void> {
  const read = async (path: string): Promise<readonly { readonly name: string }[]> =>
    JSON.parse(await (await fetch(cli.url + path)).text());
  for (const { name } of await read('/_mock/sandboxes')) await send('DELETE', `/_mock/sandboxes/${name}`);
  for (const { name } of await read('/_mock/snapshots')) await send('DELETE', `/_mock/snapshots/${name}`);
  await send('DELETE', '/_mock/faults');
  await send('POST', '/_mock/reset');
}

const hook = () => `/webhooks/${ready.example.flowId}`;
const flow = (i: number) => send('POST', '/flows', { graph, name: BLANK + i });
const sandbox = (name: string, scenario: object) => send('PUT', `/_mock/sandboxes/${name}`, { scenario });

const scenario = (i: number, count: number) => ({
  name: `w${i}`,
  flows: Array.from({ length: count }, (_, k) => ({ graph, name: `${i}-${k}`, description: 'd'.repeat(9_000) + i })),
});

describe('a server with a heap of 96 MB answers 503 or 507, and lives', () => {
  test.each<[string, () => Promise<readonly number[]>]>([
    ['scenarios of 1 MB, each another one', () => many(60, 2, (i) => sandbox(`s${i}`, scenario(i, 100)))],
    [
      'generated scenarios, each of another seed',
      () =>
        many(60, 2, (i) => {
          const generate = { users: 20, flowsPerUser: 100 };
          return send('PUT', `/_mock/sandboxes/g${i}`, { scenario: { generate }, seed: i });
        }),
    ],
    ['flows without an end', () => many(1_000, 8, flow)],
    [
      'snapshots of a world that changes',
      () => many(1_500, 4, (i) => (i % 2 === 0 ? flow(i) : send('POST', `/_mock/snapshots/s${i}`))),
    ],
    [
      'faults with bodies of 5 MB',
      () =>
        many(40, 2, (i) =>
          send('POST', '/_mock/faults', {
            match: { operation: 'getFlows' },
            effect: { kind: 'status', status: 500, body: { x: 'q'.repeat(5 * MB) + i } },
          }),
        ),
    ],
  ])('however much is to be held: %s', async (_, act) => {
    const statuses = await act();
    expect(statuses.some(isRefusal)).toBe(true);
    expect(statuses.filter((status) => status >= 500 && !isRefusal(status))).toEqual([]);
    expect(await send('GET', '/_mock/health')).toBe(200);
    await clear();
    await expect.poll(() => flow(0), { timeout: 60_000 }).toBe(201);
  });

  test.each<[string, () => Promise<readonly number[]>]>([
    [
      'the journals of many sandboxes',
      () =>
        many(400, 4, async (i) => {
          const name = `j${i % 20}`;
          if (i <= 20) await send('PUT', `/_mock/sandboxes/${name}`, {});
          return send('POST', `/@${name}/login`, { username: BLANK + i, password: 'y' });
        }),
    ],
    ['webhooks of 2 MB', () => many(30, 4, (i) => send('POST', hook(), { x: 'z'.repeat(2 * MB), i }))],
    ['webhooks of millions of objects', () => many(6, 3, () => send('POST', hook(), `[${'{},'.repeat(2 * MB)}{}]`))],
    ['bodies of 15 MB at once', () => many(8, 8, (i) => sandbox(`b${i}`, { x: 'y'.repeat(15 * MB) }))],
    [
      'questions of millions of objects',
      () => many(6, 6, () => send('POST', '/_mock/requests/verify', `{"match":{"body":[${'{},'.repeat(4 * MB)}{}]}}`)),
    ],
    ['XML of 10 MB', () => many(4, 4, () => send('POST', hook(), `<a>${'<b/>'.repeat(2.5 * MB)}</a>`, 'text/xml'))],
    [
      'multipart of 30 MB',
      () => many(4, 4, () => send('POST', hook(), 'x'.repeat(30 * MB), 'multipart/form-data; boundary=b')),
    ],
  ])('however much comes and goes: %s', async (_, act) => {
    const statuses = await act();
    expect(statuses.filter((status) => status >= 500 && !isRefusal(status))).toEqual([]);
    expect(await send('GET', '/_mock/requests?limit=10000')).toBe(200);
    expect(await send('GET', '/_mock/requests/har')).toBe(200);
    expect(await send('GET', '/flows?page[size]=0')).toBe(200);
    await clear();
    await expect.poll(() => flow(0), { timeout: 60_000 }).toBe(201);
  });
});
