import { describe, expect, it } from 'vitest';
import { TransportError } from '../../../src/client/index.js';
import { createScript, createService, type Step } from '../../support/script.js';

const LIST = { json: { data: [], meta: { total: 0, page: 1, perPage: 10, totalPages: 0 } } };
const asking = (retryAfter: string, status = 429): Step => ({
  status,
  json: {},
  headers: { 'retry-after': retryAfter },
});
const UNTIL = 'not sent: the service wants to be left alone until 2026-03-01T08:01:00.000Z';

describe('a pause that the service asks for', () => {
  it('is kept by the other calls of the client as well', async () => {
    const { client, waits } = createScript([asking('4'), LIST], {
      retry: { tries: 1 },
    });
    expect((await client.GET('/flows')).response.status).toBe(429);
    await client.GET('/users');
    expect(waits).toEqual([4_000]);
  });
});

describe('a pause that lasts longer than a call may', () => {
  it('keeps later calls from being sent, and says how long', async () => {
    const { client, sent, waits } = createScript([asking('60'), LIST]);
    expect((await client.users.find('ann')).error).toMatchObject({ kind: 'http', status: 429, retryAfter: '60' });
    expect(await client.users.find('bob')).toEqual({
      error: {
        kind: 'transport',
        reason: 'pause',
        message: `could not find the user "bob": ${UNTIL}`,
        cause: undefined,
      },
    });
    const failure = await client.GET('/flows').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TransportError);
    expect(failure).toMatchObject({ message: UNTIL, reason: 'pause', tries: 0 });
    expect([sent.length, waits]).toEqual([1, []]);
  });

  it('keeps a dispatch from asking for all its users', async () => {
    const { client, sent } = createService(() => asking('60'));
    const events = Array.from({ length: 50 }, (_, n) => ({ id: `e${n}`, user: `user-${n}`, data: {} }));
    expect(await client.dispatch(events)).toMatchObject({ ok: false, failed: 50 });
    expect(sent).toHaveLength(4);
  });

  it('is waited for by calls that can reach its end', async () => {
    const { client, sent, waits, pass } = createScript([asking('60'), LIST]);
    await client.GET('/flows');
    pass(41_000);
    expect((await client.GET('/flows')).response.status).toBe(200);
    expect([sent.length, waits]).toEqual([2, [19_000]]);
  });

  it('is over when it is over', async () => {
    const { client, sent, waits, pass } = createScript([asking('60'), LIST]);
    await client.GET('/flows');
    pass(60_000);
    expect((await client.GET('/flows')).response.status).toBe(200);
    expect([sent.length, waits]).toEqual([2, []]);
  });

  it('leaves the last answer to a call that it comes over between two tries', async () => {
    const { client, sent } = createService(({ path }) =>
      path.startsWith('/users') ? asking('60') : { status: 503, json: {} },
    );
    const [flows] = await Promise.all([client.GET('/flows'), client.GET('/users')]);
    expect(flows.response.status).toBe(503);
    expect(sent).toHaveLength(2);
  });

  it('does not hide that the caller ended a call', async () => {
    const { client } = createScript([asking('60'), LIST]);
    await client.GET('/flows');
    const { error } = await client.users.find('ann', { signal: AbortSignal.abort() });
    expect(error?.kind).toBe('aborted');
  });

  it.each(['9'.repeat(400), '99999999999', 'Fri, 01 Jan 9999 00:00:00 GMT'])(
    'is a day at most, should the service ask for %s',
    async (retryAfter) => {
      const { client, sent, pass } = createScript([asking(retryAfter), LIST]);
      await client.GET('/flows');
      const { error } = await client.users.find('ann');
      expect(error?.message).toContain('until 2026-03-02T08:00:00.000Z');
      pass(86_400_000);
      await client.GET('/flows');
      expect(sent).toHaveLength(2);
    },
  );

  it('is no failed login: as soon as it is over, the client logs in', async () => {
    const { client, sent, pass } = createScript([asking('60'), { json: { token: 'new' } }, LIST], {
      username: 'me',
      password: 'pw',
    });
    expect((await client.GET('/flows')).response.status).toBe(429);
    pass(35_000);
    const { error } = await client.flows.list();
    expect(error?.message).toBe(`could not list the flows (page 1): the login failed, ${UNTIL}`);
    pass(26_000);
    expect(await client.flows.list()).toEqual({ data: [] });
    expect(sent).toHaveLength(3);
  });
});
