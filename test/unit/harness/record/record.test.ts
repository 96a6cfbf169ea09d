import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMock, type Mock } from '../../../../mock/index.js';
import type { CleanText } from '../../../../src/harness/record/clean.js';
import { parseRules, RulesError } from '../../../../src/harness/record/rules.js';
import { NOW, recordingOf } from '../../../support/recordings.js';

/** A list as a client of the mock reads it, without its values. */
async function shapeOf(mock: Mock, path: string): Promise<unknown> {
  const answer = await mock.request(path, { headers: { authorization: `Bearer ${mock.token}` } });
  const { data, meta } = (await answer.json()) as { data: Record<string, unknown>[]; meta: unknown };
  return {
    meta,
    data: data.map(({ status, type, cron, owners, graph, createdAt }) => ({
      ...{ status, type, cron, createdAt, nodes: (graph as { nodes: unknown[] }).nodes.length },
      owners: (owners as { type: string }[]).map((owner) => owner.type),
    })),
  };
}

describe('a tenant that is recorded', () => {
  it.each(['edge', 'guide'])(
    '%s makes a world with the same users, flows, templates, joins and pages',
    async (scenario) => {
      const original = await createMock({ scenario });
      const { text, counts, left } = await recordingOf(original);
      expect(left.filter((line) => !line.startsWith('executions of'))).toEqual([]);
      const copy = await createMock({ scenario: parse(text) });
      for (const path of [
        '/flows?page[size]=100',
        '/flows?page[size]=7&page[number]=2&sort=-createdAt',
        '/flows?filter[status]=active',
      ])
        expect(await shapeOf(copy, path)).toEqual(await shapeOf(original, path));
      // Upstream counts templates that it does not show.
      const templatesOf = async (mock: Mock) =>
        ((await shapeOf(mock, '/templates?page[size]=100')) as { data: unknown }).data;
      expect(await templatesOf(copy)).toEqual(await templatesOf(original));
      const world = parse(text);
      expect(counts.users).toBe(world.users.length);
      // The flows of each user, by the user's place in the list.
      const owned = async (mock: Mock) => {
        const headers = { authorization: `Bearer ${mock.token}` };
        const users = (await (await mock.request('/users', { headers })).json()) as { _id?: string; id?: string }[];
        const flows = (await (await mock.request('/flows?page[size]=100', { headers })).json()) as {
          data: { owners: { id: string }[] }[];
        };
        return users.map(
          (user) => flows.data.filter(({ owners }) => owners.some(({ id }) => id === (user._id ?? user.id))).length,
        );
      };
      expect(await owned(copy)).toEqual(await owned(original));
    },
  );

  it('is the same for the same key, and another for another', async () => {
    const mock = await createMock({ scenario: 'guide' });
    const [one, again, other] = [
      await recordingOf(mock),
      await recordingOf(mock),
      await recordingOf(mock, { key: 'other' }),
    ];
    expect(again.text).toBe(one.text);
    expect(other.text).not.toBe(one.text);
  });

  it('is recorded again from its recording: nobody of the first one is in the second', async () => {
    const first = await recordingOf(await createMock({ scenario: 'guide' }));
    const second = await recordingOf(await createMock({ scenario: parse(first.text) }));
    const names = parse(first.text).users.map(({ username }: { username: string }) => username);
    for (const name of names) expect(second.text).not.toContain(name);
  });

  it.each([
    ['caps its pages', ['getFlows:page-cap(10)']],
    ['asks for pauses', ['getFlows:429(retry-after=2)x2']],
    ['is out of order for a moment', ['getFlows:503x2', 'getUsers:503x1']],
    ['takes no token any more in the middle', ['getFlows:401x1']],
  ])('is read whole where it %s', async (_what, faults) => {
    const mock = await createMock({ scenario: 'demo', faults });
    const login = { username: 'integrations@brightdesk.example', password: 'partner-pass' };
    const { counts } = await recordingOf(mock, {}, { login });
    expect(counts).toMatchObject({ users: 13, flows: 40, templates: 8 });
  });

  it.each([
    ['that takes no token', { token: 'wrong' }, 'the token or password is not taken'],
    [
      'that is a web site',
      { fetch: async () => new Response('<html>Hello</html>', { headers: { 'content-type': 'text/html' } }) },
      'GET /users/me',
    ],
    ['that is not there', { fetch: () => Promise.reject(new TypeError('fetch failed')) }, 'GET /users/me'],
    [
      'with more than was allowed to ask',
      { mostRequests: 2 },
      '2 requests were sent, which is the bound: raise --max-requests',
    ],
    [
      'with an endless answer',
      { fetch: async () => new Response(new Uint8Array(33 * 1024 * 1024)) },
      'more than 32 MiB',
    ],
  ] as const)('one %s is refused in a sentence', async (_what, access, message) => {
    const mock = await createMock({ scenario: 'guide' });
    await expect(recordingOf(mock, {}, access)).rejects.toThrow(message);
  });

  it('is asked twice a second, and for nothing but reading', async () => {
    const mock = await createMock({ scenario: 'guide' });
    let now = NOW;
    const sent: [number, string][] = [];
    await recordingOf(
      mock,
      {},
      {
        now: () => now,
        sleep: async (ms) => {
          now += ms;
        },
        fetch: (request) => {
          sent.push([now, request.method]);
          return mock.fetch(request);
        },
      },
    );
    expect(new Set(sent.map(([, method]) => method))).toEqual(new Set(['GET']));
    for (const [index, [at]] of sent.entries()) expect(at - NOW).toBe(500 * index);
  });
});

describe('rules', () => {
  it('let words stay that a partner names', async () => {
    const flow = {
      name: 'Welcome',
      graph: { nodes: [{ id: 'step_1', componentId: '61a0f3c27d5b4e0012c8d401', function: 'zapGreet' }] },
      payload: { inputParameters: { zorbId: 'string' } },
    };
    const mock = await createMock({
      scenario: {
        partner: 'p',
        tenants: [{ name: 'T' }],
        users: [
          { username: 'p', tenant: 'T', roles: ['TENANT_ADMIN'], permissions: ['flows.read', 'tenant.account.read'] },
        ],
        flows: [{ ...flow, owners: [{ id: 'p', type: 'user' }] }],
      },
    });
    const { text } = await recordingOf(mock);
    for (const word of ['Welcome', 'zapGreet', 'zorbId']) expect(text).not.toContain(word);
    const kept = parseRules('keep: { parameters: [zorb], functions: [zapGreet], titles: [Welcome] }');
    const again = await recordingOf(mock, { kept });
    for (const word of ['name: Welcome', 'function: zapGreet', 'zorbId: string']) expect(again.text).toContain(word);
  });

  it.each([
    '',
    '[]',
    'keep: 1',
    'keep: { people: [Ann] }',
    'keep: { titles: Ann }',
    'keep: { titles: [1] }',
    '{ keep: {}, drop: {} }',
    'a: b: c',
  ])('of another form are refused: %j', (text) => expect(() => parseRules(text)).toThrow(RulesError));
});

it('only what the redactor made can be written', () => {
  // @ts-expect-error a text of the tenant's is no clean one.
  const text: CleanText = 'Ann';
  expect(text).toBe('Ann');
});
