import { describe, expect, it } from 'vitest';
import { createScript, createService } from '../../support/script.js';

const FLOW = { id: '6762e154616e91cb8d8b1aaf' };
const to = (location: string, status = 302) => ({ status, json: {}, headers: { location } });
const CODES = [301, 302, 303, 307, 308];

describe('a redirect', () => {
  it.each(CODES)('%i of a webhook is no delivery, and says where it points', async (status) => {
    const { client, sent } = createScript([to('https://api.flowmate.test/webhooks/1?key=secret#x', status)]);
    const { error } = await client.webhooks.trigger(FLOW, { a: 1 });
    expect(error).toMatchObject({
      kind: 'http',
      status,
      location: 'https://api.flowmate.test/webhooks/1',
      message: `could not trigger the flow ${FLOW.id}: the service answered ${status}, a redirect to "https://api.flowmate.test/webhooks/1". Is the base URL right?`,
    });
    expect(sent.map(({ method }) => method)).toEqual(['POST']);
  });

  it.each(CODES)('%i of a list is followed within the origin', async (status) => {
    const { client, sent } = createScript([to('/base/users/?username=ann', status), { json: [] }]);
    expect(await client.users.find('ann')).toEqual({ data: null });
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /users?username=ann',
      'GET /users/?username=ann',
    ]);
    expect(sent[1]?.headers.authorization).toBe(sent[0]?.headers.authorization);
  });

  it.each([
    'https://flowmate.test/base/users',
    'http://flowmate.test:81/',
    '//elsewhere.test/',
    'ftp://flowmate.test/',
  ])('to %s, another origin, is not followed, so that the token goes nowhere else', async (location) => {
    const { client, sent } = createScript([to(location), { json: [] }]);
    expect((await client.users.find('ann')).error).toMatchObject({ kind: 'http', status: 302 });
    expect(sent).toHaveLength(1);
  });

  it('without end is given up after a few', async () => {
    const { client, sent } = createScript([to('/base/users')]);
    expect((await client.users.find('ann')).error).toMatchObject({ kind: 'http', status: 302 });
    expect(sent).toHaveLength(6);
  });

  it.each(['', 'http://', 'http://[', '\u00e9'])('to %j points nowhere, and is a refusal', async (location) => {
    for (const status of [300, 304, ...CODES]) {
      const { client } = createScript([() => new Response(null, { status, headers: location ? { location } : {} })]);
      expect((await client.webhooks.trigger(FLOW, {})).error).toMatchObject({ kind: 'http', status });
    }
  });

  it('that asks for a pause is not followed at once', async () => {
    const step = { status: 302, json: {}, headers: { location: '/base/users', 'retry-after': '5' } };
    const { client, sent } = createScript([step]);
    expect((await client.users.find('ann')).error).toMatchObject({ status: 302, retryAfter: '5' });
    expect(sent).toHaveLength(1);
  });

  it('of a login is a refused login', async () => {
    const { client, sent } = createService(() => to('/base/login'), { username: 'me', password: 'pw' });
    expect((await client.users.find('ann')).error).toMatchObject({ kind: 'http', status: 302 });
    expect(sent.map(({ path }) => path)).toEqual(['/login']);
  });

  it('that a browser hides is no delivery and is not tried again', async () => {
    const hidden = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
    const { client, sent } = createScript([() => hidden]);
    const { error } = await client.webhooks.trigger(FLOW, {});
    expect(error).toMatchObject({ kind: 'transport', message: expect.stringContaining('redirects the call') });
    expect(sent).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('with a status beyond HTTP is an error, and no crash', async () => {
    const odd = (): Response => Object.defineProperty(Response.json({}), 'status', { value: 999 });
    const { client } = createScript([odd]);
    expect((await client.users.find('ann')).error).toMatchObject({ kind: 'transport', reason: 'broken' });
  });

  it.each(['/login', '/users'])('of %s that breaks off is not shown, for it may hold a token', async (path) => {
    const { client } = createScript([() => new Response('{"token":"canary')], { username: 'me', password: 'pw' });
    const { error } =
      path === '/login' ? await client.flows.list() : await client.users.find('ann').then((result) => result);
    expect(JSON.stringify(error)).not.toContain('canary');
    expect(error?.message).toContain('is no whole JSON: it breaks off after 16 characters');
  });

  it.each([{ error: 'no' }, { data: [], error: 'no' }, { data: [], errors: [{ message: 'no' }] }])(
    'of 200 with %j is no list, not even an empty one',
    async (json) => {
      const { client } = createScript([{ json }]);
      for (const { error } of [await client.users.find('ann'), await client.flows.list()]) {
        expect(error).toMatchObject({ kind: 'answer', message: expect.stringContaining('is an error: no') });
      }
    },
  );

  it('that holds a part of the users alone is no proof that a user does not exist', async () => {
    const { client } = createScript([{ json: { data: [{ _id: '1', username: 'bob' }], meta: { total: 2 } } }]);
    expect((await client.users.find('ann')).error?.message).toContain('holds 1 of 2 users');
  });
});
