import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { actorOf, at, type Sending } from '../support/client.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';

const hook = `/webhooks/${idOf('flows', 'alpha')}`;
const typed = (type: string, text: string): Sending => ({ text, headers: { 'content-type': type } });

describe('a webhook', () => {
  it.each<[string, Sending]>([
    ['a JSON object', typed('application/json', '{"data":{"a":1}}')],
    ['a JSON list', typed('application/json', '[1,2]')],
    ['JSON as text/plain', typed('text/plain', '{"a":1}')],
    ['JSON in another charset', { ...typed('application/json; charset=utf-16le', ''), text: '' }],
    ['a form', typed('application/x-www-form-urlencoded', 'a=1&b[c]=2')],
    ['CSV', typed('text/csv', 'a,b\n1,2')],
    ['HTML', typed('text/html', '<p>')],
    ['XML', typed('application/xml', '<a b="1"><c/></a>')],
    ['XML of a kind', typed('application/soap+xml', '<a/>')],
    ['a PDF', typed('application/pdf', '%PDF')],
    [
      'multipart',
      typed('multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'),
    ],
    ['an unknown type', typed('application/x-made-up', 'whatever')],
    ['an empty body with a type', typed('application/json', '')],
  ])('takes %s', async (_, sending) => {
    const nobody = await actorOf('alice');
    const answer = await nobody.send('POST', hook, { ...sending, token: null });
    expect([answer.status, at(answer.body, 'data', 'message')]).toEqual([200, 'thank you']);
  });

  it.each<[string, Sending, number, RegExp]>([
    ['broken JSON', typed('application/json', '{"a"'), 400, /./],
    ['a JSON scalar', typed('application/json', '5'), 400, /./],
    ['text/plain that is no JSON', typed('text/plain', 'hello'), 400, /./],
    ['broken XML', typed('application/xml', '<a>'), 400, /^Unclosed root tag\nLine: 0\nColumn: 3\nChar: $/],
    ['multipart without a boundary', typed('multipart/form-data', 'x'), 400, /^content-type missing boundary$/],
    ['an unknown charset', typed('application/json; charset=zz', '{}'), 415, /^unsupported charset "ZZ"$/],
    [
      'an unknown encoding',
      {
        ...typed('application/json', '{}'),
        headers: { 'content-type': 'application/json', 'content-encoding': 'zzz' },
      },
      415,
      /^unsupported content encoding "zzz"$/,
    ],
    [
      'too many form members',
      typed('application/x-www-form-urlencoded', 'a=1&'.repeat(1_500)),
      413,
      /^too many parameters$/,
    ],
  ])('refuses %s', async (_, sending, status, message) => {
    const nobody = await actorOf('alice');
    const answer = await nobody.send('POST', hook, { ...sending, token: null });
    expect(answer.status).toBe(status);
    expect(at(answer.body, 'error')).toMatch(message);
  });

  it('takes a compressed body, and refuses one that swells beyond the limit', async () => {
    const mock = await createMock({ scenario: parityWorldFile });
    const send = async (body: Buffer) => {
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
      return (await mock.request(hook, { method: 'POST', headers, body: new Uint8Array(body) })).status;
    };
    expect(await send(gzipSync('{"data":{}}'))).toBe(200);
    expect(await send(gzipSync(`"${'x'.repeat(50_000_000)}"`))).toBe(413);
    expect(await send(Buffer.from('no gzip'))).toBe(400);
  });

  it('wants a content type for POST, and none for GET', async () => {
    const alice = await actorOf('alice');
    const answer = await alice.send('POST', hook, { token: null });
    expect([answer.status, answer.body]).toEqual([415, { error: 'Content-Type header is missing' }]);
    expect((await alice.get(hook, { token: null })).status).toBe(200);
  });

  it.each(['/webhooks', '/hook', '/WEBHOOKS', '/Hook'])(
    'is reached under %s, with anything behind its id',
    async (base) => {
      const alice = await actorOf('alice');
      for (const suffix of ['', '/', '/a', '/a/b/c', '?a=1']) {
        expect((await alice.get(`${base}/${idOf('flows', 'alpha')}${suffix}`)).status).toBe(200);
      }
    },
  );

  it('echoes the request id it is given', async () => {
    const alice = await actorOf('alice');
    const { body } = await alice.get(hook, { headers: { 'x-request-id': 'my-own' } });
    expect(body).toEqual({ data: { requestId: 'my-own', message: 'thank you' } });
  });

  it.each([
    [
      'an inactive flow',
      idOf('flows', 'zeta'),
      404,
      `Flow ${idOf('flows', 'zeta')} either does not exist or is inactive.`,
    ],
    ['a starting flow', idOf('flows', 'starting'), 404, undefined],
    ['a flow with a cron expression, though it is active', idOf('flows', 'cronActive'), 404, undefined],
    ['an unknown flow', '000000000000000000000000', 404, undefined],
    [
      'a malformed id',
      'zz',
      500,
      'Cast to ObjectId failed for value "zz" (type string) at path "_id" for model "Flow"',
    ],
  ])('of %s is not there', async (_, id, status, error) => {
    const alice = await actorOf('alice');
    const answer = await alice.post(`/webhooks/${id}`, { data: {} });
    expect(answer.status).toBe(status);
    expect(at(answer.body, 'error')).toBe(error ?? `Flow ${id} either does not exist or is inactive.`);
  });

  it.each([
    ['guarded', null, 403],
    ['guarded', 'alice', 200],
    ['guarded', 'bob', 403],
    ['guarded', 'carol', 403],
    ['guarded', 'tenantadmin1', 200],
    ['guardedTenant', 'bob', 200],
    ['guardedTenant', 'carol', 403],
    ['guardedTenant', 'reader', 403],
  ])('that asks for authorization (%s) answers %s with %i', async (flow, actor, status) => {
    const alice = await actorOf('alice');
    const path = `/webhooks/${idOf('flows', flow)}`;
    const token = actor === null ? null : tokenOf(actor);
    expect((await alice.post(path, { data: {} }, { token })).status).toBe(status);
    expect((await alice.get(path, { token })).status).toBe(200);
  });

  it.each([
    ['alice@example.com:alice-pass', 200],
    ['alice@example.com:wrong', 403],
    ['alice@example.com:', 403],
    ['nobody', 403],
  ])('that asks for authorization takes name and password: %s is %i', async (pair, status) => {
    const alice = await actorOf('alice');
    const headers = { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
    const answer = await alice.post(`/webhooks/${idOf('flows', 'guarded')}`, { data: {} }, { token: null, headers });
    expect(answer.status).toBe(status);
  });

  it('knows a flow as it was at its start, not as it was changed since', async () => {
    const admin = await actorOf('admin');
    const zeta = idOf('flows', 'zeta');
    await admin.post(`/flows/${zeta}/start`);
    expect((await admin.post(`/webhooks/${zeta}`, { data: {} }, { token: null })).status).toBe(200);
    await admin.post(`/flows/${zeta}/stop`);
    await admin.send('PATCH', `/flows/${zeta}`, { body: { cron: '* * * * *' } });
    await admin.post(`/flows/${zeta}/start`);
    expect((await admin.post(`/webhooks/${zeta}`, { data: {} }, { token: null })).status).toBe(404);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('fails at %s as upstream does', async (method) => {
    const alice = await actorOf('alice');
    const answer = await alice.send(method, hook);
    expect([answer.status, answer.body]).toEqual([500, { error: 'next is not a function' }]);
  });
});
