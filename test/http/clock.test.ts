import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMock } from '../../mock/index.js';
import { actorOf, at, createClient, partnerOf, textAt } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

const zeta = idOf('flows', 'zeta');
const HOUR = 3_600_000;
const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

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

describe('a snapshot', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

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
