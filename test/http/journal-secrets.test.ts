import { describe, expect, it } from 'vitest';
import { actorOf, at, type Client, partnerOf, textAt } from '../support/client.js';
import { idOf, tokenOf } from '../support/parity-world.js';

const HOOK = `/webhooks/${idOf('flows', 'alpha')}`;
const LOGIN = { username: 'alice@example.com', password: 'alice-pass' };

/** All that the control API tells of the requests so far. */
async function told(client: Client): Promise<string> {
  const journal = await client.get('/_mock/requests', { token: null });
  const har = await client.get('/_mock/requests/har', { token: null });
  return journal.text + har.text;
}

describe('what the journal shows', () => {
  it.each([
    ['Bearer abc.def', 'Bearer <redacted>'],
    ['bearer abc', 'bearer <redacted>'],
    ['Basic YTpi', 'Basic <redacted>'],
    ['Bearer Bearer abc', 'Bearer Bearer <redacted>'],
    ['abc', '<redacted>'],
    ['abc def', '<redacted> <redacted>'],
    ['Bearer', 'Bearer'],
  ])('keeps the scheme of an Authorization header alone: %s', async (sent, shown) => {
    const alice = await actorOf('alice');
    await alice.get('/flows', { token: null, headers: { authorization: sent } });
    expect(alice.mock.entries()[0]?.request.headers.authorization).toBe(shown);
  });

  it.each([
    ['cookie', 'basaas-iam=s%3Aabc; theme=dark', 'basaas-iam=<redacted>; theme=<redacted>'],
    ['x-hmac', 'abc', '<redacted>'],
    ['x-control-token', 'abc', '<redacted>'],
    ['x-api-key', 'abc', '<redacted>'],
    ['x-request-id', 'abc', 'abc'],
  ])('has no secret in the header %s', async (name, sent, shown) => {
    const alice = await actorOf('alice');
    await alice.get('/flows', { headers: { [name]: sent } });
    expect(alice.mock.entries()[0]?.request.headers[name]).toBe(shown);
  });

  it('has neither the password, nor the token, nor the session of a login', async () => {
    const alice = await actorOf('alice');
    const answer = await alice.post('/login', LOGIN, { token: null });
    const [entry] = alice.mock.entries();
    expect(entry?.request.body).toBe('{"username":"alice@example.com","password":"<redacted>"}');
    expect(entry?.response.body).toMatch(/^\{"token":"<redacted>","id":"[0-9a-f]{24}"\}$/);
    expect(entry?.response.headers['set-cookie']).toMatch(/^basaas-iam=<redacted>; Path=\/; HttpOnly$/);
    const all = await told(alice);
    const cookie = answer.headers.get('set-cookie')?.split(/[=;]/)[1] ?? 'no cookie';
    for (const secret of ['alice-pass', textAt(answer.body, 'token'), cookie]) expect(all).not.toContain(secret);
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'username=a&password=se-cret', 'username=a&password=<redacted>'],
    [
      'names that say more',
      'application/json',
      '{"oldPassword":"se-cret","x-api-key":"se-cret","privateKey":"se-cret","pageToken":"a","tokenCount":1}',
      '{"oldPassword":"<redacted>","x-api-key":"<redacted>","privateKey":"<redacted>","pageToken":"a","tokenCount":1}',
    ],
    ['cut JSON', 'application/json', '{"username":"a","password":"se-cr', '{"username":"a","password":"<redacted>"'],
    [
      'JSON of its own make',
      'application/json',
      '{ "pass\\u0077ord" : "se-cret",\n "x":1 }',
      '{ "pass\\u0077ord" : "<redacted>",\n "x":1 }',
    ],
    ['a number', 'application/json', '{"password":12345}', '{"password":"<redacted>"}'],
    ['a list', 'application/json', '{"token":["se-cret"]}', '{"token":["<redacted>"]}'],
    ['an object', 'application/json', '{"token":{"a":"b"},"c":"d"}', '{"token":{"a":"<redacted>"},"c":"d"}'],
    [
      'names like it',
      'application/json',
      '{"new_password":"a","oldPassword":"b","credentials":{"x":"c"},"credentials_id":"d"}',
      '{"new_password":"<redacted>","oldPassword":"<redacted>","credentials":{"x":"<redacted>"},"credentials_id":"d"}',
    ],
    ['nothing', 'application/json', '{"password":"","token":null}', '{"password":"","token":null}'],
  ])('has no secret in a login by %s', async (_, type, text, shown) => {
    const alice = await actorOf('alice');
    await alice.send('POST', '/login', { token: null, text, headers: { 'content-type': type } });
    expect(alice.mock.entries()[0]?.request.body).toBe(shown);
  });

  it.each([
    '/flows?access_token=se-cret',
    '/users?filter[password]=se-cret',
    '/login?username=a&password=se-cret',
    '/nowhere?Refresh-Token=se-cret',
    '/users?password[]=se-cret',
    '/users?filter[password][0]=se-cret',
    '/users?new_password=se-cret',
  ])('marks the secret in a URL: %s', async (path) => {
    const alice = await actorOf('alice');
    await alice.get(path);
    const [entry] = alice.mock.entries();
    expect(entry?.url).toBe(path.replace('se-cret', '<redacted>'));
    expect(Object.values(entry?.query ?? {}).flat()).toContain('<redacted>');
    expect(await told(alice)).not.toContain('se-cret');
  });

  it("marks a token in a URL under whatever name, the caller's own and any of the world", async () => {
    const alice = await actorOf('alice');
    const other = encodeURIComponent(tokenOf('bob'));
    await alice.get(`/flows?search=${tokenOf('alice')}`);
    await alice.get(`/flows?x=${other}`);
    await alice.get(`/flows/${other}`);
    await alice.get('/flows?x=made-up-token', { token: 'made-up-token' });
    expect(alice.mock.entries().map(({ url }) => url)).toEqual([
      '/flows?search=<redacted>',
      '/flows?x=<redacted>',
      '/flows/<redacted>',
      '/flows?x=<redacted>',
    ]);
    expect(alice.mock.entries()[2]?.params).toEqual({ id: '<redacted>' });
  });

  it('leaves the data of webhooks and flows alone, whatever its members are called', async () => {
    const alice = await actorOf('alice');
    const body = { data: { token: 'of mine', password: 'of mine', key: 1 } };
    await alice.post(HOOK, body);
    expect(alice.mock.entries()[0]?.request.body).toBe(JSON.stringify(body));
  });

  it('has no value of a stored secret', async () => {
    const partner = await partnerOf('demo');
    const token = textAt((await partner.post('/impersonate', { username: 'bd-10482' })).body, 'token');
    const id = '66f2b81d40c7a90012de3102';
    const { body } = await partner.get(`/secrets/${id}`, { token });
    const values = Object.values(Object(at(body, 'data', 'value'))).filter((value) => typeof value === 'string');
    expect(values.length).toBeGreaterThan(0);
    const shown = JSON.parse(partner.mock.entries().at(-1)?.response.body ?? '');
    expect(at(shown, 'data', '_id')).toBe(id);
    expect(
      new Set(Object.values(at(shown, 'data', 'value') ?? {}).filter((value) => typeof value === 'string')),
    ).toEqual(new Set(['<redacted>']));
  });

  it('has no secret in a violation', async () => {
    const alice = await actorOf('alice');
    await alice.post('/login', { username: 'a', password: 987_654 }, { token: null });
    await alice.get('/flows?token=se-cret');
    const [first, second] = alice.mock.entries();
    expect(first?.violations[0]).toMatchObject({ place: 'body /password', value: '<redacted>' });
    expect(second?.violations[0]).toMatchObject({ place: 'query token', rule: 'unknown-parameter' });
    expect(JSON.stringify([first, second])).not.toMatch(/987654|se-cret/);
  });

  it.each([
    '[{"password":"se-cret"}]',
    '{"username":{"password":"se-cret"}}',
    '{"username":{"a":[{"apiKey":"se-cret"}]}}',
  ])('has no secret in a violation by what stands around it: %s', async (text) => {
    for (const strict of [false, true]) {
      const alice = await actorOf('alice', { strict });
      const json = { 'content-type': 'application/json' };
      const answer = await alice.send('POST', '/login', { token: null, text, headers: json });
      const [entry] = alice.mock.entries();
      expect(JSON.stringify(entry?.violations)).toContain('<redacted>');
      expect(await told(alice)).not.toContain('se-cret');
      expect(answer.text).not.toContain('se-cret');
    }
  });

  it('has no token in a violation, however long it is', async () => {
    const token = `made-up-${'x'.repeat(200)}`;
    const alice = await actorOf('alice');
    await alice.get(`/flows?x=${token}`, { token });
    expect(alice.mock.entries()[0]?.violations[0]?.value).toBe('<redacted>');
    expect(await told(alice)).not.toContain('made-up');
  });

  it('has no secret in the address of a header', async () => {
    const alice = await actorOf('alice');
    const referer = `https://app.example.com/a/${tokenOf('bob')}?access_token=se-cret&tab=1#token=se-cret`;
    await alice.get('/flows', { headers: { referer, 'x-note': `from ${tokenOf('bob')}, soon` } });
    expect(alice.mock.entries()[0]?.request.headers).toMatchObject({
      referer: 'https://app.example.com/a/<redacted>?access_token=<redacted>&tab=1#token=<redacted>',
      'x-note': 'from <redacted>, soon',
    });
    const all = await told(alice);
    for (const secret of ['se-cret', tokenOf('bob')]) expect(all).not.toContain(secret);
  });

  it.each([
    ['text/plain', 'it is TOKEN, really', 'it is <redacted>, really'],
    ['application/xml', '<a t="TOKEN">TOKEN</a>', '<a t="<redacted>"><redacted></a>'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\nTOKEN\r\n--b--',
      '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n<redacted>\r\n--b--',
    ],
    ['application/json', '{"x":"TOKEN"}', '{"x":"<redacted>"}'],
  ])('has no token of the world in a body of %s', async (type, sent, shown) => {
    const alice = await actorOf('alice');
    const text = sent.replaceAll('TOKEN', tokenOf('bob'));
    await alice.send('POST', '/login', { token: null, text, headers: { 'content-type': type } });
    expect(alice.mock.entries()[0]?.request.body).toBe(shown);
  });

  it('is as it came where the mock was told to keep secrets', async () => {
    const alice = await actorOf('alice', { journalSecrets: 'keep' });
    const { body } = await alice.post('/login?token=abc', LOGIN);
    const [entry] = alice.mock.entries();
    expect(entry?.url).toBe('/login?token=abc');
    expect(entry?.request).toMatchObject({
      headers: { authorization: `Bearer ${tokenOf('alice')}` },
      body: JSON.stringify(LOGIN),
    });
    expect(JSON.parse(entry?.response.body ?? '')).toEqual(body);
  });
});
