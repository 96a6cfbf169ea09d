import { describe, expect, it } from 'vitest';
import { type ListRules, readListQuery } from '../../../../mock/api/lists/query.js';
import { parseQuery } from '../../../../mock/domain/upstream/query.js';
import { ApiError, UpstreamHang } from '../../../../mock/http/errors.js';
import { StoredDocument } from '../../../../mock/store/stored-document.js';

const rules: ListRules = {
  statuses: { active: 'active', '1': 'active', inactive: 'inactive', '0': 'inactive' },
  permitUser: () => {},
  fromTemplate: true,
  emptySort: 'ignored',
  search: 'case-sensitive',
};

const read = (query: string, changed: Partial<ListRules> = {}) =>
  readListQuery(parseQuery(query), { ...rules, ...changed });

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('the search of a list', () => {
  const stored = (name: unknown, description?: unknown) => new StoredDocument({ id: 'a', name, description }, 0);

  it.each([
    ['Sync', 'Order Sync', true],
    ['sync', 'Order Sync', false],
    ['(Sync)', 'Order Sync', true],
    [' Sync ', 'OrderSync', true],
    ['Café', 'Caf', true],
    ['Café', 'Cafe', true],
    ['{x}', 'a{x}b', true],
    ['a{2}', 'aa', true],
    ['a{2}', 'a', false],
    ['x.y', 'xy', true],
    ['x.y', 'x.y', false],
    ['a|b', 'ab', true],
    ['order-sync', 'order-sync', true],
    ['a_b', 'a_b', true],
  ])('%j among %j: %s', (search, name, found) => {
    const [condition] = read(`search=${encodeURIComponent(search)}`).conditions;
    expect(condition?.holds(stored(name))).toBe(found);
    expect(condition?.holds(stored(undefined, name))).toBe(found);
    expect(condition?.holds(stored(undefined))).toBe(false);
    expect(condition?.holds(stored(5))).toBe(false);
  });

  it.each(['', '.*', '$', 'ü', '   ', '()[]'])('%j is none', (search) => {
    expect(read(`search=${encodeURIComponent(search)}`).conditions).toEqual([]);
  });

  it.each(['search={2}', 'search=a{2}{3}', 'search[]=x', 'search[a]=x', 'search=a&search=b'])(
    '%s has no answer',
    (query) => {
      expect(thrown(() => read(query))).toBeInstanceOf(UpstreamHang);
    },
  );

  it('of another kind is another condition', () => {
    const key = (query: string, search: ListRules['search']) => read(query, { search }).conditions[0]?.key;
    expect(key('search=a', 'case-sensitive')).not.toBe(key('search=a', 'insensitive'));
    expect(key('search=a', 'case-sensitive')).not.toBe(key('search=b', 'case-sensitive'));
  });
});

describe('the sort of a list', () => {
  it.each([
    ['sort=name', { field: 'name', descending: false }],
    ['sort=-updatedAt', { field: 'updatedAt', descending: true }],
    ['sort=x-name', { field: 'name', descending: true }],
    ['sort=toString', { field: 'none', descending: false }],
    ['sort=-constructor', { field: 'none', descending: true }],
    ['sort=', undefined],
    ['sort[name]=1', undefined],
    ['Sort=bad', undefined],
  ])('%s is %j', (query, order) => {
    expect(read(query).order).toEqual(order);
  });

  it.each(['status', 'id', 'Name', '--name', '-', 'name-', 'name,createdAt', '+name', '%20name', 'created-at'])(
    '%s is refused',
    (sort) => {
      expect(thrown(() => read(`sort=${sort}`))).toMatchObject({ status: 400, message: 'Invalid sort parameter' });
    },
  );

  it('is refused when empty where the rules say so', () => {
    expect(thrown(() => read('sort=', { emptySort: 'refused' }))).toMatchObject({ status: 400 });
  });

  it.each(['sort[]=name', 'sort=name&sort=name'])('%s has no answer', (query) => {
    expect(thrown(() => read(query))).toBeInstanceOf(UpstreamHang);
  });
});

describe('the filters of a list', () => {
  it.each(['starting', 'stopping', 'ACTIVE', 'true', '01', '%20active', '', 'toString', '__proto__'])(
    'status %j is refused',
    (status) => {
      expect(thrown(() => read(`filter[status]=${status}`))).toMatchObject({ status: 400, form: 'coded' });
    },
  );

  it.each(['filter[status]=active&filter[status]=active', 'filter[status][]=active', 'filter[status][x]=1'])(
    '%s is refused',
    (query) => {
      expect(thrown(() => read(query))).toBeInstanceOf(ApiError);
    },
  );

  it.each(['x', '', 'ORDINARY'])('type %j is refused without a code', (type) => {
    expect(thrown(() => read(`filter[type]=${type}`))).toMatchObject({ status: 400, form: 'uncoded' });
  });

  it.each(['ordinary', 'long_running', 'toString'])('type %s is taken', (type) => {
    expect(read(`filter[type]=${type}`).conditions).toHaveLength(1);
  });

  it.each([
    ['6762E154616E91CB8D8B1AAF', true],
    ['abcdefghijkl', true],
    ['', false],
    ['zz', false],
  ])('fromTemplate %j is taken: %s', (id, taken) => {
    expect(thrown(() => read(`filter[fromTemplate]=${id}`)) === undefined).toBe(taken);
    expect(read(`filter[fromTemplate]=${id}`, { fromTemplate: false }).conditions).toEqual([]);
  });

  it.each([
    'filter=active',
    'status=active',
    'filter[name]=x',
    'filter[]=active',
    'filter[status=active',
    'FILTER[status]=x',
    '__proto__[filter]=x',
  ])('%s is ignored', (query) => {
    expect(read(query)).toMatchObject({ conditions: [], order: undefined, user: undefined });
  });
});
