import type { CertificationCase } from './case.js';
import { sources } from './sources.js';

/** Values that move, stay behind or change their kind on the way to a flow. */
export const valueCases: readonly CertificationCase[] = [
  {
    id: 'FM-PAY-11',
    level: 'MUST',
    title: 'Dates do not move west of Greenwich, nor when clocks change',
    requirement:
      'Dates and times arrive as the event has them, also where the client runs in a time zone that is behind UTC and has summer time, and with a locale of its own rules for letters (TZ=America/St_Johns, LC_ALL=tr_TR.UTF-8).',
    source: sources.payload,
    hint: 'A day such as 2026-01-01 is no point in time: a program that makes one of it writes the day before. Send dates as the event has them.',
    requires: ['FM-CORE-01', 'FM-PAY-01'],
    environment: { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
    world: { users: { ada: { flows: { main: {} } } } },
    events: [
      {
        of: 'ada',
        data: {
          orderId: '$text',
          placedAt: '$date',
          day: '2026-01-01',
          firstOfMonth: '2026-07-01',
          midnight: '2026-07-01T00:00:00Z',
          skipped: '2026-03-08T02:30:00',
          twice: '2026-11-01T01:30:00',
          withOffset: '2026-03-08T02:30:00-05:00',
          TITLE: 'ISTANBUL',
          initial: 'i',
          price: 1234.5,
        },
      },
    ],
    judges: [{ judge: 'data-arrives' }, { judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-PAY-12',
    level: 'MUST',
    title: 'What an earlier event held is not sent for a later one',
    requirement:
      'Where an event lacks a declared parameter that the event before it had, the value of that earlier event is not sent. The flow gets the other parameters, or the client reports by its exit code that it was not served.',
    source: sources.payload,
    hint: 'Begin the data of each delivery with an empty object. One that is made once and filled anew holds what the last event left in it.',
    requires: ['FM-CORE-01', 'FM-PAY-03', 'FM-PAY-09', 'FM-FLOW-05'],
    world: {
      owners: 'user',
      users: {
        ada: { flows: { main: { input: { orderId: 'string', coupon: 'string', customer: { name: 'string' } } } } },
        bea: { flows: { 'of bea': { input: { orderId: 'string', coupon: 'string', customer: { name: 'string' } } } } },
      },
    },
    events: [
      { of: 'ada', data: { orderId: '$text', coupon: '$text', customer: { name: '$text' } } },
      { of: 'bea', data: { orderId: '$text', customer: {} } },
      { of: 'ada', data: { orderId: '$text' } },
    ],
    judges: [{ judge: 'data-not-crossed' }, { judge: 'nothing-lost' }, { judge: 'nothing-doubled' }],
  },
  {
    id: 'FM-PAY-13',
    level: 'MUST',
    title: 'Members may be called like numbers or like methods',
    requirement:
      'Objects whose members are called 0, 1 and 2 stay objects, and members called like what programs know (toString, hasOwnProperty, length) arrive like others.',
    source: sources.payload,
    hint: 'Take objects for lists nowhere (in PHP decode to objects, not to arrays), and copy members by their own names alone.',
    requires: ['FM-CORE-01', 'FM-CORE-03', 'FM-PAY-05'],
    world: { users: { ada: { flows: { main: {} } } } },
    events: [
      {
        of: 'ada',
        data: {
          orderId: '$text',
          positions: { 0: '$text', 1: '$text', 2: { 0: 'inner' } },
          single: { 0: 'only' },
          lists: [[], [[]], ['one'], [{ only: 1 }]],
          padded: { '01': 1, '1.0': 2, '-1': 3 },
          methods: {
            toString: 'text',
            hasOwnProperty: true,
            valueOf: 1,
            length: 0,
            toJSON: 'no method',
          },
          attributes: { '@type': 'a', '#text': 'b', $ref: '#/c', 'xml:lang': 'de', 'a:b': { 'c:d': 1 } },
        },
      },
    ],
    judges: [{ judge: 'data-arrives' }, { judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
];
