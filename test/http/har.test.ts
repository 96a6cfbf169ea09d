import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { actorOf, at, type Client } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

const HOOK = `/webhooks/${idOf('flows', 'alpha')}`;

async function entriesOf(client: Client, query = ''): Promise<unknown[]> {
  const { body } = await client.get(`/_mock/requests/har${query}`, { token: null });
  const entries = at(body, 'log', 'entries');
  if (!Array.isArray(entries)) throw new Error(`no archive: ${JSON.stringify(body)}`);
  return entries;
}

const MEMBERS = {
  entry: ['startedDateTime', 'time', 'request', 'response', 'cache', 'timings'],
  request: ['method', 'url', 'httpVersion', 'cookies', 'headers', 'queryString', 'headersSize', 'bodySize'],
  response: [
    'status',
    'statusText',
    'httpVersion',
    'cookies',
    'headers',
    'content',
    'redirectURL',
    'headersSize',
    'bodySize',
  ],
  content: ['size', 'mimeType'],
};

describe('GET /_mock/requests/har', () => {
  it('is an archive with all that HAR 1.2 wants of each entry', async () => {
    const alice = await actorOf('alice');
    await alice.get('/flows?page[size]=1');
    await alice.post(HOOK, { data: {} });
    await alice.post('/login', { username: 'alice@example.com', password: 'alice-pass' });
    await alice.send('HEAD', '/flows');
    const { body } = await alice.get('/_mock/requests/har');
    expect(at(body, 'log')).toMatchObject({
      version: '1.2',
      creator: { name: 'flowmate-mock', version: manifest.version },
    });
    for (const entry of await entriesOf(alice)) {
      expect(Object.keys(Object(entry))).toEqual(expect.arrayContaining(MEMBERS.entry));
      expect(Object.keys(Object(at(entry, 'request')))).toEqual(expect.arrayContaining(MEMBERS.request));
      expect(Object.keys(Object(at(entry, 'response')))).toEqual(expect.arrayContaining(MEMBERS.response));
      expect(Object.keys(Object(at(entry, 'response', 'content')))).toEqual(expect.arrayContaining(MEMBERS.content));
      const wait = at(entry, 'time');
      expect(at(entry, 'timings')).toEqual({ send: 0, wait, receive: 0 });
      for (const side of ['request', 'response']) {
        for (const list of ['headers', 'cookies']) {
          for (const pair of Object(at(entry, side, list)))
            expect(pair).toEqual({ name: expect.any(String), value: expect.any(String) });
        }
      }
      const others = Object.keys(Object(entry)).filter((name) => !MEMBERS.entry.includes(name) && name !== 'comment');
      expect(others.every((name) => name.startsWith('_'))).toBe(true);
    }
  });

  it('tells request and answer', async () => {
    const alice = await actorOf('alice');
    const answer = await alice.post(
      `${HOOK}?a=b%20c`,
      { data: {} },
      { headers: { host: 'mock.test:4010', cookie: 'x=y' } },
    );
    const [entry] = await entriesOf(alice);
    expect(entry).toMatchObject({
      startedDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      request: {
        method: 'POST',
        url: `http://mock.test:4010${HOOK}?a=b%20c`,
        cookies: [{ name: 'x', value: '<redacted>' }],
        queryString: [{ name: 'a', value: 'b c' }],
        postData: { mimeType: 'application/json', text: '{"data":{}}' },
        bodySize: 11,
      },
      response: {
        status: 200,
        statusText: 'OK',
        content: { size: answer.text.length, mimeType: 'application/json; charset=utf-8', text: answer.text },
      },
      _sequence: 1,
      _operation: 'postWebhook',
      _delivered: true,
      _faults: [],
    });
    expect(Object(at(entry, 'request', 'headers'))).toContainEqual({
      name: 'authorization',
      value: 'Bearer <redacted>',
    });
  });

  it('has the sandbox in its URLs, and takes the filters of the list', async () => {
    const alice = await actorOf('alice');
    await alice.send('PUT', '/_mock/sandboxes/a', { body: {} });
    await alice.get('/@a/flows');
    await alice.get('/@a/users');
    const entries = at((await alice.get('/@a/_mock/requests/har?operation=getUsers')).body, 'log', 'entries');
    expect([at(entries, 0, 'request', 'url'), at(entries, 1)]).toEqual(['http://localhost/@a/users', undefined]);
    expect((await alice.get('/@a/_mock/requests/har?operation=nothing')).status).toBe(400);
    expect((await alice.get('/@a/_mock/requests/har?limit=1')).status).toBe(400);
  });

  it('tells a request without an answer, and a body that is no text', async () => {
    const alice = await actorOf('alice');
    await alice.mock.faults.arm({ effect: { kind: 'reset' } });
    await alice.send('POST', HOOK, { text: '{}', headers: { 'content-encoding': 'br' } }).catch(() => undefined);
    const [entry] = await entriesOf(alice);
    expect(entry).toMatchObject({
      request: { postData: { text: 'e30=', _encoding: 'base64' } },
      response: { status: 0, statusText: '', content: { size: 0 } },
      comment: expect.any(String),
      _delivered: false,
    });
  });
});
