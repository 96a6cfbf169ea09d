import type { CertificationSuite } from './case.js';
import { userLists } from './operations.js';
import { sources } from './sources.js';

/** Manners towards a service that others use, too. */
export const hygiene: CertificationSuite = {
  name: 'hygiene',
  description: 'Asks no more than needed, says who asks, and asks for what there is.',
  cases: [
    {
      id: 'FM-HYG-01',
      level: 'SHOULD',
      title: 'Lists are not read over and over',
      requirement: 'For one event the client makes no more than 2 list calls per page that it needs.',
      source: sources.hygiene,
      hint: 'Read the list once, keep it for the flows of the event, and do not read it again for each of them.',
      world: { users: { ada: { flows: { main: { count: 23 } } } } },
      events: [{ of: 'ada' }],
      judges: [{ judge: 'list-calls', perPage: 2 }],
    },
    {
      id: 'FM-HYG-02',
      level: 'SHOULD',
      title: 'The client says who it is',
      requirement: "The User-Agent is there, and is not the HTTP library's default.",
      source: sources.userAgent,
      hint: 'Set User-Agent to the name and version of your product, for instance `acme-flowmate/1.4`.',
      world: { users: { ada: { flows: { main: { count: 2 } } } } },
      events: [{ of: 'ada' }],
      judges: [{ judge: 'user-agent' }],
    },
    {
      id: 'FM-HYG-03',
      level: 'SHOULD',
      title: 'Nothing is asked that does not exist',
      requirement: 'The client sends no query parameter and calls no path that the API document does not know.',
      source: sources.hygiene,
      hint: 'The service ignores what it does not know without a word: a parameter that is spelt wrong has no effect. Compare with openapi/flowmate.yaml.',
      world: { users: { ada: { flows: { main: { count: 12 } } } } },
      events: [{ of: 'ada' }],
      judges: [{ judge: 'documented-requests' }],
    },
    {
      id: 'FM-HYG-04',
      level: 'SHOULD',
      title: 'The client prints no credentials',
      requirement:
        'Neither the token nor the password stands in what the client prints, in this case or in another one.',
      source: sources.hygiene,
      hint: 'Print no credentials: logs are read by more people, and stored longer, than credentials should be.',
      world: { users: { ada: { flows: { main: { count: 2 } } } } },
      events: [{ of: 'ada' }],
      judges: [{ judge: 'no-secret-in-output' }],
    },
    {
      id: 'FM-HYG-05',
      level: 'SHOULD',
      title: 'Each delivery has a request id of its own',
      requirement:
        'Where the client sends X-Request-Id, each pair of event and flow has another one, also where two events are equal, and also in the next run of the client: FlowMate starts one execution for each id.',
      source: sources.requestId,
      hint: 'Make a new X-Request-Id for each pair of event and flow: at random, or from the ids of both. A constant, a counter that begins anew with each start, the id of the event alone, or a hash of the body makes FlowMate drop deliveries.',
      requires: ['FM-CORE-01'],
      world: { users: { ada: { flows: { main: { count: 2 } } } } },
      events: [
        { of: 'ada', data: { sku: 'a-1' } },
        { of: 'ada', data: { sku: 'a-1' } },
        { of: 'ada', data: { sku: '$text' } },
      ],
      judges: [{ judge: 'request-ids' }],
    },
    {
      id: 'FM-HYG-06',
      level: 'SHOULD',
      title: 'One login is enough',
      requirement: 'As long as its token is not refused, the client logs in once at most, whatever it asks for.',
      source: sources.hygiene,
      hint: 'Store the token in memory, use it for every request, and log in again only after a 401.',
      requires: ['FM-CORE-01'],
      world: { users: { ada: { flows: { main: { count: 12 } } }, bea: { flows: { other: {} } } } },
      events: [{ of: 'ada' }, { of: 'bea' }],
      judges: [{ judge: 'logins', most: 1 }],
    },
    {
      id: 'FM-HYG-07',
      level: 'SHOULD',
      title: 'Deliveries do not come all at once',
      requirement: 'Of 40 deliveries that each take some time, no more than 30 are under way at once.',
      source: sources.hygiene,
      hint: 'Send with a queue or a pool of some connections rather than all at once: a burst is answered with 429, or takes the service down.',
      requires: ['FM-CORE-01'],
      world: { users: { ada: { flows: { main: { count: 40 } } } } },
      events: [{ of: 'ada' }],
      faults: [{ match: { operation: 'postWebhook' }, effect: { kind: 'latency', distribution: 'quiet', ms: 250 } }],
      judges: [{ judge: 'requests-at-once', most: 30 }],
    },
    {
      id: 'FM-HYG-08',
      level: 'SHOULD',
      feature: 'login',
      title: 'A token that expires is replaced once',
      requirement:
        'When the token expires while several requests are under way, the client logs in once for all of them: 2 logins at most.',
      source: sources.hygiene,
      hint: 'Let requests that meet a 401 wait for a login that is under way, and look whether the token is a new one by now before you log in.',
      requires: ['FM-CORE-01', 'FM-RES-11'],
      world: {
        owners: 'user',
        users: Object.fromEntries(
          Array.from({ length: 8 }, (_, at) => [`user ${at}`, { flows: { [`of user ${at}`]: {} } }]),
        ),
      },
      events: Array.from({ length: 8 }, (_, at) => ({ of: `user ${at}` })),
      faults: [
        {
          match: { operation: userLists },
          effect: { kind: 'change-world', changes: [{ expireToken: '$token' }] },
          times: 1,
        },
      ],
      judges: [
        { judge: 'fault-met', lawful: 'the client logs in before it uses the token' },
        { judge: 'logins', most: 2 },
      ],
    },
  ],
};
