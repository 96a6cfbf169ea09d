import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePact } from '../../src/harness/pact/pact-file.js';
import { startVerifier, type Verifier } from '../../src/harness/pact/verifier.js';
import { verifyPacts } from '../../src/harness/pact/verify.js';
import { type RawProvider, startRawProvider } from '../support/raw-provider.js';

const program = new URL('../../dist/src/harness/pact/verifier-process.js', import.meta.url);

const methods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'];

const item = Object.fromEntries(methods.map((method) => [method.toLowerCase(), {}]));

/** Every path of two segments is an operation. */
const document = { source: 'any', text: '{}', content: { paths: { '/any/{thing}': item } } };

let provider: RawProvider;

let verifier: Verifier;

beforeAll(async () => {
  provider = await startRawProvider();
  verifier = await startVerifier(process.env, program);
});

afterAll(async () => {
  verifier.close();
  await provider.close();
});

/** A request as JSON texts of its members, and what has to arrive. */
interface Sent {
  readonly version: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: readonly (readonly [string, string])[];
  /** Text of the member `body`, and its bytes. */
  readonly body?: { readonly source: string; readonly bytes: Buffer };
}

const frame = '"consumer":{"name":"c"},"provider":{"name":"FlowMate"}';

function pactText({ version, method, path, query, headers, body }: Sent, response = '{"status":200}'): string {
  const isLists = version !== '2.0.0';
  const listed = Object.fromEntries(
    [...new Set(query.map(([name]) => name))].map((name) => [
      name,
      query.filter(([each]) => each === name).map(([, value]) => value),
    ]),
  );
  const asText = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  const valued = headers.map(([name, value]) => [name, version === '4.0' ? [value] : value]);
  const members = [
    `"method":${JSON.stringify(method)}`,
    `"path":${JSON.stringify(path)}`,
    ...(query.length === 0 ? [] : [`"query":${JSON.stringify(isLists ? listed : asText)}`]),
    `"headers":${JSON.stringify(Object.fromEntries(valued))}`,
    ...(body === undefined ? [] : [`"body":${body.source}`]),
  ];
  const type = version === '4.0' ? '"type":"Synchronous/HTTP",' : '';
  return `{${frame},"interactions":[{${type}"description":"d","request":{${members.join(',')}},"response":${response}}],"metadata":{"pactSpecification":{"version":"${version}"}}}`;
}

async function verdictOf(text: string) {
  const pact = parsePact('generated.json', text);
  const other = { kind: 'other', url: provider.url } as const;
  const [result] = (await verifyPacts({ pacts: [pact], provider: other, document, verifier })).flatMap(
    ({ results }) => results,
  );
  return result;
}

const OWN_HEADERS = /^(?:host|connection|content-length)$/i;

/** Sends a request as a pact has it, and looks at what arrived. */
async function expectSent(sent: Sent): Promise<void> {
  provider.take();
  expect(await verdictOf(pactText(sent))).toMatchObject({ verdict: 'passed' });
  const [received, ...more] = provider.take();
  expect(more).toEqual([]);
  const [method, target = '', protocol] = received?.line.split(' ') ?? [];
  expect([method, protocol]).toEqual([sent.method, 'HTTP/1.1']);
  const [path = '', query = ''] = target.split('?');
  expect(decodeURI(path)).toBe(sent.path);
  const byName = [...new Set(sent.query.map(([name]) => name))];
  const inOrder =
    sent.version === '2.0.0' ? sent.query : byName.flatMap((name) => sent.query.filter(([n]) => n === name));
  const pairs =
    query === '' ? [] : query.split('&').map((pair) => pair.split('=').map((part) => decodeURIComponent(part)));
  expect(pairs).toEqual(inOrder.map((pair) => [...pair]));
  const headers = received?.headers.filter(([name]) => !OWN_HEADERS.test(name));
  expect(headers).toEqual(sent.headers.map(([name, value]) => [name, Buffer.from(value).toString('latin1')]));
  expect(received?.body.equals(sent.body?.bytes ?? Buffer.alloc(0))).toBe(true);
}

