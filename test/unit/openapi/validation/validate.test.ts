import { describe, expect, it } from 'vitest';
import { type OperationId, operations } from '../../../../openapi/index.js';
import { validateRequest } from '../../../../openapi/validation/validate.js';
import type { CheckedRequest } from '../../../../openapi/validation/violation.js';
import { documented } from '../document.js';

const FLOW = '6762e154616e91cb8d8b1aaf';

const NODE = { id: 'step_1', componentId: '5ca5c44c187c040010a9bb8b', function: 'run' };

function request(given: Partial<CheckedRequest> = {}): CheckedRequest {
  const contentType = given.body === undefined ? undefined : 'application/json';
  return { params: {}, query: [], contentType, body: undefined, ...given };
}

function found(operation: OperationId, given: Partial<CheckedRequest>): string[] {
  return validateRequest(operation, request(given)).map(({ place, rule }) => `${place}: ${rule}`);
}

describe('a request as the document wants it', () => {
  const requests: readonly [OperationId, Partial<CheckedRequest>][] = [
    ['getFlows', {}],
    [
      'getFlows',
      {
        query: [
          ['filter[status]', 'active'],
          ['page[size]', '10'],
        ],
      },
    ],
    [
      'getFlows',
      {
        query: [
          ['filter[status]', '1'],
          ['sort', '-name'],
          ['search', 'Order sync'],
        ],
      },
    ],
    ['getFlows', { query: [['filter[user]', '636D0762bd257a7eb2373d6c']] }],
    [
      'getUsers',
      {
        query: [
          ['username', 'a'],
          ['username', 'b'],
          ['meta', 'true'],
        ],
      },
    ],
    ['getLogs', { query: [['showErrors', 'false']] }],
    [
      'getWebhook',
      {
        params: { flowId: FLOW },
        query: [
          ['anything', '1'],
          ['anything', '2'],
        ],
      },
    ],
    ['postWebhook', { params: { flowId: FLOW }, body: { data: {} } }],
    ['postWebhook', { params: { flowId: FLOW }, contentType: 'text/csv' }],
    [
      'postWebhook',
      { params: { flowId: FLOW }, contentType: 'Application/JSON; charset=utf-8', body: { data: { a: 1 } } },
    ],
    ['createFlow', { body: { graph: { nodes: [NODE] } } }],
    ['createFlow', { body: [{ graph: { nodes: [NODE], edges: [] } }] }],
    ['generateFlow', { params: { id: FLOW } }],
    ['startFlow', { params: { id: FLOW }, contentType: 'application/json' }],
  ];

  it.each(requests)('%s %j has no violation', (operation, given) => {
    expect(validateRequest(operation, request(given))).toEqual([]);
  });

  it('is answered with one and the same frozen list', () => {
    const first = validateRequest('getFlows', request());
    expect(validateRequest('login', request({ body: { username: 'a', password: 'b' } }))).toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
  });

  it.each(documented)('is every example of $operation.operationId', ({ operation, parameters }) => {
    const params: Record<string, string> = {};
    const query: [string, string][] = [];
    for (const { name, in: place, example } of parameters) {
      if (place === 'path') params[name] = String(example);
      if (place === 'query') for (const value of [example].flat()) query.push([name, String(value)]);
    }
    const content = operation.requestBody?.content ?? {};
    for (const { value } of Object.values(content['application/json']?.examples ?? { none: { value: undefined } })) {
      expect(validateRequest(operation.operationId, request({ params, query, body: value }))).toEqual([]);
    }
  });
});

