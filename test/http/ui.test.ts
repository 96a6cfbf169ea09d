import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { docsPages } from '../../src/dashboard/requests/docs-pages.js';

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the dashboard', () => {
  it.each(['/_mock/ui', '/@a/_mock/ui', '/_MOCK/UI'])(
    'is a page at %s that may load its own files alone',
    async (path) => {
      const mock = await createMock({ scenario: 'empty' });
      await mock.sandbox('a');
      const answer = await mock.request(path);
      const text = await answer.text();
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none';/);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      // Neither scripts nor styles stand in the page, and nothing comes from elsewhere.
      expect(text).not.toMatch(/<script(?![^>]* src="ui\/)|<style|\son\w+=|(?:src|href)="(?:https?:|\/)/);
      expect(text.match(/(?:src|href)="ui\/[\w.]+"/g)).toHaveLength(2);
    },
  );

  it('is below 150 kB on its way, with all that it loads first', async () => {
    const mock = await createMock({ scenario: 'empty' });
    let bytes = 0;
    for (const [path, type] of [
      ['', /^text\/html/],
      ['/dashboard.js', /^text\/javascript/],
      ['/dashboard.css', /^text\/css/],
    ] as const) {
      const answer = await mock.request(`/_mock/ui${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('content-type')).toMatch(type);
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
      bytes += gzipSync(await answer.text()).length;
    }
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(150_000);
  });

  it('has the API document, and answers again without its bytes to a browser that has them', async () => {
    const mock = await createMock({ scenario: 'empty' });
    const answer = await mock.request('/_mock/ui/flowmate.json');
    expect(await answer.json()).toMatchObject({ paths: { '/flows': {} } });
    const again = await mock.request('/_mock/ui/flowmate.json', {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('has the pages of the documentation that its findings lead to, as text', async () => {
    const mock = await createMock({ scenario: 'empty', controlToken: 'c0ntrol' });
    const pages = Object.values(docsPages);
    expect(pages).toContain('faults.md');
    for (const page of pages) {
      const answer = await mock.request(`/_mock/ui/docs/${page}`);
      expect([page, answer.status, answer.headers.get('content-type')]).toEqual([
        page,
        200,
        'text/plain; charset=utf-8',
      ]);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await answer.text()).toMatch(/^(?:<!--.*-->\n+)?# /);
    }
  });

  it('loads what draws graphs and charts when it is needed', async () => {
    const mock = await createMock({ scenario: 'empty' });
    const page = await (await mock.request('/_mock/ui/dashboard.js')).text();
    for (const name of ['chart.js', 'layout.js']) {
      const answer = await mock.request(`/_mock/ui/${name}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
      expect(page).toMatch(new RegExp(`import\\(.\\./${name}.\\)`));
    }
  });

  it('leads back from a slash at its end, since its files stand beside it', async () => {
    const mock = await createMock({ scenario: 'empty' });
    const answer = await mock.request('/_mock/ui/');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '../ui']);
  });

  it.each([
    ['GET', '/_mock/ui/none.js', 404],
    ['GET', '/_mock/ui/__proto__', 404],
    ['GET', '/_mock/ui/..%2Fui.ts', 404],
    ['GET', '/_mock/ui/a/b', 404],
    ['GET', '/_mock/ui/docs/none.md', 404],
    ['GET', '/_mock/ui/docs/picture.svg', 404],
    ['GET', '/_mock/ui/docs/..%2FREADME.md', 404],
    ['GET', '/_mock/ui/docs/%2e%2e%2freadme.md', 404],
    ['POST', '/_mock/ui/docs/faults.md', 404],
    ['POST', '/_mock/ui', 405],
    ['DELETE', '/_mock/ui/dashboard.js', 405],
    ['GET', '/@none/_mock/ui', 404],
  ])('has nothing else: %s %s', async (method, path, status) => {
    const mock = await createMock({ scenario: 'empty' });
    const answer = await mock.request(path, { method });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json; charset=utf-8']);
    expect(await answer.json()).toHaveProperty('error');
  });

  it('answers HEAD without a body', async () => {
    const mock = await createMock({ scenario: 'empty' });
    const answer = await mock.request('/_mock/ui', { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('is open where a control token is wanted, since a browser cannot send one for a page; what it shows is not', async () => {
    const mock = await createMock({ scenario: 'empty', controlToken: 'c0ntrol' });
    const statuses = await Promise.all(
      ['/_mock/ui', '/_mock/ui/dashboard.js', '/_mock/requests', '/_mock/uix'].map(
        async (path) => (await mock.request(path)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 401, 401]);
  });

  it('leaves no trace in the journal', async () => {
    const mock = await createMock({ scenario: 'empty' });
    await mock.request('/', { headers: HTML });
    await mock.request('/_mock/ui');
    await mock.request('/_mock/ui/dashboard.css');
    expect(mock.requests({})).toEqual([]);
  });
});

describe('the base URL of a world', () => {
  it.each([
    ['/', '/_mock/ui'],
    ['/@a', '/@a/_mock/ui'],
    ['/@a/', '/@a/_mock/ui'],
  ])('leads a browser from %s to %s', async (path, location) => {
    const mock = await createMock({ scenario: 'empty' });
    await mock.sandbox('a');
    const answer = await mock.request(path, { headers: HTML });
    expect([answer.status, answer.headers.get('location'), answer.headers.get('vary')]).toEqual([
      302,
      location,
      'accept',
    ]);
  });

  it.each<[string, RequestInit]>([
    ['curl', { headers: { accept: '*/*' } }],
    ['a client of JSON', { headers: { accept: 'application/json' } }],
    ['a client that says nothing', {}],
    ['a form', { method: 'POST', headers: HTML }],
  ])('answers %s as FlowMate does', async (_, init) => {
    const mock = await createMock({ scenario: 'empty' });
    const answer = await mock.request('/', init);
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('Cannot ')]);
  });
});
