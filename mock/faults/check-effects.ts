import {
  about,
  type Check,
  check,
  isObject,
  oneOf,
  someText,
  text,
  truth,
  wholeNumber,
  wrongType,
} from '../domain/checks/check.js';
import { anyObject, anything, listOf, object, recordOf, required } from '../domain/checks/check-inside.js';
import { quote, type Report } from '../domain/checks/report.js';
import { change } from './check-changes.js';
import { durationOf, LONGEST_WINDOW_MS } from './duration.js';
import { type Effect, LONGEST_MS } from './fault.js';

/** A number, whole or not. */
function amount(least: number, most: number): Check {
  return check({ type: 'number', minimum: least, maximum: most }, (value, report) => {
    if (!(typeof value === 'number' && value >= least && value <= most))
      report.add(`${quote(value)} is not a number from ${least} to ${most}`);
  });
}

const milliseconds = amount(0, LONGEST_MS);

type Kind = Effect['kind'];

/** An object of one kind with these members beside it. */
function effect(kind: Kind, members: Parameters<typeof object>[0] = {}, beyond?: Parameters<typeof object>[1]): Check {
  return object({ kind: required(oneOf(kind)), ...members }, beyond);
}

const LATENCIES = {
  fixed: effect('latency', { distribution: oneOf('fixed'), ms: required(milliseconds) }),
  uniform: effect(
    'latency',
    { distribution: required(oneOf('uniform')), minMs: required(milliseconds), maxMs: required(milliseconds) },
    {
      after: ({ minMs, maxMs }, report) => {
        if (typeof minMs === 'number' && typeof maxMs === 'number' && minMs > maxMs)
          report.addAt('maxMs', `${maxMs} is less than minMs, ${minMs}; swap them`);
      },
    },
  ),
  lognormal: effect('latency', {
    distribution: required(oneOf('lognormal')),
    medianMs: required(milliseconds),
    sigma: required(amount(0, 5)),
  }),
};

const latency = check({ anyOf: Object.values(LATENCIES).map(({ schema }) => schema) }, (value, report) => {
  const distribution = isObject(value) ? (value.distribution ?? 'fixed') : 'fixed';
  const found = Object.entries(LATENCIES).find(([name]) => name === distribution)?.[1];
  if (found !== undefined) {
    found(value, report);
    return;
  }
  report.path.push('distribution');
  oneOf(...Object.keys(LATENCIES))(distribution, report);
  report.path.pop();
});

/** What the server itself says of how an answer comes. */
const FRAMING = ['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'trailer', 'upgrade', 'te'];

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

const headerValue = check({ type: 'string', pattern: HEADER_VALUE.source }, (value, report) => {
  if (typeof value !== 'string') text(value, report);
  else if (!HEADER_VALUE.test(value)) report.add(`${quote(value)} is no value of a header; it has no line breaks`);
});

const headerValues = recordOf(headerValue);

const headers = check(headerValues.schema, (value, report) => {
  headerValues(value, report);
  for (const name of isObject(value) ? Object.keys(value) : []) {
    if (!HEADER_NAME.test(name)) report.addAt(name, 'is no name of a header', 'key');
    else if (FRAMING.includes(name.toLowerCase()))
      report.addAt(name, 'follows from the answer itself; leave it out', 'key');
  }
});

const WITHOUT_BODY: readonly unknown[] = [204, 205, 304];

function checkBody({ status, body }: Record<string, unknown>, report: Report): void {
  if (body !== undefined && WITHOUT_BODY.includes(status))
    report.addAt('body', `an answer of ${status} has no body; leave it out`);
}

function wantSome(name: string): (value: Record<string, unknown>, report: Report) => void {
  return ({ [name]: list }, report) => {
    if (Array.isArray(list) && list.length === 0) report.addAt(name, 'is empty; one at least is needed');
  };
}

function wantFormat({ indent, keyOrder, contentType }: Record<string, unknown>, report: Report): void {
  if (indent === undefined && keyOrder === undefined && contentType === undefined)
    report.add('reformats nothing; one of indent, keyOrder, contentType is needed');
}

const window = check({ type: ['number', 'string'] }, (value, report) => {
  const duration = durationOf(value, LONGEST_WINDOW_MS);
  if (duration === undefined || duration === 0)
    report.add(`${quote(value)} is no window; milliseconds or a text such as "1s" or "5m" are, a day at most`);
});

const EFFECTS: { readonly [K in Kind]: Check } = {
  latency,
  status: effect('status', { status: required(wholeNumber(200, 599)), body: anything, headers }, { after: checkBody }),
  reset: effect('reset'),
  silence: effect('silence'),
  'lost-answer': effect('lost-answer'),
  truncate: effect('truncate', { bytes: required(about('How many come', wholeNumber(0))) }),
  drip: effect('drip', {
    bytes: required(about('How many come at a time', wholeNumber(1))),
    intervalMs: required(milliseconds),
  }),
  garbage: effect('garbage', { text, contentType: headerValue }),
  'ignore-filters': effect('ignore-filters', { filters: listOf(someText) }),
  'extra-members': effect('extra-members', { members: anyObject }),
  'rename-id': effect('rename-id'),
  envelope: effect('envelope'),
  'omit-members': effect(
    'omit-members',
    { members: required(listOf(someText, { minItems: 1 })) },
    { after: wantSome('members') },
  ),
  reformat: effect(
    'reformat',
    {
      indent: wholeNumber(0, 10),
      keyOrder: oneOf('reversed', 'shuffled'),
      contentType: headerValue,
    },
    { schema: { minProperties: 2 }, after: wantFormat },
  ),
  'rate-limit': effect('rate-limit', {
    limit: required(wholeNumber(0)),
    window: required(window),
    per: oneOf('token', 'world'),
    headers: truth,
  }),
  'duplicate-execution': effect('duplicate-execution', { times: wholeNumber(1, 100) }),
  'change-world': effect(
    'change-world',
    { when: oneOf('before', 'after'), changes: required(listOf(change, { minItems: 1 })) },
    { after: wantSome('changes') },
  ),
};

const effects = new Map<unknown, Check>(Object.entries(EFFECTS));

/** What goes wrong: complains about the kind that was meant. */
export const checkEffect = check({ anyOf: [...effects.values()].map(({ schema }) => schema) }, (value, report) => {
  if (!isObject(value)) {
    report.add(wrongType(value, 'an effect; an object such as { kind: status, status: 503 } is'));
    return;
  }
  const { kind } = value;
  const found = effects.get(kind);
  if (found !== undefined) found(value, report);
  else if (kind === undefined) report.add('lacks the member kind');
  else {
    const kinds = Object.keys(EFFECTS);
    report.addAt(
      'kind',
      `${quote(kind)} is no effect${report.suggest(String(kind), kinds) || `; there are ${kinds.join(', ')}`}`,
    );
  }
});
