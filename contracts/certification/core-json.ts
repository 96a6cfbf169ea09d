import type { CertificationCase } from './case.js';
import { sources } from './sources.js';

/** What becomes of JSON of every kind on its way to a flow. */
export const jsonCases: readonly CertificationCase[] = [
  {
    id: 'FM-PAY-05',
    level: 'MUST',
    title: 'Every kind of JSON arrives as it is',
    requirement:
      'Declared parameters arrive as the event has them, whatever JSON they are: lists, objects, what is within them, large and small numbers, blanks, texts that look like something else, and names that differ in capitals alone.',
    source: sources.payload,
    hint: 'Send lists and objects as JSON, not as text; trim no text; make no number of a text; write large numbers with all their digits; take names as they are, capitals included.',
    requires: ['FM-CORE-01', 'FM-CORE-03'],
    world: { users: { ada: { flows: { main: {} } } } },
    events: [
      {
        of: 'ada',
        data: {
          orderId: '$text',
          list: ['$text', 2, true, null, ['deep', [{ deeper: [] }]]],
          address: { city: '$text', geo: { lat: 51.05, lon: 13.74 }, floor: null, tags: ['a', 'b'] },
          emptyList: [],
          emptyObject: {},
          listOfObjects: [
            { sku: 'a-1', count: 1 },
            { sku: 'b-2', count: 0 },
          ],
          big: 9007199254740991,
          bigger: 123456789012345680000,
          tiny: 1.5e-9,
          negative: -0.25,
          zero: 0,
          no: false,
          blank: ' ',
          padded: '  both ends  ',
          empty: '',
          digits: '00420',
          exponent: '1e3',
          word: 'null',
          truth: 'true',
          json: '{"a":[1]}',
          xml: '<a b="1">&amp;&#39;</a>',
          spelt: ['yes', 'no', 'on', 'off', 'NaN', 'None', 'undefined', '0x1F', '1_000', '1,5', '-0', '+4915112345'],
          dates: ['2026-01-01', '12:30:45', '20260101', '2026-01-01T00:00:00', '2026-01-01T00:00:00+00:00'],
          fractions: [0.1, 19.99, 1234567.891, 1e21, 2.5, -2.5],
          separators: 'a\u2028b\u2029c\u00a0d\u200be\ufefff\u202bg\u202ch\u00adi',
          lines: 'one\r\ntwo\n',
          // Names are texts like others: they differ by case, may be empty, and may be words that programs know.
          total: 1,
          Total: 2,
          TOTAL: 3,
          aNameThatIsLongerThanThoseOfTheColumnsOfMostDatabasesAndIsWholeAllTheWay: 4,
          deep: { a: { b: { c: { d: { e: { f: { g: { h: { i: ['$text', [[[null]]]] } } } } } } } } },
          names: { '': 'empty', ' ': 'blank', 'a/b': 1, length: 2, constructor: 3, 0: 'digit', class: 'word' },
        },
      },
    ],
    judges: [{ judge: 'data-arrives' }, { judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-PAY-06',
    level: 'MUST',
    title: 'A declared parameter that is null is not made something else',
    requirement:
      'Where the event has null for a declared parameter, it arrives as null, or the client reports by its exit code that this flow was not served. Other flows run.',
    source: sources.payload,
    hint: 'Send null as null, rather than as "", "null", 0 or not at all.',
    requires: ['FM-CORE-01', 'FM-CORE-03', 'FM-PAY-03'],
    world: {
      users: {
        ada: {
          flows: {
            nullable: { input: { orderId: 'string', phone: 'string', amount: 'number', gift: 'boolean' } },
            other: { input: { orderId: 'string' } },
          },
        },
      },
    },
    events: [{ of: 'ada', data: { orderId: '$text', phone: null, amount: null, gift: null } }],
    judges: [
      { judge: 'data-arrives' },
      { judge: 'nothing-lost' },
      { judge: 'nothing-doubled' },
      { judge: 'flows-run', except: ['nullable'] },
    ],
  },
  {
    id: 'FM-PAY-07',
    level: 'SHOULD',
    title: 'Nothing undeclared goes along within an object',
    requirement: 'Where a flow declares the members of an object, no other members of that object are sent along.',
    source: sources.payload,
    hint: 'Pick what is declared at every depth that the declaration describes.',
    requires: ['FM-CORE-01', 'FM-PAY-02', 'FM-PAY-05'],
    world: {
      users: {
        ada: {
          flows: { main: { input: { orderId: 'string', customer: { name: 'string', address: { city: 'string' } } } } },
        },
      },
    },
    events: [
      {
        of: 'ada',
        data: {
          orderId: '$text',
          customer: { name: '$text', creditLimit: 5000, address: { city: '$text', floor: 3 } },
        },
      },
    ],
    judges: [{ judge: 'nothing-undeclared' }],
  },
  {
    id: 'FM-PAY-08',
    level: 'MUST',
    title: 'Dates do not move with the time zone of the machine',
    requirement:
      'Dates and times arrive as the event has them, also where the client runs in another time zone than UTC and with another locale (TZ=Asia/Kolkata, LC_ALL=de_DE.UTF-8).',
    source: sources.payload,
    hint: 'Do not parse dates only to write them again. Where you must, keep their offset, and format with no locale.',
    requires: ['FM-CORE-01', 'FM-PAY-01'],
    environment: { TZ: 'Asia/Kolkata', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' },
    world: { users: { ada: { flows: { main: {} } } } },
    events: [
      {
        of: 'ada',
        data: {
          orderId: '$text',
          placedAt: '$date',
          day: '2026-01-01',
          midnight: '2026-07-01T00:00:00.000Z',
          skipped: '2026-03-29T02:30:00',
          withOffset: '2026-10-25T02:30:00+02:00',
          time: '23:59',
          price: 1234.5,
        },
      },
    ],
    judges: [{ judge: 'data-arrives' }, { judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
  {
    id: 'FM-PAY-09',
    level: 'MUST',
    title: 'A declared parameter that the event lacks stops no other delivery',
    requirement:
      'Where the event lacks a declared parameter, the flow gets the others, and nothing made up in its place, or the client reports by its exit code that this flow was not served. Other flows run.',
    source: sources.payload,
    hint: 'Copy the declared parameters that the event has, and invent none. Where you need all of them, report the flow that you leave out by the exit code, and go on with the others.',
    requires: ['FM-CORE-01', 'FM-PAY-03'],
    world: {
      users: {
        ada: {
          flows: {
            before: { input: { orderId: 'string' } },
            lacking: { input: { orderId: 'string', phone: 'string', customer: { name: 'string' }, amount: 'number' } },
            after: { input: { orderId: 'string', city: 'string' } },
          },
        },
        bea: { flows: { others: {} } },
      },
    },
    events: [{ of: 'ada', data: { orderId: '$text', city: '$text' } }, { of: 'bea' }],
    judges: [
      { judge: 'data-arrives' },
      { judge: 'nothing-lost' },
      { judge: 'nothing-doubled' },
      { judge: 'flows-run', except: ['lacking'] },
    ],
  },
  {
    id: 'FM-PAY-10',
    level: 'MUST',
    title: 'An event without data is an event',
    requirement:
      'An event whose data is {} is delivered like any other: each active flow of its user gets {"data": {}} once. So is the event after it.',
    source: sources.steps,
    hint: 'Skip an event because of its user alone: an empty object is data, whatever your language takes for false.',
    requires: ['FM-CORE-01', 'FM-FLOW-05'],
    world: { users: { ada: { flows: { main: { count: 2, input: {} } } } } },
    events: [{ of: 'ada', data: {} }, { of: 'ada' }],
    judges: [{ judge: 'body-shape' }, { judge: 'flows-run' }, { judge: 'exit-zero' }],
  },
];
