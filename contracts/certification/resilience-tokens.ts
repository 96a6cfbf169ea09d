import type { CertificationCase } from './case.js';
import { flows, users } from './operations.js';
import { sources } from './sources.js';

/** Tokens that end. */
export const tokenCases: readonly CertificationCase[] = [
  {
    id: 'FM-RES-11',
    level: 'MUST',
    feature: 'login',
    title: 'A token that expires is replaced',
    requirement:
      'When the token expires between two pages (401), a client that can log in does so again, and every flow runs exactly once.',
    source: sources.login,
    hint: 'On a 401, log in with FLOWMATE_USERNAME and FLOWMATE_PASSWORD, and repeat the request that was refused with the new token. Forget no page, and run no flow again.',
    requires: ['FM-CORE-01', 'FM-FLOW-02'],
    world: {
      owners: 'user',
      users: {
        // More than a usual page holds: what is refused is a later page of this very list.
        ada: { flows: { 'of ada': { count: 105 } } },
        bea: { flows: { 'of bea': { count: 3 } } },
        // Enough for a second page, even for a client that asks for 100 flows of all users at once.
        others: { flows: { 'of others': { count: 101 } } },
      },
    },
    events: [{ of: 'ada' }, { of: 'bea' }],
    faults: [
      {
        match: { operation: 'getFlows' },
        effect: { kind: 'change-world', when: 'after', changes: [{ expireToken: 'caller' }] },
        times: 1,
      },
    ],
    judges: [{ judge: 'flows-run' }, { judge: 'status-seen', status: 401 }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-RES-12',
    level: 'MUST',
    title: 'A 401 for ever is given up',
    requirement:
      'When every call is answered with 401, whatever the token, the client gives up with an exit code other than 0, after at most 3 logins.',
    source: sources.login,
    hint: 'Log in again once per refused request at most, and give up when the new token is refused, too. Logins over and over look like an attack.',
    world: { users: { ada: { flows: { main: {} } } } },
    events: [{ of: 'ada' }],
    faults: [{ match: { operation: [...users, ...flows] }, effect: { kind: 'status', status: 401 } }],
    judges: [{ judge: 'logins', most: 3 }, { judge: 'exit-not-zero' }],
  },
];
