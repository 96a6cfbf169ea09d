import { describe, expect, it } from 'vitest';
import { at, partnerOf } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

const HOOK = '/webhooks/6762e154616e91cb8d8b1aaf';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('a number that a double does not hold', () => {
  it.each([
    ['9007199254740992', '9007199254740993', 417],
    ['9007199254740993', '9007199254740993', 200],
    ['9007199254740993.0', '9007199254740993', 200],
    ['9007199254740993', '9007199254740992', 417],
    ['12345678901234567890', '12345678901234567000', 417],
    ['12345678901234567890', '12345678901234567890', 200],
    ['"9007199254740993"', '9007199254740993', 417],
    ['0.1', '0.1', 200],
    ['1e400', '1e401', 417],
  ])('is compared as it was written: %s came, %s is asked for', async (sent, asked, status) => {
    const partner = await partnerOf('guide');
    await partner.post(HOOK, undefined, { text: `{"data":{"n":[${sent}]}}`, headers: JSON_TYPE });
    const text = `{"match":{"operation":"postWebhook","body":{"data":{"n":[${asked}]}}},"times":{"exactly":1}}`;
    const answer = await partner.post('/_mock/requests/verify', undefined, { text });
    expect(answer.status).toBe(status);
    if (status === 417) {
      const [miss] = [at(answer.body, 'nearest', 0, 'misses', 0)];
      expect([String(at(miss, 'expected')), String(at(miss, 'actual'))]).toEqual(
        [asked, sent].map((written) => (/^\d+$/.test(written) ? written : expect.any(String))),
      );
      expect(answer.text).not.toContain('\\u0000');
    }
  });

  it.each([
    ['PUT', '/_mock/sandboxes/a', '{"scenario":{"flows":[{"flowSettings":{"n":9007199254740993}}]}}'],
    ['POST', '/_mock/reset', '{"scenario":{"flows":[{"flowSettings":{"n":12345678901234567890}}]}}'],
    ['POST', '/_mock/faults', '{"match":{},"effect":{"kind":"status","status":500,"body":{"n":1e999}}}'],
    ['PUT', '/_mock/clock', '{"advance":9007199254740993}'],
    ['POST', `/_mock/flows/${idOf('flows', 'alpha')}/trigger`, '{"data":{"n":0.12345678901234567890123}}'],
  ])('is refused where it would be stored: %s %s', async (method, path, text) => {
    const partner = await partnerOf('guide');
    const answer = await partner.send(method, path, { text });
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/more than a number can hold exactly/);
  });
});
