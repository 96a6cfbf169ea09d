import type { CertificationSuite } from './case.js';
import { matrixCases } from './matrix/matrix.js';
import { flows, userLists, users } from './operations.js';
import { sources } from './sources.js';

/** The job while answers differ from those that the client was written against, in ways that FlowMate documents or may take. */
export const evolution: CertificationSuite = {
  name: 'evolution',
  description: 'Works on when answers hold more, less, or the same in another form.',
  cases: [
    ...matrixCases('evolution'),
    {
      id: 'FM-EVO-01',
      level: 'MUST',
      title: 'Unknown members change nothing',
      requirement: 'Members that no document lists, in users, flows and meta, change nothing.',
      source: sources.extensions,
      hint: 'Read the members that you need, and do not mind the others: no strict schema for answers.',
      world: { users: { ada: { flows: { main: { count: 2 } } } } },
      events: [{ of: 'ada' }],
      faults: [{ match: { operation: [...users, ...flows] }, effect: { kind: 'extra-members' } }],
      judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
    },
    {
      id: 'FM-EVO-02',
      level: 'SHOULD',
      title: "A user's id may be called id",
      requirement: 'Where users carry their internal id as `id` instead of `_id`, everything still works.',
      source: sources.userShapes,
      hint: 'Read `_id`, else `id`: the reference documents the one, the guide shows the other.',
      world: { users: { ada: { flows: { main: { count: 2 } } } } },
      events: [{ of: 'ada' }],
      faults: [{ match: { operation: users }, effect: { kind: 'rename-id' } }],
      judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
    },
    {
      id: 'FM-EVO-03',
      level: 'MUST',
      title: 'Status and owner are checked by the client, too',
      requirement:
        'When the server ignores filter[status] and filter[user], no flow runs that is not active, or that is not owned by the user of the event.',
      source: sources.filters,
      hint: 'Before you call a flow, look whether its status is `active` and whether the user is among its owners.',
      world: {
        owners: 'user',
        users: {
          ada: {
            flows: {
              on: { count: 3 },
              off: { count: 2, status: 'inactive' },
              stopping: { status: 'stopping' },
            },
          },
          bea: { flows: { others: { count: 3 }, 'others off': { count: 2, status: 'stopping' } } },
        },
      },
      events: [{ of: 'ada' }],
      faults: [{ match: { operation: 'getFlows' }, effect: { kind: 'ignore-filters' } }],
      judges: [{ judge: 'nothing-else' }, { judge: 'flows-run' }],
    },
    {
      id: 'FM-EVO-04',
      level: 'MUST',
      title: 'A flow that is added meanwhile moves no other',
      requirement:
        'When flows are added while the client walks the pages, so that later pages shift, the flows that were there all along run exactly once each. The new ones may run or not.',
      source: sources.paging,
      hint: 'Collect the flows of all pages by id before you call the first: a flow may stand on two pages.',
      requires: ['FM-CORE-01', 'FM-FLOW-02'],
      world: {
        users: { ada: { flows: { main: { count: 13 }, early: { comes: 'before' }, late: { comes: 'behind' } } } },
      },
      events: [{ of: 'ada' }],
      faults: [
        {
          match: { operation: 'getFlows' },
          effect: {
            kind: 'change-world',
            when: 'after',
            changes: [
              { add: { kind: 'flows', record: '$record early' } },
              { add: { kind: 'flows', record: '$record late' } },
            ],
          },
          times: 1,
        },
      ],
      judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
    },
    {
      id: 'FM-EVO-05',
      level: 'MUST',
      title: 'Optional members may be absent',
      requirement: 'Flows without name, description, cron and payload run like others, with the data whole.',
      source: sources.schema,
      hint: 'Rely on id, status and owners of a flow only. One without payload.inputParameters gets the data of the event whole.',
      world: { users: { ada: { flows: { full: {}, bare: { count: 2, bare: true } } } } },
      events: [{ of: 'ada', data: { orderId: '$text', city: '$text' } }],
      judges: [{ judge: 'flows-run' }, { judge: 'data-whole' }, { judge: 'exit-zero' }],
    },
    {
      id: 'FM-EVO-10',
      level: 'MUST',
      title: 'Optional members may be null',
      requirement:
        'Flows whose name, description, type and schedule are null run like others, and users whose names of a person are null are users like others.',
      source: sources.nulls,
      hint: 'Ask whether a text is there before you do something with it: a member that is null is there, and is no text.',
      requires: ['FM-CORE-01', 'FM-FLOW-05', 'FM-EVO-05'],
      world: {
        users: {
          other: { members: { firstname: null, lastname: null, phone: null }, flows: { 'of other': {} } },
          ada: {
            members: { firstname: null, lastname: null, phone: null },
            flows: {
              full: {},
              nulls: { count: 2, members: { name: null, description: null, type: null, cron: null } },
            },
          },
        },
      },
      events: [{ of: 'ada' }],
      judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
    },
    {
      id: 'FM-EVO-11',
      level: 'MUST',
      title: 'Flows may be large',
      requirement: 'Where every flow of a list has 40 KB of settings, the list is read to its end, and each flow runs.',
      source: sources.schema,
      hint: 'Read an answer to its end, however long it is: without a buffer of 64 KB or a limit of an HTTP library in the way.',
      requires: ['FM-CORE-01', 'FM-FLOW-05'],
      world: {
        users: { ada: { flows: { large: { count: 6, members: { flowSettings: { notes: 'ab '.repeat(13_000) } } } } } },
      },
      events: [{ of: 'ada' }],
      judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
    },
    {
      id: 'FM-EVO-06',
      level: 'SHOULD',
      title: 'Users may come in data and meta',
      requirement: 'Where GET /users is answered as {"data":[...],"meta":{...}}, everything still works.',
      source: sources.userShapes,
      hint: 'Take the list itself, or its member `data`.',
      world: { users: { ada: { flows: { main: { count: 2 } } } } },
      events: [{ of: 'ada' }],
      faults: [{ match: { operation: userLists }, effect: { kind: 'envelope' } }],
      judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
    },
    {
      id: 'FM-EVO-07',
      level: 'SHOULD',
      title: 'The form of JSON does not matter',
      requirement: 'Another order of members, white space, and another spelling of the content type change nothing.',
      source: sources.schema,
      hint: 'Parse answers with a JSON library, and compare content types without their parameters and without regard to case.',
      world: { users: { ada: { flows: { main: { count: 2 } } } } },
      events: [{ of: 'ada' }],
      faults: [
        {
          match: { operation: users },
          effect: { kind: 'reformat', indent: 4, keyOrder: 'reversed', contentType: 'application/json;charset=UTF-8' },
        },
        {
          match: { operation: flows },
          effect: { kind: 'reformat', indent: 2, keyOrder: 'shuffled', contentType: 'Application/JSON' },
        },
      ],
      judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
    },
    {
      id: 'FM-EVO-08',
      level: 'MUST',
      title: 'The total of the first page is no promise',
      requirement:
        'When a flow is added after the first page of 200, so that the list is longer than the first page said, the flows that were there all along run exactly once each. The new one may run or not.',
      source: sources.paging,
      hint: 'Read the totals of every page anew, or read on until a page is short or empty: what moves to a page beyond the first total is missed otherwise.',
      requires: ['FM-CORE-01', 'FM-FLOW-07'],
      world: { users: { ada: { flows: { main: { count: 200 }, early: { comes: 'before' } } } } },
      events: [{ of: 'ada' }],
      faults: [
        {
          match: { operation: 'getFlows' },
          effect: {
            kind: 'change-world',
            when: 'after',
            changes: [{ add: { kind: 'flows', record: '$record early' } }],
          },
          times: 1,
        },
      ],
      judges: [{ judge: 'flows-run' }, { judge: 'exit-zero' }],
    },
    {
      id: 'FM-EVO-09',
      level: 'MUST',
      title: 'A list of more than a thousand flows is read to its end',
      requirement:
        'When the server ignores filter[status] and filter[user], so that the list holds more than a thousand flows of which few are due, each of these runs exactly once, wherever it stands in the list.',
      source: sources.filters,
      hint: 'Read on until a page is empty or holds nothing new, however many pages there are, and whatever page size you ask for.',
      requires: ['FM-CORE-01', 'FM-FLOW-07', 'FM-EVO-03'],
      world: {
        owners: 'user',
        users: {
          ada: { flows: { main: { count: 3 }, off: { count: 800, status: 'inactive' } } },
          bea: { flows: { others: { count: 230 } } },
        },
      },
      events: [{ of: 'ada' }],
      faults: [{ match: { operation: 'getFlows' }, effect: { kind: 'ignore-filters' } }],
      judges: [{ judge: 'nothing-else' }, { judge: 'flows-run' }, { judge: 'exit-zero' }],
    },
  ],
};
