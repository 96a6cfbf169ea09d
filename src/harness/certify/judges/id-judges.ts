import { counted } from '../../text.js';
import type { Judge } from '../evidence.js';
import type { WebhookCall } from './calls.js';
import { deliveries, isClear, nameOfDelivery, wasAnswered } from './deliveries.js';
import { broken, fulfilled, notApplicable, silent } from './opinion.js';

const FIX_SAME = 'Make an X-Request-Id for each delivery, and send it with every try of that delivery.';
const FIX_NEW =
  'Make a new X-Request-Id for each pair of event and flow, at random or from both their ids: FlowMate starts one execution for each id, and drops what comes with an id that it knows.';

const idOf = ({ entry }: WebhookCall): string => entry.request.headers['x-request-id'] ?? '';

/** Every try of one delivery carries the same X-Request-Id. */
export const sameRequestId: Judge = (evidence) => {
  const expected = 'a retry of a webhook call carries the X-Request-Id of the first try';
  let seen = 0;
  for (const delivery of deliveries(evidence)) {
    for (const [at, call] of delivery.calls.slice(1).entries()) {
      const before = delivery.calls[at];
      if (before === undefined || (before.accepted && isClear(before))) continue;
      seen += 1;
      if (idOf(call) !== '' && idOf(call) === idOf(before)) continue;
      const ids = [before, call].map((each) => idOf(each) || 'none').join(', then ');
      return broken(expected, `${nameOfDelivery(delivery)} was tried with ${ids}`, call.entry, FIX_SAME);
    }
  }
  return seen === 0
    ? silent(expected, 'no webhook call was tried again')
    : fulfilled(expected, `${counted(seen, 'retry', 'retries')} with the id of the first try`);
};

/** Each delivery has an id of its own: by event and by flow, whatever the data. */
export const requestIds: Judge = (evidence) => {
  const expected = 'another X-Request-Id for each delivery, that is for each pair of event and flow';
  const owners = new Map<string, string>();
  for (const delivery of deliveries(evidence)) {
    const { calls } = delivery;
    const name = nameOfDelivery(delivery);
    for (const [at, call] of calls.entries()) {
      const id = idOf(call);
      if (id === '') continue;
      const before = calls[at - 1];
      const isRetry = before !== undefined && !(before.accepted && wasAnswered(before, call));
      const other = owners.get(id);
      if (other !== undefined && !(isRetry && other === name)) {
        const whose = other === name ? 'an equal event before it' : other;
        return broken(expected, `${name} carries ${id}, the id of ${whose}`, call.entry, FIX_NEW);
      }
      owners.set(id, name);
    }
  }
  return owners.size === 0
    ? notApplicable(expected, 'the client sends no X-Request-Id')
    : fulfilled(expected, counted(owners.size, 'id'));
};
