import { describe, expect, it } from 'vitest';
import { createScript } from '../../support/script.js';

const ID = '636d0762bd257a7eb2373d6c';
const OTHER = '636d0762bd257a7eb2373d6d';
const user = (username: string, _id = ID) => ({ _id, username, status: 'ACTIVE', roles: [], permissions: [] });
const found = (username: string, id = ID) => ({ data: { id, username, status: 'ACTIVE' } });

describe('users.find', () => {
  const forms: [name: string, json: unknown][] = [
    ['a bare list', [user('ann')]],
    ['data and meta', { data: [user('ann')], meta: { total: 1 } }],
    ['a single object', user('ann')],
    ['a single object under data', { data: user('ann') }],
    ['the id under id', [{ ...user('ann'), _id: undefined, id: ID }]],
    ['the id under both names', [{ ...user('ann'), id: ID }]],
    ['members that nobody knows', [{ ...user('ann'), plan: 'gold', id: 7 }]],
    ['others beside him, should the filter be ignored', [user('anna', OTHER), user('ann'), user('an', OTHER)]],
    ['things that are no users beside him', [null, 7, 'ann', { username: 'ann' }, { _id: OTHER }, user('ann')]],
  ];
  it.each(forms)('reads %s', async (_name, json) => {
    const { client } = createScript([{ json }]);
    expect(await client.users.find('ann')).toEqual(found('ann'));
  });

  it.each(['ann', 'a+b@x.de', 'ä/ö', 'a b', '100%', 'a&username=b', '#?', "o'brien", '0', '🚀'])(
    'asks for %s as it is',
    async (username) => {
      const { client, sent } = createScript([{ json: [user(username)] }]);
      expect(await client.users.find(username)).toEqual(found(username));
      expect([...new URL(sent[0]?.url ?? '').searchParams]).toEqual([['username', username]]);
    },
  );

  it('finds nobody where none has exactly that name', async () => {
    for (const json of [[], [user('Ann')], [user('anna')], [user(' ann')], { data: [], meta: { total: 0 } }]) {
      const { client } = createScript([{ json }]);
      expect(await client.users.find('ann')).toEqual({ data: null });
    }
  });

  it('heeds no upper and lower case where it is told so, unless one is exact', async () => {
    const { client } = createScript([{ json: [user('ann', OTHER)] }, { json: [user('ann', OTHER), user('Ann')] }]);
    expect(await client.users.find('Ann', { match: 'any-case' })).toEqual(found('ann', OTHER));
    expect(await client.users.find('Ann', { match: 'any-case' })).toEqual(found('Ann'));
  });

  const unclear: [name: string, json: unknown, options?: object][] = [
    ['is told without an id', [{ ...user('ann'), _id: undefined }]],
    ['has an empty id', [user('ann', '')]],
    ['has a number for an id', { data: [{ ...user('ann'), _id: 7 }] }],
    ['may be one without a username', [user('bob', OTHER), { ...user('ann'), username: undefined }]],
    ['may be a thing that is no user', [null]],
    ['is told without an id, another beside him', [{ username: 'ann' }, user('Ann', OTHER)], { match: 'any-case' }],
    ['is told without an id in another case', [{ username: 'Ann' }], { match: 'any-case' }],
  ];
  it.each(unclear)('does not say that there is nobody where he %s', async (_name, json, options) => {
    const { client } = createScript([{ json }]);
    expect(await client.users.find('ann', options)).toEqual({
      error: {
        kind: 'answer',
        message:
          'could not find the user "ann": the answer holds users without a text for username, or for _id or id, that may be the one',
        body: json,
      },
    });
  });

  it('needs no id of somebody who has another name', async () => {
    const { client } = createScript([{ json: [{ username: 'bob' }, { username: 'Ann' }] }]);
    expect(await client.users.find('ann')).toEqual({ data: null });
  });

  it('does not choose between two of the same name', async () => {
    const { client } = createScript([
      { json: [user('ann'), user('ann', OTHER)] },
      { json: [user('ann'), user('ann')] },
    ]);
    expect(await client.users.find('ann')).toMatchObject({
      error: { kind: 'answer', message: 'could not find the user "ann": the answer holds several of that name' },
    });
    expect(await client.users.find('ann')).toEqual(found('ann'));
  });

  const wrong: [args: unknown[], message: string, place: string][] = [
    [[], `could not find a user: username can't be undefined: a text, e.g. "ann"`, 'username'],
    [[null], `could not find a user: username can't be null: a text, e.g. "ann"`, 'username'],
    [[7], `could not find a user: username can't be 7: a text, e.g. "ann"`, 'username'],
    [[{ username: 'ann' }], `could not find a user: username can't be an object: a text, e.g. "ann"`, 'username'],
    [['ann', { match: 'loose' }], `could not find a user: match can't be "loose": "exact" or "any-case"`, 'match'],
  ];
  it.each(wrong)('sends nothing for %j', async (args, message, place) => {
    const { client, sent } = createScript([{ json: [] }]);
    const { error } = await Reflect.apply(client.users.find, client.users, args);
    const told = message.replace('could not find a user: ', '');
    expect(error).toEqual({ kind: 'input', message, problems: [{ place, message: told }] });
    expect(sent).toEqual([]);
  });

  it('takes null for no options', async () => {
    const { client } = createScript([{ json: [user('ann')] }]);
    expect(await Reflect.apply(client.users.find, client.users, ['ann', null])).toEqual(found('ann'));
  });

  it('tells a status that is not given from one that is', async () => {
    const { client } = createScript([{ json: [{ ...user('ann'), status: undefined }] }]);
    expect((await client.users.find('ann')).data?.status).toBe('');
  });

  it.each([7, 'Hello', { message: 'hi' }, null])('takes %j for no list of users', async (json) => {
    const { client } = createScript([{ json }]);
    const { error } = await client.users.find('ann');
    expect(error).toMatchObject({
      kind: 'answer',
      message: 'could not find the user "ann": the answer is no list of users',
    });
  });

  it('tells why the service refused', async () => {
    const refusals: [status: number, json: unknown, said: string][] = [
      [403, { message: 'MISSING_PERMISSION' }, '403 "MISSING_PERMISSION"'],
      [400, { errors: [{ message: 'Invalid id', code: 400 }] }, '400 "Invalid id"'],
      [400, { errors: 'Invalid id' }, '400 "Invalid id"'],
      [404, { error: 'no such thing' }, '404 "no such thing"'],
      [500, {}, '500'],
    ];
    for (const [status, json, said] of refusals) {
      const { client } = createScript([{ status, json }]);
      const { error } = await client.users.find('ann');
      const message = `could not find the user "ann": the service answered ${said}`;
      expect(error).toEqual({ kind: 'http', status, message, body: json });
    }
  });

  it('passes on how long the service wants to be left alone', async () => {
    const { client } = createScript([{ status: 429, json: {}, headers: { 'retry-after': '120' } }]);
    expect((await client.users.find('ann')).error).toMatchObject({ kind: 'http', status: 429, retryAfter: '120' });
  });

  it('never rejects: what gets no answer, or is ended by its caller, is a result', async () => {
    const { client } = createScript([() => Promise.reject(new TypeError('fetch failed'))]);
    expect((await client.users.find('ann')).error).toMatchObject({
      kind: 'transport',
      reason: 'connection',
      message: 'could not find the user "ann": no answer came (fetch failed), tried 4 times',
    });
    const { error } = await client.users.find('ann', { signal: AbortSignal.abort() });
    expect(error).toEqual({ kind: 'aborted', message: 'could not find the user "ann": its caller ended it' });
  });
});
