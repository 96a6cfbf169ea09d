import type { Effect, EffectOf } from './fault.js';
import { type Argument, membersOf, numbers, values } from './notation-arguments.js';
import { alone, type Word } from './notation-word.js';

// The words for other answers, and for the usual one in another wrapping.

/** Every status is a word. */
export const STATUS_USAGE =
  '503 alone or with headers: 503(retry-after=1), 503(retry-after-date=2), 503(retry-after-date=2,date-offset=-60)';

export function readStatus(status: number, args: readonly Argument[]): Effect | undefined {
  const { 'retry-after-date': after, 'date-offset': offset, ...headers } = membersOf(args);
  return args.every(({ name }) => name !== undefined) && isSeconds(after) && isSeconds(offset)
    ? {
        kind: 'status',
        status,
        ...(Object.keys(headers).length === 0 ? {} : { headers }),
        ...(after === undefined ? {} : { retryAfterDate: Number(after) }),
        ...(offset === undefined ? {} : { dateOffset: Number(offset) }),
      }
    : undefined;
}

function isSeconds(text: string | undefined): boolean {
  return text === undefined || /^[+-]?\d{1,10}$/.test(text);
}

const LOGIN_PAGE = `<!DOCTYPE html>
<html><head><title>Sign in</title></head><body><form method="post" action="/signin"><input name="user"></form></body></html>
`;

const REDIRECTS = [301, 302, 303, 307, 308] as const;

function readRedirect(args: readonly Argument[]): Effect | undefined {
  const given = values(args) ?? ['', '', ''];
  const [code, location, ...more] = /^\d+$/.test(given[0] ?? '') ? given : [undefined, ...given];
  const status = REDIRECTS.find((one) => String(one) === code);
  return more.length > 0 || (status === undefined && code !== undefined)
    ? undefined
    : {
        kind: 'redirect',
        ...(status === undefined ? {} : { status }),
        ...(location === undefined ? {} : { location }),
      };
}

const CODINGS = ['gzip', 'deflate', 'br'] as const;

function readCompress(args: readonly Argument[]): Effect | undefined {
  const given = values(args) ?? ['?'];
  const coding = CODINGS.find((one) => one === given[0]);
  const more = coding === undefined ? given : given.slice(1);
  return more.length > 1 || (more.length === 1 && more[0] !== 'if-accepted')
    ? undefined
    : {
        kind: 'compress',
        ...(coding === undefined ? {} : { coding }),
        ...(more.length === 0 ? {} : { ifAccepted: true }),
      };
}

function readSuccess(args: readonly Argument[]): Effect | undefined {
  const [status] = numbers(args.slice(0, 1), 1) ?? [];
  const [empty, ...more] = values(args.slice(1)) ?? ['?'];
  return status === undefined || more.length > 0 || (empty !== undefined && empty !== 'empty')
    ? undefined
    : { kind: 'success', status, ...(empty === undefined ? {} : { empty: true }) };
}

function readTotals(args: readonly Argument[]): Effect | undefined {
  const [first, ...more] = args;
  if (first?.name === undefined) {
    return first?.value === 'missing' && more.length === 0
      ? { kind: 'totals', total: 'missing', totalPages: 'missing' }
      : undefined;
  }
  const effect: EffectOf<'totals'> = { kind: 'totals' };
  for (const { name, value } of args) {
    if ((name !== 'total' && name !== 'totalPages') || effect[name] !== undefined) {
      return undefined;
    }
    effect[name] = /^\d{1,15}$/.test(value) ? Number(value) : value;
  }
  return effect;
}

export const answerWords: Readonly<Record<string, Word>> = {
  redirect: {
    usage:
      'redirect alone, with one of 301, 302, 303, 307, 308, or with where it leads: redirect(307), redirect(308,/login)',
    read: readRedirect,
  },
  'login-page': alone({
    kind: 'status',
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: LOGIN_PAGE,
  }),
  'error-object': {
    usage: 'error-object alone or with its text: error-object("Not now")',
    read: (args) => {
      const [error = 'Internal error', ...more] = values(args) ?? ['', ''];
      return more.length > 0 ? undefined : { kind: 'status', status: 200, body: { error } };
    },
  },
  success: { usage: 'success(202), or without a body: success(201,empty)', read: readSuccess },
  chunked: {
    usage: 'chunked alone or with the bytes of a chunk: chunked(100)',
    read: (args) => {
      const [bytes] = numbers(args, 1) ?? [];
      return bytes === undefined && args.length > 0
        ? undefined
        : { kind: 'chunked', ...(bytes === undefined ? {} : { bytes }) };
    },
  },
  compress: {
    usage: 'compress alone (gzip) or with the coding: compress(gzip), compress(deflate), compress(br,if-accepted)',
    read: readCompress,
  },
  'page-cap': {
    usage: 'page-cap(5), the most that a page holds',
    read: (args) => {
      const [size] = numbers(args, 1) ?? [];
      return size === undefined ? undefined : { kind: 'page-cap', size };
    },
  },
  totals: {
    usage: 'totals(missing), or with total and totalPages: totals(total=+2,totalPages=missing), totals(total=page)',
    read: readTotals,
  },
};
