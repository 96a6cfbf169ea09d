import { describe, expect, it } from 'vitest';
import { createScript } from '../../support/script.js';

const LIST = { json: { data: [], meta: { total: 0, page: 1, perPage: 10, totalPages: 0 } } };

describe('what flows are listed by', () => {
  const wrong: [filter: unknown, place: string, message: string][] = [
    [null, 'filter', `filter can't be null: an object, e.g. { user: "...", status: "active" }`],
    ['u1', 'filter', `filter can't be "u1": an object, e.g. { user: "...", status: "active" }`],
    [[], 'filter', `filter can't be a list: an object, e.g. { user: "...", status: "active" }`],
    [{ user: null }, 'user', `user can't be null: an internal id, such as users.find gives`],
    [{ user: '' }, 'user', `user can't be "": an internal id, such as users.find gives`],
    [{ user: { id: 'u1' } }, 'user', `user can't be an object: an internal id, such as users.find gives`],
    [{ status: 'starting' }, 'status', `status can't be "starting": "active" or "inactive"`],
    [{ pageSize: 0 }, 'pageSize', `pageSize can't be 0: a whole number above 0`],
    [{ pageSize: '5' }, 'pageSize', `pageSize can't be "5": a whole number above 0`],
    [{ pageSize: Infinity }, 'pageSize', `pageSize can't be Infinity: a whole number above 0`],
  ];
  it.each(wrong)('is a problem where it is %j, and nothing is sent', async (filter, place, message) => {
    const { client, sent } = createScript([LIST]);
    const error = {
      kind: 'input',
      message: `could not list the flows: ${message}`,
      problems: [{ place, message }],
    };
    expect(await Reflect.apply(client.flows.list, client.flows, [filter])).toEqual({ error });
    const results: unknown[] = [];
    for await (const result of Reflect.apply(client.flows.all, client.flows, [filter])) results.push(result);
    expect(results).toEqual([{ error }]);
    expect(sent).toEqual([]);
  });

  it('may be nothing', async () => {
    const { client, sent } = createScript([LIST]);
    for (const args of [[], [undefined], [{}], [{ user: undefined, status: undefined, pageSize: undefined }]]) {
      expect(await Reflect.apply(client.flows.list, client.flows, args)).toEqual({ data: [] });
    }
    expect(new Set(sent.map(({ path }) => path))).toEqual(
      new Set(['/flows?page[size]=100&page[number]=1&sort=createdAt']),
    );
  });
});
