import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CertificationResult } from '../../src/harness/certify/result.js';
import { writeReports } from '../../src/harness/reports/certification/write-reports.js';
import { makeCase, makeExchange, makeResult } from '../support/certification-result.js';
import { openPage, startBrowser } from './browser.js';

const root = mkdtempSync(join(tmpdir(), 'flowmate-page-'));
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(root, { recursive: true, force: true });
});

let reports = 0;
/** URL of a report on disk. */
async function write(result: CertificationResult): Promise<string> {
  reports += 1;
  const folder = join(root, String(reports));
  await writeReports(result, folder, root);
  return pathToFileURL(join(folder, 'report.html')).href;
}

const flows = '/flows?filter[user]=ada';
/** A run in which something of everything happened. */
function mixedRun(): CertificationResult {
  const entries = [
    makeExchange(),
    makeExchange({ sequence: 2, at: 20, url: flows, operation: 'getFlows', status: 429, faults: ['rate-limit'] }),
    makeExchange({
      sequence: 3,
      at: 1_020,
      method: 'POST',
      url: '/webhooks/6762e154616e91cb8d8b1aaf',
      operation: 'postWebhook',
      execution: '9f2c',
      request: {
        headers: { authorization: 'Bearer <redacted>', 'content-type': 'application/json' },
        body: '{"data":{"name":"O\'Neill"}}',
        bodyBytes: 27,
      },
    }),
    makeExchange({ sequence: 4, at: 1_040, url: flows, status: 0, delivered: false, note: 'connection reset' }),
  ];
  return makeResult([
    makeCase(),
    makeCase({ id: 'FM-ID-02', title: 'usernames that are prefixes' }),
    makeCase({ id: 'FM-RES-02', suite: 'resilience', verdict: 'FAIL', title: 'Retry-After', entries, exchange: 2 }),
    makeCase({ id: 'FM-RES-03', suite: 'resilience', verdict: 'FAIL', title: 'the webhook answers 503 once' }),
    makeCase({ id: 'FM-HYG-02', suite: 'hygiene', level: 'SHOULD', verdict: 'WARN', title: 'a User-Agent' }),
    makeCase({ id: 'FM-RES-11', suite: 'resilience', verdict: 'NOT_APPLICABLE', title: 'login', entries: [] }),
  ]);
}

const shownIds = (page: Page): Promise<string[]> =>
  page.locator('details.case:visible').evaluateAll((found) => found.map(({ id }) => id));
const openIds = (page: Page): Promise<string[]> =>
  page.locator('details.case[open]').evaluateAll((found) => found.map(({ id }) => id));

/** Whether the beginning of this element is where one looks. */
async function isInSight(page: Page, id: string): Promise<boolean> {
  const top = await page.locator(`[id="${id}"]`).evaluate((found) => found.getBoundingClientRect().top);
  return top >= 0 && top < 800;
}

