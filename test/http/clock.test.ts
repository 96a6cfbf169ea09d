import { afterEach, describe, expect, it, vi } from 'vitest';
import { Yielder } from '../../mock/domain/yielder.js';
import { createMock } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import { advanceClock } from '../../mock/worlds/advance.js';
import { actorOf, at, type Client, createClient, partnerOf, textAt } from '../support/client.js';
import { isDeep } from '../support/depth.js';
import { idOf } from '../support/parity-world.js';

const zeta = idOf('flows', 'zeta');

const HOUR = 3_600_000;

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

afterEach(() => {
  vi.useRealTimers();
});

describe('the clock', () => {
  it('is that of the machine, until it is told otherwise', async () => {
    const partner = await partnerOf('guide');
    const before = Date.now();
    const { body } = await partner.get('/_mock/clock');
    expect(body).toMatchObject({ frozen: false, real: true });
    expect(Date.parse(textAt(body, 'now'))).toBeGreaterThanOrEqual(before);
  });

  it('stands still, is set, goes on and comes back', async () => {
    const alice = await actorOf('alice');
    const set = (body: object) => alice.send('PUT', '/_mock/clock', { body });
    const now = '2026-03-01T08:00:00.000Z';
    expect((await set({ now, frozen: true })).body).toMatchObject({ now, frozen: true, real: false });
    const made = await alice.post('/flows', { graph });
    expect(at(made.body, 'data', 'createdAt')).toBe(now);
    expect(textAt(made.body, 'data', 'id').slice(0, 8)).toBe((Date.parse(now) / 1000).toString(16));
    expect((await set({ advance: '36h' })).body).toMatchObject({
      now: '2026-03-02T20:00:00.000Z',
      frozen: true,
    });
    expect((await set({ advance: 500 })).body).toMatchObject({ now: '2026-03-02T20:00:00.500Z' });
    expect((await set({ frozen: false })).body).toMatchObject({ frozen: false, real: false });
    expect((await set({ real: true })).body).toMatchObject({ frozen: false, real: true });
  });

  it('says so when the time goes backwards', async () => {
    const partner = await partnerOf('guide');
    const answer = await partner.send('PUT', '/_mock/clock', { body: { now: '2001-01-01T00:00:00Z' } });
    expect(answer.status).toBe(200);
    expect(at(answer.body, 'note')).toMatch(/backwards/);
  });

  it('ends tokens when it passes their end', async () => {
    const partner = await partnerOf('guide');
    await partner.send('PUT', '/_mock/clock', { body: { frozen: true } });
    const login = await partner.post('/login', { username: 'partner@your-company.example', password: 'partner-pass' });
    const token = textAt(login.body, 'token');
    const advance = () => partner.send('PUT', '/_mock/clock', { body: { advance: '2h' } });
    await advance();
    expect((await partner.get('/flows', { token })).status).toBe(200);
    await advance();
    expect((await partner.get('/flows', { token })).status).toBe(200);
    await advance();
    await advance();
    expect((await partner.get('/flows', { token })).status).toBe(401);
  });

  it('lets happen on the way what falls due, each thing at its moment', async () => {
    const mock = await createMock({ scenario: 'guide', timing: 'real' });
    const partner = createClient(mock, mock.token);
    const flow = '6762e154616e91cb8d8b1aaf';
    await partner.send('PUT', '/_mock/clock', { body: { now: '2026-03-01T08:00:00Z', frozen: true } });
    await partner.post(`/flows/${flow}/stop`);
    expect(at((await partner.get(`/flows/${flow}`)).body, 'data', 'status')).toBe('stopping');
    const moved = await partner.send('PUT', '/_mock/clock', { body: { advance: '1h' } });
    expect(moved.body).toMatchObject({ now: '2026-03-01T09:00:00.000Z', ran: 1 });
    expect((await partner.get(`/flows/${flow}`)).body).toMatchObject({
      data: { status: 'inactive', updatedAt: '2026-03-01T08:00:01.500Z' },
    });
    await mock.advance(HOUR);
    expect(at((await partner.get('/_mock/clock')).body, 'now')).toBe('2026-03-01T10:00:00.000Z');
  });

  it('has everything made while it stands still dated alike, and goes on with the machine’s pace when it is let go', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
    const mock = await createMock({ scenario: 'guide', timing: 'real' });
    const partner = createClient(mock, mock.token);
    const set = (body: object) => partner.send('PUT', '/_mock/clock', { body });
    await set({ now: '2031-05-05T00:00:00Z', frozen: true });
    const first = await partner.post('/flows', { graph });
    await vi.advanceTimersByTimeAsync(HOUR);
    const second = await partner.post('/flows', { graph });
    expect(at(second.body, 'data', 'createdAt')).toBe('2031-05-05T00:00:00.000Z');
    expect(at(second.body, 'data', 'createdAt')).toBe(at(first.body, 'data', 'createdAt'));

    const path = `/flows/${textAt(first.body, 'data', 'id')}`;
    await partner.post(`${path}/start`);
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(at((await partner.get(path)).body, 'data', 'status')).toBe('starting');
    await set({ frozen: false });
    await vi.advanceTimersByTimeAsync(1_499);
    expect(at((await partner.get(path)).body, 'data', 'status')).toBe('starting');
    await vi.advanceTimersByTimeAsync(1);
    expect((await partner.get(path)).body).toMatchObject({
      data: { status: 'active', updatedAt: '2031-05-05T00:00:01.500Z' },
    });
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(at((await partner.get('/_mock/clock')).body, 'now')).toBe('2031-05-05T01:00:01.500Z');
  });

  it('set to a later moment finds a starting flow started, and schedules waiting for their next moment', async () => {
    const partner = await partnerOf('guide', { timing: 'real' });
    const set = (body: object) => partner.send('PUT', '/_mock/clock', { body });
    await set({ now: '2026-03-01T08:00:00Z', frozen: true });
    const { body } = await partner.post('/flows', { graph, cron: '0 * * * *' });
    const path = `/flows/${textAt(body, 'data', 'id')}`;
    await partner.post(`${path}/start`);
    await set({ now: '2026-03-02T08:30:00Z' });
    expect((await partner.get(path)).body).toMatchObject({
      data: { status: 'active', updatedAt: '2026-03-02T08:30:00.000Z' },
    });
    expect(at((await set({ advance: '29m' })).body, 'ran')).toBe(0);
    expect(at((await set({ advance: '61m' })).body, 'ran')).toBe(2);
  });

  it('has a flow with a schedule run at each of its moments, from when it is active until it is stopped', async () => {
    const partner = await partnerOf('guide');
    const advance = async (by: string) =>
      at((await partner.send('PUT', '/_mock/clock', { body: { advance: by } })).body, 'ran');
    await partner.send('PUT', '/_mock/clock', { body: { now: '2026-03-01T08:00:00Z', frozen: true } });
    const { body } = await partner.post('/flows', { graph, cron: '*/20 * * * *' });
    const path = `/flows/${textAt(body, 'data', 'id')}`;
    expect(await advance('2h')).toBe(0);
    await partner.post(`${path}/start`);
    expect(await advance('19m')).toBe(0);
    expect(await advance('1m')).toBe(1);
    expect(await advance('1d')).toBe(72);
    await partner.post(`${path}/stop`);
    expect(await advance('1d')).toBe(0);
  });

  it('stands still or runs after an advance as it did before, or as the advance says', async () => {
    const partner = await partnerOf('guide');
    const set = async (body: object) => (await partner.send('PUT', '/_mock/clock', { body })).body;
    expect(await set({ advance: '1h' })).toMatchObject({ frozen: false, real: false });
    expect(await set({ advance: '1h', frozen: true })).toMatchObject({ frozen: true, real: false });
    expect(await set({ advance: '1h' })).toMatchObject({ frozen: true });
    expect(await set({ advance: '1h', frozen: false })).toMatchObject({ frozen: false });
  });

  it('goes on by years, but ten at a time, and not beyond the year 2099', async () => {
    const partner = await partnerOf('guide');
    const set = (body: object) => partner.send('PUT', '/_mock/clock', { body });
    await set({ now: '2026-03-01T08:00:00Z', frozen: true });
    expect((await set({ advance: '10y' })).body).toMatchObject({ now: '2036-02-29T20:00:00.000Z', ran: 0 });
    const flow = await partner.post('/flows', { graph });
    expect(at(flow.body, 'data', 'createdAt')).toBe('2036-02-29T20:00:00.000Z');
    await set({ now: '2095-03-01T08:00:00Z' });
    const last = await set({ advance: '5y' });
    expect(last.status).toBe(400);
    expect(at(last.body, 'error')).toMatch(
      /leads to 2100-03-01T14:00:00.000Z; the time of a world ends with the year 2099/,
    );
    expect(at((await partner.get('/_mock/clock')).body, 'now')).toBe('2095-03-01T08:00:00.000Z');
  });

  it.runIf(isDeep)('tells in the log how far it has come on a long way', async () => {
    const notes: string[] = [];
    const mock = await createMock({ scenario: 'guide', onNote: (note) => notes.push(note) });
    const { request } = await mock.sandbox('far', { clock: { now: Date.UTC(2026, 2, 1), frozen: true } });
    const client = createClient({ ...mock, request }, mock.token);
    const { body } = await client.post('/flows', { graph, cron: '* * * * *' });
    await client.post(`/flows/${textAt(body, 'data', 'id')}/start`);
    const moved = await client.send('PUT', '/_mock/clock', { body: { advance: 20_000 * 60_000 } });
    expect(moved.body).toMatchObject({ ran: 20_000 });
    expect(notes).toEqual([
      'the clock of sandbox far is at 2026-03-07T22:40:00.000Z, 50 % of the way; 10000 things fell due',
      'the clock of sandbox far is at 2026-03-14T21:20:00.000Z, 100 % of the way; 20000 things fell due',
    ]);
  });

  it('stops on the way when too much falls due, says so, and goes on when it is asked again', async () => {
    const { sandboxes, mock } = await createParts({ scenario: 'guide' });
    const client = createClient(mock, mock.token);
    await client.send('PUT', '/_mock/clock', { body: { now: '2026-03-01T00:00:00Z', frozen: true } });
    const { body } = await client.post('/flows', { graph, cron: '* * * * *' });
    await client.post(`/flows/${textAt(body, 'data', 'id')}/start`);
    expect(await advanceClock(sandboxes.main, { by: '1d', mostRuns: 1_000 })).toEqual({ ran: 1_000, arrived: false });
    expect(at((await client.get('/_mock/clock')).body, 'now')).toBe('2026-03-01T16:40:00.000Z');
    expect(await advanceClock(sandboxes.main, { by: '7h', mostRuns: 1_000 })).toEqual({ ran: 420, arrived: true });
  });

  it.each([
    [{}, /takes/],
    [{ real: false }, /only be true/],
    [{ real: true, frozen: true }, /alone/],
    [{ now: '2026-03-01T08:00:00Z', advance: 5 }, /either/],
    [{ now: 'soon' }, /no time of a world/],
    [{ now: '1969-01-01T00:00:00Z' }, /no time of a world/],
    [{ now: 5 }, /body \/now/],
    [{ advance: -5 }, /no time to advance by/],
    [{ advance: 'a while' }, /no time to advance by/],
    [{ advance: '' }, /no time to advance by/],
    [{ advance: '11y' }, /ten years/],
    [{ advance: 1.5 }, /body \/advance/],
    [{ advance: 1e300 }, /no time to advance by/],
    [{ advance: 'NaN' }, /no time to advance by/],
    [{ advance: 'x'.repeat(101) }, /no time to advance by/],
    [{ frozen: 'yes' }, /body \/frozen/],
    [{ faster: true }, /faster/],
  ])('refuses %j and stays as it is', async (body, error) => {
    const partner = await partnerOf('guide');
    await partner.send('PUT', '/_mock/clock', { body: { now: '2026-03-01T08:00:00Z', frozen: true } });
    const before = (await partner.get('/_mock/clock')).text;
    const answer = await partner.send('PUT', '/_mock/clock', { body });
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(error);
    expect((await partner.get('/_mock/clock')).text).toBe(before);
  });
});

