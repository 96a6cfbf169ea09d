import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { actorOf, at, type Client, createClient, partnerOf, type Sending } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

const PARTNER = 'partner@your-company.example';
const HOOK = `/webhooks/${idOf('flows', 'alpha')}`;
const typed = (type: string, text: string): Sending => ({ text, headers: { 'content-type': type } });

/** The entries that the control API lists. */
async function listed(client: Client, query = ''): Promise<unknown[]> {
  const { body } = await client.get(`/_mock/requests${query}`, { token: null });
  const data = at(body, 'data');
  if (!Array.isArray(data)) throw new Error(`no entries: ${JSON.stringify(body)}`);
  return data;
}

const lastOf = async (client: Client): Promise<unknown> => (await listed(client)).at(-1);

async function sequences(client: Client, query = ''): Promise<unknown[]> {
  return (await listed(client, query)).map((entry) => at(entry, 'sequence'));
}

describe('an entry of the journal', () => {
  it('tells caller, operation, parameters and status', async () => {
    const partner = await partnerOf('guide');
    await partner.get('/flows?page[size]=1&a&a=b%20c');
    await partner.get('/flows/abc', { token: 'nobody' });
    await partner.get('/nowhere');
    const [first, second, third] = await listed(partner);
    expect(first).toMatchObject({
      sequence: 1,
      method: 'GET',
      url: '/flows?page[size]=1&a&a=b%20c',
      path: '/flows',
      query: { 'page[size]': ['1'], a: ['', 'b c'] },
      operation: 'getFlows',
      params: {},
      caller: { userId: expect.stringMatching(/^[0-9a-f]{24}$/), username: PARTNER },
      status: 200,
      delivered: true,
      faults: [],
      durationMs: expect.any(Number),
    });
    expect(second).toMatchObject({ sequence: 2, operation: 'getFlow', status: 401 });
    expect(third).toMatchObject({ sequence: 3, path: '/nowhere', status: 404 });
    for (const name of ['operation', 'caller', 'execution', 'note']) expect(third).not.toHaveProperty(name);
  });

  it('has the time of the world and that of the machine', async () => {
    const partner = await partnerOf('guide');
    await partner.send('PUT', '/_mock/clock', { body: { now: '2031-05-01T10:00:00.000Z', frozen: true } });
    const before = Date.now();
    await partner.get('/flows');
    const entry = await lastOf(partner);
    expect(at(entry, 'time')).toBe('2031-05-01T10:00:00.000Z');
    const wall = Date.parse(String(at(entry, 'wallTime')));
    expect(wall).toBeGreaterThanOrEqual(before);
    expect(wall).toBeLessThanOrEqual(Date.now());
  });

  it('has both bodies and the headers of both sides', async () => {
    const alice = await actorOf('alice');
    const { text } = await alice.post(HOOK, { data: { order: 'ä/ö' } }, { headers: { 'x-request-id': 'mine' } });
    expect(await lastOf(alice)).toMatchObject({
      request: {
        headers: { 'content-type': 'application/json', 'x-request-id': 'mine' },
        body: '{"data":{"order":"ä/ö"}}',
        bodyBytes: 26,
        bodyTruncated: false,
      },
      response: {
        headers: { 'content-type': 'application/json; charset=utf-8', etag: expect.stringMatching(/^W\//) },
        body: text,
        bodyBytes: text.length,
        bodyTruncated: false,
      },
    });
  });

  it.each<[string, Sending, unknown]>([
    ['broken JSON', typed('application/json', '{"data":'), { body: '{"data":' }],
    [
      'JSON with its own spaces and doubled members',
      typed('application/json', '{ "a":1,\n"a": 2 }'),
      { body: '{ "a":1,\n"a": 2 }' },
    ],
    ['a form', typed('application/x-www-form-urlencoded', 'a=1&b=2'), { body: 'a=1&b=2' }],
    ['XML', typed('application/xml', '<a>'), { body: '<a>' }],
    ['a type that nobody reads', typed('application/x-made-up', 'whatever'), { body: 'whatever', bodyBytes: 8 }],
    ['a body without a type', { text: 'plain', headers: { 'content-type': '' } }, { body: 'plain' }],
    ['an unknown charset', typed('application/json; charset=zz', '{}'), { bodyEncoding: 'base64', body: 'e30=' }],
    [
      'an unknown encoding',
      { text: '{}', headers: { 'content-type': 'application/json', 'content-encoding': 'br' } },
      { bodyEncoding: 'base64' },
    ],
  ])('has the body as it came: %s', async (_, sending, request) => {
    const alice = await actorOf('alice');
    await alice.send('POST', HOOK, sending);
    expect(await lastOf(alice)).toMatchObject({ request });
  });

  it('unpacks a body that came packed, and tells its length on the way', async () => {
    const { mock } = await actorOf('alice');
    const packed = gzipSync('{"data":{"a":1}}');
    await mock.request(HOOK, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: packed,
    });
    const [entry] = mock.entries();
    expect(entry?.request).toMatchObject({ body: '{"data":{"a":1}}', bodyBytes: packed.length });
  });

  it('gives what is no text as base64', async () => {
    const { mock } = await actorOf('alice');
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    await mock.request(HOOK, { method: 'POST', headers: { 'content-type': 'image/png' }, body: bytes });
    expect(mock.entries()[0]?.request).toMatchObject({ body: bytes.toString('base64'), bodyEncoding: 'base64' });
  });

  it.each<[string, string, string, number]>([
    ['no operation takes it', 'POST', '/nowhere', 404],
    ['the caller was not let in', 'POST', '/flows', 401],
  ])('has a body also where %s', async (_, method, path, status) => {
    const partner = await partnerOf('guide');
    const answer = await partner.send(method, path, { token: 'nobody', body: { name: 'x' } });
    expect(answer.status).toBe(status);
    expect(await lastOf(partner)).toMatchObject({ status, request: { body: '{"name":"x"}', bodyBytes: 12 } });
  });

  it('has the beginning of a body that was refused for its size', async () => {
    const partner = await partnerOf('guide', { journalBodyBytes: 10 });
    const text = JSON.stringify({ name: 'x'.repeat(200_000) });
    expect((await partner.send('POST', '/flows', typed('application/json', text))).status).toBe(413);
    expect(await lastOf(partner)).toMatchObject({
      status: 413,
      request: { body: text.slice(0, 10), bodyBytes: text.length, bodyTruncated: true },
    });
  });

  it('has no body for HEAD and for what the client has already', async () => {
    const partner = await partnerOf('guide');
    const etag = (await partner.get('/flows')).headers.get('etag') ?? '';
    await partner.get('/flows', { headers: { 'if-none-match': etag } });
    await partner.send('HEAD', '/flows');
    const [, fresh, head] = await listed(partner);
    expect(fresh).toMatchObject({ status: 304, response: { bodyBytes: 0, bodyTruncated: false } });
    expect(at(fresh, 'response')).not.toHaveProperty('body');
    expect(at(head, 'response')).not.toHaveProperty('body');
  });

  it('names the caller of a webhook that wants to know him', async () => {
    const alice = await actorOf('alice');
    const flow = idOf('flows', 'alpha');
    await alice.post(`/flows/${flow}/stop`);
    const patched = await alice.send('PATCH', `/flows/${flow}`, {
      body: { flowSettings: { webhooks: { requireWebhookAuth: true } } },
    });
    await alice.post(`/flows/${flow}/start`);
    await alice.post(HOOK, { data: {} });
    const called = await lastOf(alice);
    expect([patched.status, at(called, 'operation'), at(called, 'caller', 'username')]).toEqual([
      200,
      'postWebhook',
      'alice@example.com',
    ]);
  });

  it('names the faults that fired, and what came of the answer', async () => {
    const partner = await partnerOf('guide');
    await partner.mock.faults.arm({ id: 'down', effect: { kind: 'status', status: 503 }, times: 1 });
    await partner.mock.faults.arm({ id: 'away', effect: { kind: 'reset' }, times: 1 });
    await partner.get('/flows');
    await partner.get('/flows').catch(() => undefined);
    const [first, second] = await listed(partner);
    expect(first).toMatchObject({ status: 503, faults: ['down'], delivered: true });
    expect(second).toMatchObject({ status: 0, faults: ['away'], delivered: false, note: expect.any(String) });
  });

  it('is the same in the process and over HTTP', async () => {
    const partner = await partnerOf('guide');
    await partner.get('/flows?filter[user]=me&unknown=1');
    await partner.post('/login', { username: PARTNER, password: 'wrong' });
    await partner.get('/nowhere');
    expect(partner.mock.entries()).toEqual(await listed(partner));
  });

  it('is shown alone by its number', async () => {
    const partner = await partnerOf('guide');
    await partner.get('/flows');
    await partner.get('/nowhere');
    expect((await partner.get('/_mock/requests/2')).body).toEqual(await lastOf(partner));
    const missing = await partner.get('/_mock/requests/3');
    expect([missing.status, at(missing.body, 'error')]).toEqual([
      404,
      'There is no request 3: the journal has those from 1 to 2.',
    ]);
    expect((await partner.get('/_mock/requests/x')).status).toBe(400);
  });

  it('cuts a long URL', async () => {
    const partner = await partnerOf('guide');
    await partner.get(`/flows?search=${'x'.repeat(5_000)}`);
    expect(String(at(await lastOf(partner), 'url')).length).toBeLessThan(2_010);
  });
});

describe('the journal', () => {
  it('has nothing of the control API, unknown paths of it included, nor of unknown sandboxes', async () => {
    const partner = await partnerOf('guide');
    for (const path of ['/_mock/health', '/_mock', '/_mock/nothing', '/_MOCK/requests', '/@nobody/flows']) {
      await partner.get(path);
    }
    expect(await listed(partner)).toEqual([]);
  });

  it('belongs to its sandbox', async () => {
    const partner = await partnerOf('guide');
    await partner.send('PUT', '/_mock/sandboxes/other', { body: {} });
    await partner.get('/@other/flows?page[size]=2');
    expect(await listed(partner)).toEqual([]);
    const { body } = await partner.get('/@other/_mock/requests');
    expect(at(body, 'data', 0, 'url')).toBe('/flows?page[size]=2');
  });

  it('tells the listener of each, keeps the newest only, and counts on over a reset', async () => {
    const told: number[] = [];
    const partner = await partnerOf('guide', { journalSize: 3, onEntry: ({ sequence }) => told.push(sequence) });
    for (let i = 0; i < 10; i += 1) await partner.get('/flows');
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await sequences(partner)).toEqual([8, 9, 10]);
    const { body } = await partner.get('/_mock/requests');
    expect(at(body, 'meta')).toEqual({ total: 3, matched: 3, dropped: 7, first: 8, last: 10, next: 10 });
    await partner.mock.reset();
    expect(await listed(partner)).toEqual([]);
    await partner.get('/flows');
    expect(told.at(-1)).toBe(11);
  });

  it('is emptied by DELETE, and numbers go on', async () => {
    const partner = await partnerOf('guide', { journalSize: 2 });
    for (let i = 0; i < 3; i += 1) await partner.get('/flows');
    expect((await partner.send('DELETE', '/_mock/requests')).status).toBe(204);
    const empty = await partner.get('/_mock/requests');
    expect(at(empty.body, 'meta')).toEqual({ total: 0, matched: 0, dropped: 0, first: 4, last: 3, next: 3 });
    expect(at((await partner.get('/_mock/requests/1')).body, 'error')).toMatch(/the journal is empty/);
    await partner.get('/flows');
    expect(await sequences(partner)).toEqual([4]);
  });

  it('keeps nothing when it is off, and counts all the same', async () => {
    const partner = await partnerOf('guide', { journalSize: 0 });
    for (let i = 0; i < 3; i += 1) await partner.get('/flows');
    expect(partner.mock.entries()).toEqual([]);
    expect(at((await partner.get('/_mock/health')).body, 'requests')).toBe(3);
    expect(at((await partner.get('/_mock/requests/2')).body, 'error')).toMatch(/the journal is off/);
  });

  it('keeps the beginning of long bodies, whole characters of it, and says how long they are', async () => {
    const partner = await partnerOf('guide', { journalBodyBytes: 8 });
    await partner.post(HOOK, { data: 'äöüäöü' });
    const entry = await lastOf(partner);
    expect(at(entry, 'request')).toMatchObject({ body: '{"data":', bodyBytes: 23, bodyTruncated: true });
    await partner.send('POST', HOOK, typed('text/csv', 'aaaaaaaä'));
    expect(at(await lastOf(partner), 'request')).toMatchObject({ body: 'aaaaaaa', bodyBytes: 9, bodyTruncated: true });
    expect(at(entry, 'response')).toMatchObject({ body: expect.stringMatching(/^.{1,8}$/), bodyTruncated: true });
  });

  it('drops the oldest bodies when all of them together become too many, and says so', async () => {
    // 64 MiB hold six of them.
    const length = 10_000_000;
    const alice = await actorOf('alice', { journalBodyBytes: length });
    for (const letter of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      await alice.send('POST', HOOK, typed('text/csv', letter.repeat(length)));
    }
    const entries = alice.mock.entries();
    const [first, second] = entries;
    for (const dropped of [first, second]) {
      expect(at(dropped, 'request')).toMatchObject({ bodyBytes: length, bodyTruncated: true, bodyDropped: true });
      expect(at(dropped, 'request')).not.toHaveProperty('body');
      expect(at(dropped, 'response')).toMatchObject({ bodyDropped: true });
    }
    expect(entries.slice(2).map(({ request }) => request.body === request.body?.[0]?.repeat(length))).toEqual(
      Array(6).fill(true),
    );
  });

  it.each([
    ['journalSize', -1, "journalSize can't be -1: a whole number of 0 or more"],
    ['journalBodyBytes', 1.5, "journalBodyBytes can't be 1.5: a whole number of 0 or more"],
    ['journalBodyBytes', Number.NaN, "journalBodyBytes can't be null: a whole number of 0 or more"],
    ['journalSecrets', 'hide', 'unknown journalSecrets "hide": redact or keep'],
    ['controlToken', 'a b', 'controlToken can\'t be "a b": visible ASCII characters without blanks, at least one'],
  ])('refuses %s %j', async (name, value, message) => {
    await expect(createMock({ [name]: value })).rejects.toThrow(message);
  });
});

