import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toOperationUses } from '../../../../../src/harness/reports/page/operations.js';
import { toHtml } from '../../../../../src/harness/reports/page/page.js';
import { toPageCase, toScriptJson } from '../../../../../src/harness/reports/page/page-data.js';
import { makeCase, makeExchange, makeResult } from '../../../../support/certification-result.js';

const assets = { style: 'body { margin: 0 }', script: 'console.log("page")' };
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the page of a report', () => {
  it('allows itself its own script and style, and nothing else', async () => {
    const html = await toHtml(makeResult(), assets);
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    expect(policy?.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src ${hash(assets.style)}; script-src ${hash(assets.script)}; base-uri 'none'; form-action 'none'`,
    );
    expect(html).toContain(`<style>${assets.style}</style>`);
    expect(html).toContain(`<script>${assets.script}</script>`);
    expect(html).not.toMatch(/<(link|img|iframe|base|object)\b|\ssrc=|@import|url\(|\sstyle=|\son\w+=/i);
  });

  it('has the failures first and the first of them open', async () => {
    const cases = [
      makeCase(),
      makeCase({ id: 'B', verdict: 'WARN' }),
      makeCase({ id: 'C', verdict: 'FAIL' }),
      makeCase({ id: 'D', verdict: 'UNEXPECTED_PASS' }),
    ];
    const html = await toHtml(makeResult(cases), assets);
    expect(
      [...html.matchAll(/<details class="case[^>]* id="([^"]*)"[^>]*?( open)?>/g)].map(([, ...found]) => found),
    ).toEqual([
      ['C', ' open'],
      ['D', undefined],
      ['B', undefined],
      ['FM-CORE-01', undefined],
    ]);
  });

  it('opens nothing when all is well', async () => {
    expect(await toHtml(makeResult([makeCase({ hint: 'Use the id.' })]), assets)).not.toMatch(
      /<details[^>]* open|Use the id/,
    );
  });

  it('has a tile for each verdict there is', async () => {
    const html = await toHtml(makeResult([makeCase(), makeCase({ id: 'B', verdict: 'NOT_APPLICABLE' })]), assets);
    const tiles = html.matchAll(/class="tile[^"]*" data-verdict="([^"]*)"[^>]*><span class="count">(\d+)/g);
    expect([...tiles].map(([, ...found]) => found)).toEqual([
      ['ALL', '2'],
      ['NOT_APPLICABLE', '1'],
      ['PASS', '1'],
    ]);
  });

  it.each(['FAIL', 'HARNESS_ERROR'] as const)('says how to fix what the client has to fix: %s', async (verdict) => {
    const html = await toHtml(makeResult([makeCase({ verdict, hint: 'Use the id.' })]), assets);
    expect(html.includes('Use the id.')).toBe(verdict === 'FAIL');
  });
});

describe('what the script of the page knows', () => {
  it('cannot end the element that it stands in, and is the same when it is read', () => {
    const value = { a: '</script><!--<script>', b: ['\u2028', '<'] };
    expect(toScriptJson(value)).not.toContain('<');
    expect(JSON.parse(toScriptJson(value))).toEqual(value);
  });

  it('is the exchanges in their order, with the first offending one', () => {
    const entries = [makeExchange({ sequence: 3 }), makeExchange({ sequence: 1 })];
    expect(toPageCase(makeCase({ entries, exchange: 3 }))).toMatchObject({
      id: 'FM-CORE-01',
      offending: 3,
      exchanges: [{ sequence: 1 }, { sequence: 3 }],
    });
  });

  it('leaves out what is too long of a body, and of all bodies together', () => {
    const long = makeExchange({ request: { headers: {}, body: 'x'.repeat(20_000) } });
    const [shortened] = toPageCase(makeCase({ entries: [long] })).exchanges;
    expect(shortened?.request).toMatchObject({ body: 'x'.repeat(16_384), leftOut: 3_616 });
    const { exchanges } = toPageCase(makeCase({ entries: Array.from({ length: 1_000 }, () => long) }));
    const bodies = exchanges.flatMap(({ request, response }) => [request?.body ?? '', response?.body ?? '']);
    expect(bodies.join('')).toHaveLength(4_000_000);
    expect(exchanges.at(-1)?.request).toMatchObject({ body: '', leftOut: 20_000 });
  });
});

describe('what the client used', () => {
  it('is counted by operation and kind of answer, the most used first', () => {
    const violation = { operation: 'getFlows', place: 'query x', rule: 'r', message: 'm', right: 'r' };
    const entries = [
      makeExchange(),
      makeExchange({ operation: 'getFlows', status: 503 }),
      makeExchange({ operation: 'getFlows', status: 0, violations: [violation] }),
    ];
    expect(toOperationUses([makeCase({ entries }), makeCase({ entries: entries.slice(1) })])).toEqual([
      { name: 'getFlows', count: 4, answers: { '5xx': 2, 'no answer': 2 }, departures: 2 },
      { name: 'getUsers', count: 1, answers: { '2xx': 1 }, departures: 0 },
    ]);
  });

  it('names paths that the API does not have, as long as they are few', () => {
    const entries = Array.from({ length: 100 }, (_, index) => {
      const { operation: _operation, ...unknown } = makeExchange({ path: `/x/${index}`, status: 404 });
      return unknown;
    });
    const uses = toOperationUses([makeCase({ entries })]);
    expect(uses).toHaveLength(41);
    expect(uses[0]).toMatchObject({ name: 'other paths that the API does not have', count: 60 });
    expect(uses[1]?.name).toBe('GET /x/0');
  });
});
