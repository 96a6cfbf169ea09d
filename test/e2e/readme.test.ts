import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { chromiumPath } from './browser.js';
import { type CliProcess, startCli } from './cli-process.js';
import { createConsumer } from './consumer.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

interface Block {
  readonly language: string;
  readonly text: string;
}

/** The blocks of code under a heading. */
function blocksUnder(heading: string): Block[] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const [own = ''] = section.split(/\n## /);
  return [...own.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({ language, text }));
}

/** The block that names its file in its first line. */
function fileIn(blocks: readonly Block[], name: string): string {
  const found = blocks.find(({ text }) => new RegExp(`^(?://|#) ${name}\n`).test(text));
  if (found === undefined) throw new Error(`README.md has no block for ${name}`);
  return found.text;
}

/** The flow of the world `guide`. */
const FLOW = '6762e154616e91cb8d8b1aaf';

const consumer = createConsumer({ vitest: 'vitest', playwright: 'playwright-core' });
const servers: CliProcess[] = [];
afterAll(() => consumer.remove());
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop('SIGKILL')));
});

/** The URL of a mock like the one that `npm start` starts with these options, on a free port. */
async function started(...argv: readonly string[]): Promise<string> {
  const server = await startCli(['--log', 'silent', ...argv]);
  servers.push(server);
  return server.url;
}

/** Runs lines for a shell. A failed request or command ends them. */
async function shell(lines: string, url = ''): Promise<string> {
  const script = [
    'set -euo pipefail',
    `flowmate-mock() { ${process.execPath} ${main} "$@"; }`,
    'curl() { command curl -sS --fail-with-body "$@"; echo; }',
    lines.replaceAll('http://127.0.0.1:4010', url),
  ];
  consumer.write('lines.sh', script.join('\n'));
  const { code, output } = await consumer.run('bash', ['lines.sh']);
  expect(code, output).toBe(0);
  return output;
}

describe('the lines of README.md under Worlds', () => {
  const blocks = blocksUnder('Worlds');

  it('list, show, validate, describe and write out worlds', async () => {
    const lines = blocks.find(({ language, text }) => language === '' && text.includes('scenario list'))?.text ?? '';
    consumer.write('world.yaml', blocks.find(({ language }) => language === 'yaml')?.text ?? '');
    const output = await shell(lines);
    expect(lines.trim().split('\n')).toHaveLength(5);
    expect(output).toMatch(/^busy +One tenant with 1,000 users/m);
    expect(output).toMatch(/^name +edge$/m);
    expect(output).toMatch(
      /^world\.yaml: right \(1 tenant, 3 roles, 22 users, 1 token, 101 flows, 3 templates, \d+ executions\)$/m,
    );
    const schema = JSON.parse(readFileSync(`${consumer.folder}/scenario.schema.json`, 'utf8'));
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
    expect(readFileSync(`${consumer.folder}/world.yaml`, 'utf8')).toMatch(/^name: demo$/m);
  });

  it('name each built-in world', async () => {
    const output = await shell('flowmate-mock scenario list');
    const names = output
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]);
    const [, table = ''] = readme.split('| world ');
    expect([...table.matchAll(/^\| `(\w+)`/gm)].slice(0, 6).map(([, name]) => name)).toEqual(names);
  });
});

describe('the lines of README.md on seeing and breaking', () => {
  const guide = ['--scenario', 'guide', '--token', 'secret'];
  const linesUnder = (heading: string) =>
    blocksUnder(heading).find(({ text }) => text.startsWith('api=http://127.0.0.1:4010\n'))?.text ?? '';

  it('show a webhook call, have it checked, archive it, and find the run that it started', async () => {
    const url = await started(...guide);
    const output = await shell(linesUnder('See what came in'), url);
    const [taken, list, verdict, runs] = output.split('\n');
    expect(taken).toMatch(/"message":"thank you"/);
    expect(JSON.parse(list ?? '')).toMatchObject({ data: [{ operation: 'postWebhook', status: 200 }] });
    expect(JSON.parse(verdict ?? '')).toMatchObject({ holds: true, matched: 1 });
    expect(JSON.parse(runs ?? '')).toMatchObject({ data: [{ flowId: '6762e154616e91cb8d8b1aaf', errors: 0 }] });
    const har = JSON.parse(readFileSync(`${consumer.folder}/exchanges.har`, 'utf8'));
    expect(har).toMatchObject({ log: { version: '1.2', entries: [{ response: { status: 200 } }] } });
    expect(await (await fetch(`${url}/_mock/requests`)).json()).toMatchObject({ data: [] });
  });

  it('show a run that failed and why, and change runs, flows and records by hand', async () => {
    const url = await started(...guide);
    const [read, change] = blocksUnder('What a webhook starts').map(({ text }) => text);
    const output = await shell(`${read}${change}`, url);
    const answers = output.match(/^\{.*\}$/gm)?.map((line): unknown => JSON.parse(line)) ?? [];
    const log = /^Error.*lastName/;
    expect(answers).toMatchObject([
      { data: { message: 'thank you' } },
      { data: [{ errors: 1 }] },
      { data: [{ message: expect.stringMatching(log) }] },
      { data: [{ flow: FLOW, executions: 1 }] },
      { data: [{ status: 'failed' }] },
      { status: 'succeeded', trigger: 'manual' },
      { id: FLOW, status: 'stopping' },
      { username: 'customer-4712' },
      { status: 'DISABLED' },
    ]);
  });

  it('script how runs go', async () => {
    const [{ text } = { text: '' }] = blocksUnder('What a webhook starts').filter(
      ({ language }) => language === 'yaml',
    );
    consumer.write('outcomes.yaml', text);
    expect(await shell('flowmate-mock scenario validate outcomes.yaml')).toMatch(/^outcomes\.yaml: right/);
  });

  it('arm faults, list them, find the requests that met them, and clear them', async () => {
    const url = await started(...guide, '--fault', 'getFlows:503(retry-after=1)x2');
    const headers = { authorization: 'Bearer secret' };
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await fetch(`${url}/flows`, { headers })).status);
    expect(statuses).toEqual([503, 503, 200]);
    const output = await shell(linesUnder('Make it go wrong'), url);
    expect(output).toMatch(/"neverFired":\["fault-2"/);
    expect(output).toMatch(/"status":503/);
    expect(await (await fetch(`${url}/_mock/faults`)).json()).toMatchObject({ data: [] });
  });
});