/** JSON texts without white space, with numbers that no program keeps as they are written. */
const jsonText = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      ...[
        '9007199254740993',
        '12345678901234567890123',
        '1.0',
        '-0',
        '1E5',
        '0.1234567890123456789',
        '1e400',
        '0',
        '-7',
      ],
    ),
    fc.constantFrom('true', 'false', 'null'),
    fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .uniqueArray(fc.tuple(fc.oneof(fc.constantFrom('2', '1', 'b', 'a', '__proto__'), fc.string()), tie('value')), {
        selector: ([name]) => name,
        maxLength: 4,
      })
      .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`),
  ),
})).value;

/** What is neither a text nor null: Pact reads those in ways of its own. */
const jsonThing = jsonText.filter((text) => !/^["n]/.test(text));

const wrapped = (content: string, contentType: string, encoded = 'false') =>
  `{"content":${content},"contentType":${JSON.stringify(contentType)},"encoded":${encoded}}`;

const plainText = fc.string({ unit: 'grapheme', minLength: 1 });

interface BodyGiven {
  readonly contentType: string;
  readonly body: NonNullable<Sent['body']>;
}

const bodiesOf4: fc.Arbitrary<BodyGiven> = fc.oneof(
  jsonThing.map((text) => ({
    contentType: 'application/json',
    body: { source: wrapped(text, 'application/json'), bytes: Buffer.from(text) },
  })),
  fc
    .tuple(plainText, fc.constantFrom('text/plain', 'application/xml', 'application/x-www-form-urlencoded'))
    .map(([text, contentType]) => ({
      contentType,
      body: { source: wrapped(JSON.stringify(text), contentType), bytes: Buffer.from(text) },
    })),
  fc.uint8Array({ minLength: 1 }).map((bytes) => {
    const contentType = 'application/octet-stream';
    const content = JSON.stringify(Buffer.from(bytes).toString('base64'));
    return { contentType, body: { source: wrapped(content, contentType, '"base64"'), bytes: Buffer.from(bytes) } };
  }),
  plainText.map((text) => ({
    contentType: 'application/json',
    body: { source: wrapped(JSON.stringify(text), 'application/json'), bytes: Buffer.from(JSON.stringify(text)) },
  })),
);

const bodiesBefore4: fc.Arbitrary<BodyGiven> = fc.oneof(
  jsonThing.map((text) => ({ contentType: 'application/json', body: { source: text, bytes: Buffer.from(text) } })),
  plainText.map((text) => ({
    contentType: 'text/plain',
    body: { source: JSON.stringify(text), bytes: Buffer.from(text) },
  })),
  // A text that is JSON is sent as that JSON where it is a list or an object.
  jsonThing
    .filter((text) => /^[[{]/.test(text))
    .map((text) => ({
      contentType: 'application/json',
      body: { source: JSON.stringify(text), bytes: Buffer.from(text) },
    })),
);

const sentAnyhow: fc.Arbitrary<Sent> = fc
  .record({
    version: fc.constantFrom('2.0.0', '3.0.0', '4.0'),
    method: fc.constantFrom(...methods),
    path: fc.stringMatching(/^[a-zA-Z0-9 äé€~_:@!$&'()*+,;=-]{1,20}$/).map((text) => `/any/${text}`),
    query: fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme' })), { maxLength: 5 }),
    headers: fc.uniqueArray(
      fc.tuple(fc.stringMatching(/^X-[A-Za-z]{1,8}$/), fc.stringMatching(/^[!-~äé€]([ -~äé€]{0,20}[!-~äé€])?$/)),
      { selector: ([name]) => name.toLowerCase(), maxLength: 4 },
    ),
  })
  .chain((parts) =>
    fc
      .option(parts.version === '4.0' ? bodiesOf4 : bodiesBefore4, { nil: undefined })
      .map((given) =>
        given === undefined
          ? parts
          : { ...parts, headers: [...parts.headers, ['Content-Type', given.contentType] as const], body: given.body },
      ),
  )
  // `decodeURI` would read no path with these, nor do lists have an order in objects of such names.
  .filter(({ query }) => query.every(([name]) => !/^\d+$|__proto__/.test(name)));

describe('what a pact says of a request', () => {
  it('arrives byte for byte', async () => {
    await fc.assert(fc.asyncProperty(sentAnyhow, expectSent), { numRuns: 200 });
    // Only what hangs reaches this, however busy the machine is.
  }, 1_200_000);

  it.each([1, 2, 100_000, 100_001, 1_000_000, 10_000_000])('arrives with a body of %i bytes', async (size) => {
    const text = size === 1 ? '7' : size === 2 ? '{}' : `{"a":"${'x'.repeat(size - 8)}"}`;
    expect(text).toHaveLength(size);
    await expectSent({
      version: '4.0',
      method: 'POST',
      path: '/any/thing',
      query: [],
      headers: [['Content-Type', 'application/json']],
      body: { source: wrapped(text, 'application/json'), bytes: Buffer.from(text) },
    });
  });

  const multipart = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
  it.each([
    [
      'several parts',
      'multipart/form-data; boundary=x',
      wrapped(JSON.stringify(multipart), 'multipart/form-data'),
      multipart,
    ],
    ['an empty text', 'text/plain', wrapped('""', 'text/plain'), ''],
    ['null', 'application/json', wrapped('null', 'application/json'), 'null'],
    ['JSON in Base64', 'application/json', wrapped('"eyJhIjogMS4wfQ=="', 'application/json', '"base64"'), '{"a": 1.0}'],
  ])('arrives with a body of %s', async (_name, contentType, source, text) => {
    await expectSent({
      version: '4.0',
      method: 'POST',
      path: '/any/thing',
      query: [],
      headers: [['Content-Type', contentType]],
      body: { source, bytes: Buffer.from(text) },
    });
  });

  it.each([
    ['a=1+2&b=%20&c&=d&a', 'a=1+2&b=%20&c&=d&a'],
    [{ filter: { status: ['active'] } }, 'filter%5Bstatus%5D=active'],
    [{ n: 7, none: null, list: [1, true] }, 'n=7&none&list=1&list=true'],
  ])('arrives with the query %j', async (query, right) => {
    const text = JSON.stringify({
      consumer: { name: 'c' },
      provider: { name: 'FlowMate' },
      interactions: [
        { description: 'd', request: { method: 'GET', path: '/any/x', query }, response: { status: 200 } },
      ],
    });
    provider.take();
    expect(await verdictOf(text)).toMatchObject({ verdict: 'passed' });
    expect(provider.take().map(({ line }) => line)).toEqual([`GET /any/x?${right} HTTP/1.1`]);
  });

  const post = (more: object) =>
    JSON.stringify({
      consumer: { name: 'c' },
      provider: { name: 'FlowMate' },
      interactions: [
        {
          type: 'Synchronous/HTTP',
          description: 'd',
          request: { method: 'POST', path: '/any/x', ...more },
          response: { status: 200 },
        },
      ],
      metadata: { pactSpecification: { version: '4.0' } },
    });
  const answered = (response: string) =>
    pactText({ version: '4.0', method: 'GET', path: '/any/x', query: [], headers: [] }, response);
  const bodied = (content: string, more = '') =>
    answered(`{"status":200,"body":${wrapped(content, 'application/json')}${more}}`);
  const unsendable: [name: string, text: string, says: string][] = [
    ['a number sign in its path', post({ path: '/any/a#b' }), 'write %23'],
    ['half a surrogate pair', post({ path: '/any/\ud800' }), 'half of a surrogate pair'],
    [
      'half a surrogate pair in its body',
      post({ body: { content: '\ud800', contentType: 'text/plain' } }),
      "Pact's verifier does",
    ],
    [
      'a line break in a header',
      post({ headers: { 'X-A': ['a\nb'] } }),
      'request.headers.X-A is "a\\nb", which no header can hold',
    ],
    ['a header of no name', post({ headers: { 'X A': ['a'] } }), '"X A" is no name of a header'],
    ['null as a header', post({ headers: { 'X-A': [null] } }), 'request.headers.X-A is null'],
    ['a wrong length', post({ headers: { 'Content-Length': ['9'] } }), 'the body has 0 bytes: leave the header out'],
    ['a transfer encoding', post({ headers: { 'Transfer-Encoding': ['gzip'] } }), 'the body is sent as it is'],
    [
      'an unknown encoding',
      post({ body: { content: 'a', contentType: 'text/plain', encoded: 'rot13' } }),
      '"base64" or "json" is wanted',
    ],
    ['no Base64', post({ body: { content: '%', contentType: 'text/plain', encoded: 'base64' } }), 'is not Base64'],
    ['a method with a space', post({ method: 'GE T' }), 'there is no operation'],
    ['an endless number in its answer', bodied('{"a":1e400}'), 'does not read the number 1e400'],
    ['a deep answer', bodied(`${'['.repeat(200)}${']'.repeat(200)}`), 'more than 126 deep'],
    [
      'a matcher that Pact does not know',
      bodied('1', ',"matchingRules":{"body":{"$":{"combine":"AND","matchers":[{"match":"nonsense"}]}}}'),
      'nonsense',
    ],
    ['a number in its answer that Pact does not compare', bodied('12345678901234567890123'), '12345678901234567890123'],
  ];
  it.each(unsendable)('is broken by the pact and never failed for %s', async (_name, text, says) => {
    provider.answer(
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 23\r\nConnection: close\r\n\r\n12345678901234567890123',
    );
    const result = await verdictOf(text);
    const shown = JSON.stringify(result);
    if (says !== 'there is no operation') expect(result).toMatchObject({ verdict: 'broken', fault: 'pact' });
    expect(shown).toContain(JSON.stringify(says).slice(1, -1));
    provider.answer('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });

  it('has a redirect as its answer, with its address', async () => {
    provider.answer('HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    const redirected = (location: string) => answered(`{"status":302,"headers":{"Location":["${location}"]}}`);
    provider.take();
    expect(await verdictOf(redirected('/elsewhere'))).toMatchObject({ verdict: 'passed' });
    expect(provider.take()).toHaveLength(1);
    expect(await verdictOf(redirected('/other'))).toMatchObject({
      verdict: 'failed',
      mismatches: [{ place: 'header Location', message: expect.stringContaining("'Location'") }],
    });
    expect(await verdictOf(answered('{"status":200}'))).toMatchObject({ verdict: 'failed' });
    provider.answer('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
});
