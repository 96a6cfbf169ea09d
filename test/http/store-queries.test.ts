import { describe, expect, it } from 'vitest';
import { actorOf, at } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

const alice = idOf('users', 'alice');
const tenant = idOf('tenants', 'one');

/** Ids of the flows that a query finds. */
async function find(query: string): Promise<string[] | number> {
  const admin = await actorOf('admin');
  const { status, body } = await admin.get(`/flows?page[size]=0&${query}`);
  const data = at(body, 'data');
  return Array.isArray(data) ? data.map(({ id }) => id) : status;
}

async function ownedBy(test: (owners: string[]) => boolean): Promise<string[]> {
  const admin = await actorOf('admin');
  const data = at((await admin.get('/flows?page[size]=0')).body, 'data');
  const flows: { id: string; owners: { id: string }[] }[] = Array.isArray(data) ? data : [];
  return flows.filter(({ owners }) => test(owners.map(({ id }) => id))).map(({ id }) => id);
}

describe('filter[user]', () => {
  it.each<[string, (owners: string[]) => boolean]>([
    [`[$eq]=${alice}`, (owners) => owners.includes(alice)],
    [`[$ne]=${alice}`, (owners) => !owners.includes(alice)],
    [`[$in][]=${alice}&filter[user][$in][]=x`, (owners) => owners.includes(alice)],
    [`[$in]=${alice}`, (owners) => owners.includes(alice)],
    [`[$nin][]=${alice}`, (owners) => !owners.includes(alice)],
    [`[$all][]=${alice}&filter[user][$all][]=${tenant}`, (owners) => owners.includes(alice) && owners.includes(tenant)],
    [`[$gte]=${alice}`, (owners) => owners.some((owner) => owner >= alice)],
    ['[$exists]=no', (owners) => owners.length === 0],
    ['[$exists]=1', (owners) => owners.length > 0],
    ['[$type]=string', (owners) => owners.length > 0],
    ['[$type]=int', () => false],
    [`[$regex]=${alice.slice(-6)}$`, (owners) => owners.includes(alice)],
    [`[$regex]=${alice.toUpperCase()}&filter[user][$options]=i`, (owners) => owners.includes(alice)],
    [`[$not][$eq]=${alice}`, (owners) => !owners.includes(alice)],
    [`[$not][$regex]=${alice}`, (owners) => !owners.includes(alice)],
    [`[$gt]=0&filter[user][$ne]=${alice}`, (owners) => owners.length > 0 && !owners.includes(alice)],
    [`[_id]=${alice}`, (owners) => owners.includes(alice)],
  ])('%s finds what the database would', async (filter, test) => {
    expect(await find(`filter[user]${filter}`)).toEqual(await ownedBy(test));
  });

  it.each([
    '[$exists]=',
    '[$exists]=maybe',
    '[$eq][]=a&filter[user][$eq][]=b',
    '[$ne][]=a',
    '[$foo]=1',
    '[$size]=0',
    '[$options]=i',
    '[$regex]=(',
    '[$regex]=a&filter[user][$options]=q',
    '[$not]=a',
    '[$type]=2',
    '[$in][][a]=1',
    '[$eq]=a&filter[user][b]=c',
    '[a]=b',
  ])('%s is never answered', async (filter) => {
    expect(await find(`filter[user]${filter}`)).toBe(504);
  });
});

describe('the filter of executions', () => {
  it.each([
    ['[$foo]=1', "Can't use $foo with String."],
    ['[$eq][]=1', 'Cast to string failed for value "[ \'1\' ]" (type Array) at path "flowId" for model "flow-state"'],
    ['[$options]=i', '$options needs a $regex'],
  ])('%s is refused', async (filter, error) => {
    const answer = await (await actorOf('admin')).get(`/executions?filter[flowId]${filter}`);
    expect([answer.status, answer.body]).toEqual([500, { error }]);
  });
});

describe('the filters of tokens', () => {
  it.each([
    [`accountId=${alice}`, 200],
    [`accountId[$in][]=${alice}`, 200],
    ['accountId=zz', 500],
    ['accountId[$regex]=6', 500],
    ['accountId[$foo]=6', 500],
    ['token=%25zz', 504],
    ['token=%zz', 504],
  ])('%s are answered with %i', async (query, status) => {
    const answer = await (await actorOf('admin')).get(`/api/v1/tokens?${query}`);
    expect(answer.status).toBe(status);
    if (status === 200) expect(Array.isArray(answer.body) && answer.body.length).toBeGreaterThan(0);
  });
});

describe('other odd queries', () => {
  it.each([
    ['filter[fromTemplate][id]=abcdefghijkl', 504],
    ['filter[fromTemplate][id]=short', 400],
    ['filter[fromTemplate][]=abcdefghijkl', 400],
    ['sort[name]=1', 200],
    ['sort[split]=1', 504],
    ['page[__proto__][size]=2', 200],
    ['filter[__proto__][status]=nonsense', 400],
    ['page[%5F_proto__]=x', 200],
  ])('%s is answered with %i', async (query, status) => {
    expect((await (await actorOf('admin')).get(`/flows?${query}`)).status).toBe(status);
  });
});