describe('GET /_mock/requests', () => {
  it('filters by what it is asked for', async () => {
    const alice = await actorOf('alice');
    await alice.mock.faults.arm({ id: 'boom', match: { path: '/templates' }, effect: { kind: 'status', status: 500 } });
    await alice.get('/flows?page[size]=1'); // 1
    await alice.get('/flows?wrong=1', { token: 'nobody' }); // 2
    await alice.post(HOOK, { data: {} }); // 3
    await alice.get('/templates'); // 4
    await alice.get(`/flows/${idOf('flows', 'alpha')}`); // 5
    const asked: [query: string, expected: number[]][] = [
      ['', [1, 2, 3, 4, 5]],
      ['?operation=getFlows', [1, 2]],
      ['?method=post', [3]],
      ['?path=/flows', [1, 2]],
      ['?path=/flows*', [1, 2, 5]],
      ['?path=*s/*', [3, 5]],
      ['?status=200', [1, 3, 5]],
      ['?status=4xx', [2]],
      ['?status=5XX', [4]],
      ['?user=alice@example.com', [1, 5]],
      [`?user=${idOf('users', 'alice')}`, [1, 5]],
      [`?flow=${idOf('flows', 'alpha')}`, [3, 5]],
      ['?violation=true', [2]],
      ['?violation=false', [1, 3, 4, 5]],
      ['?violation=unknown-parameter', [2]],
      ['?fault=true', [4]],
      ['?fault=boom', [4]],
      ['?fault=false&since=2', [3, 5]],
      ['?since=3', [4, 5]],
      ['?since=99', []],
      ['?operation=getHook', []],
    ];
    for (const [query, expected] of asked) expect([query, await sequences(alice, query)]).toEqual([query, expected]);
  });

  it('gives page after page, and what came in between', async () => {
    const partner = await partnerOf('guide');
    for (let i = 0; i < 5; i += 1) await partner.get('/flows');
    const first = await partner.get('/_mock/requests?limit=2');
    expect(at(first.body, 'meta')).toMatchObject({ total: 5, matched: 5, next: 2 });
    const second = await partner.get('/_mock/requests?limit=4&since=2');
    expect(at(second.body, 'meta')).toMatchObject({ matched: 3, next: 5 });
    await partner.get('/flows');
    expect(await sequences(partner, '?since=5')).toEqual([6]);
  });

  it('leaves headers and bodies out when they are not wanted', async () => {
    const partner = await partnerOf('guide');
    await partner.get('/flows');
    const [entry] = await listed(partner, '?bodies=false');
    expect(entry).toMatchObject({ sequence: 1, status: 200 });
    expect(Object.keys(Object(entry))).not.toContain('request');
    expect(Object.keys(Object(entry))).not.toContain('response');
  });

  it.each([
    ['?limit=0', 'query limit'],
    ['?limit=10001', 'query limit'],
    ['?since=-1', 'query since'],
    ['?status=9xx', 'query status'],
    ['?status=abc', 'query status'],
    ['?operaton=getFlows', 'query operaton'],
    ['?operation=getFlow5', 'query operation'],
    ['?path=/flows%3Fa=1', 'query path'],
    ['?path=/@a/flows', 'query path'],
    ['?bodies=perhaps', 'query bodies'],
  ])('refuses %s with its place', async (query, place) => {
    const partner = await partnerOf('guide');
    const { status, body } = await partner.get(`/_mock/requests${query}`);
    expect([status, at(body, 'problems', 0, 'place')]).toEqual([400, place]);
  });

  it('says which operation may have been meant', async () => {
    const partner = await partnerOf('guide');
    const { body } = await partner.get('/_mock/requests?operation=getFlow5');
    expect(at(body, 'problems', 0)).toEqual({
      place: 'query operation',
      message: 'there is no operation "getFlow5"',
      right: '"getFlows" is near',
    });
  });
});

describe('the journal in the process', () => {
  it('gives the requests that match', async () => {
    const alice = await actorOf('alice');
    await alice.get('/flows');
    await alice.post(HOOK, { data: { id: 1 } });
    await alice.post(HOOK, { data: { id: 2 } });
    expect(alice.mock.requests({ body: { data: { id: 2 } } }).map(({ sequence }) => sequence)).toEqual([3]);
    expect(alice.mock.requests({ operation: ['getFlows', 'postHook'] }).map(({ sequence }) => sequence)).toEqual([
      1, 2, 3,
    ]);
    expect(alice.mock.requests({})).toEqual(alice.mock.entries());
  });

  it('refuses a match that makes no sense, with all that is wrong', async () => {
    const { mock } = createClient(await createMock({ scenario: 'guide' }), undefined);
    expect(() => mock.requests({ operation: 'getFlow5', status: 'abc' })).toThrow(
      /operation: there is no operation "getFlow5" \("getFlows" is near\); status: "abc" is no status/,
    );
    const misspelt: object = { oeration: 'getFlows' };
    expect(() => mock.requests(misspelt)).toThrow(/body \/match\/oeration/);
  });
});
