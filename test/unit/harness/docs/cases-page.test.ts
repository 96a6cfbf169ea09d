import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CertificationCase, suites } from '../../../../contracts/index.js';
import { toCasesPage } from '../../../../src/harness/docs/cases-page.js';

const page = toCasesPage(suites);

describe('docs/certify-cases.md', () => {
  it('is up to date', () => {
    const written = readFileSync(new URL('../../../../docs/certify-cases.md', import.meta.url), 'utf8');
    expect(written === page ? 'up to date' : 'stale: npm run docs').toBe('up to date');
  });

  it('has every case, with its requirement, source and fix', () => {
    for (const { cases } of suites) {
      for (const { id, requirement, source, hint, cell } of cases) {
        expect(page).toContain(id);
        expect(page).toContain(requirement);
        if (cell !== undefined) continue;
        expect(page).toContain(`- source: ${source}`);
        expect(page).toContain(`Fix: ${hint}`);
      }
    }
  });

  it('has no link that leads nowhere', () => {
    const anchors = new Set([
      ...[...page.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
        text
          .toLowerCase()
          .replace(/[^\w\s-]/g, '')
          .replace(/\s+/g, '-'),
      ),
      ...[...page.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id),
    ]);
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(suites.length);
    expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });

  it('shows the cells of a matrix as a table', () => {
    const [first] = suites.flatMap(({ cases }) => cases);
    if (first === undefined) throw new Error('there is no case');
    const cell = { operation: 'getFlows', effect: '503 | Retry-After as a date', position: 'second' };
    const given: CertificationCase = { ...first, id: 'FM-MX-01', cell, requires: ['FM-CORE-01'] };
    const matrix = toCasesPage([{ name: 'matrix', description: 'All of it.', cases: [given] }]);
    expect(matrix).toContain(
      '| <a id="fm-mx-01"></a>FM-MX-01 | MUST | getFlows | 503 \\| Retry-After as a date | second |',
    );
    expect(matrix).toContain('[Retry-After](#retry-after)');
    expect(matrix).not.toContain('### All pages');
  });
});
