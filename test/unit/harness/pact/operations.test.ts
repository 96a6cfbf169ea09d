import { describe, expect, it } from 'vitest';
import { readApiDocument } from '../../../../src/harness/pact/api-document.js';
import { noOperation, operationAt } from '../../../../src/harness/pact/operations.js';
import { queryPairs, queryText } from '../../../../src/harness/pact/query-pairs.js';

const { content } = await readApiDocument(undefined, '.');

const ID = '6762e154616e91cb8d8b1aaf';

describe('the operation of a path', () => {
  it.each([
    ['/users', '/users'],
    ['/users/', '/users'],
    ['/USERS/', '/users'],
    ['/Users/Me', '/users/me'],
    [`/flows/${ID}/`, '/flows/{id}'],
    [`/flows//${ID}`, '/flows/{id}'],
    ['/api/v1//roles', '/api/v1/roles'],
    [`/api/v1/roles//${ID}`, '/api/v1/roles/{id}'],
    ['/api/users/', '/api/users'],
    [`/hook/${ID}/`, '/hook/{flowId}'],
    [`/WEBHOOKS/${ID}`, '/webhooks/{flowId}'],
  ])('%s is that of %s', (path, template) => {
    const method = /webhooks|hook/i.test(path) ? 'POST' : 'GET';
    expect(operationAt(method, path, content)?.template).toBe(template);
    expect(noOperation(method, path, content)).toBeUndefined();
  });

  it.each([
    '//users',
    '/users//',
    `/flows///${ID}`,
    `//flows/${ID}`,
    `/flows/${ID}//start`,
    '/api//v1/roles',
    '/flows/..',
    '/flows/%2e%2E',
    '/',
    '',
    '/_mock/reset',
  ])('%s is none', (path) => {
    expect(noOperation('GET', path, content)?.member).toBe('path');
  });

  it('has the values of the path as they are', () => {
    expect(operationAt('get', '/FLOWS//Ab%20C/', content)?.path).toBe('/flows/Ab%20C');
  });

  it('is none of a path with a query in it, and it is said where that belongs', () => {
    expect(noOperation('GET', '/users?username=a', content)?.message).toContain('parameters belong in request.query');
  });
});

describe("a pact's query", () => {
  it.each([
    [
      'a=1&a=2&b',
      [
        ['a', '1'],
        ['a', '2'],
        ['b', undefined],
      ],
    ],
    [
      '?a=1+2&b=%26',
      [
        ['a', '1 2'],
        ['b', '&'],
      ],
    ],
    [
      { a: ['1', '2'], b: [null] },
      [
        ['a', '1'],
        ['a', '2'],
        ['b', undefined],
      ],
    ],
    [
      { a: 'x', n: 1 },
      [
        ['a', 'x'],
        ['n', '1'],
      ],
    ],
    [
      { filter: { status: ['active'], user: 'u' } },
      [
        ['filter[status]', 'active'],
        ['filter[user]', 'u'],
      ],
    ],
    [{ a: [{ b: 'c' }] }, [['a[][b]', 'c']]],
    [undefined, []],
    ['', []],
  ])('%j has these parameters', (query, pairs) => {
    expect(queryPairs(query)).toEqual(pairs);
  });

  it('is sent as it stands where it is a text, but for what no request line can hold', () => {
    expect(queryText('a=1+2&b=%20&c=ä b')).toBe('a=1+2&b=%20&c=%C3%A4%20b');
    expect(queryText({ 'filter[x]': ['a b'], none: [null] })).toBe('filter%5Bx%5D=a%20b&none');
  });
});