describe('a violation', () => {
  const table: readonly [OperationId, Partial<CheckedRequest>, readonly string[]][] = [
    ['getFlows', { query: [['filter[user]', 'customer-4711']] }, ['query filter[user]: pattern']],
    ['getFlows', { query: [['filter[user]', '']] }, ['query filter[user]: pattern']],
    ['getFlows', { query: [['status', 'active']] }, ['query status: unknown-parameter']],
    ['getFlows', { query: [['filter[status]', 'ACTIVE']] }, ['query filter[status]: enum']],
    ['getTemplates', { query: [['filter[status]', 'active']] }, ['query filter[status]: enum']],
    ['getFlows', { query: [['sort', 'status']] }, ['query sort: enum']],
    ['getFlows', { query: [['page[size]', 'abc']] }, ['query page[size]: type']],
    ['getFlows', { query: [['page[size]', '2.5']] }, ['query page[size]: type']],
    ['getFlows', { query: [['page[size]', '']] }, ['query page[size]: type']],
    ['getFlows', { query: [['page[number]', '0']] }, ['query page[number]: minimum']],
    [
      'getFlows',
      {
        query: [
          ['page[size]', '3'],
          ['page[size]', '5'],
        ],
      },
      ['query page[size]: repeated'],
    ],
    [
      'getFlows',
      {
        query: [
          ['page[size]', '-1'],
          ['x', ''],
          ['sort', '+name'],
        ],
      },
      ['query page[size]: minimum', 'query x: unknown-parameter', 'query sort: enum'],
    ],
    ['getUsers', { query: [['meta', 'false']] }, ['query meta: enum']],
    ['getUsers', { query: [['meta', 'yes']] }, ['query meta: type', 'query meta: enum']],
    ['getUsers', { query: [['page[size]', '10']] }, ['query page[size]: unknown-parameter']],
    ['iamGetUsers', { query: [['userId', 'bob']] }, ['query userId: pattern']],
    ['getExecutions', {}, ['query filter[flowId]: required']],
    [
      'getExecutionCounts',
      {
        query: [
          ['start', '2024-13-01'],
          ['groupby', ' component'],
        ],
      },
      ['query start: pattern', 'query groupby: enum'],
    ],
    ['getFlow', { params: { id: '1234' } }, ['path id: pattern']],
    ['getFlow', { params: { id: 'abcdefghijkl' } }, ['path id: pattern']],
    ['postWebhook', { params: { flowId: FLOW }, body: { firstName: 'Ada' } }, ['body /data: required']],
    ['postWebhook', { params: { flowId: FLOW }, body: { data: 'Ada' } }, ['body /data: type']],
    ['postWebhook', { params: { flowId: FLOW }, body: [] }, ['body: type']],
    ['postWebhook', { params: { flowId: FLOW } }, ['header content-type: required']],
    ['postWebhook', { params: { flowId: FLOW }, contentType: 'application/json' }, ['body: required']],
    ['login', {}, ['body: required']],
    ['login', { contentType: 'application/x-www-form-urlencoded' }, ['header content-type: content-type']],
    ['login', { body: { username: 5 } }, ['body /password: required', 'body /username: type']],
    ['impersonate', { body: {} }, ['body /username: required']],
    ['createFlow', { body: { name: 'x' } }, ['body /graph: required']],
    ['createFlow', { body: { name: {}, graph: { nodes: [] } } }, ['body /name: type', 'body /graph/nodes: minItems']],
    ['createFlow', { body: { graph: { nodes: [NODE] }, status: 'active' } }, ['body /status: const']],
    [
      'createFlow',
      { body: { graph: { nodes: [{ ...NODE, command: 'x' }] } } },
      ['body /graph/nodes/0/command: additionalProperties'],
    ],
    [
      'createFlow',
      { body: { graph: { nodes: [{ ...NODE, componentId: 'shop', id: 'x'.repeat(31) }] } } },
      ['body /graph/nodes/0/id: maxLength', 'body /graph/nodes/0/componentId: pattern'],
    ],
    ['createFlow', { body: [{ graph: { nodes: [NODE] } }, 5] }, ['body /1: type']],
    ['createFlow', { body: 5 }, ['body: type']],
    ['patchFlow', { params: { id: FLOW }, body: { id: FLOW } }, []],
    ['patchFlow', { params: { id: FLOW }, body: { _id: FLOW } }, ['body /_id: additionalProperties']],
    [
      'patchFlow',
      { params: { id: FLOW }, body: { owners: [{ id: 'a', type: 'USER' }] } },
      ['body /owners/0/type: enum'],
    ],
    ['patchFlowsBulk', { body: [{ name: 'x' }] }, ['body /0/id: required']],
    ['startFlows', { body: { ids: [] } }, ['body: type']],
    ['startFlows', { body: ['zz'] }, ['body /0: pattern']],
    ['generateFlow', { params: { id: FLOW }, body: { state: 'active' } }, ['body /state: additionalProperties']],
    ['createUser', { body: { username: 'a', password: 'b', status: 'active' } }, ['body /status: enum']],
  ];

  it.each(table)('of %s by %j has its place and rule', (operation, given, expected) => {
    expect(found(operation, given)).toEqual(expected);
  });

  it('shows the value, what is wrong and what would be right', () => {
    expect(validateRequest('getFlows', request({ query: [['filter[user]', 'bob']] }))).toEqual([
      {
        operation: 'getFlows',
        place: 'query filter[user]',
        rule: 'pattern',
        value: 'bob',
        message: '"bob" does not match ^[0-9a-fA-F]{24}$',
        right: 'the internal id (_id, 24 hexadecimal digits) of the user; look it up with GET /users?username=...',
      },
    ]);
    expect(validateRequest('postWebhook', request({ params: { flowId: FLOW }, body: { a: 1 } }))).toEqual([
      {
        operation: 'postWebhook',
        place: 'body /data',
        rule: 'required',
        value: undefined,
        message: '"data" is missing',
        right: 'send "data": put the values under data, e.g. {"data": {"firstName": "Ada"}}',
      },
    ]);
  });

  it('names the operation whose rules were asked for', () => {
    for (const { id } of operations) {
      for (const { operation } of validateRequest(id, request({ query: [['no-such', '']] })))
        expect(operation).toBe(id);
    }
  });

  it('of every operation that does not pass its query on is an unknown parameter', () => {
    const silent = operations
      .filter(({ id }) => !found(id, { query: [['no-such', '']] }).includes('query no-such: unknown-parameter'))
      .map(({ id }) => id);
    expect(silent.sort()).toEqual([
      'getHook',
      'getStepLogs',
      'getWebhook',
      'headHook',
      'headWebhook',
      'postHook',
      'postWebhook',
    ]);
  });
});

