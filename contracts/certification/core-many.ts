import type { CertificationCase } from './case.js';
import { sources } from './sources.js';

/** Users and flows of every kind, and numbers of events at which programs go wrong. */
export const manyCases: readonly CertificationCase[] = [
  {
    id: 'FM-ID-13',
    level: 'MUST',
    title: 'The status alone says whether a user is active',
    requirement:
      'Flows of users whose status is ACTIVE run, whatever else is said of the user: not confirmed, with a login or without, without permissions, with roles, with logins that failed. Flows of users with another status do not run, whatever else is said of them.',
    source: sources.userStatus,
    hint: 'Look at the `status` of a user alone: ACTIVE runs, anything else does not. `confirmed`, `canLogin`, roles and permissions are about logging in to FlowMate.',
    requires: ['FM-CORE-01', 'FM-ID-04', 'FM-FLOW-05'],
    world: {
      owners: 'user',
      users: {
        plain: { flows: { 'of plain': {} } },
        unconfirmed: { members: { confirmed: false }, flows: { 'of unconfirmed': {} } },
        withLogin: { members: { canLogin: true }, flows: { 'of withLogin': {} } },
        powerless: { members: { permissions: [] }, flows: { 'of powerless': {} } },
        admin: { members: { roles: ['TENANT_ADMIN'], permissions: ['all'] }, flows: { 'of admin': {} } },
        mistyped: {
          members: { safeguard: { lastLogin: '2025-01-09T08:00:00.000Z', failedLoginAttempts: 3 }, __v: 7 },
          flows: { 'of mistyped': {} },
        },
        disabled: {
          status: 'DISABLED',
          members: { canLogin: true, roles: ['TENANT_ADMIN'], permissions: ['all'] },
          flows: { 'of disabled': {} },
        },
        pending: { status: 'PENDING', members: { canLogin: true }, flows: { 'of pending': {} } },
      },
    },
    events: [
      { of: 'unconfirmed' },
      { of: 'disabled' },
      { of: 'withLogin' },
      { of: 'powerless' },
      { of: 'pending' },
      { of: 'admin' },
      { of: 'mistyped' },
      { of: 'plain' },
    ],
    judges: [{ judge: 'nothing-else' }, { judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-ID-14',
    level: 'MUST',
    title: 'A user is found among hundreds',
    requirement:
      'Of 230 users the one of the event is found, wherever they stand in the list, and the flows of no other run.',
    source: sources.twoIds,
    hint: 'Ask for one user with GET /users?username=, or look through the whole list: it has no pages, and no length at which to stop.',
    requires: ['FM-CORE-01', 'FM-FLOW-05'],
    world: {
      owners: 'user',
      users: {
        first: { flows: { 'of first': {} } },
        ...Object.fromEntries(Array.from({ length: 228 }, (_, at) => [`other ${at}`, {}])),
        last: { flows: { 'of last': {} } },
      },
    },
    events: [{ of: 'last' }, { of: 'first' }],
    judges: [{ judge: 'flows-run' }, { judge: 'nothing-else' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-FLOW-09',
    level: 'MUST',
    title: 'Active flows of every kind run',
    requirement:
      'Active flows run whatever else they are: of type ordinary, realtime or long_running, with an empty name and description, or with settings.',
    source: sources.steps,
    hint: 'Whether a flow runs is decided by its status and its owners alone. Do not look at its type, its settings or its texts.',
    requires: ['FM-CORE-01', 'FM-FLOW-05'],
    world: {
      users: {
        ada: {
          flows: {
            plain: {},
            long: { members: { type: 'long_running' } },
            realtime: { members: { type: 'realtime' } },
            untold: { members: { description: '', name: '' } },
            set: { members: { flowSettings: { retries: 0 } } },
          },
        },
      },
    },
    events: [{ of: 'ada' }],
    judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-FLOW-10',
    level: 'MUST',
    title: 'More than a hundred events are all handled',
    requirement:
      'Of 110 events of one run, most of users who are unknown, the last ones are handled as the first ones are.',
    source: sources.steps,
    hint: 'Handle every event of the file: in batches where you have to, but all of them.',
    requires: ['FM-CORE-01', 'FM-ID-03', 'FM-FLOW-05'],
    world: {
      owners: 'user',
      users: { ada: { flows: { 'of ada': {} } }, bea: { flows: { 'of bea': { count: 2 } } } },
    },
    events: [
      { of: 'ada' },
      ...Array.from({ length: 107 }, (_, at) => ({ user: `{x}-${at}` })),
      { of: 'bea' },
      { of: 'ada' },
    ],
    judges: [{ judge: 'flows-run' }, { judge: 'nothing-else' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-FLOW-11',
    level: 'MUST',
    title: 'A file without events is no failure',
    requirement: 'Where there is no event, the client calls no webhook, and the exit code is 0: nothing was given up.',
    source: sources.exit,
    hint: 'An empty list of events is a right one: there was nothing to do. Look at no first event without asking whether there is one.',
    requires: ['FM-CORE-01'],
    world: { owners: 'user', users: { ada: { flows: { main: {} } } } },
    events: [],
    judges: [{ judge: 'no-webhook-call' }, { judge: 'exit-zero' }],
  },
];
