import { sources } from '../sources.js';
import type { CellGroup, OperationName } from './cell.js';

interface Read {
  readonly operation: Extract<OperationName, 'LOOKUP' | 'PAGE'>;
  readonly what: string;
  readonly empty: string;
}

/** What the case about a form of answers says. */
function formWords(form: 'gzip' | 'deflate' | 'br' | 'chunked' | 'drip', what: string) {
  switch (form) {
    case 'chunked':
      return {
        title: `${what} may be answered in chunks`,
        requirement: `When the answer to ${what} comes in chunks, without Content-Length, everything still works, also where a letter of several bytes stands in two of them.`,
        hint: 'Read an answer to its end, not its first part alone, and decode its bytes as UTF-8 when they are all there: a letter may stand in two chunks.',
      };
    case 'drip':
      return {
        title: `${what} may be answered in small pieces`,
        requirement: `When the answer to ${what} comes in small pieces with some time between them, it is read to its end.`,
        hint: 'Read an answer to its end: the first part that comes is not all of it.',
      };
    default:
      return {
        title: `${what} may be answered in ${form} where the client accepts it`,
        requirement: `When the client accepts ${form} and the answer to ${what} has that coding, everything still works.`,
        hint: 'Send Accept-Encoding only for codings that you decode; a good HTTP library does both by itself.',
      };
  }
}

/** Cases about letters of several bytes, where the one about chunks has some. */
const lettersIn = { LOOKUP: ['FM-ID-02'], PAGE: ['FM-CORE-03'] } as const;

/** What happens to requests, in the words of a title. */
function metFor(effect: string): string {
  if (effect === 'reset') return 'is cut off by a reset';
  return effect === 'no-json' ? 'is no JSON' : `answers ${effect}`;
}

/** The look-up of users and the first page of flows are read alike, and fail alike. */
function readGroups({ operation, what, empty }: Read): readonly CellGroup[] {
  const common = { suite: 'resilience', operation, level: 'MUST' } as const;
  const prefix = `FM-MX-${operation}`;
  return [
    {
      ...common,
      id: `${prefix}-STATUS`,
      position: 'ONCE',
      outcomes: { '429': 'delivered', '502': 'delivered', '503': 'delivered', '504': 'delivered' },
      title: `${what} that answers 429, 502, 503 or 504 once is tried again`,
      requirement: `When ${what} is answered with 429, 502, 503 or 504 once, the client tries again and delivers.`,
      source: sources.retries,
      hint: 'Repeat GET requests that answer 429, 502, 503 or 504, with growing waits.',
      requires: ['FM-CORE-01'],
    },
    {
      ...common,
      id: `${prefix}-TWICE`,
      position: 'TWICE',
      hits: 'first request',
      outcomes: { '502': 'delivered', '504': 'delivered' },
      title: `${what} that answers 502, and 504 to the retry`,
      requirement: `When ${what} is answered with 502 and its retry with 504, the client tries once more and delivers.`,
      source: sources.retries,
      hint: 'Try a GET three times at least, whatever of 429, 502, 503 and 504 it is answered with.',
      requires: ['FM-CORE-01'],
    },
    ...(['500', '503', '429', '400', '401', '403', 'reset', 'no-json'] as const).map(
      (effect): CellGroup => ({
        ...common,
        id: `${prefix}-EVER-${effect.toUpperCase()}`,
        position: 'EVER',
        hits: 'every request',
        outcomes: { [effect]: 'reported' },
        title: `${what} that ${metFor(effect)} for ever is reported`,
        requirement: `When ${what} ${metFor(effect)} for ever, the client gives up after at most 10 tries, and its exit code is other than 0: this does not mean ${empty}.`,
        source: sources.exit,
        hint: `Bound the tries, whatever the failure is, and let none pass for ${empty}.`,
        requires: ['FM-CORE-01'],
      }),
    ),
    {
      ...common,
      id: `${prefix}-RETRY-AFTER`,
      position: 'ONCE',
      outcomes: {
        '429-seconds': 'delivered',
        '429-date': 'delivered',
        '503-date': 'delivered',
        '503-seconds': 'delivered',
      },
      title: `Retry-After of ${what} is waited for, as seconds and as a date`,
      requirement: `After a 429 or 503 with Retry-After the next try of ${what} does not come earlier, and then the client delivers. Retry-After may be a date.`,
      source: sources.retryAfter,
      hint: 'Read Retry-After as seconds and as a date (RFC 9110, 10.2.3), and wait so long at least.',
      requires: ['FM-CORE-01'],
    },
    {
      ...common,
      id: prefix,
      apart: true,
      position: 'ONCE',
      hits: 'first request',
      outcomes: {
        '500': 'delivered or reported',
        '520': 'delivered or reported',
        'cut-off': 'delivered or reported',
        'no-json': 'delivered or reported',
        html: 'delivered or reported',
        empty: 'delivered or reported',
        'error-object': 'delivered or reported',
      },
      title: `${what} that fails does not mean ${empty}`,
      requirement: `When the answer to ${what} is a failure or cannot be read, the client tries again, or reports it by its exit code: it does not mean ${empty}.`,
      source: sources.exit,
      hint: `An answer that cannot be read is a failure of the call, and does not mean ${empty}.`,
      requires: ['FM-CORE-01'],
    },
    {
      ...common,
      id: `${prefix}-STALL`,
      position: 'ONCE',
      hits: 'first request',
      outcomes: { 'cut-off-silence': 'delivered or reported' },
      title: `An answer to ${what} that stops in the middle does not hold the client`,
      requirement: `When the answer to ${what} begins and stops, the client's own time-out ends the wait. It tries again, or reports by its exit code.`,
      source: sources.timeouts,
      hint: 'A time-out has to cover the body of the answer, not only its headers.',
      requires: ['FM-CORE-01'],
    },
    {
      ...common,
      id: `${prefix}-ENDLESS`,
      level: 'SHOULD',
      position: 'ONCE',
      hits: 'first request',
      outcomes: { 'endless-drip': 'delivered or reported' },
      title: `An answer to ${what} that drips for ever does not hold the client`,
      requirement: `When the answer to ${what} comes byte by byte for longer than the case lasts, the client ends the wait.`,
      source: sources.timeouts,
      hint: 'A time-out between two bytes does not end an answer that drips: bound the time of a call as a whole.',
      requires: ['FM-CORE-01'],
    },
    {
      ...common,
      id: prefix,
      apart: true,
      position: 'ONCE',
      hits: 'first request',
      outcomes: {
        '302': 'delivered or reported',
        '307': 'delivered or reported',
        '302-back': 'delivered or reported',
      },
      title: `${what} that is redirected does not mean ${empty}`,
      requirement: `When ${what} is answered with a redirect, the client follows it, or reports it by its exit code. What it leads to may be no list at all, which does not mean ${empty}.`,
      source: sources.redirects,
      hint: 'Follow redirects of GET requests, a few at most, or treat 3xx as a failure; check that what comes is a list.',
      requires: ['FM-CORE-01'],
    },
    ...(['gzip', 'deflate', 'br', 'chunked', 'drip'] as const).map(
      (coding): CellGroup => ({
        ...common,
        suite: 'evolution',
        id: `${prefix}-${coding.toUpperCase()}`,
        position: 'EVER',
        hits: 'every request',
        outcomes: { [coding]: 'delivered' },
        ...formWords(coding, what),
        source: sources.coding,
        requires: ['FM-CORE-01', ...(coding === 'chunked' ? lettersIn[operation] : [])],
      }),
    ),
  ];
}

