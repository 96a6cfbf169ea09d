import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certifyToReport, clientCommand, makeFolder, runCertify } from '../../support/certify-command.js';

describe('a set of cases', () => {
  it('is run whole and alone, and stands in the report with what the verdicts rest on', async () => {
    const run = () => certifyToReport(['--set', 'hygiene-2026.12', '--seed', '3', '--', ...clientCommand()]);
    const [first, again] = [await run(), await run()];
    const { stdout } = await runCertify(['--list', '--json', '--set', 'hygiene-2026.12']);
    const listed: { id: string; suite: string }[] = JSON.parse(stdout);
    expect(first.report.cases.map(({ id }) => id)).toEqual(listed.map(({ id }) => id));
    expect(new Set(listed.map(({ suite }) => suite))).toEqual(new Set(['hygiene']));
    const digest = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
    expect(first.report.run).toMatchObject({
      seed: 3,
      sets: ['hygiene-2026.12'],
      digests: { suite: digest, apiDocument: digest, mock: digest },
    });
    expect(again.report.run.digests).toEqual(first.report.run.digests);
  });

  it.each([
    [['--set', 'core-1999.01'], /there is no set "core-1999\.01": core-2026\.12, /],
    [['--set', 'core-2026.12', '--suite', 'core'], /cannot be used with option/],
  ])('is refused where it is wrong: %j', async (argv, said) => {
    const { code, stderr } = await runCertify([...argv, '--', ...clientCommand()]);
    expect(stderr).toMatch(said);
    expect(code).toBe(2);
  });
});

describe('reports of earlier runs', () => {
  it('are written again from report.json, and put side by side', async () => {
    const folder = makeFolder();
    const [acme, beta] = [join(folder, 'acme'), join(folder, 'beta')];
    await runCertify(['--case', 'FM-CORE-0?', '--out', acme, '--', ...clientCommand()]);
    await runCertify(['--case', 'FM-CORE-0?', '--out', beta, '--', ...clientCommand('drops-nulls')]);
    const names = readdirSync(acme);
    const before = new Map(names.map((name) => [name, readFileSync(join(acme, name), 'utf8')]));
    for (const name of names) if (name !== 'report.json') rmSync(join(acme, name));
    const again = await runCertify(['report', acme]);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(new Map(readdirSync(acme).map((name) => [name, readFileSync(join(acme, name), 'utf8')]))).toEqual(before);
    const grid = await runCertify(['grid', acme, beta, '--out', folder]);
    expect(grid).toMatchObject({ code: 0, stdout: `${join(folder, 'grid.html')}\n` });
    expect(readFileSync(join(folder, 'grid.html'), 'utf8')).toContain('href="beta/report.html#FM-CORE-03"');
  });

  it.each([
    [['report'], /certify report wants folders/],
    [['grid'], /certify grid wants folders/],
    [['report', '/nowhere'], /^error: cannot read .*report\.json: there is none/],
    [['grid', '/nowhere'], /^error: cannot read .*report\.json: there is none/],
    [['report', 'a', 'b', '--out', 'c'], /cannot be written to one --out/],
  ])('are asked for rightly: %j', async (argv, said) => {
    const { code, stderr } = await runCertify(argv);
    expect(stderr).toMatch(said);
    expect(code).toBe(2);
  });

  it('are not meant by a client of that name', async () => {
    const { code, stdout } = await runCertify(['--case', 'FM-CORE-01', '--', 'report', 'x']);
    expect(stdout).toMatch(/cannot start "report": there is no such program/);
    expect(code).toBe(2);
  });
});
