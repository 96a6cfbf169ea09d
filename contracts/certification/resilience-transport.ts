import type { CertificationCase } from './case.js';
import { userLists } from './operations.js';
import { sources } from './sources.js';

/** Connections that break, answers that do not arrive, or not whole. */
export const transportCases: readonly CertificationCase[] = [
  {
    id: 'FM-RES-06',
    level: 'MUST',
    title: 'A connection that is reset is tried again',
    requirement:
      'When the connection is reset before the answer, once on GET /users and once on GET /flows, the client tries again and delivers.',
    source: sources.retries,
    hint: 'Treat a broken connection on a GET like a 503: try again. It may come as an exception rather than as an answer.',
    world: { users: { ada: { flows: { main: { count: 2 } } } } },
    events: [{ of: 'ada' }],
    faults: [
      { match: { operation: userLists, nth: 1 }, effect: { kind: 'reset' } },
      { match: { operation: 'getFlows', nth: 1 }, effect: { kind: 'reset' } },
    ],
    judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-RES-07',
    level: 'MUST',
    title: 'A broken answer is not taken for an empty one',
    requirement:
      'When an answer to GET /users is no JSON, and answers to GET /flows are cut off in the middle or no JSON, the client tries again, or reports by its exit code that something was not delivered. It does not end with 0 while flows were left out.',
    source: sources.exit,
    hint: 'An answer that cannot be read is a failure of the call, not an empty list, and not a user who does not exist. Try again, or end with an exit code other than 0.',
    world: {
      owners: 'user',
      users: { ada: { flows: { 'of ada': { count: 2 } } }, bea: { flows: { 'of bea': { count: 2 } } } },
    },
    events: [{ of: 'ada' }, { of: 'bea' }],
    faults: [
      { match: { operation: userLists, nth: 1 }, effect: { kind: 'garbage' } },
      { match: { operation: 'getFlows', nth: 1 }, effect: { kind: 'truncate', bytes: 200 } },
      { match: { operation: 'getFlows', nth: 2 }, effect: { kind: 'garbage' } },
    ],
    judges: [{ judge: 'flows-run', times: 'at-least-once', unlessReported: true }],
  },
  {
    id: 'FM-RES-10',
    level: 'MUST',
    title: 'A silent server does not hold the client for ever',
    requirement:
      "When the server accepts a GET /flows and stays silent, the client's own time-out ends the wait. It tries again, or reports by its exit code, and ends within the time-out of the case.",
    source: sources.timeouts,
    hint: 'Give every request a time-out (10 s, say): many HTTP libraries wait for ever by default.',
    world: { users: { ada: { flows: { main: { count: 2 } } } } },
    events: [{ of: 'ada' }],
    faults: [{ match: { operation: 'getFlows', nth: 1 }, effect: { kind: 'silence' } }],
    judges: [{ judge: 'flows-run', times: 'at-least-once', unlessReported: true }],
  },
  {
    id: 'FM-RES-13',
    level: 'SHOULD',
    title: 'A retry of a delivery is distinguishable from a new one',
    requirement:
      'When the answer is lost after a webhook call was accepted, a retry of that call carries the same `X-Request-Id` as the first try.',
    source: sources.requestId,
    hint: 'Make an X-Request-Id for each delivery, and send it with every try of that delivery.',
    world: { users: { ada: { flows: { main: {} } } } },
    events: [{ of: 'ada' }],
    faults: [{ match: { operation: 'postWebhook', nth: 1 }, effect: { kind: 'lost-answer' } }],
    judges: [{ judge: 'same-request-id' }],
  },
];
