import { describe, expect, it } from 'vitest';
import { NotVerified, VerificationError } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import { actorOf, at, type Client, partnerOf } from '../support/client.js';
import { idOf, tokenOf } from '../support/parity-world.js';

const FLOW = idOf('flows', 'alpha');

const HOOK = `/webhooks/${FLOW}`;

async function verify(client: Client, asked: unknown): Promise<readonly [status: number, body: unknown]> {
  const { status, body } = await client.post('/_mock/requests/verify', asked, { token: null });
  return [status, body];
}

const holds = async (client: Client, asked: unknown) => (await verify(client, asked))[0];

/** A world with five requests: flows, two webhooks, a wrong login, a page that is not there. */
async function visited(): Promise<Client> {
  const alice = await actorOf('alice');
  await alice.get('/flows?filter[status]=active&page[size]=5', { headers: { 'user-agent': 'acme/1.2' } });
  await alice.post(HOOK, { data: { id: 1, tags: ['a', 'b'], 'x/y': { z: null } } });
  await alice.post(HOOK, { data: { id: 2 } }, { token: null });
  await alice.post('/login', { username: 'alice@example.com', password: 'wrong' }, { token: null });
  await alice.get('/nowhere?odd');
  return alice;
}

describe('POST /_mock/requests/verify', () => {
  it('counts what matches', async () => {
    const alice = await visited();
    const asked: [match: object, matched: number[]][] = [
      [{}, [1, 2, 3, 4, 5]],
      [{ operation: 'postWebhook' }, [2, 3]],
      [{ operation: ['getFlows', 'login'] }, [1, 4]],
      [{ operation: 'postHook' }, [2, 3]],
      [{ method: 'get' }, [1, 5]],
      [{ method: ['GET', 'POST'], status: 200 }, [1, 2, 3]],
      [{ path: HOOK }, [2, 3]],
      [{ path: '/webhooks/*' }, [2, 3]],
      [{ path: '*o*' }, [1, 2, 3, 4, 5]],
      [{ path: '/nowhere' }, [5]],
      [{ query: { 'filter[status]': 'active' } }, [1]],
      [{ query: { 'filter[status]': ['active'] } }, [1]],
      [{ query: { 'filter[status]': ['active', 'x'] } }, []],
      [{ query: { 'page[size]': '*' } }, [1]],
      [{ query: { 'page[size]': null } }, [2, 3, 4, 5]],
      [{ query: { odd: '' } }, [5]],
      [{ headers: { 'User-Agent': 'acme/*' } }, [1]],
      [{ headers: { authorization: `Bearer ${tokenOf('alice')}` } }, [1, 2, 5]],
      [{ headers: { authorization: 'Bearer *' } }, [1, 2, 5]],
      [{ headers: { authorization: null } }, [3, 4]],
      [{ user: 'alice@example.com' }, [1]],
      [{ user: idOf('users', 'alice') }, [1]],
      [{ status: '2xx' }, [1, 2, 3]],
      [{ status: 401 }, [4]],
      [{ status: '404' }, [5]],
      [{ flow: FLOW }, [2, 3]],
      [{ body: { data: { id: 1 } } }, [2]],
      [{ body: { data: { tags: ['a', 'b'] } } }, [2]],
      [{ body: { data: { tags: ['a'] } } }, []],
      [{ body: { data: { 'x/y': { z: null } } } }, [2]],
      [{ body: { data: {} } }, [2, 3]],
      [{ body: { password: 'wrong' } }, [4]],
      [{ body: { password: '<redacted>' } }, []],
      [{ bodyContains: '"id":2' }, [3]],
      [{ violation: true }, []],
      [{ fault: false }, [1, 2, 3, 4, 5]],
      [{ since: 3 }, [4, 5]],
      [{ since: 5 }, []],
    ];
    for (const [match, matched] of asked) {
      const { status, body } = await alice.post('/_mock/requests/verify', {
        match,
        times: { exactly: matched.length },
      });
      expect([match, status, body]).toEqual([
        match,
        200,
        { holds: true, matched: matched.length, sequences: matched, dropped: 0 },
      ]);
    }
  });

  it('holds or not by how often', async () => {
    const alice = await visited();
    const match = { operation: 'postWebhook' };
    const asked: [times: object | undefined, status: number][] = [
      [undefined, 200],
      [{ exactly: 2 }, 200],
      [{ exactly: 1 }, 417],
      [{ exactly: 3 }, 417],
      [{ atLeast: 2 }, 200],
      [{ atLeast: 3 }, 417],
      [{ atMost: 2 }, 200],
      [{ atMost: 1 }, 417],
      [{ atLeast: 1, atMost: 2 }, 200],
      [{ atLeast: 3, atMost: 4 }, 417],
      [{ never: true }, 417],
      [{ exactly: 0 }, 417],
    ];
    for (const [times, status] of asked) expect([times, await holds(alice, { match, times })]).toEqual([times, status]);
    expect(await holds(alice, { match: { operation: 'getUsers' }, times: { never: true } })).toBe(200);
    expect(await holds(alice, { match: { operation: 'getUsers' }, times: { exactly: 0 } })).toBe(200);
  });

  it('explains what came nearest, best first', async () => {
    const alice = await visited();
    const [status, body] = await verify(alice, {
      match: {
        operation: 'postWebhook',
        headers: { 'x-request-id': '*' },
        body: { data: { id: 1, tags: ['a', 'c'] } },
      },
    });
    expect(status).toBe(417);
    expect(body).toMatchObject({
      error: 'Expected at least 1 matching request, but there were 0.',
      holds: false,
      matched: 0,
      sequences: [],
    });
    expect(at(body, 'nearest', 0)).toEqual({
      sequence: 2,
      method: 'POST',
      url: HOOK,
      status: 200,
      misses: [
        { place: 'header x-request-id', expected: '*' },
        { place: 'body /data/tags/1', expected: 'c', actual: 'b' },
      ],
    });
    expect(at(body, 'nearest', 1)).toMatchObject({
      sequence: 3,
      misses: [
        { place: 'header x-request-id' },
        { place: 'body /data/id', expected: 1, actual: 2 },
        { place: 'body /data/tags', expected: ['a', 'c'] },
      ],
    });
    expect(at(body, 'nearest', 2, 'misses', 0)).toMatchObject({ place: 'operation', expected: 'postWebhook' });
    expect(at(body, 'nearest', 3)).toBeUndefined();
  });

  it('holds what says something else for nearer than what does not say it at all', async () => {
    const alice = await actorOf('alice');
    await alice.get('/flows?filter[status]=active');
    await alice.get('/users?page[size]=1');
    const [, body] = await verify(alice, { match: { query: { 'filter[status]': 'inactive' } } });
    expect(at(body, 'nearest', 0)).toMatchObject({ sequence: 1, misses: [{ actual: 'active' }] });
    expect(at(body, 'nearest', 1)).toMatchObject({ sequence: 2 });
  });

  it.each<[match: object, miss: object]>([
    [{ path: '/nowere' }, { place: 'path', expected: '/nowere', actual: '/nowhere' }],
    [
      { path: '/nowhere', query: { odd: 'x' } },
      { place: 'query odd', expected: 'x', actual: '' },
    ],
    [
      { path: '/nowhere', query: { even: 'x' } },
      { place: 'query even', expected: 'x' },
    ],
    [
      { path: '/nowhere', query: { odd: null } },
      { place: 'query odd', expected: null, actual: '' },
    ],
    [
      { path: '/nowhere', method: 'PUT' },
      { place: 'method', expected: 'PUT', actual: 'GET' },
    ],
    [
      { path: '/nowhere', status: '5xx' },
      { place: 'status', expected: '5xx', actual: 404 },
    ],
    [
      { path: '/nowhere', fault: true },
      { place: 'fault', expected: true, actual: false },
    ],
    [
      { path: '/nowhere', violation: 'type' },
      { place: 'violation', expected: 'type', actual: false },
    ],
    [
      { path: '/nowhere', user: 'bob' },
      { place: 'user', expected: 'bob' },
    ],
    [
      { path: '/nowhere', flow: 'abc' },
      { place: 'flow', expected: 'abc' },
    ],
    [
      { path: '/nowhere', body: 1 },
      { place: 'body', expected: 1 },
    ],
    [
      { operation: 'login', body: [] },
      { place: 'body', expected: [], actual: { username: 'alice@example.com', password: '<redacted>' } },
    ],
    [
      { operation: 'login', body: { password: 'right' } },
      { place: 'body /password', expected: 'right', actual: '<redacted>' },
    ],
    [
      { operation: 'login', body: { password: '<redacted>' } },
      { place: 'body /password', expected: '<redacted>', actual: '<redacted>' },
    ],
    [
      { operation: 'getFlows', headers: { Authorization: 'Bearer x' } },
      { place: 'header authorization', expected: 'Bearer x', actual: 'Bearer <redacted>' },
    ],
  ])('tells the place of a miss: %j', async (match, miss) => {
    const alice = await visited();
    const [status, body] = await verify(alice, { match });
    expect(status).toBe(417);
    expect(at(body, 'nearest', 0, 'misses')).toEqual([miss]);
  });

  it('tells a body that is no JSON as the text it is', async () => {
    const alice = await actorOf('alice', { journalBodyBytes: 30 });
    await alice.send('POST', HOOK, { text: '{"data":', headers: { 'content-type': 'application/json' } });
    await alice.post(HOOK, { data: 'x'.repeat(100) });
    const [, body] = await verify(alice, { match: { path: HOOK, body: { data: 1 } } });
    expect([at(body, 'nearest', 0, 'misses', 0, 'actual'), at(body, 'nearest', 1, 'misses', 0, 'actual')]).toEqual([
      `the first 30 characters of 111 bytes: {"data":"${'x'.repeat(21)}`,
      '{"data":',
    ]);
  });

  it('looks into forms by their fields', async () => {
    const alice = await actorOf('alice');
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    await alice.send('POST', HOOK, { text: 'data[id]=1&data[name]=a%20b', headers });
    expect(await holds(alice, { match: { body: { data: { id: '1', name: 'a b' } } } })).toBe(200);
  });

  it('wants each of several matches', async () => {
    const alice = await visited();
    const matches = [{ operation: 'getFlows' }, { operation: 'postWebhook' }, { operation: 'getUsers' }];
    const [status, body] = await verify(alice, { matches });
    expect([status, at(body, 'matched'), at(body, 'error')]).toEqual([
      417,
      [1, 2, 0],
      'Expected at least 1 matching request for each match, but there were 0 like matches[2].',
    ]);
    expect(at(body, 'nearest', 0, 'misses', 0, 'expected')).toBe('getUsers');
    expect(await holds(alice, { matches: matches.slice(0, 2) })).toBe(200);
    expect(await holds(alice, { matches: matches.slice(0, 2), times: { exactly: 1 } })).toBe(417);
  });

  it('wants them in their order, whatever came between', async () => {
    const alice = await visited();
    const ordered = (...ids: string[]) => ({ matches: ids.map((operation) => ({ operation })), inOrder: true });
    const right = await verify(alice, ordered('getFlows', 'postWebhook', 'login'));
    expect(right).toEqual([200, { holds: true, matched: [1, 2, 1], sequences: [1, 2, 4], dropped: 0 }]);
    expect(await holds(alice, ordered('postWebhook', 'postWebhook'))).toBe(200);
    expect(await holds(alice, ordered('postWebhook', 'postWebhook', 'postWebhook'))).toBe(417);
    const [status, body] = await verify(alice, ordered('login', 'postWebhook'));
    expect([status, at(body, 'error'), at(body, 'nearest', 0)]).toEqual([
      417,
      'Expected 2 requests in this order, but none like matches[1] came after #4.',
      {
        sequence: 3,
        method: 'POST',
        url: HOOK,
        status: 200,
        misses: [{ place: 'order', expected: 'after #4', actual: 'before it' }],
      },
    ]);
    expect(at((await verify(alice, ordered('getUsers', 'login')))[1], 'error')).toMatch(
      /none like matches\[0\] came\.$/,
    );
  });

  it('waits for what is still missing', async () => {
    const alice = await actorOf('alice');
    const waiting = verify(alice, { match: { operation: 'postWebhook' }, times: { exactly: 2 }, within: '1m' });
    await alice.post(HOOK, { data: {} });
    await alice.get('/flows');
    await alice.post(HOOK, { data: {} });
    expect(await waiting).toEqual([200, { holds: true, matched: 2, sequences: [1, 3], dropped: 0 }]);
  });

  it('waits for an order', async () => {
    const alice = await actorOf('alice');
    const matches = [{ operation: 'getFlows' }, { operation: 'getTemplates' }];
    const waiting = verify(alice, { matches, inOrder: true, within: 60_000 });
    for (const path of ['/templates', '/flows', '/templates']) await alice.get(path);
    expect(await waiting).toMatchObject([200, { sequences: [2, 3] }]);
  });

  it('says that it waited in vain', async () => {
    const alice = await actorOf('alice');
    const [status, body] = await verify(alice, { match: {}, within: 20 });
    expect([status, at(body, 'error')]).toEqual([
      417,
      'Expected at least 1 matching request, but there were 0 within 20 ms.',
    ]);
  });

  it('ends at once when one comes that should never come', async () => {
    const alice = await actorOf('alice');
    const asked = [{ never: true }, { atMost: 0 }, { exactly: 0 }];
    const waiting = asked.map((times) => verify(alice, { match: { operation: 'getFlows' }, times, within: '1m' }));
    await alice.get('/flows');
    for (const [status, body] of await Promise.all(waiting)) {
      expect([status, at(body, 'sequences')]).toEqual([417, [1]]);
    }
  });

  it('waits to the end before it says that nothing came', async () => {
    const alice = await actorOf('alice');
    const done: string[] = [];
    const waiting = verify(alice, { match: { operation: 'getFlows' }, times: { never: true }, within: 60 }).then(
      ([status]) => {
        done.push(`verified ${status}`);
      },
    );
    await alice.get('/templates');
    done.push('visited');
    await waiting;
    expect(done).toEqual(['visited', 'verified 200']);
  });

  it('counts a body that came in after its answer, and an entry no more than once', async () => {
    const alice = await actorOf('alice');
    const waiting = verify(alice, { match: { bodyContains: 'late' }, times: { atLeast: 1 }, within: '1m' });
    await alice.send('POST', '/nowhere', { text: 'a late body' });
    expect(await waiting).toMatchObject([200, { matched: 1 }]);
    const all = verify(alice, { match: { since: 1 }, times: { atMost: 1 }, within: 40 });
    await alice.send('POST', '/nowhere', { text: 'a late body' });
    expect(await all).toMatchObject([200, { matched: 1 }]);
  });

  it('begins anew when the journal is emptied meanwhile', async () => {
    const alice = await visited();
    const waiting = verify(alice, { match: { operation: 'postWebhook' }, times: { atLeast: 3 }, within: '1m' });
    await alice.post('/_mock/reset');
    for (let i = 0; i < 3; i += 1) await alice.post(HOOK, { data: {} });
    expect(await waiting).toMatchObject([200, { matched: 3, sequences: [6, 7, 8] }]);
  });

  it('ends when the sandbox is deleted or replaced, and when the mock ends', async () => {
    const { mock, sandboxes } = await createParts({ scenario: 'guide' });
    const asked = { match: {}, within: '1m' };
    const sandbox = await mock.sandbox('a');
    const deleted = sandbox.verify(asked);
    sandbox.delete();
    await expect(deleted).rejects.toThrow('The world ended while it was waited for.');
    const replaced = (await mock.sandbox('b')).verify(asked);
    await mock.sandbox('b');
    await expect(replaced).rejects.toThrow(NotVerified);
    const closed = mock.verify(asked);
    await sandboxes.close();
    await expect(closed).rejects.toThrow('The world ended');
    await expect(mock.verify(asked)).rejects.toThrow('The world ended');
  });

  it('does not say that nothing came when the journal has dropped some', async () => {
    const partner = await partnerOf('guide', { journalSize: 2 });
    for (let i = 0; i < 5; i += 1) await partner.get('/flows');
    const match = { operation: 'getUsers' };
    const [status, body] = await verify(partner, { match, times: { never: true } });
    expect([status, at(body, 'dropped'), at(body, 'error')]).toEqual([
      417,
      3,
      'It can\'t be told: the journal dropped 3 entries to make room. Give "since", or start the mock with a larger journalSize.',
    ]);
    expect(await holds(partner, { match: { ...match, since: 3 }, times: { never: true } })).toBe(200);
    expect(await holds(partner, { match: { operation: 'getFlows' } })).toBe(200);
    const missing = await verify(partner, { match });
    expect(at(missing[1], 'error')).toMatch(/there were 0\. The journal had dropped 3 entries before\.$/);
  });

  it.each<[asked: object, place: string]>([
    [{}, 'body'],
    [{ match: {}, matches: [{}] }, 'body'],
    [{ match: { operaton: 'x' } }, 'body /match/operaton'],
    [{ match: { operation: 'getFlow5' } }, 'body /match/operation'],
    [{ matches: [{}, { operation: 'x' }] }, 'body /matches/1/operation'],
    [{ match: { path: '/a?b' } }, 'body /match/path'],
    [{ match: { path: 5 } }, 'body /match/path'],
    [{ match: { status: '20x' } }, 'body /match/status'],
    [{ match: { status: 42 } }, 'body /match/status'],
    [{ match: { query: { a: 5 } } }, 'body /match/query/a'],
    [{ match: {}, times: {} }, 'body /times'],
    [{ match: {}, times: { exactly: -1 } }, 'body /times/exactly'],
    [{ match: {}, times: { exactly: 1, never: true } }, 'body /times'],
    [{ match: {}, times: { exactly: 1, atLeast: 1 } }, 'body /times'],
    [{ match: {}, times: { atLeast: 2, atMost: 1 } }, 'body /times'],
    [{ match: {}, times: { never: false } }, 'body /times/never'],
    [{ match: {}, within: '2 minutes' }, 'body /within'],
    [{ match: {}, within: 60_001 }, 'body /within'],
    [{ match: {}, within: 'soon' }, 'body /within'],
    [{ match: {}, within: -1 }, 'body /within'],
    [{ match: {}, inOrder: true }, 'body /inOrder'],
    [{ matches: [{}], times: { atLeast: 1 }, inOrder: true }, 'body /inOrder'],
    [{ matches: [] }, 'body /matches'],
  ])('refuses %j with its place', async (asked, place) => {
    const alice = await actorOf('alice');
    const [status, body] = await verify(alice, asked);
    expect([status, at(body, 'problems', 0, 'place')]).toEqual([400, place]);
    await expect(alice.mock.verify(asked)).rejects.toThrow(VerificationError);
  });

  it('tells all that is wrong at once', async () => {
    const alice = await actorOf('alice');
    const [, body] = await verify(alice, {
      match: { operation: 'getFlow5', status: 'x' },
      within: 'soon',
      inOrder: true,
    });
    expect(at(body, 'problems')).toHaveLength(4);
  });
});

describe('verify in the process', () => {
  it('rejects with a message that shows the nearest', async () => {
    const alice = await visited();
    await expect(alice.mock.verify({ match: { operation: 'postWebhook' } })).resolves.toMatchObject({ matched: 2 });
    const wrong = alice.mock.verify({
      match: { operation: 'postWebhook', body: { data: { id: 3 } } },
      times: { exactly: 1 },
    });
    await expect(wrong).rejects.toThrow(
      `Expected exactly 1 matching request, but there were 0.\nnear: #3 POST ${HOOK}, answered 200\n  body /data/id: expected 3, it is 2\nnear: #2`,
    );
    await expect(wrong).rejects.toMatchObject({ name: 'NotVerified', verdict: { holds: false, matched: 0 } });
  });
});
