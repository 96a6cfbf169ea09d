import type { CertificationCase } from './case.js';
import { sources } from './sources.js';

/** What a flow gets. */
export const payloadCases: readonly CertificationCase[] = [
  {
    id: 'FM-PAY-01',
    level: 'MUST',
    title: 'A flow gets what it declares',
    requirement:
      "What a flow's payload.inputParameters declares stands in `data`, with the declared types and the values of the event, also where a value is 0, false or an empty text.",
    source: sources.payload,
    hint: 'Copy every declared parameter from the event as it is: leave out no falsy value, make no number of a text that looks like one, and no text of a number.',
    world: {
      users: {
        ada: {
          flows: {
            main: {
              input: {
                orderId: 'string',
                amount: 'number',
                discount: 'number',
                paid: 'boolean',
                gift: 'boolean',
                zip: 'string',
                note: 'string',
              },
            },
          },
        },
      },
    },
    events: [
      {
        of: 'ada',
        data: {
          orderId: '$text',
          amount: '$number',
          discount: 0,
          paid: true,
          gift: false,
          zip: '01067',
          note: '',
        },
      },
    ],
    judges: [{ judge: 'declared-input' }],
  },
  {
    id: 'FM-PAY-02',
    level: 'SHOULD',
    title: 'A flow gets nothing that it does not declare',
    requirement:
      'Where a flow declares inputParameters, nothing else of the event is sent along: data that the flow did not ask for should not leave your system.',
    source: sources.payload,
    hint: 'Pick the parameters that this very flow declares out of the event, rather than sending all of it.',
    world: {
      users: {
        ada: {
          flows: {
            invoice: { input: { orderId: 'string', amount: 'number' } },
            mail: { input: { orderId: 'string', email: 'string' } },
          },
        },
      },
    },
    events: [{ of: 'ada', data: { orderId: '$text', amount: '$number', email: '$text', internalNote: '$text' } }],
    judges: [{ judge: 'nothing-undeclared' }],
  },
  {
    id: 'FM-PAY-03',
    level: 'MUST',
    title: 'Each flow gets its own parameters',
    requirement: 'Of two flows of one user that declare different inputParameters, each gets its own.',
    source: sources.payload,
    hint: 'Build the data for each flow from the inputParameters of that flow, not once for all of them.',
    requires: ['FM-CORE-01', 'FM-PAY-01'],
    world: {
      users: {
        ada: {
          flows: {
            invoice: { input: { orderId: 'string', amount: 'number' } },
            mail: { input: { orderId: 'string', email: 'string', urgent: 'boolean' } },
          },
        },
      },
    },
    events: [
      { of: 'ada', data: { orderId: '$text', amount: '$number', email: '$text', urgent: true } },
      { of: 'ada', data: { orderId: '$text', amount: '$number', email: '$text', urgent: true } },
    ],
    judges: [{ judge: 'declared-input' }],
  },
  {
    id: 'FM-PAY-04',
    level: 'MUST',
    title: 'An event of 1 MB arrives whole',
    requirement: 'The data of a large event, 1 MB with letters of several bytes, arrives whole.',
    source: sources.webhook,
    hint: 'FlowMate takes webhook bodies up to 10 MB. Do not cut texts, do not pass the body as a command-line argument, and decode files as a whole, not chunk by chunk.',
    world: { users: { ada: { flows: { main: {} } } } },
    events: [{ of: 'ada', data: { orderId: '$text', document: '$text 1048576', last: '$text' } }],
    judges: [{ judge: 'flows-run' }, { judge: 'data-arrives' }],
  },
  {
    id: 'FM-PAY-05',
    level: 'MUST',
    title: 'Every kind of JSON arrives as it is',
    requirement:
      'Declared parameters arrive as the event has them, whatever JSON they are: lists, objects, what is within them, large and small numbers, blanks, and texts that look like something else.',
    source: sources.payload,
    hint: 'Send lists and objects as JSON, not as text; trim no text; make no number of a text; write large numbers with all their digits.',
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
          lines: 'one\r\ntwo\n',
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
];
