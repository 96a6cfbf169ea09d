/** What can happen to a request, as a fault of the mock. Names stand in the ids of cells. */
export const effects = {
  '429': { words: '429 without Retry-After', effect: { kind: 'status', status: 429 } },
  '429-seconds': {
    words: '429 with Retry-After in seconds',
    effect: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
  },
  '429-date': {
    words: '429 with Retry-After as a date',
    effect: { kind: 'status', status: 429, retryAfterDate: 2 },
  },
  '503': { words: '503 without Retry-After', effect: { kind: 'status', status: 503 } },
  '503-seconds': {
    words: '503 with Retry-After in seconds',
    effect: { kind: 'status', status: 503, headers: { 'retry-after': '1' } },
  },
  '503-date': {
    words: '503 with Retry-After as a date',
    effect: { kind: 'status', status: 503, retryAfterDate: 2 },
  },
  '503-off-clock': {
    words: '503 with Retry-After as a date, from a server whose clock is an hour behind',
    effect: { kind: 'status', status: 503, retryAfterDate: 2, dateOffset: -3600 },
  },
  '400': { words: '400', effect: { kind: 'status', status: 400 } },
  '401': { words: '401', effect: { kind: 'status', status: 401 } },
  '403': { words: '403', effect: { kind: 'status', status: 403 } },
  '404': { words: '404', effect: { kind: 'status', status: 404 } },
  '409': { words: '409', effect: { kind: 'status', status: 409 } },
  '410': { words: '410', effect: { kind: 'status', status: 410 } },
  '413': { words: '413', effect: { kind: 'status', status: 413 } },
  '422': { words: '422', effect: { kind: 'status', status: 422 } },
  '451': { words: '451, which no document lists', effect: { kind: 'status', status: 451 } },
  '500': { words: '500', effect: { kind: 'status', status: 500 } },
  '502': { words: '502', effect: { kind: 'status', status: 502 } },
  '504': { words: '504', effect: { kind: 'status', status: 504 } },
  '520': { words: '520, which no document lists', effect: { kind: 'status', status: 520 } },
  reset: { words: 'connection reset before the work', effect: { kind: 'reset' } },
  'lost-answer': { words: 'connection reset after the work', effect: { kind: 'lost-answer' } },
  silence: { words: 'silence', effect: { kind: 'silence' } },
  'silence-after': { words: 'silence after the work', effect: { kind: 'silence', when: 'after' } },
  drip: { words: 'an answer that drips', effect: { kind: 'drip', bytes: 100, intervalMs: 5 } },
  'endless-drip': {
    words: 'an answer that drips for longer than the case',
    effect: { kind: 'drip', bytes: 1, intervalMs: 1_500 },
  },
  'cut-off': { words: 'an answer that is cut off', effect: { kind: 'truncate', bytes: 20 } },
  'cut-off-reset': {
    words: 'an answer that is cut off by a reset',
    effect: { kind: 'truncate', bytes: 20, end: 'reset' },
  },
  'cut-off-silence': {
    words: 'an answer that stops in the middle',
    effect: { kind: 'truncate', bytes: 20, end: 'silence' },
  },
  'no-json': { words: 'an answer that is no JSON', effect: { kind: 'garbage' } },
  html: {
    words: '200 with a page of HTML',
    effect: {
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1></html>',
    },
  },
  empty: {
    words: '200 with an empty body',
    effect: { kind: 'status', status: 200, headers: { 'content-type': 'application/json' }, body: '' },
  },
  'error-object': {
    words: '200 with an error as JSON',
    effect: { kind: 'status', status: 200, body: { error: 'Not now' } },
  },
  '301': { words: 'redirect 301', effect: { kind: 'redirect', status: 301, location: '/healthcheck' } },
  '302': { words: 'redirect 302', effect: { kind: 'redirect', status: 302, location: '/healthcheck' } },
  '303': { words: 'redirect 303', effect: { kind: 'redirect', status: 303, location: '/healthcheck' } },
  '307': { words: 'redirect 307', effect: { kind: 'redirect', status: 307 } },
  '308': { words: 'redirect 308', effect: { kind: 'redirect', status: 308 } },
  '302-back': { words: 'redirect 302 to the same place', effect: { kind: 'redirect', status: 302, location: '{url}' } },
  gzip: { words: 'gzip, where the client accepts it', effect: { kind: 'compress', coding: 'gzip', ifAccepted: true } },
  deflate: {
    words: 'deflate, where the client accepts it',
    effect: { kind: 'compress', coding: 'deflate', ifAccepted: true },
  },
  br: { words: 'br, where the client accepts it', effect: { kind: 'compress', coding: 'br', ifAccepted: true } },
  chunked: { words: 'chunks without a length', effect: { kind: 'chunked', bytes: 7 } },
  '201': { words: '201', effect: { kind: 'success', status: 201 } },
  '202': { words: '202', effect: { kind: 'success', status: 202 } },
  '204': { words: '204 without a body', effect: { kind: 'success', status: 204 } },
  'page-cap': { words: 'pages that the server cuts', effect: { kind: 'page-cap', size: 5 } },
  'totals-missing': {
    words: 'no totals',
    effect: { kind: 'totals', total: 'missing', totalPages: 'missing' },
  },
  'totals-low': { words: 'a total of this page alone', effect: { kind: 'totals', total: 'page' } },
  'totals-high': { words: 'totals that are too high', effect: { kind: 'totals', total: '+7', totalPages: '+1' } },
  'no-status-filter': {
    words: 'filter[status] ignored',
    effect: { kind: 'ignore-filters', filters: ['status'] },
  },
  'no-user-filter': { words: 'filter[user] ignored', effect: { kind: 'ignore-filters', filters: ['user'] } },
  'no-name-filter': { words: 'username= ignored', effect: { kind: 'ignore-filters', filters: ['username'] } },
} as const satisfies Readonly<
  Record<string, { readonly words: string; readonly effect: Readonly<Record<string, unknown>> }>
>;

export type EffectName = keyof typeof effects;
