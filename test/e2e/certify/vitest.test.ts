import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/client/index.js';
import { certifyTests } from '../../../src/vitest.js';
import { makeFolder } from '../../support/certify-command.js';

// As a partner would write it.
certifyTests(
  async ({ baseUrl, token, username, password, events, signal }) => {
    const client = createClient({ baseUrl, token, username, password });
    return client.dispatch(events, { signal });
  },
  { features: ['login'], warnings: 'fail', cases: ['FM-CORE-*', 'FM-RES-11', 'FM-HYG-*'] },
);

const pathOf = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

interface Assertion {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** The tests that a test file of somebody else's has, as Vitest reports them. */
async function runFile(text: string): Promise<readonly Assertion[]> {
  const folder = makeFolder();
  writeFileSync(join(folder, 'certify.test.mjs'), text);
  const report = join(folder, 'report.json');
  const argv = ['run', '--root', folder, '--reporter', 'json', '--outputFile', report];
  const child = spawn(process.execPath, [pathOf('node_modules/vitest/vitest.mjs'), ...argv], { stdio: 'ignore' });
  await once(child, 'close');
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults.flatMap(({ assertionResults }: { assertionResults: Assertion[] }) => assertionResults);
}

describe('certifyTests', () => {
  it('fails the tests of cases that are not met, passes others, and skips what does not apply', async () => {
    const tests = await runFile(`
      import { certifyTests } from ${JSON.stringify(pathOf('dist/src/vitest.js'))};
      import { runClient } from ${JSON.stringify(pathOf('test/support/clients/client.mjs'))};
      certifyTests((job) => runClient(job, { bugs: new Set(['drops-nulls', 'default-agent']) }), {
        seed: 5,
        cases: ['FM-CORE-0?', 'FM-HYG-02', 'FM-RES-11'],
      });
    `);
    const statusOf = (id: string): string | undefined => tests.find(({ title }) => title.startsWith(id))?.status;
    expect(statusOf('FM-CORE-02')).toBe('passed');
    expect(statusOf('FM-HYG-02')).toBe('passed');
    expect(statusOf('FM-RES-11')).toMatch(/skipped|pending/);
    expect(statusOf('FM-CORE-03')).toBe('failed');
    const [message = ''] = tests.find(({ title }) => title.startsWith('FM-CORE-03'))?.failureMessages ?? [];
    expect(message).toMatch(/FAIL FM-CORE-03\n {2}required/);
    expect(message).toMatch(/observed {2}data\S* lacks "(?:nothing|gone)"/);
    expect(message).toMatch(/exchange {2}#\d+ POST \/webhooks\/[0-9a-f]{24} -> 200/);
    expect(message).not.toMatch(/case-tests/);
  });

  it('fails one test for what holds in every case', async () => {
    const tests = await runFile(`
      import { certifyTests } from ${JSON.stringify(pathOf('dist/src/vitest.js'))};
      import { runClient } from ${JSON.stringify(pathOf('test/support/clients/client.mjs'))};
      certifyTests((job) => runClient(job, { bugs: new Set(['token-in-url']) }), { seed: 5, cases: ['FM-FLOW-0?'] });
    `);
    const failed = tests.filter(({ status }) => status === 'failed');
    expect(
      failed.map(({ failureMessages }) => /observed {2}.*credential stands in the URL/.test(failureMessages[0] ?? '')),
    ).toEqual([true]);
  });
});
