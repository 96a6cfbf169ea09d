import type { CertificationCase } from './case.js';
import { userLists } from './operations.js';
import { sources } from './sources.js';

/** The way from an event to a flow, and what the requests on it look like. */
export const deliveryCases: readonly CertificationCase[] = [
  {
    id: 'FM-CORE-01',
    level: 'MUST',
    title: 'One event runs one flow',
    requirement:
      "An event of a user with one active flow makes exactly one execution of that flow, with the event's data, and the client ends with exit code 0.",
    source: sources.steps,
    hint: 'Look the user up by username, list the active flows by the user\'s internal id, post {"data": <the event\'s data>} to /webhooks/{flowId} once.',
    world: { users: { ada: { flows: { main: {} } } } },
    events: [{ of: 'ada', data: { orderId: '$text', city: '$text', placedAt: '$date' } }],
    judges: [{ judge: 'flows-run' }, { judge: 'executions' }, { judge: 'data-arrives' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-CORE-02',
    level: 'MUST',
    title: 'The token travels in the Authorization header alone',
    requirement:
      'Every call to /users and /flows carries `Authorization: Bearer <token>`, and no token stands in a URL, where logs and proxies keep it.',
    source: sources.authorization,
    hint: 'Send the token as the header `Authorization: Bearer ...`, on every page and every look-up, and never as a query parameter.',
    world: { users: { ada: { flows: { main: { count: 13 } } }, bea: { flows: { other: {} } } } },
    events: [{ of: 'ada' }, { of: 'bea' }],
    judges: [{ judge: 'bearer-token' }, { judge: 'no-token-in-url' }],
  },
  {
    id: 'FM-CORE-03',
    level: 'MUST',
    title: 'The body is JSON, and values arrive unchanged',
    requirement:
      'The body of a webhook call is {"data": {...}} with `Content-Type: application/json`. Numbers, booleans, nulls, nesting, lists and Unicode arrive as the event has them.',
    source: sources.webhook,
    hint: 'Serialise the data with a JSON library, encode it as UTF-8, and set Content-Type: application/json. Drop no nulls, turn no number into text, normalise no Unicode.',
    requires: ['FM-CORE-01', 'FM-PAY-01'],
    world: { users: { ada: { flows: { main: { count: 2 } } } } },
    events: [
      {
        of: 'ada',
        data: {
          orderId: '$text',
          amount: '$number',
          items: '$integer',
          paid: '$boolean',
          zero: 0,
          negative: -17.25,
          tiny: 0.000001,
          large: 9007199254740991,
          nothing: null,
          yes: true,
          no: false,
          empty: '',
          emptyList: [],
          emptyObject: {},
          numberAsText: '007',
          list: [1, 'two', null, { three: [3.5, [false]] }],
          repeated: ['b', 'a', 'b', 2, 10, 2, null, null],
          long: Array.from({ length: 300 }, (_, at) => at),
          nested: { a: { b: { c: { d: { id: '$text', gone: null } } } } },
          unicode: 'Grüße aus 東京 – 𝄞 👩‍👩‍👧 Ελλάδα العربية',
          composed: 'caf\u00e9',
          decomposed: 'cafe\u0301',
          quotes: 'say "hi" \\ \'there\' <b>&amp;</b> $HOME `x` %41 {y} {{z}} $(a) <%= b %> %s #{c}',
          lines: 'first\nsecond\r\n\tthird ',
          'key with blanks': 1,
          'dotted.key': { 'a.b': 1 },
          'list[0]': 'no list',
          $sign: 1,
          snake_case: 1,
          camelCase: 1,
          UPPER: 1,
          // Names that stand in the event and in flows, too.
          data: '$text',
          id: 'another id',
          user: 'no user',
          status: 'inactive',
          schlüssel: 'ß',
        },
      },
    ],
    judges: [{ judge: 'body-shape' }, { judge: 'data-arrives' }],
  },
  {
    id: 'FM-CORE-04',
    level: 'MUST',
    feature: 'login',
    title: 'The login travels in a body alone',
    requirement:
      'A client that logs in sends username and password in the body of POST /login, and neither they nor the token stand in a URL.',
    source: sources.authorization,
    hint: 'Send {"username": ..., "password": ...} as the JSON body of POST /login. What stands in a URL is written to logs.',
    requires: ['FM-CORE-01', 'FM-CORE-02'],
    world: { users: { ada: { flows: { main: { count: 2 } } } } },
    events: [{ of: 'ada' }],
    faults: [
      {
        match: { operation: [...userLists, 'getFlows'] },
        effect: { kind: 'change-world', changes: [{ expireToken: '$token' }] },
        times: 1,
      },
    ],
    judges: [
      { judge: 'fault-met', lawful: 'the client logs in before it uses the token' },
      { judge: 'no-token-in-url' },
      { judge: 'bearer-token' },
    ],
  },
];
