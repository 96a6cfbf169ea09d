import fc from 'fast-check';
import type { Json } from '../../../contracts/index.js';
import type { Operation } from './operations.js';
import type { RequestStep, Step } from './step.js';

/** Ids and tokens beyond these are counted round. */
const MOST_KNOWN = 400;

const anId = fc.nat(MOST_KNOWN).map((index) => `<<id ${index}>>`);

const oddText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    'me',
    'zz',
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    '%',
    '%2F',
    '..',
    '__proto__',
    'constructor',
  ),
  fc.constantFrom(
    'a'.repeat(24),
    'A'.repeat(24),
    '5CA5C44C187C040010A9BB8B',
    '6762e154616e91cb8d8b1aaf',
    '1e3',
    '١',
    'é',
    '\u0000',
    '\ud800',
  ),
  fc.string({ maxLength: 6, unit: 'grapheme' }),
);

const oddJson: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e300,
    4_294_967_296,
    '',
    [],
    {},
    [[]],
    [null],
    { a: null },
    { $gt: '' },
  ),
  anId,
  oddText,
);

const words = [
  'active',
  'inactive',
  'starting',
  'stopping',
  'draft',
  'published',
  'ACTIVE',
  'PENDING',
  'ordinary',
  'long_running',
  'name',
  '-name',
  'createdAt',
  '-updatedAt',
  'status',
  'true',
  'false',
];

const queryValue = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('1', '2', '3', '10', '0', '-1', '1.5', 'x') },
  { weight: 4, arbitrary: anId },
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: oddText },
);

const strangeName = fc.constantFrom(
  'filter',
  'filter[]',
  'filter[status][]',
  'filter[id]',
  'page',
  'page[]',
  'sort',
  'sort[]',
  'search',
  'meta',
  'id',
  '__proto__',
  'a[b][c]',
  '$where',
);

function drawQuery({ query }: Operation): RequestStepArbitrary<'query'> {
  const name =
    query.length === 0
      ? strangeName
      : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...query) }, { weight: 1, arbitrary: strangeName });
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(fc.tuple(name, queryValue), { minLength: 1, maxLength: 4 }) },
  );
}

type RequestStepArbitrary<Name extends keyof RequestStep> = fc.Arbitrary<RequestStep[Name]>;

/** A good body with up to three of its members changed, left out or added; sometimes anything at all. */
function drawBody({ bodies }: Operation): RequestStepArbitrary<'body'> {
  if (bodies.length === 0)
    return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: oddJson });
  const changes = fc.array(fc.tuple(fc.nat(40), fc.constantFrom('set', 'drop', 'add'), oddJson), { maxLength: 3 });
  const good = fc
    .tuple(fc.constantFrom(...bodies), changes)
    .map(([body, list]) => list.reduce<Json>((value, [at, kind, to]) => change(value, at, kind, to), body));
  return fc.oneof(
    { weight: 12, arbitrary: good },
    { weight: 2, arbitrary: fc.array(anId, { maxLength: 3 }) },
    { weight: 1, arbitrary: oddJson },
    { weight: 1, arbitrary: fc.constantFrom(undefined, '{', '[1,', 'null', '"x"', '\ufeff{}', 'a=1&b[c]=2') },
  );
}

/** The member or element that is `at`-th in the whole value, changed. */
function change(value: Json, at: number, kind: string, to: Json): Json {
  let count = -1;
  const size = countPlaces(value);
  const wanted = size === 0 ? 0 : at % size;
  const walk = (inner: Json): Json => {
    if (Array.isArray(inner)) return inner.flatMap((item) => pick(item) ?? []);
    if (!isObject(inner)) return inner;
    return Object.fromEntries(
      Object.entries(inner).flatMap(([name, item]) => {
        const next = pick(item);
        return next === undefined
          ? []
          : [[name, next] as const, ...(kind === 'add' && count === wanted ? [['added', to] as const] : [])];
      }),
    );
  };
  const pick = (item: Json): Json | undefined => {
    count += 1;
    if (count !== wanted) return walk(item);
    return kind === 'drop' ? undefined : kind === 'set' ? to : item;
  };
  return walk(value);
}

