import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectWords } from '../../../mock/faults/notation-effects.js';
import { readFaults } from '../../../mock/faults/read.js';

/** What a text is read as, what was left out left away. */
function read(text: string): unknown {
  const [fault] = readFaults([text]);
  const { match, effect, times, every, probability, delayMs } = fault ?? {};
  return { match, effect, times, every, probability, delayMs };
}

const DEFAULTS = { match: {}, times: 'always', every: 1, probability: 1, delayMs: 0 };

describe('a text', () => {
  it.each([
    ['getFlows:503x2', { match: { operation: 'getFlows' }, effect: { kind: 'status', status: 503 }, times: 2 }],
    ['getFlows#2:reset', { match: { operation: 'getFlows', nth: 2 }, effect: { kind: 'reset' } }],
    ['getFlows#2,5:401', { match: { operation: 'getFlows', nth: [2, 5] }, effect: { kind: 'status', status: 401 } }],
    [
      'postWebhook:429(retry-after=1)x1',
      {
        match: { operation: 'postWebhook' },
        effect: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
        times: 1,
      },
    ],
    ['*:latency(200)', { effect: { kind: 'latency', ms: 200 } }],
    ['*:latency(1.5s)', { effect: { kind: 'latency', ms: 1_500 } }],
    [
      'GET /flows*:truncate(20)%0.3',
      { match: { method: 'GET', path: '/flows*' }, effect: { kind: 'truncate', bytes: 20 }, probability: 0.3 },
    ],
    ['/flows/*:silence', { match: { path: '/flows/*' }, effect: { kind: 'silence' } }],
    ['POST *:503', { match: { method: 'POST' }, effect: { kind: 'status', status: 503 } }],
    [
      'webhooks:lost-answer/3+1s',
      { match: { service: 'webhooks' }, effect: { kind: 'lost-answer' }, every: 3, delayMs: 1_000 },
    ],
    ['getFlows, getUsers:reset', { match: { operation: ['getFlows', 'getUsers'] }, effect: { kind: 'reset' } }],
    ['*:latency(100..500)', { effect: { kind: 'latency', distribution: 'uniform', minMs: 100, maxMs: 500 } }],
    [
      '*:latency(lognormal,800,0.5)',
      { effect: { kind: 'latency', distribution: 'lognormal', medianMs: 800, sigma: 0.5 } },
    ],
    ['*:drip(10,100)', { effect: { kind: 'drip', bytes: 10, intervalMs: 100 } }],
    ['*:drip(1, 0.5s)', { effect: { kind: 'drip', bytes: 1, intervalMs: 500 } }],
    ['*:ignore-filters', { effect: { kind: 'ignore-filters' } }],
    ['*:ignore-filters(status, user)', { effect: { kind: 'ignore-filters', filters: ['status', 'user'] } }],
    ['*:extra-members', { effect: { kind: 'extra-members' } }],
    ['*:extra-members(a=b,c="d, e")', { effect: { kind: 'extra-members', members: { a: 'b', c: 'd, e' } } }],
    ['getUsers:rename-id', { match: { operation: 'getUsers' }, effect: { kind: 'rename-id' } }],
    ['getUsers:envelopex1', { match: { operation: 'getUsers' }, effect: { kind: 'envelope' }, times: 1 }],
    ['*:omit-members(a,b.c)', { effect: { kind: 'omit-members', members: ['a', 'b.c'] } }],
    ['*:reformat(indent=2,shuffled)', { effect: { kind: 'reformat', indent: 2, keyOrder: 'shuffled' } }],
    ['*:rate-limit(5/1s)', { effect: { kind: 'rate-limit', limit: 5, window: '1s' } }],
    ['*:rate-limit(5/1h,world)', { effect: { kind: 'rate-limit', limit: 5, window: '1h', per: 'world' } }],
    ['*:duplicate-execution', { effect: { kind: 'duplicate-execution' } }],
    ['*:duplicate-execution(2)', { effect: { kind: 'duplicate-execution', times: 2 } }],
    ['*:expire-token', { effect: { kind: 'change-world', changes: [{ expireToken: 'caller' }] } }],
    [
      'getFlow:delete-flow(after)x1',
      {
        match: { operation: 'getFlow' },
        effect: { kind: 'change-world', when: 'after', changes: [{ delete: { kind: 'flows', id: 'path' } }] },
        times: 1,
      },
    ],
    ['*:redirect', { effect: { kind: 'redirect' } }],
    ['*:redirect(307)x1', { effect: { kind: 'redirect', status: 307 }, times: 1 }],
    ['*:redirect(/login)', { effect: { kind: 'redirect', location: '/login' } }],
    ['*:redirect({url})', { effect: { kind: 'redirect', location: '{url}' } }],
    [
      '*:redirect(308,"https://other.example{url}&a=b")',
      { effect: { kind: 'redirect', status: 308, location: 'https://other.example{url}&a=b' } },
    ],
    ['*:503(retry-after-date=2)', { effect: { kind: 'status', status: 503, retryAfterDate: 2 } }],
    [
      'postWebhook:429(retry-after-date=2,date-offset=-3600,x-a=b)x1',
      {
        match: { operation: 'postWebhook' },
        effect: { kind: 'status', status: 429, headers: { 'x-a': 'b' }, retryAfterDate: 2, dateOffset: -3_600 },
        times: 1,
      },
    ],
    ['*:latency(200,after)', { effect: { kind: 'latency', ms: 200, when: 'after' } }],
    ['*:latency(quiet,0.2s)', { effect: { kind: 'latency', distribution: 'quiet', ms: 200 } }],
    [
      '*:latency(1..2,after)',
      { effect: { kind: 'latency', distribution: 'uniform', minMs: 1, maxMs: 2, when: 'after' } },
    ],
    [
      '*:latency(lognormal,800,0.5,after)',
      { effect: { kind: 'latency', distribution: 'lognormal', medianMs: 800, sigma: 0.5, when: 'after' } },
    ],
    ['*:silence(after)', { effect: { kind: 'silence', when: 'after' } }],
    ['*:truncate(20,reset)', { effect: { kind: 'truncate', bytes: 20, end: 'reset' } }],
    ['*:truncate(0,silence)', { effect: { kind: 'truncate', bytes: 0, end: 'silence' } }],
    ['*:success(202)', { effect: { kind: 'success', status: 202 } }],
    ['*:success(201,empty)x1', { effect: { kind: 'success', status: 201, empty: true }, times: 1 }],
    ['*:chunked', { effect: { kind: 'chunked' } }],
    ['*:chunked(100)', { effect: { kind: 'chunked', bytes: 100 } }],
    ['*:compress', { effect: { kind: 'compress' } }],
    ['*:compress(br)', { effect: { kind: 'compress', coding: 'br' } }],
    ['*:compress(deflate,if-accepted)', { effect: { kind: 'compress', coding: 'deflate', ifAccepted: true } }],
    ['*:compress(if-accepted)', { effect: { kind: 'compress', ifAccepted: true } }],
    ['*:page-cap(5)', { effect: { kind: 'page-cap', size: 5 } }],
    ['*:totals(missing)', { effect: { kind: 'totals', total: 'missing', totalPages: 'missing' } }],
    ['*:totals(total=+2,totalPages=1)', { effect: { kind: 'totals', total: '+2', totalPages: 1 } }],
    ['*:totals(total=page)', { effect: { kind: 'totals', total: 'page' } }],
    ['*:error-object("a, b")', { effect: { kind: 'status', status: 200, body: { error: 'a, b' } } }],
    [
      '*:login-pagex1',
      {
        effect: {
          kind: 'status',
          status: 200,
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: expect.stringMatching(/^<!DOCTYPE html>/),
        },
        times: 1,
      },
    ],
    ['*:garbage', { effect: { kind: 'garbage' } }],
    ['*:garbage("<a, b>)")x1', { effect: { kind: 'garbage', text: '<a, b>)' }, times: 1 }],
    [' * : resetx3 % .5 +250 / 2 ', { effect: { kind: 'reset' }, times: 3, probability: 0.5, delayMs: 250, every: 2 }],
    [
      '*:503(retry-after="Wed, 21 Oct 2026 07:28:00 GMT",x-a=b c)',
      {
        effect: {
          kind: 'status',
          status: 503,
          headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT', 'x-a': 'b c' },
        },
      },
    ],
  ])('%s is read', (text, expected) => {
    expect(read(text)).toEqual({ ...DEFAULTS, ...expected });
  });

  it.each([
    ['', /"" is no fault; a preset/],
    ['flakey', /"flakey" is no fault \(did you mean "flaky"\?\); a preset \(flaky, .*TARGET:EFFECT is/],
    ['getFlows', /a preset .* or TARGET:EFFECT is, such as "getFlows:503x2"/],
    [':503', /it has no target; TARGET:EFFECT is/],
    ['getFlows:', /it has no effect; TARGET:EFFECT is/],
    ['getFlos:503', /match\.operation: "getFlos" is no operation \(did you mean "getFlows"\?\)/],
    ['getFlows,getUsrs:503', /match\.operation\[1\]: "getUsrs" is no operation \(did you mean "getUsers"\?\)/],
    ['hook:503', /"hook" is no operation/],
    ['getFlows#0:503', /"#0" counts nothing; #2 or #2,5 do/],
    ['getFlows#x:503', /"#x" counts nothing/],
    ['getFlows#:503', /"#" counts nothing/],
    ['getFlows:99', /effect\.status: 99 is not a whole number from 200 to 599/],
    ['getFlows:503y2', /"y2" means nothing behind an effect; x2 \(twice\)/],
    ['getFlows:503x2x3', /it says twice what times is/],
    ['getFlows:503x0', /times: 0 is not how often; a whole number from 1 up or "always" is/],
    ['getFlows:503x1.5', /times: 1\.5 is not how often/],
    ['getFlows:503/0', /every: 0 is not a whole number from 1 up/],
    ['getFlows:503%30', /"%30" is no probability; one from 0 to 1 is, such as %0\.3/],
    ['getFlows:503+11m', /"\+11m" is too long; ten minutes/],
    ['getFlows:503+1h', /"\+1h" means nothing/],
    ['getFlows:silent', /"silent" is no effect \(did you mean "silence"\?\)/],
    ['getFlows:explode', /"explode" is no effect; there are 503, latency, reset/],
    ['getFlows:reset(1)', /"reset\(1\)" is not written right; reset alone, without arguments is/],
    ['getFlows:latency', /"latency" is not written right; latency\(200\), latency\(100\.\.500\)/],
    ['getFlows:latency(1h)', /"latency\(1h\)" is not written right/],
    ['getFlows:latency(1..2..3)', /is not written right/],
    ['getFlows:latency(5..1)', /effect\.maxMs: 1 is less than minMs, 5; swap them/],
    ['getFlows:truncate(x)', /"truncate\(x\)" is not written right; truncate\(20\)/],
    ['getFlows:truncate(1.5)', /effect\.bytes: 1\.5 is not a whole number/],
    ['getFlows:drip(0,5)', /effect\.bytes: 0 is not a whole number from 1 up/],
    ['getFlows:drip(1)', /is not written right; drip\(10,100ms\)/],
    ['getFlows:drip(1,1h)', /is not written right; drip\(10,100ms\)/],
    ['*:reformat', /is not written right; reformat with any of/],
    ['getFlows:ignore-filters(a=b)', /is not written right; ignore-filters alone or with names/],
    ['getFlows:extra-members(a)', /is not written right; extra-members alone or with members/],
    ['getFlows:omit-members', /is not written right; omit-members\(description,payload\)/],
    ['getFlows:reformat(5)', /is not written right; reformat with any of indent=2/],
    ['getFlows:rate-limit(5)', /is not written right; rate-limit\(5\/1s\) for each token/],
    ['getFlows:rate-limit(5/1s,user)', /is not written right; rate-limit\(5\/1s\) for each token/],
    ['getFlows:rate-limit(5/2d)', /effect\.window: "2d" is no window; .* a day at most/],
    ['getFlows:rate-limit(5/0s)', /effect\.window: "0s" is no window/],
    ['getFlows:duplicate-execution(a)', /is not written right; duplicate-execution alone or with/],
    ['getFlows:duplicate-execution(0)', /effect\.times: 0 is not a whole number from 1 to 100/],
    ['getFlows:expire-token(later)', /is not written right; expire-token alone, or when: expire-token\(after\)/],
    ['*:503(retry-after-date=soon)', /is not written right; 503 alone or with headers/],
    ['*:latency(after)', /is not written right; latency\(200\), .* or latency\(quiet,200\)/],
    ['*:latency(quiet)', /is not written right/],
    ['*:latency(quiet,200,after)', /is not written right/],
    ['*:silence(1)', /is not written right; silence alone, or when: silence\(after\)/],
    ['*:truncate(20,hang)', /is not written right; truncate\(20\), .* truncate\(20,reset\)/],
    ['*:success', /is not written right; success\(202\)/],
    ['*:success(503)', /effect\.status: 503 is not a whole number from 200 to 299/],
    ['*:success(202,full)', /is not written right; success\(202\)/],
    ['*:chunked(a)', /is not written right; chunked alone/],
    ['*:chunked(0)', /effect\.bytes: 0 is not a whole number from 1 up/],
    ['*:compress(zip)', /is not written right; compress alone \(gzip\)/],
    ['*:compress(gzip,br)', /is not written right; compress alone \(gzip\)/],
    ['*:page-cap', /is not written right; page-cap\(5\)/],
    ['getUsers:page-cap(5)', /effect: getUsers has no pages; getFlows, getStepLogs, getTemplates/],
    ['*:totals', /is not written right; totals\(missing\)/],
    ['*:totals(pages=1)', /is not written right; totals\(missing\)/],
    ['*:totals(total=some)', /effect\.total: "some" is no wrong total/],
    ['*:error-object(a,b)', /is not written right; error-object alone/],
    ['*:login-page(a)', /is not written right; login-page alone, without arguments/],
    ['*:redirect(304)', /is not written right; redirect alone, with one of 301, 302/],
    ['*:redirect(307,/a,/b)', /is not written right; redirect alone/],
    ['*:redirect(status=307)', /is not written right; redirect alone/],
    ['*:redirect(login)', /effect\.location: "login" is no place to redirect to; a path \("\/login"\)/],
    ['*:redirect(//other.example)', /effect\.location: "\/\/other\.example" is no place to redirect to/],
    ['*:redirect("/a b")', /effect\.location: "\/a b" is no place to redirect to/],
    ['getFlows:503(1)', /is not written right; 503 alone or with headers: 503\(retry-after=1\)/],
    ['getFlows:503(', /the arguments "\(" are not written \(a,b=c\)/],
    ['getFlows:503(a=1', /the arguments "\(a=1" are not written/],
    ['getFlows:503(a="1)', /the arguments .* are not written/],
    ['getFlows:503()', /the arguments .* are not written/],
    [
      'getFlows:503(content-length=5)',
      /effect\.headers\["content-length"\]: follows from the answer itself; leave it out/,
    ],
    ['getFlows:503(a="x\\ny")', /"x\\ny" is no value of a header/],
    ['GET /flows?x=1:503', /match\.path: "\/flows\?x=1" has a query; the member query takes it/],
  ])('%j is refused with what would be right', (text, complaint) => {
    expect(() => readFaults([text])).toThrow(complaint);
  });

  it('can say every word that the document tells of, and no other', () => {
    const file = new URL('../../../openapi/generated/control/control.json', import.meta.url);
    const { components } = JSON.parse(readFileSync(file, 'utf8'));
    const table: string[] = components.schemas.FaultText.description
      .split('\n')
      .filter((line: string) => line.startsWith('| `'));
    const told = table.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word));
    expect(told.sort()).toEqual(['503', ...effectWords].sort());
  });

  it('is read or refused, whatever it says, in time that does not explode', () => {
    const part = fc.constantFrom(
      'getFlows',
      '*',
      '/flows*',
      'GET /x',
      'webhooks',
      '#',
      '#2',
      ':',
      '503',
      'reset',
      'latency',
      '(',
      ')',
      ',',
      '=',
      '"',
      '\\',
      'x2',
      '/3',
      '%0.5',
      '+1s',
      ' ',
      '..',
      'a',
      '1',
      '-',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        try {
          readFaults([given]);
        } catch (error) {
          expect(error).toMatchObject({
            name: 'OptionError',
            message: expect.stringContaining('faults cannot be armed'),
          });
        }
      }),
      { numRuns: 3_000, seed: 20_261_124 },
    );
    for (const long of [
      '('.repeat(50_000),
      '"'.repeat(50_000),
      'x1'.repeat(50_000),
      ' '.repeat(50_000),
      '#1,'.repeat(20_000),
    ]) {
      expect(() => readFaults([`*:503${long}`, `${long}:503`, `*${long}`])).toThrow('faults cannot be armed');
    }
  });
});
