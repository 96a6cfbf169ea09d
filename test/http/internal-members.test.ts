import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { at, createClient, textAt } from '../support/client.js';
import { operationOf, undocumented } from '../support/documented-answer.js';

// What the store and its mapper give every document, as far as bodies may bring it: the rules are those of upstream's mapper.

const kinds = [
  {
    path: '/secrets',
    kind: 'S_SIMPLE',
    body: { name: 'Shop', type: 'SIMPLE', value: { username: 'ada', passphrase: 'letmein' } },
  },
  {
    path: '/auth-clients',
    kind: 'A_OA2_AUTHORIZATION_CODE',
    body: {
      name: 'App',
      type: 'OA2_AUTHORIZATION_CODE',
      clientId: 'i',
      clientSecret: 's',
      redirectUri: 'https://here.example',
      endpoints: { auth: 'https://app.example/auth', token: 'https://app.example/token' },
    },
  },
];

async function create(path: string, body: object) {
  const client = createClient(await createMock({ scenario: 'guide', token: 'secret' }), 'secret');
  return { client, answer: await client.post(path, body) };
}

describe.each(kinds)('POST $path with members of the store', ({ path, kind, body }) => {
  const castOf = (value: string, type: string, place: string, to: string, why = '') =>
    `${kind} validation failed: ${place}: Cast to ${to} failed for value "${value}" (type ${type}) at path "${place}"${why}`;

  it.each<[string, object, string]>([
    ['a mark of another kind', { __t: 'S_X' }, castOf('S_X', 'string', '__t', 'String')],
    ['null for its kind', { __t: null }, castOf('null', 'null', '__t', 'String')],
    ['a list for its kind', { __t: [kind] }, castOf(`[ '${kind}' ]`, 'Array', '__t', 'String')],
    ['a version that is no number', { __v: 'x' }, castOf('x', 'string', '__v', 'Number')],
    ['an empty id', { _id: '' }, castOf('', 'string', '_id', 'ObjectId', ' because of "BSONTypeError"')],
    ['a number as id', { _id: 12 }, castOf('12', 'number', '_id', 'ObjectId', ' because of "BSONTypeError"')],
    ['a time that is none', { createdAt: 'x' }, castOf('x', 'string', 'createdAt', 'date')],
  ])('refuses %s, and stores nothing', async (_, members, message) => {
    const { client, answer } = await create(path, { ...body, ...members });
    expect([answer.status, answer.body]).toEqual([400, { message }]);
    expect(at((await client.get(path)).body, 'data')).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['its own kind', { __t: kind }, { __t: kind }],
    ['a version', { __v: 7 }, { __v: 7 }],
    ['null as version', { __v: null }, { __v: null }],
    ['null as a time', { createdAt: null, updatedAt: null }, { createdAt: expect.any(String) }],
    ['an id', { _id: 'a'.repeat(24) }, { _id: 'a'.repeat(24) }],
    ['null as another id', { id: null }, { _id: expect.any(String) }],
  ])('takes %s', async (_, members, shown) => {
    const { answer } = await create(path, { ...body, ...members });
    expect(answer.status).toBe(200);
    expect(at(answer.body, 'data')).toMatchObject(shown);
  });

  it('stores what comes with null as id under an id that the answer lacks', async () => {
    const { client, answer } = await create(path, { ...body, _id: null });
    expect([answer.status, at(answer.body, 'data', '_id')]).toEqual([200, null]);
    const seen = { status: 200, text: answer.text, contentType: 'application/json' };
    const entry = operationOf('POST', path);
    expect(entry && undocumented(entry, 'POST', seen)).toEqual([]);
    const id = textAt((await client.get(path)).body, 'data', 0, '_id');
    expect((await client.get(`${path}/${id}`)).status).toBe(200);
  });
});