export const listGroups: readonly CellGroup[] = [
  ...readGroups({ operation: 'LOOKUP', what: 'the look-up of a user', empty: 'that there is no such user' }),
  ...readGroups({ operation: 'PAGE', what: 'the first page of flows', empty: 'that there are no flows' }),
  {
    id: 'FM-MX-PAGE-EVER-302',
    suite: 'resilience',
    level: 'MUST',
    operation: 'PAGE',
    position: 'EVER',
    hits: 'every request',
    outcomes: { '302-back': 'reported' },
    title: 'A list that leads back to itself for ever is reported',
    requirement:
      'When GET /flows is redirected to where it came from for ever, the client gives up, and its exit code is other than 0.',
    source: sources.redirects,
    hint: 'Follow a few redirects at most (libraries do so), and report the call that came to no end.',
    requires: ['FM-CORE-01'],
  },
  {
    id: 'FM-MX-PAGE-EVER-404',
    suite: 'resilience',
    level: 'MUST',
    operation: 'PAGE',
    position: 'EVER',
    hits: 'every request',
    outcomes: { '404': 'reported' },
    title: 'A list of flows that answers 404 is reported',
    requirement:
      'When GET /flows answers 404, the exit code of the client is other than 0: a user without flows has an empty list, so that a 404 does not mean that there are none.',
    source: sources.exit,
    hint: 'A list that is not found is a wrong address or a service that is gone: report it, and do not take it for an empty list.',
    requires: ['FM-CORE-01'],
  },
  {
    id: 'FM-MX-LOOKUP-RESET',
    suite: 'resilience',
    level: 'MUST',
    operation: 'LOOKUP',
    position: 'ONCE',
    outcomes: { reset: 'delivered' },
    title: 'The look-up of the second user that is reset is tried again',
    requirement: 'When the connection is reset while a user is looked up, the client tries again and delivers.',
    source: sources.retries,
    hint: 'Treat a broken connection on a GET like a 503, for each user.',
    requires: ['FM-CORE-01', 'FM-RES-06'],
  },
  {
    id: 'FM-MX-LOOKUP-SILENCE',
    suite: 'resilience',
    level: 'MUST',
    operation: 'LOOKUP',
    position: 'ONCE',
    hits: 'first request',
    outcomes: { silence: 'delivered or reported' },
    title: 'A silent look-up does not hold the client',
    requirement:
      "When the server accepts the look-up of a user and stays silent, the client's own time-out ends the wait. It tries again, or reports by its exit code.",
    source: sources.timeouts,
    hint: 'Give every request a time-out (10 s, say), the look-up of users too.',
    requires: ['FM-CORE-01'],
  },
];
