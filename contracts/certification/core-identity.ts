import type { CertificationCase } from './case.js';
import { sources } from './sources.js';

/** Whose flows run. */
export const identityCases: readonly CertificationCase[] = [
  {
    id: 'FM-ID-01',
    level: 'MUST',
    title: 'filter[user] holds the internal id',
    requirement:
      "Where the client sends filter[user], it holds FlowMate's internal id of a user, never the username. A client that does without the parameter keeps this, too.",
    source: sources.twoIds,
    hint: 'Send the `_id` that GET /users?username= answers as filter[user]. With a username in it the list is empty and the status is 200.',
    world: { users: { ada: { flows: { main: { count: 2 } } }, bea: { flows: { other: {} } } } },
    events: [{ of: 'ada' }, { of: 'bea' }],
    judges: [{ judge: 'filter-user' }],
  },
  {
    id: 'FM-ID-02',
    level: 'MUST',
    title: 'Only the user with exactly this username is meant',
    requirement:
      'Of users whose usernames are prefixes of one another, hold one another, or need URL encoding, only the flows of the right one run. FlowMate keeps usernames in lower case, so an event whose user differs from a username in capitals only may find that user or nobody: it is judged that it runs nobody else.',
    source: sources.twoIds,
    hint: 'Compare usernames as a whole, not by prefix, substring or search. Percent-encode the username as a query value: `+`, `&`, `#`, `%`, `/`, blanks and letters such as `ä`.',
    world: {
      owners: 'user',
      users: {
        // The shorter ones first, then the longer ones first: a comparison by prefix goes wrong in one of the two at least.
        short: { username: '{x}', flows: { 'of short': {} } },
        longer: { username: '{x}-1', flows: { 'of longer': {} } },
        longest: { username: '{x}-12', flows: { 'of longest': {} } },
        secondLongest: { username: '{y}-12', flows: { 'of secondLongest': {} } },
        secondLonger: { username: '{y}-1', flows: { 'of secondLonger': {} } },
        secondShort: { username: '{y}', flows: { 'of secondShort': {} } },
        around: { username: '0-{y}-1', flows: { 'of around': {} } },
        // Each stands beside the user that the same text means when it is not encoded.
        plusTrap: { username: '{p} b@x.de', flows: { 'of plusTrap': {} } },
        plus: { username: '{p}+b@x.de', flows: { 'of plus': {} } },
        ampersandTrap: { username: '{q}', flows: { 'of ampersandTrap': {} } },
        ampersand: { username: '{q}&meta=true', flows: { 'of ampersand': {} } },
        hashTrap: { username: '{r}', flows: { 'of hashTrap': {} } },
        hash: { username: '{r}#1', flows: { 'of hash': {} } },
        percentTrap: { username: '{s}a', flows: { 'of percentTrap': {} } },
        percent: { username: '{s}%41', flows: { 'of percent': {} } },
        letters: { username: 'ä{t}/ö', flows: { 'of letters': {} } },
      },
    },
    events: [
      { of: 'short' },
      { of: 'longer' },
      { of: 'longest' },
      { of: 'secondShort' },
      { of: 'secondLonger' },
      { of: 'secondLongest' },
      { of: 'around' },
      { of: 'plus' },
      { of: 'ampersand' },
      { of: 'hash' },
      { of: 'percent' },
      { of: 'letters' },
      { user: '{x}-' },
      { user: '{y}-123' },
      { user: '{X}-1', mayFind: 'longer' },
    ],
    judges: [{ judge: 'flows-run' }, { judge: 'nothing-else' }],
  },
  {
    id: 'FM-ID-03',
    level: 'MUST',
    title: 'An event of an unknown user runs nothing',
    requirement:
      'Where no FlowMate user has the username of the event, the client calls no webhook, and ends with exit code 0: there was nothing to deliver.',
    source: sources.steps,
    hint: 'Skip the event when GET /users?username= finds nobody. Without an id the list of flows is that of everybody.',
    world: { users: { ada: { username: '{x}', flows: { main: { count: 2 } } } } },
    events: [{ user: '{z}' }, { user: '{x}-1' }],
    judges: [{ judge: 'no-webhook-call' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-ID-04',
    level: 'MUST',
    title: 'Flows of users who are not ACTIVE do not run',
    requirement:
      'For users whose status is DISABLED or PENDING the client calls no webhook. That is no failure: the events after theirs are handled, and the exit code is 0.',
    source: sources.steps,
    hint: 'Go on only where the status of the user is ACTIVE. There are two others: DISABLED and PENDING.',
    world: {
      owners: 'user',
      users: {
        disabled: { status: 'DISABLED', flows: { 'of disabled': { count: 2 } } },
        pending: { status: 'PENDING', flows: { 'of pending': { count: 2 } } },
        active: { flows: { 'of active': { count: 2 } } },
      },
    },
    events: [{ of: 'disabled' }, { of: 'pending' }, { of: 'active' }],
    judges: [{ judge: 'nothing-else' }, { judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-ID-05',
    level: 'MUST',
    title: 'Flows of a colleague do not run',
    requirement:
      'Flows of another user of the same tenant are not run, although the tenant stands among the owners of both.',
    source: sources.owners,
    hint: 'Ask with filter[user]=<internal id>, or look for that id among the owners of type user, wherever it stands. The tenant owns the flows of all its users.',
    world: {
      owners: 'tenant and user',
      users: { ada: { flows: { mine: { count: 2 } } }, bea: { flows: { colleagues: { count: 2 } } } },
    },
    events: [{ of: 'ada' }],
    judges: [{ judge: 'nothing-else' }, { judge: 'flows-run' }],
  },
];
