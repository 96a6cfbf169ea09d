import { check, wrongType } from '../checks/check.js';
import { quote } from '../checks/report.js';
import { isCron } from '../cron.js';

const LONGEST = 200;

const goodCrons = new Set<string>();

const SCHEMA = {
  type: ['string', 'null'],
  pattern: '^$|^\\s*\\S+(?:\\s+\\S+){4,5}\\s*$',
  maxLength: LONGEST,
  description: '5 or 6 fields. Left out: the flow waits for its webhook',
  examples: ['*/15 * * * *', '0 7 * * 1-5'],
};

/** Upstream accepts what cronstrue can put into words, "" and null included. */
export const cron = check(SCHEMA, (value, report) => {
  if (value === null || value === '') return;
  if (typeof value !== 'string') report.add(wrongType(value, 'text or null'));
  else if (!goodCrons.has(value)) {
    const fields = value.length > LONGEST ? 0 : value.trim().split(/\s+/).length;
    if (fields !== 5 && fields !== 6)
      report.add(`${quote(value)} is not a cron expression; 5 or 6 fields are, such as "*/15 * * * *"`);
    else if (!isCron(value))
      report.add(
        `${quote(value)} is not a cron expression; a field is out of its range or no field at all ("*/15 * * * *" is one)`,
      );
    else if (goodCrons.size < 10_000) goodCrons.add(value);
  }
});
