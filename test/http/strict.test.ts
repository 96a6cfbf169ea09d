import { describe, expect, it } from 'vitest';
import { createParts } from '../../mock/server/mock.js';
import { createClient, partnerOf } from '../support/client.js';
import { dump } from '../support/dump.js';
import { parityWorldFile, tokenOf } from '../support/parity-world.js';

const USER = '636d0762bd257a7eb2373d6c';

const FLOW = '6762e154616e91cb8d8b1aaf';

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }], edges: [] };

/** Requests that upstream takes or ignores though they are wrong, with the violation that each is. */
const wrong: readonly (readonly [string, string, unknown, { operation: string; place: string; rule: string }])[] = [
  [
    'GET',
    '/flows?filter[user]=your-userid',
    undefined,
    { operation: 'getFlows', place: 'query filter[user]', rule: 'pattern' },
  ],
  ['GET', '/flows?page=2', undefined, { operation: 'getFlows', place: 'query page', rule: 'unknown-parameter' }],
  ['GET', '/flows?page[size]=ten', undefined, { operation: 'getFlows', place: 'query page[size]', rule: 'type' }],
  ['GET', '/users?user=x', undefined, { operation: 'getUsers', place: 'query user', rule: 'unknown-parameter' }],
  ['GET', '/api/users?user=x', undefined, { operation: 'getUsers', place: 'query user', rule: 'unknown-parameter' }],
  [
    'POST',
    `/webhooks/${FLOW}`,
    { firstName: 'Ada' },
    { operation: 'postWebhook', place: 'body /data', rule: 'required' },
  ],
  [
    'POST',
    '/flows',
    { graph: { ...graph, nodes: [] } },
    { operation: 'createFlow', place: 'body /graph/nodes', rule: 'minItems' },
  ],
  ['GET', '/flows/abcdefghijkl', undefined, { operation: 'getFlow', place: 'path id', rule: 'pattern' }],
];

describe('a request against the document', () => {
  it.each(wrong)('is answered as ever and noted in the journal: %s %s', async (method, path, body, violation) => {
    const partner = await partnerOf('guide');
    const answer = await partner.send(method, path, { body });
    expect(answer.status).not.toBe(422);
    const [entry] = partner.mock.entries();
    expect(entry).toMatchObject({ method, operation: violation.operation, status: answer.status });
    expect(entry?.violations).toContainEqual(expect.objectContaining(violation));
    for (const { message, right } of entry?.violations ?? []) expect(message.length * right.length).toBeGreaterThan(0);
  });

  it.each(wrong)('is refused in strict mode with the same violations: %s %s', async (method, path, body, violation) => {
    const lenient = await partnerOf('guide');
    await lenient.send(method, path, { body });
    const partner = await partnerOf('guide', { strict: true });
    const answer = await partner.send(method, path, { body });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.body).toMatchObject({ error: expect.any(String), violations: [violation] });
    // What is undefined is no JSON: it is left out of the answer.
    const noted = JSON.parse(JSON.stringify(lenient.mock.entries()[0]?.violations));
    expect(answer.body).toHaveProperty('violations', noted);
    expect(partner.mock.entries()[0]).toMatchObject({ status: 422 });
  });

  it('changes nothing when strict mode refuses it', async () => {
    const { mock, parts } = await createParts({ scenario: parityWorldFile, strict: true });
    const before = dump(parts.world);
    const admin = createClient(mock, tokenOf('admin'));
    const refused = [
      await admin.post('/flows?x=1', { graph }),
      await admin.post('/flows', { graph, nope: 1 }),
      await admin.send('DELETE', `/flows/${FLOW}?x=1`),
      await admin.post('/api/v1/tenants?x=1', { name: 'x' }),
      await admin.post('/login', { username: 'alice@example.com' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    expect(dump(parts.world)).toBe(before);
  });

  it('is refused for its caller first: who may not is told so', async () => {
    const { mock } = await createParts({ scenario: parityWorldFile, strict: true });
    const nobody = createClient(mock, tokenOf('nobody'));
    expect((await nobody.get('/flows?x=1')).status).toBe(403);
    expect((await nobody.get('/flows?x=1', { token: null })).status).toBe(401);
  });

  it('passes in strict mode when it keeps to the document', async () => {
    const partner = await partnerOf('guide', { strict: true });
    expect((await partner.get(`/flows?filter[status]=active&filter[user]=${USER}`)).status).toBe(200);
    expect((await partner.post(`/webhooks/${FLOW}`, { data: { firstName: 'Ada' } })).status).toBe(200);
    expect(partner.mock.entries().flatMap(({ violations }) => violations)).toEqual([]);
  });

  it('has nothing said of its body where it was refused before anybody came to read it', async () => {
    const partner = await partnerOf('guide');
    await partner.mock.faults.arm('postWebhook:503x1');
    const data = { firstName: 'Ada', lastName: 'Lovelace' };
    expect((await partner.post(`/webhooks/${FLOW}`, { data })).status).toBe(503);
    expect((await partner.post('/flows', { name: 'New', graph }, { token: null })).status).toBe(401);
    expect(partner.mock.entries().flatMap(({ violations }) => violations)).toEqual([]);
    expect((await partner.post('/flows', undefined, { token: null })).status).toBe(401);
    expect(partner.mock.entries().at(-1)?.violations).toMatchObject([{ place: 'body', rule: 'required' }]);
  });
});
