import type { CertificationCase } from './case.js';
import { sources } from './sources.js';

/** Which of a user's flows run, and how often. */
export const flowCases: readonly CertificationCase[] = [
  {
    id: 'FM-FLOW-01',
    level: 'MUST',
    title: 'Only active flows run',
    requirement: 'Flows that are inactive, starting or stopping are not run: their webhooks are not called at all.',
    source: sources.status,
    hint: 'Ask with filter[status]=active, or call only flows whose status is `active`. A flow that is starting does not take calls yet.',
    world: {
      users: {
        ada: {
          flows: {
            on: { count: 2 },
            off: { count: 2, status: 'inactive' },
            starting: { count: 2, status: 'starting' },
            stopping: { count: 2, status: 'stopping' },
          },
        },
      },
    },
    events: [{ of: 'ada' }],
    judges: [{ judge: 'nothing-else' }, { judge: 'flows-run' }],
  },
  {
    id: 'FM-FLOW-02',
    level: 'MUST',
    title: 'All pages of flows are read',
    requirement:
      'Of a user with 23 active flows, scattered among inactive ones over many pages, each active flow runs exactly once. So do the 41 of another.',
    source: sources.paging,
    hint: 'GET /flows answers 10 flows unless page[size] says otherwise. Ask for page[number]=1, 2, ... until meta.total is reached or a page has fewer flows than page[size].',
    world: {
      owners: 'user',
      users: {
        ada: { flows: { active: { count: 23 }, inactive: { count: 38, status: 'inactive' } } },
        bea: { flows: { many: { count: 41 } } },
      },
    },
    events: [{ of: 'ada' }, { of: 'bea' }],
    judges: [{ judge: 'flows-run' }],
  },
  {
    id: 'FM-FLOW-03',
    level: 'MUST',
    title: 'A full last page is the last one',
    requirement:
      'Of a user with 20 active flows, two full pages, and of one with 10, one full page, each runs exactly once, and the client ends.',
    source: sources.paging,
    hint: 'A full page may be the last one: stop at an empty page, or when meta.total or meta.totalPages is reached. A page beyond the end is empty, with status 200.',
    world: {
      owners: 'user',
      users: { ada: { flows: { active: { count: 20 } } }, bea: { flows: { ten: { count: 10 } } } },
    },
    events: [{ of: 'ada' }, { of: 'bea' }],
    judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-FLOW-04',
    level: 'MUST',
    title: 'A user without flows is no failure',
    requirement:
      'Where the user has no flows the client calls no webhook for the event. That is no failure: the events after it are handled, and the exit code is 0.',
    source: sources.steps,
    hint: 'An empty list is a right answer. Fall back to no other list, report no failure, and go on with the next event.',
    world: {
      owners: 'user',
      users: { ada: {}, bea: { flows: { others: { count: 2 } } }, cem: { flows: { 'of cem': {} } } },
    },
    events: [{ of: 'ada' }, { of: 'cem' }],
    judges: [{ judge: 'nothing-else' }, { judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-FLOW-05',
    level: 'MUST',
    title: 'Many events of many users do not mix',
    requirement:
      "Of many events of many users, interleaved, each is delivered to each active flow of its own user exactly once, with that event's data.",
    source: sources.steps,
    hint: "Keep what belongs to one event in variables of that event. Do not skip a flow because an earlier event has run it, and do not reuse an earlier event's data or user.",
    world: {
      owners: 'user',
      users: {
        ada: { flows: { 'of ada': { count: 2 } } },
        bea: { flows: { 'of bea': { count: 3 } } },
        cem: { flows: { 'of cem': {} } },
        dan: { flows: { 'of dan': { count: 2 } } },
      },
    },
    events: [
      { of: 'ada' },
      { of: 'bea' },
      { of: 'ada' },
      { of: 'cem' },
      { of: 'dan' },
      { of: 'bea' },
      { of: 'ada' },
      { of: 'cem' },
      { of: 'dan' },
      { of: 'bea' },
    ],
    judges: [{ judge: 'flows-run' }, { judge: 'data-not-crossed' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-FLOW-06',
    level: 'MUST',
    title: 'Two equal events are two deliveries',
    requirement:
      'Two events of a user that differ in nothing but their id are delivered to each of the flows once each: twice in all.',
    source: sources.steps,
    hint: 'An event is known by its id, not by what it holds. Drop none because another one looked the same.',
    requires: ['FM-CORE-01', 'FM-FLOW-05'],
    world: { users: { ada: { flows: { main: { count: 2 } } } } },
    events: [
      { of: 'ada', data: { sku: 'a-1', count: 1 } },
      { of: 'ada', data: { sku: 'a-1', count: 1 } },
    ],
    judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-FLOW-07',
    level: 'MUST',
    title: 'More flows than a page of 100 holds',
    requirement: 'Of a user with 230 active flows each runs exactly once, whatever page size the client asks for.',
    source: sources.paging,
    hint: 'Ask for further pages also where you ask for 50 or 100 flows at a time, and bound the number of pages by none.',
    requires: ['FM-CORE-01', 'FM-FLOW-02'],
    world: { users: { ada: { flows: { many: { count: 230 } } } } },
    events: [{ of: 'ada' }],
    judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-FLOW-08',
    level: 'MUST',
    title: 'Flows of one name are several flows',
    requirement:
      'Of a user with three active flows of one name, and of another user with a flow of that name, too, each flow runs exactly once for each event of its own user.',
    source: sources.steps,
    hint: 'A flow is known by its id. Names are for people, and several flows may have the same: store and compare flows by id alone.',
    requires: ['FM-CORE-01', 'FM-FLOW-05'],
    world: {
      owners: 'user',
      users: {
        ada: { flows: { alike: { count: 3, title: 'New order' } } },
        bea: { flows: { other: { title: 'New order' } } },
      },
    },
    events: [{ of: 'ada' }, { of: 'bea' }],
    judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
];
