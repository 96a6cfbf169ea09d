import { about, check, oneOf, truth, wholeNumber } from '../domain/checks/check.js';
import { listOf, object } from '../domain/checks/check-inside.js';
import { quote, type Report } from '../domain/checks/report.js';
import { isDay } from '../domain/dates.js';
import { dialects } from '../domain/dialect.js';
import { checkGiven } from '../faults/check-fault.js';
import { LARGEST_SEED } from './builtin.js';
import { LOCALES, MOST } from './generate-settings.js';

/** Ids begin with the seconds since 1970 in 8 hex digits, which are used up in 2106. With its offset, as everywhere a clock is set. */
const WORLD_TIME = /^20\d\d-\d\d-\d\dT\d\d:\d\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** JSON Schema knows no flags. */
const ANY_CASE = WORLD_TIME.source.replace('T', '[Tt]').replace('Z', '[Zz]');

const now = about(
  'When the world begins: its clock starts here. Left out: the real time',
  check({ type: 'string', format: 'date-time', pattern: ANY_CASE }, (value, report) => {
    if (
      typeof value !== 'string' ||
      !WORLD_TIME.test(value) ||
      !isDay(value.slice(0, 10)) ||
      Number.isNaN(Date.parse(value))
    )
      report.add(
        `${quote(value)} is no time of a world; those from the year 2000 to 2099 are, such as "2026-10-01T08:30:00Z"`,
      );
  }),
);

function checkProducts(generate: Record<string, unknown>, report: Report): void {
  const { users, flowsPerUser } = generate;
  const flows = Number(users ?? 0) * Number(flowsPerUser ?? 0);
  if (flowsPerUser !== undefined && users === undefined)
    report.add('has flowsPerUser but no users; say how many users to generate');
  else if (flows > MOST.flows)
    report.addAt(
      'flowsPerUser',
      `${users} users with ${flowsPerUser} flows are ${flows}; at most ${MOST.flows} are made`,
    );
}

/** How much to make up. */
const generate = about(
  'Fills the world with made-up records, beside those that the file gives',
  object(
    {
      users: about("End users of the partner's tenant. Default 0", wholeNumber(0, MOST.users)),
      flowsPerUser: about('Flows of each of these users. Default 0', wholeNumber(0, MOST.flowsPerUser)),
      templates: about('Templates of the partner. Default 0', wholeNumber(0, MOST.templates)),
      executionsPerFlow: about(
        'Past executions of every flow of the world, those that the file gives included. Default 0',
        wholeNumber(0, MOST.executionsPerFlow),
      ),
      days: about(
        'How many days before the world begins the executions reach back. Default 14',
        wholeNumber(1, MOST.days),
      ),
      locale: about('Language of names and texts. Default en', oneOf(...LOCALES)),
    },
    { schema: { dependentRequired: { flowsPerUser: ['users'] } }, after: checkProducts },
  ),
);

const dialectChecks = Object.entries(dialects).map(([name, words]) => [name, oneOf(...words)] as const);

/** Members of a file about the world as a whole. Options of the mock win over them. */
export const SETTINGS = {
  clock: about(
    "The world's own time",
    object({ now, frozen: about('true: time stands still until it is moved. Default false', truth) }),
  ),
  seed: about('What everything made up depends on. Default 1; the option --seed wins', wholeNumber(0, LARGEST_SEED)),
  timing: about('instant: no waiting anywhere. real: things take their time', oneOf('instant', 'real')),
  dialect: about(
    'Where sources contradict each other, each member picks one',
    object(Object.fromEntries(dialectChecks)),
  ),
  strict: about('true: requests that the API document does not allow are refused with 422', truth),
  faults: about('Misbehaviour that is armed from the start', listOf(checkGiven)),
  generate,
};
