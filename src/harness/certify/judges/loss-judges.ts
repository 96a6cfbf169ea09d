import { counted } from '../../text.js';
import type { Evidence, Judge } from '../evidence.js';
import { isWebhook } from './calls.js';
import { type Delivery, deliveries, nameOfDelivery, wasAnswered } from './deliveries.js';
import { fixOfMissing } from './missing.js';
import { broken, FIX_TOO_MANY, fulfilled, silent } from './opinion.js';

/** Each delivery that is due was accepted, or the exit code says that something was given up. */
export const nothingLost: Judge = (evidence) => {
  const due = deliveries(evidence);
  const wanted = due.reduce((sum, { least }) => sum + least, 0);
  const expected = `${counted(wanted, 'delivery', 'deliveries')}, each accepted, or an exit code other than 0`;
  const missing = due.filter((each) => acceptedOf(each).length < each.least);
  const [first] = missing;
  if (first === undefined) return fulfilled(expected, 'nothing was lost');
  const lost = describeLoss(first, missing.length);
  const { ending } = evidence;
  switch (ending.kind) {
    case 'watched':
      return silent(expected, `${lost}; whether the client reported it is not known`);
    case 'timed-out':
      return silent(expected, `${lost}; the client did not end by itself`);
    case 'signalled':
      return fulfilled(expected, `${lost}; the client was ended by ${ending.signal}`);
    case 'exited':
      return ending.exitCode !== 0
        ? fulfilled(expected, `${lost}; the client reported it by exit code ${ending.exitCode}`)
        : broken(
            expected,
            `${lost}, and the client ended with exit code 0`,
            first.calls.at(-1)?.entry,
            fixOfLoss(evidence, first),
          );
  }
};

function acceptedOf({ calls }: Delivery): Delivery['calls'] {
  return calls.filter(({ accepted }) => accepted);
}

function describeLoss(delivery: Delivery, count: number): string {
  const more = count === 1 ? '' : `, and ${counted(count - 1, 'other delivery', 'other deliveries')}`;
  const last = delivery.calls.at(-1)?.entry;
  const how =
    last === undefined
      ? 'was never tried'
      : `was tried ${counted(delivery.calls.length, 'time')}, last answered with ${last.status === 0 ? 'a broken connection or silence' : last.status}`;
  return `${nameOfDelivery(delivery)} ${how}${more}`;
}

function fixOfLoss(evidence: Evidence, { calls, flow }: Delivery): string {
  const status = calls.at(-1)?.entry.status;
  if (status === undefined && hasUnread(evidence))
    return 'A look-up or a page that could not be read is no empty one: try it again, or end with an exit code other than 0.';
  if (status === undefined) return fixOfMissing(evidence, flow);
  if (status >= 300 && status < 400)
    return 'A redirect of a webhook call is no delivery: do not take it, or the GET that a library makes of it, for one. Report it by the exit code.';
  return 'A call that was not answered with 2xx is no delivery: try it again where that may help, or end with an exit code other than 0.';
}

/** A look-up or a page met a fault, and never came right after it. */
function hasUnread({ entries }: Evidence): boolean {
  const isSpoilt = (entry: Evidence['entries'][number]) =>
    entry.faults.length > 0 && (entry.status === 0 || entry.status >= 300 || !entry.delivered || isReplaced(entry));
  return entries.some(
    (entry, at) =>
      !isWebhook(entry) &&
      isSpoilt(entry) &&
      !entries.slice(at + 1).some((later) => later.url === entry.url && !isSpoilt(later)),
  );
}

/** A 200 that is not what was asked for. */
function isReplaced({ response }: Evidence['entries'][number]): boolean {
  return !/^\s*[[{]"?(?:\{|\]|_id|id|username|data|token)/.test(response.body ?? '');
}

/** No delivery is accepted twice, unless the answer of the first was lost. */
export const nothingDoubled: Judge = (evidence) => {
  const expected = 'no delivery accepted more than once, unless its answer was lost';
  const all = deliveries(evidence);
  for (const delivery of all) {
    const accepted = acceptedOf(delivery);
    const unclear = accepted.slice(0, -1).filter((call, at) => !wasAnswered(call, accepted[at + 1])).length;
    if (accepted.length - unclear <= delivery.most) continue;
    const observed = `${nameOfDelivery(delivery)} was accepted ${counted(accepted.length, 'time')} instead of ${delivery.most}`;
    return broken(expected, observed, accepted[delivery.most + unclear]?.entry, FIX_TOO_MANY);
  }
  return fulfilled(expected, 'nothing was doubled');
};
