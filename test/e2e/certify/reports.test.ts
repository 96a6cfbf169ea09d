import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { afterAll, describe, expect, it } from 'vitest';
import { sarifEssentials } from '../../support/sarif-schema.js';
import { runCli } from '../cli-process.js';

const root = mkdtempSync(join(tmpdir(), 'flowmate-certify-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const client = fileURLToPath(new URL('../../../src/harness/init/templates/client.mjs', import.meta.url));
/** Knows its token, tells everybody, and asks for a user by no name at all. */
const talker = join(root, 'talker.mjs');
writeFileSync(
  talker,
  `const { FLOWMATE_BASE_URL: base, FLOWMATE_TOKEN: token } = process.env;
  const answer = await fetch(base + '/users?access_token=' + token, { headers: { authorization: 'Bearer ' + token } });
  console.log('::error::' + answer.status, '\\u001b[31mred\\u001b[39m </script>');
  process.exit(3);`,
);

const schema: object = JSON.parse(
  readFileSync(new URL('../../../dist/src/harness/reports/certification/report.schema.json', import.meta.url), 'utf8'),
);

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('certify with --out', () => {
  it('writes reports that are as their schemas say, and that agree with each other and the exit code', async () => {
    const out = join(root, 'mixed');
    const argv = ['certify', '--case', 'FM-ID-*', '--case', 'FM-RES-11', '--seed', '5', '--out', out, '--'];
    const { code, stdout } = await runCli([...argv, process.execPath, talker]);
    expect(code).toBe(1);
    expect(readdirSync(out).sort()).toEqual([
      'badge.json',
      'ctrf-report.json',
      'exchanges.har',
      'junit.xml',
      'report.html',
      'report.json',
      'results.sarif',
    ]);
    const report = JSON.parse(read(out, 'report.json'));
    const ajv = new Ajv({ allErrors: true, formats: fullFormats, strict: false });
    ajv.validate(schema, report);
    expect(ajv.errors).toBeNull();
    const sarif = JSON.parse(read(out, 'results.sarif'));
    ajv.validate(sarifEssentials, sarif);
    expect(ajv.errors).toBeNull();

    const failed: string[] = report.cases.filter((each: { verdict: string }) => each.verdict === 'FAIL').map(idOf);
    expect(failed.length).toBeGreaterThan(0);
    expect(sarif.runs[0].results.map((result: { ruleId: string }) => result.ruleId)).toEqual(failed);
    expect(read(out, 'junit.xml')).toContain(`failures="${failed.length}"`);
    expect(JSON.parse(read(out, 'badge.json'))).toMatchObject({ label: 'FlowMate client', color: 'red' });
    const { log } = JSON.parse(read(out, 'exchanges.har'));
    expect(log.entries).toHaveLength(report.cases.flatMap((each: { entries: object[] }) => each.entries).length);
    const leads = report.causes.map(({ lead }: { lead: string }) => lead);
    for (const id of leads.slice(0, 2))
      expect(stdout).toMatch(new RegExp(`(?:flowmate-mock|main\\.js) certify --case ${id} --seed 5`));
    for (const id of failed) expect(report.causes.flatMap(({ cases }: { cases: string[] }) => cases)).toContain(id);
  });

  it('keeps tokens out of every report and of the terminal', async () => {
    const out = join(root, 'secrets');
    const { stdout } = await runCli([
      'certify',
      '--case',
      'FM-CORE-02',
      '--out',
      out,
      '--',
      process.execPath,
      '-e',
      tellToken(join(root, 'token')),
    ]);
    const token = read(root, 'token');
    expect(token.length).toBeGreaterThan(8);
    const holding = readdirSync(out).filter((name) => read(out, name).includes(token));
    expect(holding).toEqual([]);
    expect(stdout).not.toContain(token);
    expect(read(out, 'report.json')).toContain('access_token=<redacted>');
  });

  it('writes over the reports of a run before', async () => {
    const out = join(root, 'again');
    const argv = ['certify', '--case', 'FM-ID-03', '--out', out, '--', process.execPath];
    expect((await runCli([...argv, talker])).code).toBe(1);
    expect((await runCli([...argv, client])).code).toBe(0);
    expect(JSON.parse(read(out, 'report.json'))).toMatchObject({ exitCode: 0, summary: { PASS: 1 } });
  });

  it('says before the run that a folder cannot be written to', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    const { code, stdout, stderr } = await runCli(['certify', '--out', file, '--', process.execPath, talker]);
    expect(stderr).toBe(
      `error: cannot write reports to ${JSON.stringify(file)}: it is a file. Name a folder, or a new one.\n`,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('certify in GitHub Actions', () => {
  it('annotates what failed, writes a summary, and lets no client give commands', async () => {
    const summary = join(root, 'summary.md');
    writeFileSync(summary, 'before\n');
    const { code, stdout } = await runCli(['certify', '--case', 'FM-ID-03', '--', process.execPath, talker], {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
    });
    expect(code).toBe(1);
    const commands = stdout.split('\n').filter((line) => /^\s*::/.test(line));
    expect(commands).toEqual([expect.stringMatching(/^::error title=FM-ID-03 .*::client: exit code 3/)]);
    expect(read(root, 'summary.md')).toMatch(/^before\n## FlowMate certification: not conformant\n/);
  });

  it('takes no harm from a summary that cannot be written', async () => {
    mkdirSync(join(root, 'folder'), { recursive: true });
    const { code, stderr } = await runCli(['certify', '--case', 'FM-ID-03', '--', process.execPath, client], {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: join(root, 'folder'),
    });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^note: the summary for GitHub could not be written: /);
  });
});

describe('what certify prints', () => {
  it('is without colours for a pipe, and with them when they are asked for', async () => {
    const argv = ['certify', '--case', 'FM-ID-03', '--verbose', '--', process.execPath, client];
    const plain = await runCli(argv, { FORCE_COLOR: '' });
    expect(plain.stdout).toMatch(/^1\/1 {2}PASS {12}FM-ID-03 /);
    expect(plain.stdout).not.toContain('\u001b');
    const colored = await runCli(argv, { FORCE_COLOR: '1' });
    expect(colored.stdout).toContain('\u001b[32mPASS');
  });
});

const idOf = ({ id }: { id: string }): string => id;

/** A client that sends its token where it must not, and writes it down. */
function tellToken(file: string): string {
  return `const { FLOWMATE_BASE_URL: base, FLOWMATE_TOKEN: token } = process.env;
    require('node:fs').writeFileSync(${JSON.stringify(file)}, token);
    fetch(base + '/users?access_token=' + token, { headers: { authorization: 'Bearer ' + token } })`;
}
