import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MockServer, type SandboxOptions, type SandboxServer, startMock } from '../../mock/index.js';
import type { CaseResult } from '../../src/harness/certify/result.js';
import { toReportJson } from '../../src/harness/reports/certification/report-json.js';
import { createReportShelf } from '../../src/harness/reports/shelf/report-shelf.js';
import { makeCase, makeResult } from '../support/certification-result.js';
import { openPage, startBrowser, type WatchedPage } from './browser.js';

/** Far more than any of these steps takes. */
const WAIT_MS = 15_000;
const soon = { timeout: WAIT_MS };

const run = promisify(execFile);

/** Would leave a mark if any page took it for more than a text. */
const HOSTILE = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';

type World = SandboxServer;

/** One server, one browser and one page for all tests, each of which has a sandbox of its own. */
let browser: Browser;
let main: MockServer;
let watched: WatchedPage;
let copied: string[] = [];
let made = 0;

const reports = mkdtempSync(join(tmpdir(), 'flowmate-dashboard-'));

/** A report of a run of the same client, in a folder of its own. */
function writeReport(folder: string, started: string, cases: readonly CaseResult[]): void {
  const result = makeResult(cases);
  const client = { kind: 'command', command: ['node', HOSTILE] } as const;
  mkdirSync(join(reports, folder), { recursive: true });
  const text = toReportJson({ ...result, run: { ...result.run, started, client } });
  writeFileSync(join(reports, folder, 'report.json'), text);
}

beforeAll(async () => {
  main = await startMock({ port: 0, reports: createReportShelf(reports) });
  browser = await startBrowser();
  watched = await openPage(browser, 'about:blank', { copied: (text) => copied.push(text), acceptDownloads: true });
  watched.page.setDefaultTimeout(WAIT_MS);
});
afterEach(() => {
  copied = [];
});
afterAll(async () => {
  await browser?.close();
  await main?.close();
  rmSync(reports, { recursive: true });
});

async function start(options: SandboxOptions = {}): Promise<World> {
  made += 1;
  return main.sandbox(`test-${made}`, options);
}

const json = { 'content-type': 'application/json' };
const bearer = (server: World): Record<string, string> => ({ authorization: `Bearer ${server.token}` });

/** The page, opened anew, and what it complained about since. */
async function open(server: Pick<World, 'url'>, path = '/_mock/ui') {
  const { page, complaints } = watched;
  const before = complaints.length;
  await page.goto('about:blank');
  await page.goto(server.url + path);
  return { page, complaints: () => complaints.slice(before) };
}

/** Another view of the page that is open, as a link leads there. */
async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
}

/** The user and the flow that the banner names as an example. */
function exampleOf(server: World) {
  const { example } = server.describe();
  if (example === undefined) throw new Error('the world has no example');
  return example;
}

/** Whether the answer that a link leads to is in sight. */
const topOfRule = `(({ top }) => top > 0 && top < innerHeight)(document.querySelector('.picked-row').getBoundingClientRect())`;

const row = (page: Page, text: string) => page.locator('.request', { hasText: text });

