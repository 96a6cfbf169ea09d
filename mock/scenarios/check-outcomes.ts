import { about, type Check, check, someText, truth, wholeNumber } from '../domain/checks/check.js';
import { listOf, object, required } from '../domain/checks/check-inside.js';
import { quote, type Report } from '../domain/checks/report.js';
import type { Known } from '../domain/records/known.js';
import { checkNode, reference } from '../domain/records/references.js';
import { durationOf } from '../faults/duration.js';

/** FlowMate gives up after so many retries. */
const MOST_RETRIES = 5;

const LONGEST_MS = 86_400_000;

/** Milliseconds, or a text such as "2s". */
const duration = check(
  {
    anyOf: [
      { type: 'integer', minimum: 0, maximum: LONGEST_MS },
      { type: 'string', pattern: /^\d{1,9}(?:\.\d{1,9})?\s?(?:ms|s|m|h)?$/.source },
    ],
  },
  (value, report) => {
    const isWhole = typeof value !== 'number' || Number.isInteger(value);
    if (!isWhole || durationOf(value, LONGEST_MS) === undefined)
      report.add(`${quote(value)} is no time that a step may take; "2s", "500ms" or milliseconds are, a day at most`);
  },
);

const failure = object({
  message: about('What the log says of it; "Error: " comes before it unless it begins so', someText),
  status: about('What the app answered; 429 and those from 500 up are retried 5 times first', wholeNumber(400, 599)),
  every: about('Only every so many-th run of the flow fails. Left out: all do', wholeNumber(1, 1_000_000)),
});

/** How a step fails; `true` says only that it does. */
const fail = check({ anyOf: [truth.schema, failure.schema] }, (value, report) => {
  if (typeof value !== 'boolean') failure(value, report);
});

const SAYS = ['fail', 'duration', 'retries', 'continueOnError'];

function checkOutcome(known: Known, outcome: Record<string, unknown>, report: Report): void {
  if (!SAYS.some((name) => outcome[name] !== undefined)) {
    report.add(`says nothing; give it one of ${SAYS.join(', ')}`);
  }
  checkNode(known.nodes.get(String(outcome.flow)), ['node'], outcome.node, report);
}

/** Outcomes of the runs that begin in the world. */
export function checkOutcomes(known: Known): Check {
  return listOf(
    object(
      {
        flow: required(reference(known, 'flow')),
        node: about(
          'The id of the node. Left out: fail and retries are those of the first node behind the trigger, the others of all nodes',
          someText,
        ),
        fail: about('true, or how: the step fails', fail),
        duration: about('How long the step takes, "2s" or milliseconds. Left out: made up', duration),
        retries: about('How often the step is tried again', wholeNumber(0, MOST_RETRIES)),
        continueOnError: about('true: the steps behind go on when the step fails', truth),
      },
      {
        schema: { anyOf: SAYS.map((name) => ({ required: [name] })) },
        after: (outcome, report) => checkOutcome(known, outcome, report),
      },
    ),
  );
}
