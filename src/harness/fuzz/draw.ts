import fc from 'fast-check';
import { drawBody } from './draw-body.js';
import { anId, firstSegments, MOST_KNOWN, oddSegments, oddText, queryValue, strangeName } from './draw-values.js';
import type { Operation } from './operations.js';
import type { RequestStep, Step } from './step.js';

function drawQuery({ query }: Operation): fc.Arbitrary<RequestStep['query']> {
  const name =
    query.length === 0
      ? strangeName
      : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...query) }, { weight: 1, arbitrary: strangeName });
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(fc.tuple(name, queryValue), { minLength: 1, maxLength: 4 }) },
  );
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
    fc.array(fc.oneof(fc.constantFrom(...firstSegments, ...oddSegments, ';a=1'), anId), { maxLength: 5 }),
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
  // Made once: what draws requests costs more to make than to use.
  const requests = operations.map(drawRequest);
  return fc.oneof(
    { weight: 30, arbitrary: fc.oneof(...requests) },
    { weight: 2, arbitrary: strangePath },
    { weight: 2, arbitrary: someBytes },
    ...(mayAdvance ? [{ weight: 3, arbitrary: advance }] : []),
  );
}
