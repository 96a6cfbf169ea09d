import type { CertificationCase } from './case.js';
import { sources } from './sources.js';

/** Answers that say no for good. */
export const refusalCases: readonly CertificationCase[] = [
  {
    id: 'FM-RES-08',
    level: 'MUST',
    title: 'A flow that is gone stops no other',
    requirement:
      'When a flow is deleted between the list and its webhook call (404), the call is not tried again, all other flows still run exactly once, and the exit code is other than 0.',
    source: sources.statuses,
    hint: 'Do not repeat a call that answers 404, go on with the other flows and events, and remember for the exit code that a delivery was given up.',
    world: {
      owners: 'user',
      users: {
        ada: { flows: { before: { count: 2 }, gone: {}, after: { count: 2 } } },
        bea: { flows: { others: {} } },
      },
    },
    events: [{ of: 'ada' }, { of: 'bea' }],
    faults: [
      {
        match: { operation: 'postWebhook', flow: '$flow gone', nth: 1 },
        effect: { kind: 'change-world', changes: [{ delete: { kind: 'flows', id: '$flow gone' } }] },
      },
    ],
    judges: [
      { judge: 'one-try', flows: ['gone'] },
      { judge: 'flows-run', except: ['gone'] },
      { judge: 'exit-not-zero' },
    ],
  },
  {
    id: 'FM-RES-09',
    level: 'MUST',
    title: 'A webhook that refuses is not tried again',
    requirement:
      'A webhook call that answers 400 or 403 is not tried again, all other flows still run exactly once for each event, a later one of the same user included, and the exit code is other than 0.',
    source: sources.statuses,
    hint: 'Repeat only what may succeed the next time (429, 502, 503, 504, a broken connection). A 400 or 403 stays one.',
    requires: ['FM-CORE-01', 'FM-FLOW-05'],
    world: {
      owners: 'user',
      users: {
        ada: { flows: { before: {}, bad: {}, between: {}, denied: {}, after: {} } },
        bea: { flows: { others: {} } },
      },
    },
    events: [{ of: 'ada' }, { of: 'bea' }, { of: 'ada' }],
    faults: [
      { match: { operation: 'postWebhook', flow: '$flow bad' }, effect: { kind: 'status', status: 400 } },
      { match: { operation: 'postWebhook', flow: '$flow denied' }, effect: { kind: 'status', status: 403 } },
    ],
    judges: [
      { judge: 'one-try', flows: ['bad', 'denied'] },
      { judge: 'flows-run', except: ['bad', 'denied'] },
      { judge: 'exit-not-zero' },
    ],
  },
  {
    id: 'FM-RES-15',
    level: 'MUST',
    title: 'Many failures are no success',
    requirement:
      'When 256 webhook calls are refused, the exit code is other than 0. One that counts the failures ends with 0: systems store it in a byte.',
    source: sources.exit,
    hint: 'End with 1 when something failed, rather than with the number of failures: of 256 the system makes 0.',
    requires: ['FM-CORE-01', 'FM-FLOW-07', 'FM-RES-09'],
    world: { users: { ada: { flows: { main: { count: 256 } } } } },
    events: [{ of: 'ada' }],
    faults: [{ match: { operation: 'postWebhook' }, effect: { kind: 'status', status: 400 } }],
    judges: [{ judge: 'fault-met' }, { judge: 'exit-not-zero' }],
  },
];
