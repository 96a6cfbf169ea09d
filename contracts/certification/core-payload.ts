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
];
