import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quote } from '../../../../../src/harness/quote.js';
import { toCurl } from '../../../../../src/harness/reports/certification/curl.js';
import { makeExchange } from '../../../../support/certification-result.js';
import { anyCharacter } from '../../../../support/characters.js';

describe('an exchange as a curl line', () => {
  it.each<[string, Parameters<typeof makeExchange>[0], string]>([
    [
      'a GET',
      { url: '/flows?filter[status]=active', request: { headers: { accept: '*/*' } } },
      `curl -g -H 'accept: */*' "$FLOWMATE_BASE_URL"'/flows?filter[status]=active'`,
    ],
    [
      'a POST with a body',
      {
        method: 'POST',
        url: '/webhooks/1',
        request: {
          headers: { 'content-type': 'application/json', 'content-length': '9', host: 'x' },
          body: `{"a":"it's"}`,
        },
      },
      `curl -g -X 'POST' -H 'content-type: application/json' --data-raw '{"a":"it'\\''s"}' "$FLOWMATE_BASE_URL"'/webhooks/1'`,
    ],
    [
      'a token, taken from the shell',
      { request: { headers: { authorization: 'Bearer eyJhbGciOi' } } },
      `curl -g -H "Authorization: Bearer $FLOWMATE_TOKEN" "$FLOWMATE_BASE_URL"'/users?username=ada'`,
    ],
    ['a HEAD', { method: 'HEAD', request: { headers: {} } }, `curl -g -I "$FLOWMATE_BASE_URL"'/users?username=ada'`],
    [
      'an empty header',
      { request: { headers: { 'x-a': '' } } },
      `curl -g -H 'x-a;' "$FLOWMATE_BASE_URL"'/users?username=ada'`,
    ],
    [
      'a body of which only the beginning is known',
      { method: 'POST', request: { headers: {}, body: '{"a', bodyTruncated: true } },
      `curl -g -X 'POST' --data-raw '{"a' "$FLOWMATE_BASE_URL"'/users?username=ada' # of the body only the beginning was kept`,
    ],
  ])('repeats %s', (_what, exchange, line) => {
    expect(toCurl(makeExchange(exchange))).toBe(line);
  });

  it('holds no token, whatever the scheme of the header is written like', () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      expect(toCurl(makeExchange({ request: { headers: { authorization: `${scheme} s3cret` } } }))).not.toContain(
        's3cret',
      );
    }
  });

  it('reaches a program as it was meant, through a shell', () => {
    const texts = fc.array(
      fc.string({ unit: anyCharacter }).map((text) => text.replace(/[\0\ud800-\udfff]/g, '')),
      { minLength: 1, maxLength: 200 },
    );
    fc.assert(
      fc.property(texts, (words) => {
        const script = `printf '%s\\0' ${words.map(quote).join(' ')}`;
        const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
        expect(stdout).toBe(`${words.join('\0')}\0`);
      }),
      { numRuns: 5 },
    );
  });
});
