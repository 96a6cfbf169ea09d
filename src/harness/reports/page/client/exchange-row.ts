import { toCurl } from '../../certification/curl.js';
import type { PageExchange } from '../page-data.js';
import { copyButton } from './copying.js';
import { element } from './elements.js';
import { toPayload } from './payload.js';

/** What an exchange is shown with besides itself. */
export interface RowPlace {
  readonly caseId: string;
  /** Since the first exchange of the case, in milliseconds. */
  readonly offsetMs: number;
  readonly isOffending: boolean;
  /** What each fault does, by its id. */
  readonly injected: Readonly<Record<string, string>>;
  /** What ids in URLs stand for. */
  readonly names: Readonly<Record<string, string>>;
}

export function toOffset(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}

/** How far the answer came. */
function fateOf({ status, delivered }: PageExchange): 'whole' | 'cut' | 'none' {
  if (status === 0) return 'none';
  return delivered === false ? 'cut' : 'whole';
}

function answerOf(exchange: PageExchange): string {
  const { status, response, durationMs } = exchange;
  const took = `${durationMs.toFixed(1)} ms`;
  const bytes = response?.bodyBytes;
  const size = bytes === undefined ? [] : [`${bytes.toLocaleString('en')} B`];
  switch (fateOf(exchange)) {
    case 'none':
      return `no answer · ${took}`;
    case 'cut':
      return [String(status), 'did not arrive whole', took].join(' · ');
    case 'whole':
      return [String(status), ...size, took].join(' · ');
  }
}

function classOf(status: number): string {
  return status === 0 ? 's-none' : `s-${Math.floor(status / 100)}`;
}

function pills(
  { faults = [], violations = [], execution, note, url }: PageExchange,
  { isOffending, injected, names }: RowPlace,
): HTMLElement[] {
  const pill = (kind: string, text: string): HTMLElement => element('span', { class: `pill p-${kind}` }, text);
  return [
    ...(isOffending ? [pill('offending', 'first problem')] : []),
    ...faults.map((fault) => pill('fault', `⚡ injected: ${injected[fault] ?? fault}`)),
    ...Object.entries(names).flatMap(([id, name]) => (url.includes(id) ? [pill('note', name)] : [])),
    ...(violations.length === 0 ? [] : [pill('violation', `⚠ not as documented (${violations.length})`)]),
    ...(execution === undefined ? [] : [pill('run', '▶ started a run')]),
    ...(note === undefined ? [] : [pill('note', note)]),
  ];
}

function departures({ violations = [] }: PageExchange): HTMLElement | undefined {
  if (violations.length === 0) return undefined;
  const items = violations.map(({ place, message, right }) =>
    element('li', {}, element('code', {}, place), ` ${message}; ${right}`),
  );
  return element('div', {}, element('h5', {}, 'Not as the API document has it'), element('ul', {}, ...items));
}

function facts({ operation, caller, time, wallTime, execution, sequence }: PageExchange): HTMLElement {
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['Sequence', String(sequence)],
    ['Operation', operation ?? 'none that the API document has'],
    ['Caller', caller === undefined ? undefined : `${caller.username} (${caller.userId})`],
    ['Time of the world', time],
    ['Time of the machine', wallTime],
    ['Run', execution],
  ];
  const rows = pairs
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)));
  return element('dl', { class: 'headers' }, ...rows);
}

function toBody(exchange: PageExchange, place: RowPlace): HTMLElement {
  const { method, url, request, response, status } = exchange;
  const link = element(
    'a',
    { href: `#${encodeURIComponent(place.caseId)}/${exchange.sequence}` },
    'Link to this exchange',
  );
  const tools = element(
    'p',
    { class: 'row' },
    copyButton('Copy as curl', () => toCurl(exchange)),
    link,
  );
  const answer = status === 0 ? 'no answer' : String(status);
  return element(
    'div',
    { class: 'x-body' },
    tools,
    departures(exchange),
    element(
      'div',
      { class: 'x-pair' },
      toPayload('Request', `${method} ${url}`, request),
      toPayload('Response', answer, response),
    ),
    facts(exchange),
  );
}

/** One exchange as a row of the sequence: an arrow there, an arrow back. Its payload is made when it is opened. */
export function toExchangeRow(exchange: PageExchange, place: RowPlace): HTMLLIElement {
  const { sequence, method, url, status } = exchange;
  const marks = pills(exchange, place);
  const button = element(
    'button',
    { type: 'button', class: 'x-row', 'aria-expanded': 'false' },
    element(
      'span',
      { class: 'x-time' },
      element('span', { class: 'x-number' }, String(sequence)),
      toOffset(place.offsetMs),
    ),
    element(
      'span',
      { class: 'x-lanes' },
      element('span', { class: 'x-arrow there' }, element('span', {}, element('b', {}, method), ` ${url}`)),
      marks.length === 0 ? undefined : element('span', { class: 'x-marks' }, ...marks),
      element(
        'span',
        { class: `x-arrow back ${classOf(status)} ${fateOf(exchange)}` },
        element('span', {}, answerOf(exchange)),
      ),
    ),
  );
  const row = element('li', { id: `${place.caseId}/${sequence}`, class: place.isOffending ? 'offending' : '' }, button);
  let body: HTMLElement | undefined;
  button.addEventListener('click', () => {
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!isOpen));
    if (body === undefined) {
      body = toBody(exchange, place);
      row.append(body);
    }
    body.hidden = isOpen;
  });
  return row;
}
