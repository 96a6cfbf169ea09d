import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { controlOperations } from '../../openapi/index.js';
import { at, partnerOf, textAt } from '../support/client.js';

const SANDBOX = JSON.stringify({ scenario: { name: 'ünïcode' } });

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const JSON_TYPE = 'application/json';

async function put(body: Uint8Array, headers: Readonly<Record<string, string>>) {
  const mock = await createMock({ scenario: 'guide' });
  const response = await mock.request('/_mock/sandboxes/a', { method: 'PUT', body: new Uint8Array(body), headers });
  return { status: response.status, body: await response.json() };
}

describe('bodies of the control API', () => {
  it.each<[string, Uint8Array, Record<string, string>]>([
    ['plain', Buffer.from(SANDBOX), {}],
    ['with a byte order mark', Buffer.from(`\ufeff${SANDBOX}`), { 'content-type': JSON_TYPE }],
    ['of a type that is not JSON', Buffer.from(SANDBOX), { 'content-type': 'text/plain' }],
    ['in UTF-8 by name', Buffer.from(SANDBOX), { 'content-type': `${JSON_TYPE}; charset=UTF-8` }],
    ['in Latin 1', Buffer.from(SANDBOX, 'latin1'), { 'content-type': `${JSON_TYPE}; charset=iso-8859-1` }],
    ['in UTF-16 by name', utf16(SANDBOX), { 'content-type': `${JSON_TYPE}; charset=utf-16le` }],
    ['in UTF-16 by its mark', utf16(`\ufeff${SANDBOX}`), { 'content-type': JSON_TYPE }],
    ['in UTF-16, the other way round', utf16(`\ufeff${SANDBOX}`).swap16(), { 'content-type': JSON_TYPE }],
    ['packed by gzip', gzipSync(SANDBOX), { 'content-encoding': 'gzip' }],
    ['packed by deflate', deflateSync(SANDBOX), { 'content-encoding': 'deflate' }],
  ])('are read %s', async (_, bytes, headers) => {
    expect(await put(bytes, headers)).toMatchObject({ status: 201, body: { scenario: 'ünïcode' } });
  });

  it.each<[string, Uint8Array, Record<string, string>, number, RegExp]>([
    [
      'in a charset that is not known',
      Buffer.from(SANDBOX),
      { 'content-type': 'a/b; charset=zz' },
      415,
      /charset "zz"/,
    ],
    ['packed by what is not known', Buffer.from(SANDBOX), { 'content-encoding': 'br' }, 415, /content encoding "br"/],
    ['that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), {}, 400, /no text in utf-8/],
    ['that are no JSON', Buffer.from('{"a"'), {}, 400, /no JSON/],
    ['that are not packed as they say', Buffer.from(SANDBOX), { 'content-encoding': 'gzip' }, 400, /header/],
  ])('are refused with the reason: %s', async (_, bytes, headers, status, reason) => {
    const answer = await put(bytes, headers);
    expect(answer.status).toBe(status);
    expect(textAt(answer.body, 'error')).toMatch(reason);
  });
});

describe('queries of the control API', () => {
  const read = controlOperations.filter(({ method, path }) => method === 'get' && !path.includes('{'));

  it.each(read.map(({ path }) => path))('a parameter that %s does not have is refused by name', async (path) => {
    const partner = await partnerOf('guide');
    const { status, body } = await partner.get(`${path}?zzz=1`);
    expect(status).toBe(400);
    expect(at(body, 'problems', 0, 'place') ?? textAt(body, 'error')).toMatch(/zzz/);
  });

  it.each([
    ['/_mock/requests?limit=x', 'limit'],
    ['/_mock/requests?limit=', 'limit'],
    ['/_mock/requests?limit=1e3', 'limit'],
    ['/_mock/requests?limit=-1', 'limit'],
    ['/_mock/requests?since=x', 'since'],
    ['/_mock/requests?since=-1', 'since'],
    ['/_mock/requests?status=abc', 'status'],
    ['/_mock/requests?operation=nothing', 'operation'],
    ['/_mock/requests?method=', 'method'],
    ['/_mock/requests?bodies=x', 'bodies'],
    ['/_mock/requests/har?status=abc', 'status'],
    ['/_mock/executions?limit=x', 'limit'],
    ['/_mock/executions?status=x', 'status'],
    ['/_mock/executions?trigger=x', 'trigger'],
    ['/_mock/executions?since=x', 'since'],
    ['/_mock/events?types=x', 'types'],
  ])('a wrong value is refused by name: %s', async (path, name) => {
    const partner = await partnerOf('guide');
    const { status, text } = await partner.get(path);
    expect(status).toBe(400);
    expect(text).toContain(name);
  });
});