describe('the report, opened from disk', () => {
  it('asks for nothing but itself, and nothing in it complains', async () => {
    const url = await write(mixedRun());
    const { page, requests, complaints } = await openPage(browser, url);
    await page.getByRole('button', { name: 'Open all' }).click();
    await page.locator('.x-row').first().click();
    expect(requests).toEqual([url]);
    expect(complaints).toEqual([]);
  });

  it('says the outcome, and has the failures first, the first of them open', async () => {
    const { page } = await openPage(browser, await write(mixedRun()));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Not conformant');
    expect(await shownIds(page)).toEqual([
      'FM-RES-02',
      'FM-RES-03',
      'FM-HYG-02',
      'FM-RES-11',
      'FM-CORE-01',
      'FM-ID-02',
    ]);
    expect(await openIds(page)).toEqual(['FM-RES-02']);
  });

  it('shows the cases of a verdict when its tile is pressed, and all again when it is pressed once more', async () => {
    const { page } = await openPage(browser, await write(mixedRun()));
    const fail = page.getByRole('button', { name: '2 Fail' });
    await fail.click();
    expect(await shownIds(page)).toEqual(['FM-RES-02', 'FM-RES-03']);
    expect(await fail.getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('status').textContent()).toBe('2 of 6 cases');
    expect(await page.locator('nav li:visible').allInnerTexts()).toHaveLength(2);
    expect(await page.locator('nav h2:visible').allInnerTexts()).toEqual(['resilience']);
    await fail.click();
    expect(await shownIds(page)).toHaveLength(6);
  });

  it.each([
    ['FM-ID', ['FM-ID-02']],
    ['prefixes USERNAMES', ['FM-ID-02']],
    ['/webhooks/6762', ['FM-RES-02']],
    [`"name":"O'Neill"`, ['FM-RES-02']],
    ['<redacted>', ['FM-RES-02', 'FM-RES-03', 'FM-HYG-02', 'FM-CORE-01', 'FM-ID-02']],
    ['nowhere to be found', []],
  ])('finds %s in cases and payloads', async (text, ids) => {
    const { page } = await openPage(browser, await write(mixedRun()));
    await page.getByRole('searchbox').fill(text);
    await page
      .getByRole('status')
      .filter({ hasText: `${ids.length} of 6` })
      .waitFor();
    expect(await shownIds(page)).toEqual(ids);
  });

  it('combines tile, suite and search, and goes back to all', async () => {
    const { page } = await openPage(browser, await write(mixedRun()));
    await page.getByRole('button', { name: '2 Fail' }).click();
    await page.getByRole('combobox', { name: 'Suite' }).selectOption('core');
    expect(await shownIds(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await shownIds(page)).toHaveLength(6);
    expect(await page.locator(':focus').getAttribute('id')).toBe('search');
  });

  it('shows the exchanges of a case between client and FlowMate, with time, faults and what never came', async () => {
    const { page } = await openPage(browser, await write(mixedRun()));
    const rows = page.locator('#FM-RES-02 .sequence li');
    const texts = (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
    expect(texts).toEqual([
      '1 0.000 s GET /users?username=ada 200 · 71 B · 1.3 ms',
      `2 0.020 s GET ${flows} first problem ⚡ injected: rate-limit 429 · 71 B · 1.3 ms`,
      '0.999 s without a request',
      '3 1.020 s POST /webhooks/6762e154616e91cb8d8b1aaf ▶ started a run 200 · 71 B · 1.3 ms',
      `4 1.040 s GET ${flows} connection reset no answer · 1.3 ms`,
    ]);
  });

  it('unfolds an exchange to its headers and spread out payload', async () => {
    const { page } = await openPage(browser, await write(mixedRun()));
    const row = page.getByRole('button', { name: 'POST /webhooks' });
    await row.click();
    expect(await row.getAttribute('aria-expanded')).toBe('true');
    const request = page.getByRole('group', { name: 'Request: POST /webhooks/6762e154616e91cb8d8b1aaf' });
    expect(await request.locator('pre').textContent()).toBe('{\n  "data": {\n    "name": "O\'Neill"\n  }\n}');
    expect(await request.textContent()).toContain('authorizationBearer <redacted>');
    await row.click();
    expect(await request.isVisible()).toBe(false);
  });

  it('copies an exchange as curl, and the line that repeats a case', async () => {
    const copied: string[] = [];
    const { page } = await openPage(browser, await write(mixedRun()), { copied: (text) => copied.push(text) });
    await page.getByRole('button', { name: 'POST /webhooks' }).click();
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await page.getByRole('button', { name: 'Copy command that repeats FM-RES-02' }).click();
    await expect
      .poll(() => copied)
      .toEqual([
        `curl -g -X 'POST' -H "Authorization: Bearer $FLOWMATE_TOKEN" -H 'content-type: application/json' --data-raw '{"data":{"name":"O'\\''Neill"}}' "$FLOWMATE_BASE_URL"'/webhooks/6762e154616e91cb8d8b1aaf'`,
        'flowmate-mock certify --case FM-RES-02 --seed 1 -- python3 client.py',
      ]);
  });

  it.each([
    ['FM-ID-02', 'FM-ID-02', 'FM-ID-02'],
    ['FM-RES-02/3', 'FM-RES-02', 'FM-RES-02/3'],
    ['FM-RES-02/1', 'FM-RES-02', 'FM-RES-02/1'],
    ['FM-HYG-02/1', 'FM-HYG-02', 'FM-HYG-02/1'],
  ])('opens at #%s', async (hash, caseId, shown) => {
    const { page } = await openPage(browser, `${await write(mixedRun())}#${hash}`);
    expect(await openIds(page)).toContain(caseId);
    await page.locator(`[id="${shown}"] :focus`).waitFor();
    await expect.poll(() => isInSight(page, shown)).toBe(true);
  });

  it('follows a link to a case that the filter hides', async () => {
    const { page } = await openPage(browser, await write(mixedRun()));
    await page.getByRole('button', { name: '2 Fail' }).click();
    await page.evaluate('location.hash = "#FM-CORE-01"');
    await page.locator('#FM-CORE-01[open]').waitFor();
    expect(await shownIds(page)).toHaveLength(6);
  });

  it('takes a link to nothing, and one that is no text, without complaint', async () => {
    const url = await write(mixedRun());
    for (const hash of ['#FM-NO-01', '#FM-RES-02/99', '#%E0%A4%A', '#']) {
      const { complaints } = await openPage(browser, url + hash);
      expect(complaints).toEqual([]);
    }
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = await openPage(browser, await write(mixedRun()));
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the cases');
    await page.getByRole('button', { name: '2 Fail' }).focus();
    await page.keyboard.press('Space');
    expect(await shownIds(page)).toEqual(['FM-RES-02', 'FM-RES-03']);
    await page.locator('#FM-RES-03 > summary').focus();
    await page.keyboard.press('Enter');
    expect(await openIds(page)).toEqual(['FM-RES-02', 'FM-RES-03']);
    await page.locator('#FM-RES-03 .x-row').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#FM-RES-03 .x-body').isVisible()).toBe(true);
    await page.getByRole('searchbox').fill('zzz');
    await page.getByRole('status').filter({ hasText: '0 of 6' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('status').textContent()).toBe('2 of 6 cases');
  });

  it('says what was injected and whom a request concerns, in words', async () => {
    const entries = [makeExchange({ url: '/webhooks/6762e154616e91cb8d8b1aaf', faults: ['fault-1'], status: 503 })];
    const injected = { 'fault-1': '503 once' };
    const names = { '6762e154616e91cb8d8b1aaf': 'flow "Invoice" of "ada"' };
    const { page } = await openPage(
      browser,
      await write(makeResult([makeCase({ verdict: 'FAIL', entries, injected, names })])),
    );
    const rows = await page.locator('.sequence li').allInnerTexts();
    expect(rows.join().replace(/\s+/g, ' ')).toContain('⚡ injected: 503 once flow "Invoice" of "ada"');
  });

  it('has its time in the zone of the reader, too', async () => {
    const { page } = await openPage(browser, await write(mixedRun()), { timezoneId: 'Europe/Berlin', locale: 'en' });
    expect(await page.locator('time').first().textContent()).toMatch(/^2026-11-24 09:00:00 UTC \(.*10:00:00.*\)$/);
  });

  it('has all that failed on paper, and is as it was afterwards', async () => {
    const { page } = await openPage(browser, await write(mixedRun()));
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await openIds(page)).toEqual(['FM-RES-02', 'FM-RES-03', 'FM-HYG-02']);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await openIds(page)).toEqual(['FM-RES-02']);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav, .tools, .copy').filter({ visible: true }).count()).toBe(0);
  });

  it('can be read without JavaScript, but for the exchanges', async () => {
    const { page } = await openPage(browser, await write(mixedRun()), { javaScriptEnabled: false });
    await page.locator('#FM-HYG-02 > summary').click();
    expect(await page.locator('#FM-HYG-02 .body').textContent()).toContain('one webhook call, answered 200');
    expect(await page.locator('#FM-HYG-02 .sequence').textContent()).toContain('exchanges.har have them too');
  });
});

describe('the look of the report', () => {
  const background = (page: Page): Promise<unknown> =>
    page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
  const light = 'rgb(245, 246, 248)';
  const dark = 'rgb(13, 17, 23)';

  it('follows the system, and the switch where it says otherwise', async () => {
    const url = await write(mixedRun());
    const { page } = await openPage(browser, url, { colorScheme: 'dark' });
    expect(await background(page)).toBe(dark);
    await page.getByRole('button', { name: 'Theme: system' }).click();
    expect(await background(page)).toBe(light);
    await page.reload();
    expect(await background(page)).toBe(light);
    await page.getByRole('button', { name: 'Theme: light' }).click();
    expect(await background(page)).toBe(dark);
    await page.getByRole('button', { name: 'Theme: dark' }).click();
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await background(page)).toBe(light);
  });

  it.each([390, 1280])('breaks no name of a check at %i pixels', async (width) => {
    const observed = 'word '.repeat(60);
    const judges = ['executions', 'nothing-undeclared', 'documented-requests'];
    const checks = judges.map((judge) => ({ judge, verdict: 'NOT_EXERCISED' as const, expected: observed, observed }));
    const url = await write(makeResult([makeCase({ verdict: 'FAIL', checks })]));
    const { page } = await openPage(browser, url, { viewport: { width, height: 800 } });
    const heights = await page
      .locator('.checks tbody th code')
      .evaluateAll((found) => found.map((code) => code.getClientRects().length));
    expect(heights).toEqual([1, 1, 1]);
  });

  it.each([320, 390, 768, 1280])('never scrolls sideways at %i pixels', async (width) => {
    const { page } = await openPage(browser, await write(mixedRun()), { viewport: { width, height: 800 } });
    await page.getByRole('button', { name: 'Open all' }).click();
    for (const row of await page.locator('.x-row').all()) await row.click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });
});

