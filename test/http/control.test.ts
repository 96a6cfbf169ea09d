import { describe, expect, it } from 'vitest';
import { createApp, createMock, startMock } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import { actorOf, at, type Client, createClient, partnerOf, textAt } from '../support/client.js';
import { dump } from '../support/dump.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';

describe('POST /_mock/reset', () => {
  it('brings everything back, whatever was done', async () => {
    const { mock, parts } = await createParts({ scenario: parityWorldFile });
    const before = dump(parts.world);
    const admin = createClient(mock, tokenOf('admin'));
    const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };
    const done = [
      await admin.post('/flows', { graph }),
      await admin.send('PATCH', `/flows/${idOf('flows', 'zeta')}`, { body: { name: 'Other' } }),
      await admin.send('DELETE', `/flows/${idOf('flows', 'gamma')}`),
      await admin.post(`/flows/${idOf('flows', 'alpha')}/stop`),
      await admin.post('/templates', { graph }),
      await admin.send('DELETE', `/templates/${idOf('templates', 'orders')}`),
      await admin.send('DELETE', `/users/${idOf('users', 'alice')}`),
      await admin.send('PATCH', `/users/${idOf('users', 'bob')}`, {
        body: { username: 'rob@example.com', password: 'other' },
      }),
      await admin.post('/api/v1/tenants', { name: 'New' }),
      await admin.send('DELETE', `/api/v1/tenants/${idOf('tenants', 'two')}`),
      await admin.post('/api/v1/roles', { name: 'New', permissions: [] }),
      await admin.post('/login', { username: 'carol@example.com', password: 'wrong' }),
      await admin.post('/login', { username: 'dave@example.com', password: 'dave-pass' }),
      await admin.post('/logout', undefined, { token: tokenOf('pat') }),
    ];
    expect(done.map(({ status }) => status)).toEqual([
      201, 200, 200, 200, 201, 200, 200, 200, 200, 200, 200, 401, 401, 200,
    ]);
    expect(dump(parts.world)).not.toBe(before);
    const reset = await admin.post('/_mock/reset', undefined, { token: null });
    expect(reset.status).toBe(200);
    expect(dump(parts.world)).toBe(before);
    expect((await admin.get('/flows', { token: tokenOf('pat') })).status).toBe(200);
    expect((await admin.post('/login', { username: 'alice@example.com', password: 'alice-pass' })).status).toBe(200);
  });

  it('ends tokens and sessions that were made since', async () => {
    const alice = await actorOf('alice');
    const login = await alice.post('/login', { username: 'alice@example.com', password: 'alice-pass' });
    const token = textAt(login.body, 'token');
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await alice.get('/flows', { token })).status).toBe(200);
    expect((await alice.get('/users/me', { token: null, headers: { cookie } })).status).toBe(200);
    await alice.post('/_mock/reset');
    expect((await alice.get('/flows', { token })).status).toBe(401);
    expect((await alice.get('/users/me', { token: null, headers: { cookie } })).status).toBe(401);
  });

  it('makes the next made-up values those of a first start again', async () => {
    const alice = await actorOf('alice');
    const made = async () =>
      textAt((await alice.post(`/webhooks/${idOf('flows', 'alpha')}`, { data: {} })).body, 'data', 'requestId');
    const [first, second] = [await made(), await made()];
    expect(first).not.toBe(second);
    await alice.post('/_mock/reset');
    expect([await made(), await made()]).toEqual([first, second]);
  });

  it('is what reset() of the library does', async () => {
    const { mock, parts } = await createParts({ scenario: 'guide' });
    const before = dump(parts.world);
    await createClient(mock, mock.token).post('/impersonate', { username: 'new' });
    expect(dump(parts.world)).not.toBe(before);
    await mock.reset();
    expect(dump(parts.world)).toBe(before);
    expect(mock.entries()).toEqual([]);
  });
});