describe('hostile input', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'a parameter named %j is unknown, no more',
    (name) => {
      expect(found('getFlows', { query: [[name, 'x']] })).toEqual([`query ${name}: unknown-parameter`]);
    },
  );

  it.each(['__proto__', 'constructor', 'toString'])('a member named %j is unknown, no more', (name) => {
    const body: unknown = JSON.parse(`{"graph":{"nodes":[${JSON.stringify(NODE)}]},"${name}":{"data":1}}`);
    const [violation, ...others] = validateRequest('createFlow', request({ body }));
    expect(violation).toMatchObject({ place: `body /${name}`, rule: 'additionalProperties', value: { data: 1 } });
    expect(others).toEqual([]);
    expect(Reflect.get({}, 'data')).toBeUndefined();
  });

  it('of 10,000 unknown parameters only the first are reported', () => {
    const query = Array.from({ length: 10_000 }, (_, at): [string, string] => [`p${at}`, '']);
    const rules = validateRequest('getFlows', request({ query })).map(({ rule }) => rule);
    expect(rules).toHaveLength(50);
    expect(rules.at(0)).toBe('unknown-parameter');
    expect(rules.at(-1)).toBe('too-many');
  });

  it('of 100,000 wrong elements only the first are reported', () => {
    expect(validateRequest('createFlow', request({ body: Array(100_000).fill(5) }))).toHaveLength(50);
    expect(
      validateRequest('createFlow', request({ body: { graph: { nodes: Array(100_000).fill({}) } } })),
    ).toHaveLength(50);
  });

  it('a body 100,000 levels deep is read without a stack overflow', () => {
    let body: unknown = 1;
    for (let level = 0; level < 100_000; level++) body = [body];
    expect(found('createFlow', { body: { name: body, graph: body } })).toEqual([
      'body /name: type',
      'body /graph: type',
    ]);
    expect(found('postWebhook', { params: { flowId: FLOW }, body: { data: { body } } })).toEqual([]);
  });

  it('long texts are cut in everything that is reported', () => {
    const long = 'x'.repeat(1_000_000);
    for (const given of [{ query: [[long, long] as const] }, { body: { [long]: long } }]) {
      for (const violation of validateRequest('createFlow', request(given))) {
        expect(JSON.stringify(violation).length).toBeLessThan(1500);
      }
    }
  });
});