describe('a report of much', () => {
  it('shows a thousand exchanges of a case, and goes to the last of them', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      makeExchange({ sequence: index + 1, at: index * 3, url: `/flows?page[number]=${index + 1}` }),
    );
    const cases = Array.from({ length: 5 }, (_, index) =>
      makeCase({ id: `FM-X-0${index}`, verdict: index === 0 ? 'FAIL' : 'PASS', entries: many, exchange: 900 }),
    );
    const { page, complaints } = await openPage(browser, `${await write(makeResult(cases))}#FM-X-03/1000`);
    expect(await page.locator('#FM-X-03 .sequence li').count()).toBe(1_000);
    await expect.poll(() => isInSight(page, 'FM-X-03/1000')).toBe(true);
    // Other cases wait until somebody opens them.
    expect(await page.locator('#FM-X-04 .sequence li').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('leaves out the rest of very long payloads, and says so', async () => {
    const body = JSON.stringify({ data: 'x'.repeat(1_048_576) });
    const entries = [makeExchange({ request: { headers: {}, body, bodyBytes: body.length } })];
    const { page } = await openPage(browser, await write(makeResult([makeCase({ verdict: 'FAIL', entries })])));
    await page.locator('.x-row').click();
    expect(await page.locator('.x-body').textContent()).toContain(
      'more characters are left out here; report.json has them',
    );
    expect((await page.content()).length).toBeLessThan(300_000);
  });

  it('has a page for a run without a case as well', async () => {
    const preflight = { verdict: 'CONFIG' as const, observed: 'no such program: pyton3', outputTail: 'sh: pyton3' };
    const result = makeResult([], { preflight, exitCode: 2, conclusion: 'no verdict: no such program: pyton3' });
    const { page, complaints } = await openPage(browser, await write(result));
    expect(await page.getByRole('region', { name: 'Preflight' }).textContent()).toContain('no such program: pyton3');
    expect(complaints).toEqual([]);
  });
});

describe('a hostile client', () => {
  const evil = `</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">"'><!--<svg onload=alert(1)>`;

  it('gets no mark-up and no script of its own into the page', async () => {
    const entries = [
      makeExchange({
        method: evil,
        url: `/${evil}`,
        note: evil,
        faults: [evil],
        execution: evil,
        caller: { userId: evil, username: evil },
        request: { headers: { [evil]: evil }, body: evil },
        response: { headers: { 'content-type': 'text/html' }, body: evil },
        violations: [{ operation: evil, place: evil, rule: evil, value: evil, message: evil, right: evil }],
      }),
    ];
    const checks = ['FAIL', 'WARN'] as const;
    const result = makeResult(
      [
        makeCase({
          ...Object.fromEntries(
            [
              'id',
              'suite',
              'title',
              'requirement',
              'source',
              'expected',
              'observed',
              'hint',
              'repeat',
              'outputTail',
            ].map((member) => [member, evil]),
          ),
          verdict: 'FAIL',
          entries,
          exchange: 1,
          checks: checks.map((verdict) => ({ judge: evil, verdict, expected: evil, observed: evil, exchange: 1 })),
          baseline: { reason: evil, expires: evil },
          feature: evil,
        }),
      ],
      { conclusion: evil, stale: [{ id: evil, reason: evil, why: evil }] },
    );
    const run = { ...result.run, client: { kind: 'command' as const, command: [evil] }, features: [evil] };
    const { page, requests, complaints } = await openPage(browser, await write({ ...result, run }));
    await page.locator('.x-row').click();
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('img, svg:not(.bar), script:not([data-case])').count()).toBe(1);
    expect(await page.locator('.x-body pre').first().textContent()).toBe(evil);
    expect(await page.locator('.observed dd').textContent()).toBe(evil);
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it('cannot make junit.xml unreadable', async () => {
    const texts = [evil, ']]>', '\u0000\u001b[31m\u0008\ufffe', '\ud800', '&#0;'];
    const cases = texts.map((text, index) =>
      makeCase({ id: `X-${index}`, suite: text, title: text, verdict: 'FAIL', observed: text, outputTail: text }),
    );
    const url = await write(makeResult(cases));
    const { page } = await openPage(browser, url.replace('report.html', 'junit.xml'));
    expect(await page.locator('parsererror').count()).toBe(0);
    expect(await page.locator('testcase').count()).toBe(texts.length);
  });
});

describe('the Chromium of the tests', () => {
  it('is missed in one sentence where it is not', async () => {
    const path = join(root, 'no-chromium');
    const before = process.env.CHROMIUM;
    process.env.CHROMIUM = path;
    try {
      await expect(startBrowser()).rejects.toThrow(/need Chromium, and there is none .*no-chromium.*apt-get install/);
    } finally {
      if (before === undefined) delete process.env.CHROMIUM;
      else process.env.CHROMIUM = before;
    }
  });
});