describe('GET /_mock/health', () => {
  it('tells what runs, asks for no token and is no part of the journal', async () => {
    const partner = await partnerOf('guide', { seed: 7, strict: true, timing: 'real' });
    await partner.get('/flows');
    const { status, body } = await partner.get('/_mock/health', { token: null });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'pass',
      scenario: 'guide',
      seed: 7,
      timing: 'real',
      strict: true,
      requests: 1,
    });
    expect(partner.mock.entries()).toHaveLength(1);
  });
});

describe('the token option', () => {
  it("is the partner's, in the place of his own", async () => {
    const own = (await createMock({ scenario: 'guide' })).token;
    const partner = await partnerOf('guide', { token: 'my-token' });
    expect(partner.mock.token).toBe('my-token');
    expect(partner.mock.describe().partner?.token).toBe('my-token');
    expect((await partner.get('/flows')).status).toBe(200);
    expect((await partner.get('/flows', { token: own ?? null })).status).toBe(401);
    await partner.post('/_mock/reset');
    expect((await partner.get('/flows')).status).toBe(200);
  });

  it.each(['', 'two words', 'tab\t', 'ü'])('%j is refused', async (token) => {
    await expect(createMock({ scenario: 'guide', token })).rejects.toThrow(/token can't be/);
  });
});

/** Everything that can differ between two mocks of the same world, as text. Dates of the HTTP layer are left out. */
async function transcript(client: Client): Promise<string[]> {
  const flow = idOf('flows', 'zeta');
  const answers = [
    await client.get('/flows?page[size]=3&sort=-name'),
    await client.get('/users?username=alice@example.com'),
    await client.send('PATCH', `/flows/${flow}`, { body: { name: 'Other' } }),
    await client.get('/flows/zz'),
    await client.get('/flows?page[number]=0'),
    await client.post(`/webhooks/${idOf('flows', 'alpha')}`, { data: {} }),
    await client.get('/nowhere'),
    await client.get('/_mock/health'),
  ];
  const names = ['content-type', 'vary', 'access-control-allow-credentials', 'content-security-policy'];
  return answers.map(({ status, text, headers }) =>
    [status, ...names.map((name) => headers.get(name)), text.replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'time')].join(
      ' ',
    ),
  );
}

describe('createMock and startMock', () => {
  it('give the same answers', async () => {
    const options = { scenario: parityWorldFile };
    const inProcess = createClient(await createApp(options), tokenOf('admin'));
    const server = await startMock({ ...options, port: 0 });
    const overPort = createClient(
      { ...server, request: (path, init) => fetch(server.url + path, init) },
      tokenOf('admin'),
    );
    const beside = createClient(server, tokenOf('admin'));
    try {
      const expected = await transcript(inProcess);
      expect(expected.map((line) => line.slice(0, 3))).toEqual([
        '200',
        '200',
        '200',
        '400',
        '504',
        '200',
        '404',
        '200',
      ]);
      expect(await transcript(overPort)).toEqual(expected);
      await server.reset();
      expect(await transcript(beside)).toEqual(expected);
    } finally {
      await server.close();
    }
  });

  it('answer fetch as they answer request, whatever the host', async () => {
    const mock = await createMock({ scenario: 'guide' });
    const headers = { authorization: `Bearer ${mock.token}` };
    const response = await mock.fetch(new Request('https://api.example.com/users/me', { headers }));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(await (await mock.request('/users/me', { headers })).text());
  });

  it('give worlds of their own: what happens in one is not seen in the other', async () => {
    const [one, other] = [await partnerOf('guide'), await partnerOf('guide')];
    await one.post('/impersonate', { username: 'new' });
    expect(at((await one.get('/users')).body, 'length')).toBe(3);
    expect(at((await other.get('/users')).body, 'length')).toBe(2);
  });

  it('give the same world for the same seed and another for another', async () => {
    const ids = async (seed: number) =>
      (await createMock({ scenario: 'demo', seed })).describe().users.map(({ _id }) => _id);
    expect(await ids(5)).toEqual(await ids(5));
    expect(await ids(5)).not.toEqual(await ids(6));
  });
});
