import { afterEach, expect, test } from 'vitest';
import { type CliProcess, startCli } from './cli-process.js';

let cli: CliProcess | undefined;

afterEach(async () => {
  await cli?.stop();
  cli = undefined;
});

const graph = { nodes: [{ id: 'a', componentId: 'be0000000000000000e00001', function: 'upsertRecord' }] };
const MB = 1_048_576;

interface Ready {
  readonly url: string;
  readonly partner: { readonly token: string };
  readonly example: { readonly flowId: string };
}

/** A server whose heap has 256 MB, and a way to send it things. Resolves with the status, and checks that refusals say why. */
async function startSmall() {
  cli = await startCli(['--log', 'json', '--max-sandboxes', '1000000'], { NODE_OPTIONS: '--max-old-space-size=256' });
  const ready: Ready = JSON.parse(cli.stdout().split('\n')[0] ?? '');
  const send = async (method: string, path: string, body?: string, type = 'application/json'): Promise<number> => {
    const response = await fetch(ready.url + path, {
      method,
      headers: { authorization: `Bearer ${ready.partner.token}`, 'content-type': type },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    if (response.status === 503 || response.status === 507) expect(text).toMatch(/no room .*(Delete|Try again)/);
    return response.status;
  };
  return { send, hook: `/webhooks/${ready.example.flowId}` };
}

/** Does something many times, so many at once, and says how often each status came. */
async function many(count: number, atOnce: number, act: (i: number) => Promise<number>) {
  const statuses = new Map<number, number>();
  let next = 0;
  const work = async () => {
    while (next < count) {
      const status = await act(next++);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return statuses;
}

function scenario(i: number, flows: number): string {
  const given = Array.from({ length: flows }, (_, k) => ({
    graph,
    name: `${i}-${k}`,
    description: 'd'.repeat(9_000) + i,
  }));
  return JSON.stringify({ scenario: { name: `w${i}`, flows: given } });
}

const blank = 'x'.repeat(90_000);

test.each<[string, (server: Awaited<ReturnType<typeof startSmall>>) => Promise<Map<number, number>>]>([
  [
    'scenarios of 8 MB, each another one',
    ({ send }) => many(40, 2, (i) => send('PUT', `/_mock/sandboxes/s${i}`, scenario(i, 800))),
  ],
  [
    'the journals of many sandboxes',
    ({ send }) =>
      many(3_000, 4, async (i) => {
        const name = `j${i % 30}`;
        if (i < 30) await send('PUT', `/_mock/sandboxes/${name}`, '{}');
        return send('POST', `/@${name}/login`, JSON.stringify({ username: blank + i, password: 'y' }));
      }),
  ],
  [
    'flows without an end, and lists of all of them',
    async ({ send }) => {
      const statuses = await many(3_000, 8, (i) => send('POST', '/flows', JSON.stringify({ graph, name: blank + i })));
      await many(20, 10, () => send('GET', '/flows?page[size]=0'));
      await many(10, 5, () => send('GET', '/_mock/requests/har'));
      await many(10, 5, () => send('GET', '/_mock/requests?limit=10000'));
      return statuses;
    },
  ],
  [
    'snapshots of a world that changes',
    ({ send }) =>
      many(3_000, 4, (i) =>
        i % 2 === 0
          ? send('POST', '/flows', JSON.stringify({ graph, name: blank + i }))
          : send('POST', `/_mock/snapshots/s${i % 1_000}`),
      ),
  ],
  [
    'webhooks with 8 MB each',
    ({ send, hook }) => many(40, 4, (i) => send('POST', hook, JSON.stringify({ data: { x: 'z'.repeat(8 * MB), i } }))),
  ],
  [
    'bodies of 15 MB at once',
    ({ send }) =>
      many(40, 40, (i) =>
        send('PUT', `/_mock/sandboxes/b${i}`, JSON.stringify({ scenario: { x: 'y'.repeat(15 * MB) } })),
      ),
  ],
  [
    'JSON of millions of objects',
    ({ send }) =>
      many(10, 10, () => send('POST', '/_mock/requests/verify', `{"match":{"body":[${'{},'.repeat(4 * MB)}{}]}}`)),
  ],
  [
    'XML of 10 MB',
    ({ send, hook }) => many(4, 4, () => send('POST', hook, `<a>${'<b/>'.repeat(2.5 * MB)}</a>`, 'text/xml')),
  ],
  [
    'faults with bodies of 10 MB',
    ({ send }) =>
      many(40, 4, (i) =>
        send(
          'POST',
          '/_mock/faults',
          JSON.stringify({
            match: { operation: 'getFlows' },
            effect: { kind: 'status', status: 500, body: { x: 'q'.repeat(10 * MB) + i } },
          }),
        ),
      ),
  ],
])('a heap of 256 MB survives %s', async (_, act) => {
  const server = await startSmall();
  const statuses = await act(server);
  expect([...statuses.keys()].filter((status) => status >= 500 && status !== 503 && status !== 507)).toEqual([]);
  expect(await server.send('GET', '/_mock/health')).toBe(200);
  expect(cli?.child.exitCode).toBeNull();
});
