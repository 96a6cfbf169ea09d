import etag from 'etag';
import fc from 'fast-check';
import fresh from 'fresh';
import { describe, expect, it } from 'vitest';
import { etagOfParts, notFoundPage, toParts } from '../../../mock/http/answer.js';
import type { RawRequest } from '../../../mock/http/request.js';
import { anyCharacter } from '../../support/characters.js';

const SEED = 50;

function requestOf(method: string, path = '/', headers: Readonly<Record<string, string>> = {}): RawRequest {
  return {
    method,
    sandbox: undefined,
    host: undefined,
    isProxied: false,
    isSecure: false,
    originVerdict: undefined,
    path,
    query: '',
    header: (name) => headers[name],
    readBody: () => Promise.reject(new Error('no body is due')),
    connect: () => {
      throw new Error('nothing out of the ordinary is due');
    },
    headerLines: '',
    received: undefined,
    json: undefined,
    peer: undefined,
    isGone: () => false,
    readRest: () => {},
  };
}

/** The ETag that an answer of this text gets. */
function etagOf(text: string): string {
  return toParts(requestOf('GET'), { status: 200, text }, {}).headers.etag ?? '';
}

describe('an ETag', () => {
  it.each([
    ['', 'W/"0-2jmj7l5rSw0yVb/vlWAYkK/YBwk"'],
    ['{"a":1}', 'W/"7-n4nHQM60bXQYySSnisV5QdXpZSA"'],
    ['é', /^W\/"2-/],
  ])('of %j is what Express makes', (text, etag) => {
    expect(etagOf(text)).toMatch(etag);
  });

  it('of parts has the same form, and tells length and parts apart', () => {
    expect(etagOfParts(16, 'a')).toMatch(/^W\/"10-[\w+/]{27}"$/);
    expect(new Set([etagOfParts(16, 'a'), etagOfParts(17, 'a'), etagOfParts(16, 'b')]).size).toBe(3);
  });

  const tag = etagOf('{"a":1}');
  it.each([
    ['GET', { 'if-none-match': tag }, 304],
    ['HEAD', { 'if-none-match': tag }, 304],
    ['GET', { 'if-none-match': tag.slice(2) }, 304],
    ['GET', { 'if-none-match': ` "x" ,${tag}, "y"` }, 304],
    ['GET', { 'if-none-match': '*' }, 304],
    ['GET', { 'if-none-match': '"x"' }, 200],
    ['GET', { 'if-none-match': '' }, 200],
    ['GET', { 'if-none-match': tag, 'cache-control': 'no-cache' }, 200],
    ['GET', { 'if-none-match': tag, 'cache-control': 'max-age=0, no-cache' }, 200],
    ['GET', { 'if-none-match': tag, 'cache-control': 'x-no-cache' }, 304],
    ['GET', { 'if-none-match': `W/${tag}` }, 304],
    ['GET', { 'if-none-match': `W/W/${tag}` }, 200],
    ['GET', { 'if-none-match': tag, 'if-modified-since': 'Mon, 01 Jan 2024 00:00:00 GMT' }, 200],
    ['GET', { 'if-none-match': tag, 'if-modified-since': '' }, 304],
    ['POST', { 'if-none-match': '*' }, 200],
    ['GET', {}, 200],
  ])('%s with %j is answered with %i', (method, headers, status) => {
    expect(toParts(requestOf(method, '/', headers), { status: 200, body: { a: 1 } }, {}).status).toBe(status);
  });

  it('of any text is what Express makes of it', () => {
    const same = fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => {
      expect(etagOf(text)).toBe(etag(text, { weak: true }));
    });
    fc.assert(same, { seed: SEED, numRuns: 300 });
  });

  it('is known to the clients that Express takes to know it', () => {
    const one = fc.oneof(
      fc.constantFrom(tag, tag.slice(2), `${tag} `, `W/${tag}`, '*', '"x"', '', tag.toLowerCase(), `"${tag}"`),
      fc.string({ unit: fc.constantFrom('"', 'W', '/', ',', ' ', '*', 'a', tag), maxLength: 4 }),
    );
    const noneMatch = fc
      .array(one, { maxLength: 3 })
      .chain((list) => fc.constantFrom(',', ', ', ' ,').map((by) => list.join(by)));
    const caching = fc.constantFrom(
      undefined,
      'no-cache',
      'max-age=0',
      'no-cache, x',
      'x, no-cache',
      'x-no-cache',
      'no-cache=1',
    );
    const same = fc.property(noneMatch, caching, (match, control) => {
      const headers = { 'if-none-match': match, ...(control === undefined ? {} : { 'cache-control': control }) };
      const { status } = toParts(requestOf('GET', '/', headers), { status: 200, body: { a: 1 } }, {});
      expect(status, JSON.stringify(headers)).toBe(fresh(headers, { etag: tag }) ? 304 : 200);
    });
    fc.assert(same, { seed: SEED, numRuns: 1_000 });
  });

  it.each([400, 404, 500])('of a %i is never taken for known', (status) => {
    const parts = toParts(requestOf('GET', '/', { 'if-none-match': '*' }), { status, body: {} }, {});
    expect(parts.status).toBe(status);
  });
});

describe('the page for unknown paths', () => {
  it.each([
    ['GET', '/nowhere', 'Cannot GET /nowhere'],
    ['PUT', '/a b', 'Cannot PUT /a%20b'],
    ['GET', '/<script>', 'Cannot GET /%3Cscript%3E'],
    ['GET', "/'&", 'Cannot GET /&#39;&amp;'],
    ['GET', '/%zz', 'Cannot GET /%25zz'],
    ['GET', '/%C3%A9', 'Cannot GET /%C3%A9'],
  ])('of %s %s says %s', (method, path, text) => {
    expect(notFoundPage(requestOf(method, path)).text).toContain(`<pre>${text}</pre>`);
  });
});
