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
      `default-src 'none'; style-src ${hash(assets.style)}; script-src ${hash(assets.script)}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(html).toContain(`<style>${assets.style}</style>`);
    expect(html).toContain(`<script>${assets.script}</script>`);
    expect(html.match(/<link\b[^>]*/g)).toEqual([
      expect.stringMatching(/^<link rel="icon" href="data:image\/svg\+xml,/),
    ]);
    expect(html).not.toMatch(/<(img|iframe|base|object)\b|\ssrc=|@import|url\(|\sstyle=|\son\w+=/i);
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
      /<details[^>]* open|Use the id|What to mend/,
    );
  });

  it('says first what to mend, the first three causes open', async () => {
    const checks = [{ judge: 'flows-run', verdict: 'FAIL' as const, expected: '', observed: '' }];
    const failing = (id: string, line: string) =>
      makeCase({ id, verdict: 'FAIL', checks, exitCode: 1, outputTail: `${line}\n`, lastWords: { line } });
    const cases = ['KeyError a', 'KeyError b', 'KeyError a', 'KeyError c', 'KeyError d'].map((line, at) =>
      failing(`X-${at}`, line),
    );
    const html = await toHtml(makeResult(cases), assets);
    const causes = [
      ...html.matchAll(/<details class="cause[^>]*?( open)?>\s*<summary[^>]*>.*?<strong>(.*?)<\/strong>(.*)/g),
    ];
    expect(causes.map(([, open, summary]) => [open ?? '', summary])).toEqual([
      [' open', '2 of 5 failures end the same way: `KeyError a`'],
      [' open', 'X-1: `KeyError b`'],
      [' open', 'X-3: `KeyError c`'],
      ['', 'X-4: `KeyError d`'],
    ]);
    expect(html.match(/Mend this first/g)).toHaveLength(1);
    expect(html.indexOf('What to mend')).toBeLessThan(html.indexOf('id="cases"'));
  });

  it('has what the client printed last before what was observed, the fix and the exchanges', async () => {
    const given = { verdict: 'FAIL', exitCode: 1, outputTail: 'last words', hint: 'Use the id.' } as const;
    const html = await toHtml(makeResult([makeCase({ ...given, lastWords: { line: 'last words' } })]), assets);
    const article = html.slice(html.indexOf('<details class="case'));
    const places = ['class="last-words"', 'Observed</dt>', 'Use the id.', 'data-sequence', 'Repeat just this case'];
    const found = places.map((each) => article.indexOf(each));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
  });

  it('links to what is known of a built-in case, and has its title beside its id', async () => {
    const html = await toHtml(makeResult([makeCase(), makeCase({ id: 'OWN-01', title: 'own' })]), assets);
    expect(html.match(/href="docs\/cases\.md#[^"]*"/g)).toEqual(['href="docs/cases.md#fm-core-01"']);
    expect(html).toContain('<span class="nav-id">OWN-01</span> <span class="nav-title">own</span>');
  });

  it('says what changed since an earlier run', async () => {
    const changes = [{ id: 'FM-CORE-01', kind: 'fixed', before: 'FAIL', now: 'PASS' }] as const;
    const comparison = { file: 'old.json', started: '2026-11-24T09:00:00.000Z', seed: 1, changes };
    const html = await toHtml(makeResult([makeCase()], { comparison }), assets);
    expect(html).toContain('Since the run of 2026-11-24 09:00:00 UTC: 1 fixed, 0 new, 0 still failing');
  });

  it('says once why no case was run', async () => {
    const observed = 'cannot start pythonn';
    const preflight = { verdict: 'CONFIG' as const, observed, outputTail: '' };
    const html = await toHtml(
      makeResult([makeCase({ verdict: 'CONFIG', observed: '' })], { preflight, exitCode: 2 }),
      assets,
    );
    expect(html).not.toContain('What to mend');
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