describe('the requests', () => {
  it('appear as they come in, from an empty list that says how to send one', async () => {
    const server = await start();
    const { page, complaints } = await open(server, '/');
    expect(page.url()).toBe(`${server.url}/_mock/ui`);
    await page.getByText('No request has come in yet').waitFor();
    await page.getByText(`curl -g '${server.url}/flows?page[size]=5'`).waitFor();
    await fetch(`${server.url}/flows?filter[user]=somebody`, { headers: bearer(server) });
    await row(page, '/flows').click();
    const why = page.locator('.findings');
    await why.getByText('The list is empty').waitFor();
    await why.getByText('query filter[user]').waitFor();
    await fetch(`${server.url}/flows`);
    await row(page, '401').click();
    await why.getByText('The request has no Authorization header.').waitFor();
    // The rule leads to what the document says of it, with its evidence.
    await why.getByRole('link', { name: 'The rule, and its evidence' }).click();
    const rule = page.locator('[data-operation="getFlows"] .picked-row');
    await rule.getByText('401').waitFor();
    await rule.locator('.evidence').waitFor();
    await expect.poll(() => page.evaluate(topOfRule), soon).toBe(true);
    // So does a departure, to the parameter; and the documentation is at hand, offline.
    await fetch(`${server.url}/flows?page[size]=none`, { headers: bearer(server) });
    await show(page, '#/requests/3');
    const departure = page.locator('.finding', { hasText: 'Departs from the document' });
    const docs = await departure.getByRole('link', { name: 'docs/inspect.md' }).getAttribute('href');
    expect(await (await fetch(docs ?? '')).text()).toContain('## Validate requests');
    await departure.getByRole('link', { name: 'The rule in the API document' }).click();
    await page.locator('[data-operation="getFlows"] .picked-row', { hasText: 'page[size]' }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('are narrowed by filters, and wait while the list is paused', async () => {
    const server = await start();
    const { page } = await open(server);
    await page.locator('.c-live').waitFor();
    await fetch(`${server.url}/users/me`, { headers: bearer(server) });
    await fetch(`${server.url}/nowhere`);
    await row(page, '/nowhere').waitFor();
    await page.getByLabel('Status', { exact: true }).selectOption('4xx refused');
    expect(await page.locator('.request').count()).toBe(1);
    await page.getByLabel('Status', { exact: true }).selectOption('Any status');
    await page.getByLabel('User', { exact: true }).selectOption(server.describe().partner?.username ?? '');
    expect(await page.locator('.request').count()).toBe(1);
    await page.getByLabel('User', { exact: true }).selectOption('All users');
    await page.getByLabel('Search').fill('NOWHERE');
    await row(page, '/users/me').waitFor({ state: 'detached' });
    await page.getByLabel('Search').fill('');
    await page.getByRole('button', { name: 'Pause' }).click();
    await fetch(`${server.url}/later`);
    await page.getByRole('button', { name: 'Resume (1 new)' }).click();
    await row(page, '/later').waitFor();
    // By keyboard: the newest, then the one before it, then back to the list.
    await page.keyboard.press('ArrowDown');
    await page.getByRole('complementary', { name: 'Request 3' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('complementary', { name: 'Request 2' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
  });

  it('say why a flow did not do what it should, though its webhook answered 200', async () => {
    const server = await start();
    const { flowId } = exampleOf(server);
    await fetch(`${server.url}/webhooks/${flowId}`, { method: 'POST', headers: json, body: '{"data":{"title":1}}' });
    const { page, complaints } = await open(server);
    const name = await row(page, '/webhooks/').locator('.name').textContent();
    expect(name).not.toMatch(/^[0-9a-f]{24}$/);
    await row(page, '/webhooks/').click();
    await page.locator('.f-bad', { hasText: 'The execution failed' }).waitFor();
    const first = page.locator('.step').first();
    expect(await first.getAttribute('class')).toContain('r-failed');
    await first.locator('.l-error').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('are copied as they were sent, with a token that works, for a shell, JavaScript and Python', async () => {
    const server = await start();
    const url = '/users?username=a%20"b\'';
    await fetch(server.url + url, { headers: { ...bearer(server), 'x-odd': `it's $HOME "\`` } });
    const { page } = await open(server, '/_mock/ui#/requests/1');
    for (const [i, name] of ['Copy as curl', 'fetch', 'Python'].entries()) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect.poll(() => copied.length, soon).toBe(i + 1);
    }
    const [curl = '', script = '', python = ''] = copied;
    // Not spawnSync: the server is in this process.
    const asked = await run(process.execPath, ['--input-type=module', '-e', script]);
    expect(asked.stdout).toMatch(/^200 \[\]/);
    // A shell reads the line as one command with these words.
    const words = await run('sh', ['-c', curl.replace('curl', 'printf "%s\\n"')]);
    expect(words.stdout).toContain(`x-odd: it's $HOME "\`\n`);
    expect(words.stdout).toContain(`authorization: Bearer ${server.token}\n`);
    expect(python).toContain(`"authorization": "Bearer ${server.token}"`);
  });

  it('are sent again, as they were', async () => {
    const server = await start();
    const { flowId } = exampleOf(server);
    await fetch(`${server.url}/webhooks/${flowId}`, { method: 'POST', headers: json, body: '{"data":{"title":1}}' });
    const { page } = await open(server, '/_mock/ui#/requests/1');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('complementary', { name: 'Request 2' }).getByText('The execution failed').waitFor();
    expect(server.requests({ flow: flowId, status: 200 })).toHaveLength(2);
  });

  it('are made a certification case and a pact interaction, to copy or to save', async () => {
    const server = await start();
    const { flowId, data } = exampleOf(server);
    const body = JSON.stringify({ data });
    await fetch(`${server.url}/webhooks/${flowId}`, { method: 'POST', headers: { ...json, ...bearer(server) }, body });
    const { page, complaints } = await open(server, '/_mock/ui#/requests/1');
    await page.getByRole('button', { name: 'Make it a certification case' }).click();
    const file = page.locator('.made');
    await file.getByText('certify --cases case-1.json').waitFor();
    await file.getByRole('button', { name: 'Copy file' }).click();
    await expect.poll(() => copied.length, soon).toBe(1);
    expect(JSON.parse(copied[0] ?? '')).toMatchObject({ suite: 'recorded', cases: [{ id: 'OWN-POSTWEBHOOK-1' }] });
    await page.getByRole('button', { name: 'Make it a pact interaction' }).click();
    await file.getByText('verify --no-own --pact pact-1.json').waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      file.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('pact-1.json');
    const pact = JSON.parse(readFileSync(await saved.path(), 'utf8'));
    const [{ description, providerStates }] = pact.interactions;
    expect(description).toBe('POST /webhooks/{flowId} by the partner, answered 200');
    expect(providerStates.map(({ name }: { name: string }) => name)).toContain('a flow exists');
    // What it was tried in is gone.
    expect(await (await fetch(`${main.url}/_mock/sandboxes`)).text()).not.toContain('dashboard-');
    expect(server.entries()).toHaveLength(1);
    expect(complaints()).toEqual([]);
  });

  it('show the log lines of what they start as these happen, while that is wanted', async () => {
    const server = await start();
    const { flowId, data } = exampleOf(server);
    const body = JSON.stringify({ data });
    const call = () => fetch(`${server.url}/webhooks/${flowId}`, { method: 'POST', headers: json, body });
    const { page, complaints } = await open(server);
    await page.locator('.c-live').waitFor();
    const button = page.getByRole('button', { name: 'Log lines' });
    await button.click();
    // The stream is open once its first line is there.
    await expect
      .poll(async () => {
        await call();
        return page.locator('.live-lines .line').count();
      }, soon)
      .toBeGreaterThan(0);
    await button.click();
    await page.locator('.live-lines').first().waitFor({ state: 'detached' });
    expect(complaints()).toEqual([]);
  });

  it('are made a fault: the next one of the kind is answered so, once', async () => {
    const server = await start();
    const ask = async (): Promise<number> => (await fetch(`${server.url}/flows`, { headers: bearer(server) })).status;
    await ask();
    const { page } = await open(server, '/_mock/ui#/requests/1');
    await page.getByLabel('Status of the next answer').selectOption('429');
    await page.getByRole('button', { name: 'Answer getFlows with 429 next time' }).click();
    await page.getByText('Armed: fault-1').waitFor();
    expect([await ask(), await ask()]).toEqual([429, 200]);
    await row(page, '429').click();
    await page.locator('.f-fault', { hasText: 'fault-1' }).getByText('answers 429, once').waitFor();
  });

  it('run nothing of what they carry', async () => {
    const server = await start();
    const hostile = HOSTILE;
    const node = { id: 'step_1', componentId: '64f1a210c7d3e80011b52100', function: hostile, name: hostile };
    const made = await fetch(`${server.url}/_mock/records/flows`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({
        name: hostile,
        description: hostile,
        status: 'active',
        graph: { nodes: [node], edges: [] },
      }),
    });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    await fetch(`${server.url}/webhooks/${id}`, {
      method: 'POST',
      headers: { ...json, 'x-hostile': hostile },
      body: JSON.stringify({ data: { [hostile]: hostile, ['__proto__']: hostile } }),
    });
    await fetch(`${server.url}/flows?search=${encodeURIComponent(hostile)}&javascript:alert(1)`, {
      headers: bearer(server),
    });
    const { page, complaints } = await open(server);
    await page.getByRole('button', { name: 'Log lines' }).click();
    await expect
      .poll(async () => {
        await fetch(`${server.url}/webhooks/${id}`, { method: 'POST', headers: json, body: '{"data":{}}' });
        return page.locator('.live-lines .line').count();
      }, soon)
      .toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Log lines' }).click();
    for (const hash of ['#/requests/2', '#/executions', '#/users', '#/world']) {
      await show(page, hash);
      await page.locator('main h1').waitFor();
    }
    await show(page, '#/requests/1');
    await page.getByRole('button', { name: 'Make it a certification case' }).click();
    await page.locator('.made').getByText('onerror').first().waitFor();
    await show(page, `#/flows/${id}`);
    await page.getByRole('complementary').getByRole('heading', { name: hostile }).waitFor();
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(complaints()).toEqual([]);
  });
});

describe('flows and users', () => {
  it('are searched, stopped, and run with a form of their parameters', async () => {
    const server = await start();
    const { flowId, data } = exampleOf(server);
    const { page, complaints } = await open(server, `/_mock/ui#/flows/${flowId}`);
    const detail = page.getByRole('complementary');
    const name = (await detail.locator('h2').textContent()) ?? '';
    await page.getByLabel('Search').fill(name.slice(2));
    await expect.poll(() => page.locator('.flow-row').count(), soon).toBe(1);
    await detail.getByRole('img', { name: /, then / }).waitFor();
    for (const [label, value] of Object.entries(data)) {
      const field = detail.getByLabel(label, { exact: false }).first();
      if (typeof value === 'boolean') await field.selectOption(String(value));
      else await field.fill(String(value));
    }
    await detail.getByRole('button', { name: 'Run it' }).click();
    await detail.getByText('by manual').waitFor();
    await detail.getByRole('link', { name }).click();
    await detail.getByRole('button', { name: 'Stop' }).click();
    await detail.getByRole('button', { name: 'Start' }).waitFor();
    const record = await fetch(`${server.url}/_mock/records/flows/${flowId}`);
    expect(await record.json()).toMatchObject({ status: 'inactive' });
    expect(complaints()).toEqual([]);
  });

  it('are edited in place, with what is wrong in the words of the checks', async () => {
    const server = await start();
    const { flowId } = exampleOf(server);
    const { page } = await open(server, `/_mock/ui#/flows/${flowId}`);
    const detail = page.getByRole('complementary');
    await detail.getByRole('button', { name: 'Edit the record' }).click();
    const record = detail.getByRole('textbox', { name: 'The record' });
    const text = await record.inputValue();
    await record.fill(text.replace(/"status": "\w+"/, '"status": "asleep"'));
    await detail.getByRole('button', { name: 'Save' }).click();
    await detail.locator('.said.error').getByText('asleep').waitFor();
    await record.fill(text.replace(/"name": "[^"]+"/, '"name": "A new name"'));
    await detail.getByRole('button', { name: 'Save' }).click();
    await detail.getByText('Changed: name').waitFor();
    await detail.getByRole('heading', { name: 'A new name' }).waitFor();
    // Records of all kinds.
    await show(page, '#/world');
    const records = page.getByRole('region', { name: 'Records', exact: true });
    await records.getByLabel('Kind').selectOption('roles');
    await records.locator('.lever button').first().click();
    await records.getByRole('button', { name: 'Edit the record' }).click();
    await records.getByRole('textbox', { name: 'The record' }).fill('{');
    await records.getByRole('button', { name: 'Save' }).click();
    await records.locator('.said.error').getByText('This is no JSON').waitFor();
  });

  it('are found and paged by the mock itself', async () => {
    const server = await start();
    const all = server.describe().counts.flows;
    const { page } = await open(server, '/_mock/ui#/flows');
    await page.getByText(`${all} flows`).waitFor();
    await page.getByLabel('Status', { exact: true }).selectOption('inactive');
    await page.getByText(new RegExp(`^\\d+ of ${all} flows$`)).waitFor();
    await page.getByLabel('Search').fill('no such flow');
    await page.getByText('No flow fits').waitFor();
  });

  it('have their two ids side by side, and tokens to copy', async () => {
    const server = await start();
    const { username, userId } = exampleOf(server);
    const { page } = await open(server, '/_mock/ui#/users');
    await page.getByLabel('Search').fill(userId);
    await page.getByRole('row', { name: username }).getByText(userId).waitFor();
    const partner = server.describe().partner?.username ?? '';
    await page.getByLabel('Search').fill(partner);
    await page.getByRole('row', { name: partner }).getByRole('button', { name: 'Copy token' }).click();
    await expect.poll(() => copied, soon).toEqual([server.token]);
  });

  it('ran so often on each day', async () => {
    const server = await start();
    const { page } = await open(server, '/_mock/ui#/executions');
    await page.getByRole('img', { name: /^\d+ executions succeeded and \d+ failed in 14 days$/ }).waitFor();
    await page.locator('.bars canvas').waitFor();
    await page.getByText('As a table').click();
    await page
      .getByRole('rowheader', { name: /^\d{4}-\d\d-\d\d$/ })
      .nth(13)
      .waitFor();
    await page.getByText('As a table').click();
    await page.getByLabel('Count by').selectOption('By user');
    await page.getByText('Most often:').click();
    await page.getByRole('columnheader', { name: 'succeeded', exact: true }).waitFor();
    await page.locator('.run-row').first().click();
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByText('by rerun').waitFor();
  });
});

describe('a busy client', () => {
  it('is counted where it is too fast to be read, and shown whole when it is calm again', async () => {
    const server = await start();
    const { page, complaints } = await open(server);
    await page.locator('.c-live').waitFor();
    await Promise.all(Array.from({ length: 300 }, (_, i) => fetch(`${server.url}/nothing-${i}`)));
    await page.getByText('300 requests', { exact: false }).waitFor();
    await row(page, '/nothing').first().waitFor();
    await page.getByLabel('Search').fill('nothing');
    await page.getByText(/^300 requests$/).waitFor();
    expect(complaints()).toEqual([]);
  });
});

describe('the world', () => {
  it('has its clock stopped, faults armed and counted, checkpoints taken, and is reset', async () => {
    const server = await start();
    const { page, complaints } = await open(server, '/_mock/ui#/world');
    const region = (name: string) => page.getByRole('region', { name, exact: true });
    await region('Clock').getByRole('button', { name: 'Stop it' }).click();
    await region('Clock').getByText('stands still').waitFor();
    expect(server.describe().clock.frozen).toBe(true);
    await region('Faults').getByLabel('Another one').fill('getFlows:503x2');
    await region('Faults').getByRole('button', { name: 'Arm it' }).click();
    await region('Faults').getByText('Armed: fault-1').waitFor();
    await fetch(`${server.url}/flows`, { headers: bearer(server) });
    await region('Faults').getByText('1 of 1').waitFor();
    await region('Faults').getByRole('button', { name: 'Disarm all' }).click();
    await region('Faults').getByText('None is armed').waitFor();
    await region('Checkpoints').getByLabel('Name').fill('before');
    await region('Checkpoints').getByRole('button', { name: 'Take a checkpoint' }).click();
    const { flowId } = exampleOf(server);
    // The page asks for the new name a moment later, and by then the flow is to be there.
    const named = page.waitForResponse((answer) => answer.url().endsWith(`/flows/${flowId}`));
    await fetch(`${server.url}/_mock/records/flows/${flowId}`, {
      method: 'PATCH',
      headers: json,
      body: '{"name":"Another name"}',
    });
    await named;
    await region('Checkpoints').getByRole('button', { name: 'What changed' }).click();
    await region('Checkpoints').getByText('"Another name"').waitFor();
    await region('Checkpoints').getByRole('button', { name: 'Go back' }).click();
    await region('Checkpoints').getByText('The world is as it was then.').waitFor();
    await region('Scenario').getByLabel('Scenario').fill('empty');
    await region('Scenario').getByRole('button', { name: 'Reset the world' }).click();
    await region('Scenario').getByText('This is empty with seed 1 now.').waitFor();
    await page.getByRole('link', { name: 'Flows' }).click();
    await page.getByText('This world has no flows').waitFor();
    const line = (await page.locator('.empty pre').textContent()) ?? '';
    const sent = /-d '(.*)'$/s.exec(line)?.[1] ?? '';
    const made = await fetch(`${server.url}/_mock/records/flows`, { method: 'POST', headers: json, body: sent });
    expect(made.status).toBe(201);
    await page.locator('.flow-row', { hasText: 'My flow' }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('says what is wrong with what it is given', async () => {
    const server = await start();
    const { page } = await open(server, '/_mock/ui#/world');
    const scenario = page.getByRole('region', { name: 'Scenario', exact: true });
    await scenario.getByLabel('Scenario').fill('nowhere');
    await scenario.getByRole('button', { name: 'Reset the world' }).click();
    await scenario.locator('.said.error').getByText('nowhere').waitFor();
  });

  it('has sandboxes, each with a page of its own that comes back when its sandbox does', async () => {
    const server = main;
    const { page } = await open(server, '/_mock/ui#/world');
    const sandboxes = page.getByRole('region', { name: 'Sandboxes', exact: true });
    await sandboxes.getByLabel('Name').fill('demo-1');
    await sandboxes.getByRole('button', { name: 'Create' }).click();
    await sandboxes.getByRole('link', { name: 'demo-1' }).click();
    await page.locator('.brand', { hasText: '@demo-1' }).waitFor();
    await page.locator('.c-live').waitFor();
    await fetch(`${server.url}/before`);
    await fetch(`${server.url}/@demo-1/within`);
    await row(page, '/within').waitFor();
    expect(await page.locator('.request').count()).toBe(1);
    await fetch(`${server.url}/_mock/sandboxes/demo-1`, { method: 'DELETE' });
    await page.getByText('Connection lost, trying again').waitFor();
    await fetch(`${server.url}/_mock/sandboxes/demo-1`, { method: 'PUT' });
    await page.locator('.c-live').waitFor();
    await fetch(`${server.url}/@demo-1/again`);
    await row(page, '/again').waitFor();
    await row(page, '/within').waitFor({ state: 'detached' });
  });

  it('is closed to a page without the control token, which asks for it', async () => {
    const server = await startMock({ port: 0, controlToken: 'c0ntrol' });
    const { page } = await open(server);
    await page.getByRole('heading', { name: 'This mock wants its control token' }).waitFor();
    await page.getByLabel('Control token').fill('c0ntrol');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('No request has come in yet').waitFor();
    await fetch(`${server.url}/nowhere`);
    await row(page, '/nowhere').waitFor();
    await page.goto('about:blank');
    await server.close();
  });
});

describe('the settings of a world', () => {
  it('are picked for a sandbox, and written as the command that gives them to the default world', async () => {
    const { page, complaints } = await open(main, '/_mock/ui#/world');
    const settings = page.getByRole('region', { name: 'Settings', exact: true });
    await settings.getByLabel('search').selectOption('insensitive');
    await settings.getByLabel('strict').selectOption('on');
    await settings.getByText('flowmate-mock serve --dialect search=insensitive --strict').waitFor();
    await settings.getByLabel('Sandbox').fill('other-words');
    await settings.getByRole('button', { name: 'Open a sandbox with these' }).click();
    await page.locator('.brand', { hasText: '@other-words' }).waitFor();
    const health = await fetch(`${main.url}/@other-words/_mock/health`);
    expect(await health.json()).toMatchObject({ strict: true, dialect: { search: 'insensitive', userId: '_id' } });
    await settings.getByRole('button', { name: 'Begin anew with these' }).waitFor();
    expect(complaints()).toEqual([]);
  });
});

describe('the reports', () => {
  it('are found as they are written, compared with the run before, and opened where their script reaches nothing', async () => {
    const { page, complaints } = await open(main, '/_mock/ui#/reports');
    await page.getByText('No report of a certification run yet').waitFor();
    await page.getByText('flowmate-mock serve --reports reports').waitFor();
    const failed = makeCase({
      id: 'FM-ID-01',
      verdict: 'FAIL',
      title: HOSTILE,
      observed: HOSTILE,
      hint: 'Ask for it.',
    });
    writeReport(`one ${HOSTILE.replaceAll('/', '')}`, '2026-11-24T09:00:00.000Z', [makeCase(), failed]);
    writeReport('two', '2026-11-25T09:00:00.000Z', [makeCase(), makeCase({ id: 'FM-ID-01' })]);
    mkdirSync(join(reports, 'broken'));
    writeFileSync(join(reports, 'broken', 'report.json'), HOSTILE);
    await page.locator('.failed', { hasText: 'broken/report.json' }).waitFor();
    const rows = page.locator('.report-row');
    await expect.poll(() => rows.count(), soon).toBe(2);
    await rows.first().click();
    const detail = page.getByRole('complementary', { name: 'Report' });
    await detail.getByText('1 fixed, 0 new, 0 still failing').waitFor();
    await detail.getByText('Fixed (1)').waitFor();
    const [whole] = await Promise.all([
      page.waitForEvent('popup'),
      detail.getByRole('link', { name: 'Open the whole report' }).click(),
    ]);
    await whole.getByRole('heading', { level: 1, name: 'Conformant' }).waitFor();
    await whole.getByRole('button', { name: 'Open all' }).click();
    expect(await whole.evaluate('[self.origin, window.ran]')).toEqual(['null', undefined]);
    await whole.close();
    await rows.last().click();
    await detail.getByText('There is no run before').waitFor();
    await detail.getByText('FM-ID-01').click();
    await detail.getByText('Ask for it.').waitFor();
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await page.locator('main img').count()).toBe(0);
    expect(complaints()).toEqual([]);
  });
});

describe('the reference', () => {
  it('is tried out against this world, as one of its users', async () => {
    const server = await start();
    const { page, complaints } = await open(server, '/_mock/ui#/reference/getFlows');
    const form = page.locator('[data-operation="getFlows"] .try-it');
    await form.getByLabel('page[size]').fill('1');
    const partner = server.describe().partner?.username ?? '';
    await form.getByLabel('As', { exact: true }).selectOption(`as ${partner}`);
    await form.getByText(`curl -g '${server.url}/flows?page[size]=1'`).waitFor();
    await form.getByRole('button', { name: 'Send it' }).click();
    await page.getByRole('complementary', { name: 'Request 1' }).getByText('As documented').waitFor();
    expect(server.entries()).toMatchObject([
      { url: '/flows?page[size]=1', status: 200, caller: { username: partner } },
    ]);
    expect(complaints()).toEqual([]);
  });
});

/** Where pictures of the views go, for those who want to look at them: DASHBOARD_SHOTS=/tmp/shots npm run test:e2e -- test/e2e/dashboard.test.ts */
const shots = process.env.DASHBOARD_SHOTS;

const looks = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const;

/** What a person cannot use, in the words of the browser: the compiler knows none of its types here. */
const facts = `({
  overflow: document.documentElement.scrollWidth - innerWidth,
  headings: document.querySelectorAll('h1').length,
  unnamed: [...document.querySelectorAll('input, select, button')]
    .filter((each) => !each.labels?.length && !each.textContent.trim())
    .map((each) => each.outerHTML),
})`;

/** Rules of WCAG 2 A and AA that are broken, and by what. */
const broken = (only: string): string => `axe
  .run(document, { resultTypes: ['violations'], runOnly: ${only} })
  .then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, ...nodes.slice(0, 5).map(({ html, failureSummary }) => html + failureSummary)]))`;

const wcag = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']";

describe('every view', () => {
  it('fits a screen and a phone, has one heading of the first rank, names all its fields, and breaks no rule of accessibility', async () => {
    const server = await start();
    const { flowId } = exampleOf(server);
    await fetch(`${server.url}/flows?filter[user]=somebody`, { headers: bearer(server) });
    await fetch(`${server.url}/webhooks/${flowId}`, { method: 'POST', headers: json, body: '{"data":{"title":1}}' });
    const { page, complaints } = await open(server);
    await page.evaluate(axe.source);
    const hashes = ['requests', 'requests/1', 'requests/2', 'executions', 'flows', `flows/${flowId}`, 'users', 'world'];
    const picked = (hash: string) => (hash.includes('/') ? 'aside h2' : 'main h1');
    writeReport('three', '2026-11-26T09:00:00.000Z', [makeCase(), makeCase({ id: 'FM-ID-01', verdict: 'WARN' })]);
    const { data } = (await (await fetch(`${main.url}/_mock/reports`)).json()) as { data: { id: string }[] };
    hashes.push('reports', `reports/${data[0]?.id}`);
    for (const hash of [...hashes, 'reference', 'reference/getFlows.401']) {
      await show(page, `#/${hash}`);
      const isReference = hash.startsWith('reference');
      await page
        .locator(isReference ? '.operation' : picked(hash))
        .first()
        .waitFor();
      if (hash === 'reference/getFlows.401') await page.locator('.picked-row').waitFor();
      if (hash === 'executions') await page.locator('.bars canvas').waitFor();
      if (hash === `flows/${flowId}`) await page.locator('.graph svg').waitFor();
      for (const [width, colorScheme] of looks) {
        await page.setViewportSize({ width, height: 844 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const found = await page.evaluate(facts);
        const look = `${hash} ${width} ${colorScheme}`;
        if (shots !== undefined) {
          await page.screenshot({
            path: join(shots, `${hash.replaceAll('/', '-').slice(0, 24)}-${width}-${colorScheme}.png`),
          });
        }
        expect([look, found]).toEqual([look, { overflow: 0, headings: 1, unnamed: [] }]);
        // What hangs on colours alone is looked at in both of them.
        const rules = (width === 1280) === (colorScheme === 'light') ? wcag : "['color-contrast']";
        expect([look, await page.evaluate(broken(rules))]).toEqual([look, []]);
      }
    }
    expect(complaints()).toEqual([]);
  });
});
