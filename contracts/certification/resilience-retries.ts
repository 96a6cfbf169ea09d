import type { CertificationCase } from './case.js';
import { userLists } from './operations.js';
import { sources } from './sources.js';

/** Dates of headers are in the past on any machine whose clock is set. */
const OVER = { 'retry-after': 'Tue, 07 Jan 2020 08:00:00 GMT' };
const AT_ONCE = { 'retry-after': '0' };

/** 503 and 429: what is tried again, when, and how often. */
export const retryCases: readonly CertificationCase[] = [
  {
    id: 'FM-RES-01',
    level: 'MUST',
    title: 'A 503 on a list is tried again',
    requirement: 'When the first GET /flows answers 503, the client tries again and delivers.',
    source: sources.retries,
    hint: 'Repeat GET requests that answer 502, 503 or 504 a few times, with growing waits.',
    world: { users: { ada: { flows: { main: { count: 2 } } } } },
    events: [{ of: 'ada' }],
    faults: [{ match: { operation: 'getFlows', nth: 1 }, effect: { kind: 'status', status: 503 } }],
    judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-RES-02',
    level: 'MUST',
    title: 'Retry-After is waited for',
    requirement:
      'After a 429 with `Retry-After` the next try of the same request does not come earlier than so many seconds, and then the client delivers.',
    source: sources.retryAfter,
    hint: 'Read Retry-After of a 429 (seconds, or a date) and wait so long at least, even where your own back-off is shorter.',
    world: { users: { ada: { flows: { main: { count: 2 } } } } },
    events: [{ of: 'ada' }],
    faults: [
      {
        match: { operation: userLists, nth: 1 },
        effect: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
      },
      {
        match: { operation: 'getFlows', nth: 1 },
        effect: { kind: 'status', status: 429, headers: { 'retry-after': '2' } },
      },
    ],
    judges: [{ judge: 'retry-after' }, { judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-RES-03',
    level: 'MUST',
    title: 'A 503 on a webhook is tried again',
    requirement:
      'When a webhook answers 503 once and 200 then, the flow gets its data exactly once, and so do the others.',
    source: sources.retries,
    hint: 'A 503 says that the call was not taken: repeat that call with its whole body, and not those that were accepted before it. A stream that was sent once is empty the next time.',
    world: { users: { ada: { flows: { main: { count: 3 } } } } },
    events: [{ of: 'ada', data: { orderId: '$text', city: '$text' } }],
    // Not the first: a client that begins anew runs again what was accepted before.
    faults: [{ match: { operation: 'postWebhook', nth: 2 }, effect: { kind: 'status', status: 503 } }],
    judges: [{ judge: 'flows-run' }, { judge: 'data-arrives' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-RES-04',
    level: 'MUST',
    title: 'A webhook that answers 503 for ever is given up',
    requirement:
      'When a webhook answers 503 for ever, the client tries it at most 10 times, gives up within the time-out, and ends with an exit code other than 0.',
    source: sources.retries,
    hint: 'Bound the tries of a call (5 will do) and their time altogether. A delivery that was given up makes the exit code other than 0.',
    world: { users: { ada: { flows: { main: {} } } } },
    events: [{ of: 'ada' }],
    faults: [{ match: { operation: 'postWebhook' }, effect: { kind: 'status', status: 503 } }],
    judges: [{ judge: 'tries', most: 10 }, { judge: 'exit-not-zero' }],
  },
  {
    id: 'FM-RES-05',
    level: 'SHOULD',
    title: 'Waits between tries grow',
    requirement:
      'When GET /users, GET /flows and a webhook answer 503 twice in a row each, the waits between the tries differ.',
    source: sources.retries,
    hint: 'Double the wait from try to try, so that a service under load gets room to recover.',
    world: { users: { ada: { flows: { main: {} } } } },
    events: [{ of: 'ada' }],
    faults: [
      { match: { operation: userLists }, effect: { kind: 'status', status: 503 }, times: 2 },
      { match: { operation: 'getFlows' }, effect: { kind: 'status', status: 503 }, times: 2 },
      { match: { operation: 'postWebhook' }, effect: { kind: 'status', status: 503 }, times: 2 },
    ],
    judges: [{ judge: 'waits-grow' }],
  },
  {
    id: 'FM-RES-14',
    level: 'MUST',
    title: 'A list that answers 503 for ever is given up',
    requirement:
      'When GET /flows answers 503 for ever, the client tries it at most 10 times, gives up within the time-out, and ends with an exit code other than 0.',
    source: sources.retries,
    hint: 'Bound the tries of a look-up as those of a delivery. An event whose flows could not be listed was not handled: exit code other than 0.',
    world: { users: { ada: { flows: { main: {} } } } },
    events: [{ of: 'ada' }],
    faults: [{ match: { operation: 'getFlows' }, effect: { kind: 'status', status: 503 } }],
    judges: [{ judge: 'tries', most: 10 }, { judge: 'exit-not-zero' }],
  },
  {
    id: 'FM-RES-18',
    level: 'MUST',
    title: 'A Retry-After that is over holds nothing up',
    requirement:
      'After a 503 whose Retry-After is a date in the past, or 0, of a list and of a webhook, the client tries again as after any 503, and delivers.',
    source: sources.retryAfter,
    hint: 'Wait for the longer of your own back-off and Retry-After, and take a wait below zero for none: a program that sleeps for a negative time crashes.',
    requires: ['FM-CORE-01', 'FM-RES-01', 'FM-RES-03'],
    world: { users: { ada: { flows: { main: { count: 3 } } } } },
    events: [{ of: 'ada' }],
    faults: [
      { match: { operation: userLists, nth: 1 }, effect: { kind: 'status', status: 503, headers: OVER } },
      { match: { operation: 'getFlows', nth: 1 }, effect: { kind: 'status', status: 503, headers: AT_ONCE } },
      { match: { operation: 'postWebhook', nth: 2 }, effect: { kind: 'status', status: 503, headers: OVER } },
    ],
    judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-RES-16',
    level: 'MUST',
    title: 'A date in Retry-After is one of GMT',
    requirement:
      'After a 429 or 503 with a date in Retry-After the next try does not come earlier, also where the client runs in another time zone than UTC (TZ=Asia/Kolkata), and then the client delivers.',
    source: sources.retryAfter,
    hint: 'Dates of HTTP are in GMT: parse them as such, not as a time of the machine (in Python parsedate_to_datetime, not mktime of strptime).',
    requires: ['FM-CORE-01', 'FM-RES-02'],
    environment: { TZ: 'Asia/Kolkata' },
    world: { users: { ada: { flows: { main: { count: 2 } } } } },
    events: [{ of: 'ada' }],
    faults: [
      { match: { operation: 'getFlows', nth: 1 }, effect: { kind: 'status', status: 429, retryAfterDate: 2 } },
      { match: { operation: 'postWebhook', nth: 1 }, effect: { kind: 'status', status: 503, retryAfterDate: 2 } },
    ],
    judges: [{ judge: 'retry-after' }, { judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-RES-17',
    level: 'MUST',
    title: 'A long Retry-After is waited for, or the call is given up',
    requirement:
      'After a 503 with `Retry-After: 7` the next try of the same request does not come earlier. A client that does not wait so long gives the call up, and its exit code is other than 0.',
    source: sources.retryAfter,
    hint: 'Bound the wait that Retry-After may ask for by giving up beyond it, and not by trying again too early.',
    requires: ['FM-CORE-01', 'FM-RES-02'],
    world: { users: { ada: { flows: { main: { count: 2 } } } } },
    events: [{ of: 'ada' }],
    faults: [
      {
        match: { operation: 'getFlows', nth: 1 },
        effect: { kind: 'status', status: 503, headers: { 'retry-after': '7' } },
      },
    ],
    judges: [{ judge: 'retry-after', ifAny: true }, { judge: 'nothing-lost' }, { judge: 'nothing-doubled' }],
  },
];