describe('the lines of README.md under Sandboxes and Clock', () => {
  it('make a sandbox, keep it, bring it back and end it; set a clock, advance it and let it go', async () => {
    const [sandboxes, clock] = [blocksUnder('Sandboxes'), blocksUnder('Clock')].map((blocks) => blocks[0]?.text ?? '');
    const output = await shell(`${sandboxes}\n${clock}`, await started());
    const answers = output.match(/^\{.*\}$/gm)?.map((line): unknown => JSON.parse(line)) ?? [];
    expect(answers).toMatchObject([
      { name: 'ci-1', scenario: 'busy', seed: 7, token: expect.any(String) },
      { status: 'pass', scenario: 'busy' },
      { name: 'before' },
      { name: 'before' },
      { name: 'ci-1', requests: 0 },
      { now: '2026-03-01T08:00:00.000Z', frozen: true },
      { now: '2026-03-02T20:00:00.000Z', ran: expect.any(Number) },
      { real: true },
    ]);
  });
});

describe('the tests of README.md under In tests', () => {
  const blocks = blocksUnder('In tests');

  // Jest is not installed here: its file uses what it has in common with Vitest, whose globals stand in for it.
  it.each(['flows.test.js', 'webhook.test.js', 'no-port.test.js'])(
    'pass in a project of their own: %s',
    async (name) => {
      consumer.write(name, fileIn(blocks, name));
      const { code, output } = await consumer.vitest(name, '--globals');
      expect(code, output).toBe(0);
      expect(output).toMatch(/Tests {2}1 passed/);
    },
  );

  it('pass in Python: test_flows.py', async () => {
    // The one that comes first may be none of Debian's.
    const pythons = ['python3', '/usr/bin/python3'];
    const able = await Promise.all(pythons.map((python) => consumer.run(python, ['-c', 'import requests'])));
    const python = pythons.find((_, index) => able[index]?.code === 0);
    if (python === undefined) throw new Error('Python 3 with requests is needed: apt-get install python3-requests');
    const url = await started();
    consumer.write('test_flows.py', fileIn(blocks, 'test_flows.py').replaceAll('http://127.0.0.1:4010', url));
    const { code, output } = await consumer.run(python, ['-m', 'unittest', '-v', 'test_flows']);
    expect(code, output).toBe(0);
    expect(output).toMatch(/test_finds_the_user .*ok/);
    expect(await (await fetch(`${url}/_mock/sandboxes`)).json()).toEqual([]);
  });

  it('pass in a browser: page.test.js', async () => {
    // The browser of this machine stands in for the one that Playwright brings, and a page for the app.
    const page = `<p id="count"></p><script type="module">
      const headers = { authorization: 'Bearer my-token' };
      const answer = await fetch('https://flowmate.example/flows?filter[status]=active', { headers });
      document.querySelector('#count').textContent = (await answer.json()).meta.total + ' active flows';
    </script>`;
    const app = `await page.route('http://localhost:3001/', (route) => route.fulfill({ contentType: 'text/html', body: ${JSON.stringify(page)} }));`;
    const text = fileIn(blocks, 'page.test.js')
      .replace('chromium.launch()', `chromium.launch({ executablePath: '${chromiumPath()}' })`)
      .replace('  await page.goto(', `  ${app}\n  await page.goto(`);
    consumer.write('page.test.js', text);
    const { code, output } = await consumer.vitest('page.test.js', '--globals', '--testTimeout=30000');
    expect(code, output).toBe(0);
  });
});

describe('the lines of README.md under Library', () => {
  it('run', async () => {
    const [{ text } = { text: '' }] = blocksUnder('Library');
    consumer.write('library.mjs', `${text}console.log(answer.status, other.token !== mock.token, typeof restore);`);
    const { code, output } = await consumer.run(process.execPath, ['library.mjs']);
    expect({ code, output: output.trim() }).toEqual({ code: 0, output: '200 true function' });
  });
});