describe('an advance that is under way', () => {
  /** A mock whose sandbox `one` has so much to do on the way that others get their turn. */
  async function underWay() {
    const mock = await createMock({ scenario: 'demo' });
    const frozen = { clock: { now: Date.UTC(2026, 10, 24), frozen: true } };
    const sandbox = await mock.sandbox('one', frozen);
    const client = createClient(mock, mock.token);
    return {
      mock,
      sandbox,
      client,
      frozen,
      advance: (by = '7d') => client.send('PUT', '/@one/_mock/clock', { body: { advance: by } }),
      now: async () => at((await client.get('/@one/_mock/clock')).body, 'now'),
    };
  }

  it('refuses another one with 409, and setting the clock, too', async () => {
    const { client, advance, now } = await underWay();
    const first = advance();
    const others = [{ advance: '1h' }, { now: '2026-03-01T08:00:00Z' }, { frozen: false }, { real: true }];
    for (const body of others) {
      const answer = await client.send('PUT', '/@one/_mock/clock', { body });
      expect(answer.status, JSON.stringify(body)).toBe(409);
      expect(at(answer.body, 'error')).toBe(
        'The clock was not moved: it is being advanced already, wait for that to end.',
      );
    }
    expect((await first).body).toMatchObject({ now: '2026-12-01T00:00:00.000Z', frozen: true });
    expect(await now()).toBe('2026-12-01T00:00:00.000Z');
    expect((await advance()).status).toBe(200);
  });

  it('lets others have their turn, in its own sandbox and elsewhere', async () => {
    const { client, advance, mock } = await underWay();
    let ended = false;
    const first = advance().finally(() => {
      ended = true;
    });
    for (const path of ['/@one/flows', '/flows', '/@one/_mock/clock']) {
      expect((await client.get(path)).status).toBe(200);
    }
    await mock.advance('1h');
    expect(ended).toBe(false);
    expect((await first).status).toBe(200);
  });

  it.each([
    ['a reset', (client: Client) => client.post('/@one/_mock/reset')],
    ['a reset to another scenario', (client: Client) => client.post('/@one/_mock/reset', { scenario: 'guide' })],
    ['a snapshot that is restored', (client: Client) => client.post('/@one/_mock/snapshots/start/restore')],
  ])('comes to nothing by %s: the time and all else is that of the new start', async (_what, end) => {
    const { client, advance, now } = await underWay();
    await client.post('/@one/_mock/snapshots/start');
    const first = advance('60d');
    await client.get('/@one/_mock/clock');
    expect((await end(client)).status).toBe(200);
    const answer = await first;
    expect(answer.status).toBe(409);
    expect(at(answer.body, 'error')).toMatch(
      /^The clock was not moved: the world was replaced or ended after \d+ things/,
    );
    expect(await now()).toBe('2026-11-24T00:00:00.000Z');
    expect((await client.send('PUT', '/@one/_mock/clock', { body: { advance: '1h' } })).body).toMatchObject({
      now: '2026-11-24T01:00:00.000Z',
    });
  });

  it('is under way before a later request without a body is served, however long the process has worked without a pause', async () => {
    const { client, advance } = await underWay();
    const pace = new Yielder();
    while (!pace.due) {
      // Uses up the turn of the event loop.
    }
    const first = advance('60d');
    await client.get('/@one/_mock/clock');
    expect((await client.post('/@one/_mock/reset')).status).toBe(200);
    expect((await first).status).toBe(409);
  });

  it('comes to nothing when its sandbox is deleted or replaced, and does nothing to the one of the same name', async () => {
    const { client, advance, now, sandbox, mock, frozen } = await underWay();
    const first = advance('60d');
    await client.get('/@one/_mock/clock');
    await client.send('DELETE', '/_mock/sandboxes/one');
    expect((await first).status).toBe(409);
    await mock.sandbox('one', frozen);
    const second = advance();
    await client.get('/@one/_mock/clock');
    await mock.sandbox('one', frozen);
    expect((await second).status).toBe(409);
    expect(await now()).toBe('2026-11-24T00:00:00.000Z');
    await expect(Promise.all([sandbox.advance('7d'), sandbox.advance('1h')])).rejects.toThrow(/being advanced already/);
  });

  it('leaves a snapshot that is taken meanwhile with a clock that runs, if it ran before', async () => {
    const mock = await createMock({ scenario: 'demo' });
    const client = createClient(mock, mock.token);
    const first = client.send('PUT', '/_mock/clock', { body: { advance: '7d' } });
    expect((await client.get('/_mock/clock')).body).toMatchObject({ frozen: false, real: false });
    expect((await client.post('/_mock/snapshots/amidst')).status).toBe(200);
    expect((await first).status).toBe(200);
    await client.post('/_mock/snapshots/amidst/restore');
    expect((await client.get('/_mock/clock')).body).toMatchObject({ frozen: false, real: false });
  });
});