function countPlaces(value: Json): number {
  const inner: readonly Json[] = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return inner.reduce<number>((sum, item) => sum + 1 + countPlaces(item), 0);
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const authorization = fc.oneof(
  // The tokens that are given come first, and those who may most are first among them.
  { weight: 14, arbitrary: fc.nat(3).map((index) => `Bearer <<token ${index}>>`) },
  { weight: 8, arbitrary: fc.nat(MOST_KNOWN).map((index) => `Bearer <<token ${index}>>`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'Bearer', 'Bearer x', 'bearer <<token 0>>', 'Basic YTpi', '<<token 0>>'),
  },
);

const otherHeaders = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { origin: 'https://app.example' },
      { 'x-request-id': 'r-1' },
      { 'if-none-match': '*' },
      { accept: 'text/html' },
      { 'x-auth-type': 'basic' },
    ),
  },
);

const contentType = fc.oneof(
  { weight: 12, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
      'multipart/form-data',
      'application/xml',
      'x',
    ),
  },
);

function drawRequest(operation: Operation): fc.Arbitrary<RequestStep> {
  const parameter = fc.oneof({ weight: 8, arbitrary: anId }, { weight: 1, arbitrary: oddText.map(escaped) });
  const path = fc.array(parameter, { minLength: 3, maxLength: 3 }).map((values) => {
    let next = 0;
    return operation.path.replace(/\{[^}]+\}/g, () => values[next++ % values.length] ?? '');
  });
  return fc
    .tuple(path, drawQuery(operation), authorization, otherHeaders, contentType, drawBody(operation))
    .map(([where, query, who, others, type, body]) => ({
      kind: 'request',
      operation: operation.id,
      method: operation.method,
      path: where,
      query,
      headers: {
        ...(who === '' ? {} : { authorization: who }),
        ...(body === undefined || type === '' ? {} : { 'content-type': type }),
        ...others,
      },
      body,
    }));
}

function escaped(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

const strangePath = fc
  .tuple(
    fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'),
    fc.array(
      fc.oneof(
        fc.constantFrom(
          'flows',
          'FLOWS',
          'webhooks',
          'hook',
          'api',
          'v1',
          'users',
          '',
          '.',
          '..',
          '%2e',
          '%2F',
          '%00',
          '%',
          ';a=1',
        ),
        anId,
      ),
      { maxLength: 5 },
    ),
    authorization,
  )
  .map(
    ([method, parts, who]): RequestStep => ({
      kind: 'request',
      operation: 'none',
      method,
      path: `/${parts.join('/')}`,
      query: [],
      headers: { authorization: who },
      body: undefined,
    }),
  );

/** What no proper client sends, and every server on the internet gets. */
const someBytes = fc
  .tuple(
    fc.constantFrom('GET', 'POST', 'get', 'G\u0000T', '', 'OPTIONS', 'CONNECT', 'PRI', 'GET '),
    fc.constantFrom(
      '/flows',
      '/',
      '*',
      'http://a.example/flows',
      '//flows',
      '/flows?a=%',
      '/%00',
      'flows',
      '',
      '/\u00ff',
      `/${'a'.repeat(20_000)}`,
    ),
    fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', 'http/1.1', ''),
    fc.array(
      fc.constantFrom(
        'Host: 127.0.0.1',
        'Host: ',
        'Host: a b',
        'Connection: close',
        'Content-Length: 5',
        'Content-Length: -1',
        'Content-Length: 5, 5',
        'Transfer-Encoding: chunked',
        'Transfer-Encoding: xchunked',
        'Expect: 100-continue',
        'Upgrade: h2c',
        'X: \u0001',
        ' folded: x',
        'NoColon',
        `Long: ${'x'.repeat(20_000)}`,
      ),
      { maxLength: 5 },
    ),
    fc.constantFrom('', 'hello', '5\r\nhello\r\n0\r\n\r\n', 'zz\r\n', '0\r\n\r\n', '\u0000\u0001\u0002'),
    fc.constantFrom('\r\n', '\n', '\r'),
  )
  .map(
    ([method, target, version, headers, body, end]): Step => ({
      kind: 'bytes',
      text: [`${method} ${target} ${version}`, ...headers, '', body].join(end),
    }),
  );

/** One step of a sequence. `mayAdvance`: the targets have a clock that can be moved. */
export function drawStep(operations: readonly Operation[], mayAdvance: boolean): fc.Arbitrary<Step> {
  const advance = fc.constantFrom(1, 5, 60, 86_400).map((seconds): Step => ({ kind: 'advance', seconds }));
  return fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...operations).chain<Step>(drawRequest) },
    { weight: 2, arbitrary: strangePath },
    { weight: 2, arbitrary: someBytes },
    ...(mayAdvance ? [{ weight: 3, arbitrary: advance }] : []),
  );
}
