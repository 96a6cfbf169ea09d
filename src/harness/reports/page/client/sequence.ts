import type { PageCase, PageExchange } from '../page-data.js';
import type { Case } from './cases.js';
import { element } from './elements.js';
import { toExchangeRow, toOffset } from './exchange-row.js';

/** Silence of at least this long is shown, since waiting is what resilience is about. */
const pauseMs = 300;
/** From here on rows out of sight are laid out only when they come into sight. */
const many = 200;

function timeOf({ wallTime, time }: PageExchange): number {
  return Date.parse(wallTime ?? time);
}

function toRows({ id, offending, exchanges, injected = {}, names = {} }: PageCase): HTMLElement[] {
  const [first] = exchanges;
  const start = first === undefined ? 0 : timeOf(first);
  let end = start;
  return exchanges.flatMap((exchange) => {
    const at = timeOf(exchange);
    const pause = at - end;
    end = Math.max(end, at + exchange.durationMs);
    const place = { caseId: id, offsetMs: at - start, isOffending: exchange.sequence === offending, injected, names };
    const row = toExchangeRow(exchange, place);
    return pause < pauseMs
      ? [row]
      : [element('li', { class: 'pause' }, element('span', {}, `${toOffset(pause)} without a request`)), row];
  });
}

/** Makes the sequence of a case, once. */
export function showSequence(each: Case): void {
  const place = each.details.querySelector('[data-sequence]');
  if (place === null || place.childElementCount > 1) return;
  const data = each.data();
  if (data === undefined) return;
  place.replaceChildren(
    element(
      'div',
      { class: 'lanes-head', 'aria-hidden': 'true' },
      element('span', {}, 'Client'),
      element('span', {}, 'FlowMate'),
    ),
    element('ol', data.exchanges.length < many ? {} : { class: 'many' }, ...toRows(data)),
  );
}