describe('a snapshot', () => {
  it('brings everything back as often as it is restored: records, tokens, transitions and a clock that was set', async () => {
    const alice = await actorOf('alice', { timing: 'real' });
    await alice.send('PUT', '/_mock/clock', { body: { now: '2026-03-01T08:00:00Z', frozen: true } });
    await alice.post(`/flows/${zeta}/start`);
    const taken = await alice.post('/_mock/snapshots/starting');
    expect(taken.body).toEqual({ name: 'starting', takenAt: '2026-03-01T08:00:00.000Z' });
    expect((await alice.get('/_mock/snapshots')).body).toEqual([taken.body]);
    for (let i = 0; i < 2; i += 1) {
      await alice.send('PUT', '/_mock/clock', { body: { advance: '1h' } });
      const id = textAt((await alice.post('/flows', { graph })).body, 'data', 'id');
      expect(at((await alice.get(`/flows/${zeta}`)).body, 'data', 'status')).toBe('active');
      expect((await alice.post('/_mock/snapshots/starting/restore')).status).toBe(200);
      expect(at((await alice.get(`/flows/${zeta}`)).body, 'data', 'status')).toBe('starting');
      expect((await alice.get(`/flows/${id}`)).status).toBe(404);
      expect(at((await alice.get('/_mock/clock')).body, 'now')).toBe('2026-03-01T08:00:00.000Z');
    }
    expect((await alice.send('DELETE', '/_mock/snapshots/starting')).status).toBe(204);
    expect((await alice.post('/_mock/snapshots/starting/restore')).status).toBe(404);
    expect((await alice.send('DELETE', '/_mock/snapshots/starting')).status).toBe(404);
  });

  it('survives a reset, and its world is that of its own scenario', async () => {
    const partner = await partnerOf('guide');
    await partner.post('/_mock/snapshots/a');
    expect((await partner.post('/_mock/reset', { scenario: 'demo', seed: 4 })).body).toMatchObject({
      scenario: 'demo',
      seed: 4,
    });
    expect((await partner.get('/flows')).status).toBe(401);
    await partner.post('/_mock/snapshots/a/restore');
    expect((await partner.get('/_mock/health')).body).toMatchObject({ scenario: 'guide', seed: 1 });
    expect((await partner.get('/flows')).status).toBe(200);
  });
});

describe('POST /_mock/reset', () => {
  it.each([
    [{ scenario: 'none' }, 400],
    [{ scenario: { flows: 1 } }, 400],
    [{ seed: 1.5 }, 400],
    [{ nothing: 1 }, 400],
  ])('with %j is refused, and the world goes on as it is', async (body, status) => {
    const partner = await partnerOf('guide');
    const made = await partner.post('/flows', { graph });
    expect((await partner.post('/_mock/reset', body)).status).toBe(status);
    expect((await partner.get(`/flows/${textAt(made.body, 'data', 'id')}`)).status).toBe(200);
  });
});
