import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './cli-process.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pact(name: string, path: string): string {
  const interaction = { description: 'one', request: { method: 'GET', path }, response: { status: 401 } };
  const parts = { consumer: { name: 'partner' }, provider: { name: 'FlowMate' }, interactions: [interaction] };
  writeFileSync(
    join(folder, name),
    JSON.stringify({ ...parts, metadata: { pactSpecification: { version: '3.0.0' } } }),
  );
  return join(folder, name);
}

describe('compare', () => {
  it('ends with 0 where a pact keeps to the document, and writes reports', async () => {
    const out = join(folder, 'reports');
    const { code, stdout, stderr } = await runCli(['compare', pact('right.json', '/flows'), '--out', out]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('1 interaction: 0 errors');
    expect(readdirSync(out).sort()).toEqual(['ctrf-report.json', 'junit.xml', 'results.sarif']);
    expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toContain('tests="1" failures="0"');
  });

  it('ends with 1 where it does not, and goes by the document that is named', async () => {
    const document = join(folder, 'api.yaml');
    writeFileSync(
      document,
      'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths:\n  /flows:\n    get:\n      responses:\n        "200": { description: ok }\n',
    );
    const { code, stdout } = await runCli(['compare', pact('other.json', '/flows'), '--document', document]);
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('response.status 401: Response status code not defined'),
    ]);
    expect(stdout).toMatch(/other\.json:\d+, .*api\.yaml:\d+\n/);
  });

  it.each([
    [['compare'], "missing required argument 'pact'"],
    [['compare', 'absent.json'], 'there is no pact "absent.json"'],
    [['compare', '.', '--document', 'absent.yaml'], 'cannot read the API document absent.yaml'],
  ])('ends with 2 for %j', async (argv, says) => {
    const { code, stderr } = await runCli(argv, {}, folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
  });
});
