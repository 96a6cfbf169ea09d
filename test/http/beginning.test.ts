import { describe, expect, it } from 'vitest';
import { createMock, type Mock, type MockOptions, OptionError } from '../../mock/index.js';

const WRITTEN = '2026-11-24T09:00:00.000Z';
const DAY = 86_400_000;

const kinds = ['tenants', 'roles', 'users', 'tokens', 'flows', 'templates', 'secrets'];

/** All records and executions of a world, as texts. */
function dump(mock: Mock): Promise<string[]> {
  const paths = [...kinds.map((kind) => `/_mock/records/${kind}`), '/_mock/executions'];
  return Promise.all(paths.map(async (path) => (await mock.request(path)).text()));
}

async function firstFlow(options: MockOptions, scenario?: string) {
  const mock = await createMock(options);
  const world = scenario === undefined ? mock : await mock.sandbox('a', { scenario });
  const answer = await world.request('/flows?page[size]=1', { headers: { authorization: `Bearer ${world.token}` } });
  const { data = [] } = (await answer.json()) as { data?: { id: string; createdAt: string }[] };
  return { mock, world, flow: data[0], now: Date.parse(world.describe().clock.now) };
}

describe('the option clock', () => {
  it('left out: a world begins as its scenario says, the same bytes every time', async () => {
    const [plain, same] = await Promise.all([createMock({}), createMock({ clock: WRITTEN })]);
    for (const mock of [plain, same]) mock.setClock({ now: WRITTEN, frozen: true });
    expect(await dump(same)).toEqual(await dump(plain));
  });

  it('a time gives the same bytes at each start', async () => {
    const [one, two] = await Promise.all([
      createMock({ scenario: 'guide', clock: '2031-05-05T12:00:00Z' }),
      createMock({ scenario: 'guide', clock: '2031-05-05T14:00:00+02:00' }),
    ]);
    for (const mock of [one, two]) mock.setClock({ now: '2031-05-05T12:00:00Z', frozen: true });
    expect(await dump(one)).toEqual(await dump(two));
  });

  it.each(['demo', 'guide'])(
    'now: %s begins at the time of the machine, and is there after a reset',
    async (scenario) => {
      const { mock, now } = await firstFlow({ scenario, clock: 'now' });
      expect(Math.abs(now - Date.now())).toBeLessThan(10_000);
      await mock.reset();
      expect(Math.abs(Date.parse(mock.describe().clock.now) - Date.now())).toBeLessThan(10_000);
    },
  );

  it('auto: the worlds to be shown begin now, in sandboxes as well; others as they say', async () => {
    const written = await firstFlow({});
    const shown = await firstFlow({ clock: 'auto' });
    const sandbox = await firstFlow({ scenario: 'guide', clock: 'auto' }, 'demo');
    for (const { now, flow } of [shown, sandbox]) {
      expect(Math.abs(now - Date.now())).toBeLessThan(10_000);
      expect(flow?.id).toBe(written.flow?.id);
      const days = (Date.parse(flow?.createdAt ?? '') - Date.parse(written.flow?.createdAt ?? '')) / DAY;
      expect(days).toBe(Math.floor((Date.now() - Date.parse(WRITTEN)) / DAY));
    }
    const edge = await firstFlow({ clock: 'auto' }, 'edge');
    expect(edge.now - Date.parse(WRITTEN)).toBeLessThan(10_000);
  });

  it('a sandbox with a time of its own begins as its scenario says, after a reset as well', async () => {
    const written = await firstFlow({});
    const mock = await createMock({ clock: 'now' });
    const own = await mock.sandbox('a', { clock: { now: WRITTEN, frozen: true } });
    const flowOf = async () => {
      const answer = await own.request('/flows?page[size]=1', { headers: { authorization: `Bearer ${own.token}` } });
      return ((await answer.json()) as { data: unknown[] }).data[0];
    };
    expect(await flowOf()).toEqual(written.flow);
    await own.request('/_mock/reset', { method: 'POST', body: '{"scenario":"demo","seed":1}' });
    expect(await flowOf()).toEqual(written.flow);
  });

  it('moves a world that comes as an object, from the moment that it names', async () => {
    const flow = {
      name: 'a',
      createdAt: '2020-01-02T03:04:05.000Z',
      graph: { nodes: [{ id: 'a', componentId: '64f1a210c7d3e80011b52100', function: 'f' }] },
      owners: [],
    };
    const scenario = { clock: { now: '2020-01-03T00:00:00.000Z' }, flows: [flow] };
    const mock = await createMock({ scenario, clock: '2020-01-13T10:00:00Z' });
    const answer = await mock.request('/_mock/records/flows');
    expect(JSON.stringify(await answer.json())).toContain('2020-01-12T03:04:05.000Z');
  });

  it.each(['yesterday', '2026-11-24', '2026-11-24T09:00:00', '2026-02-30T00:00:00Z', '', '1969-12-31T23:59:59Z'])(
    'cannot be %j',
    async (clock) => {
      await expect(createMock({ clock })).rejects.toThrow(OptionError);
      await expect(createMock({ clock })).rejects.toThrow(/^clock can't be ".*": A world begins now/);
    },
  );
});
