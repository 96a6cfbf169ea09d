import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CertificationResult } from '../../../src/harness/certify/result.js';
import { certifyToReport, clientCommand, makeFolder, runCertify } from '../../support/certify-command.js';

const slips = fileURLToPath(new URL('../../support/clients/slips.mjs', import.meta.url));
const slipCommand = (slip: string): readonly string[] => ['--', process.execPath, slips, slip];

const linesOf = (stdout: string): readonly string[] => stdout.trimEnd().split('\n');
const firstBlock = (stdout: string): string => /^(?:FAIL|CONFIG) {2}[\s\S]*?(?=\n\n)/m.exec(stdout)?.[0] ?? '';
const verdictOf = ({ cases }: CertificationResult, id: string) => cases.find((each) => each.id === id)?.verdict;
const having = ({ cases }: CertificationResult, verdict: string): readonly string[] =>
  cases.filter((each) => each.verdict === verdict).map(({ id }) => id);

/** A cell of the matrix is one of many alike. */
const kinds = ['FM-CORE-*', 'FM-ID-*', 'FM-FLOW-*', 'FM-PAY-*', 'FM-RES-*', 'FM-MX-WEBHOOK-5*', 'FM-HYG-*'];
const ofEachKind = kinds.flatMap((id) => ['--case', id]);

describe('a client with one slip', () => {
  it('is shown that first, in at most 60 lines, and is not accused of what it did not come to', async () => {
    const argv = [...ofEachKind, '--seed', '1', ...slipCommand('misspelt-member')];
    const { code, stdout, report } = await certifyToReport(argv);
    expect(code).toBe(1);
    expect(linesOf(stdout).length).toBeLessThanOrEqual(60);
    expect(firstBlock(stdout)).toMatch(
      /^FAIL {2}\d+ of \d+ failures end the same way: `TypeError: Cannot read properties of undefined \(reading 'inputParameters'\)`\s+\(slips\.mjs:\d+\)\. Mend\s+this first\./,
    );
    expect(firstBlock(stdout)).toContain('FM-CORE-01');
    expect(linesOf(stdout).at(-1)).toMatch(/^NOT CONFORMANT .*\(exit code 1\)$/);
    const [first] = report.causes;
    expect(first).toMatchObject({ kind: 'output', lead: 'FM-CORE-01' });
    for (const id of ['FM-ID-04', 'FM-ID-05', 'FM-FLOW-01', 'FM-FLOW-02', 'FM-PAY-04', 'FM-RES-03', 'FM-RES-09']) {
      expect([id, verdictOf(report, id)]).toEqual([id, 'NOT_REACHED']);
      expect(first?.notReached).toContain(id);
    }
    // A fault that it met and did not handle is its own.
    expect(verdictOf(report, 'FM-RES-01')).toBe('FAIL');
    expect(report.cases.find(({ id }) => id === 'FM-RES-01')?.hint).toMatch(
      /^GET \/flows was answered 503 \(injected: 503 once\), and your client did not try that again\./,
    );
  });

  it.each([
    ['lazy', /exit code 0, and no webhook was called/],
    ['lazy-and-sorry', /ended with exit code 1 before it called a webhook, and printed nothing/],
  ])('that ends without doing anything is one cause: %s', async (slip, words) => {
    const { code, stdout, report } = await certifyToReport([...ofEachKind, '--seed', '1', ...slipCommand(slip)]);
    expect(code).toBe(1);
    expect(linesOf(stdout).length).toBeLessThanOrEqual(60);
    expect(firstBlock(stdout).replace(/\s+/g, ' ')).toMatch(words);
    // It met the faults of these, and did nothing about them.
    for (const id of having(report, 'FAIL')) expect(id).toMatch(/^FM-(?:CORE-01|RES-|MX-)/);
    expect(having(report, 'NOT_REACHED')).toEqual(expect.arrayContaining(['FM-ID-03', 'FM-ID-04', 'FM-FLOW-04']));
    expect(having(report, 'NOT_REACHED').length).toBeGreaterThan(having(report, 'FAIL').length);
  });

  it('shows every case and cause where all is wanted', async () => {
    const argv = ['--suite', 'core', '--verbose', ...slipCommand('misspelt-member')];
    const { stdout } = await runCertify(argv);
    expect(stdout).toMatch(/^ 1\/\d+ {2}FAIL +FM-CORE-01 /m);
    expect(stdout).toMatch(/^ {2}required {2}/m);
  });
});

describe('what keeps a run from being one', () => {
  it.each([
    [['--', 'pythonn', 'x.py'], 2, /cannot start "pythonn": there is no such program/g, {}],
    [['--', process.execPath, '-e', ''], 4, /never called the server/g, {}],
    [
      ['--', process.execPath, '-e', 'process.exit(3)'],
      4,
      /HTTP_PROXY is set, so its requests may have gone to a proxy/g,
      { HTTP_PROXY: 'http://user:secret@127.0.0.1:9' },
    ],
  ] as const)('is said once: %j', async (argv, exitCode, said, env) => {
    const { code, stdout } = await runCertify(['--seed', '1', ...argv], { env });
    expect(code).toBe(exitCode);
    expect(stdout.match(said)).toHaveLength(1);
    expect(stdout).not.toContain('secret');
    expect(linesOf(stdout).length).toBeLessThan(10);
    expect(linesOf(stdout).at(-1)).toMatch(new RegExp(`\\(exit code ${exitCode}\\)$`));
  });

  it('does not come from a proxy that the client reads NO_PROXY for', async () => {
    const print = `console.log(process.env.NO_PROXY, process.env.no_proxy); fetch(process.env.FLOWMATE_BASE_URL + '/users')`;
    const argv = ['--case', 'FM-HYG-01', '--', process.execPath, '-e', print];
    const { report } = await certifyToReport(argv, { env: { HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'a.de' } });
    expect(report.cases[0]?.outputTail).toMatch(/a\.de,127\.0\.0\.1,localhost a\.de,127\.0\.0\.1,localhost/);
  });
});

describe('a requirement that could not be judged', () => {
  const own = (given: string): string => {
    const file = join(makeFolder(), 'own.yaml');
    const world = 'world: { users: { ada: { flows: { main: {} } } } }\n    events: [{ of: ada }]';
    const texts = 'title: t\n    requirement: r\n    source: s\n    hint: h';
    writeFileSync(file, `cases:\n  - id: OWN-01\n    level: MUST\n    ${texts}\n    ${world}\n    ${given}\n`);
    return file;
  };
  const run = (given: string, ...command: readonly string[]) =>
    certifyToReport(['--cases', own(given), '--suite', 'own', '--seed', '1', '--', ...command]);

  it('leaves the run not established, with exit code 1', async () => {
    // Three tries need a client that tries so often.
    const { code, stdout, report } = await run('judges: [{ judge: waits-grow }]', ...clientCommand());
    expect(report.cases).toMatchObject([{ verdict: 'NOT_EXERCISED' }]);
    expect(code).toBe(1);
    expect(report.conclusion).toBe('not established: 1 requirement could not be judged: OWN-01');
    expect(linesOf(stdout).at(-1)).toMatch(/^NOT ESTABLISHED /);
  });

  it('costs nothing where the client did its whole job without meeting the fault', async () => {
    const given = "faults: ['getTemplates:503x1']\n    judges: [{ judge: flows-run }, { judge: exit-not-zero }]";
    const { code, report } = await run(given, ...clientCommand());
    expect(report.cases).toMatchObject([
      { verdict: 'NOT_APPLICABLE', observed: 'the client did its whole job without such a request' },
    ]);
    expect(report.conclusion).toBe('conformant');
    expect(code).toBe(0);
  });

  it('is not reached where a case fails that it presupposes, which is run for that', async () => {
    const { code, report } = await run('judges: [{ judge: flows-run }]', process.execPath, slips, 'misspelt-member');
    expect(report.cases).toMatchObject([
      { verdict: 'NOT_REACHED', gate: 'FM-CORE-01', observed: expect.stringMatching(/^not reached, FM-CORE-01 fails/) },
    ]);
    expect(code).toBe(1);
  });
});

describe('an earlier run', () => {
  it('is held against a later one, and what failed in it is run again with its seed', async () => {
    const folder = makeFolder();
    const file = join(folder, 'report.json');
    const seed = ['--seed', '5'];
    const cases = ['--case', 'FM-CORE-0?,FM-PAY-01'];
    await runCertify([...cases, ...seed, '--out', folder, '--', ...clientCommand('token-scheme', 'drops-falsy')]);
    const before: CertificationResult = JSON.parse(readFileSync(file, 'utf8'));
    expect(having(before, 'FAIL')).toEqual(['FM-CORE-02', 'FM-CORE-03', 'FM-PAY-01']);

    const { stdout, report, code } = await certifyToReport([
      '--only-failed',
      file,
      '--',
      ...clientCommand('drops-falsy'),
    ]);
    expect(code).toBe(1);
    expect(report.run.seed).toBe(5);
    expect(report.comparison?.changes).toEqual([
      { id: 'FM-CORE-02', kind: 'fixed', before: 'FAIL', now: 'PASS' },
      { id: 'FM-CORE-03', kind: 'still', before: 'FAIL', now: 'FAIL' },
      { id: 'FM-PAY-01', kind: 'still', before: 'FAIL', now: 'FAIL' },
    ]);
    expect(stdout).toMatch(/^Since the run of \S+ \S+ UTC: 1 fixed, 0 new, 2 still failing$/m);

    const other = await certifyToReport([...cases, '--seed', '6', '--compare-with', file, '--', ...clientCommand()]);
    expect(other.report.comparison?.changes.map(({ kind }) => kind)).toEqual(['unproven', 'unproven', 'unproven']);

    const mended = await certifyToReport([...cases, '--compare-with', file, '--', ...clientCommand()]);
    expect(mended.report.comparison?.changes.map(({ kind }) => kind)).toEqual(['fixed', 'fixed', 'fixed']);
  });

  it('has to be a report, and have cases that are known', async () => {
    const folder = makeFolder();
    let files = 0;
    const write = (text: string): string => {
      files += 1;
      const file = join(folder, `report-${files}.json`);
      writeFileSync(file, text);
      return file;
    };
    const report = (cases: string) => write(`{"schemaVersion":1,"run":{"seed":1},"cases":${cases}}`);
    const command = ['--', process.execPath, '-e', ''];
    const runs: readonly (readonly [readonly string[], number, RegExp])[] = [
      [['--compare-with', join(folder, 'none.json')], 2, /^error: cannot read the report .*none\.json/],
      [['--only-failed', write('{')], 2, /is no report of certify: it is no JSON/],
      [['--only-failed', report('[{"id":"X-1","verdict":"FAIL"}]')], 2, /there is no case "X-1": .*--cases/],
      [
        ['--only-failed', report('[]'), '--seed', '2'],
        2,
        /--only-failed takes the seed of its report: leave --seed out/,
      ],
      [['--only-failed', report('[{"id":"FM-CORE-01","verdict":"PASS"}]')], 0, /^Nothing failed in /],
    ];
    for (const [argv, exitCode, said] of runs) {
      const { code, stdout, stderr } = await runCertify([...argv, ...command]);
      expect(stderr + stdout).toMatch(said);
      expect(code).toBe(exitCode);
    }
  });
});

describe('lists on the command line', () => {
  it.each([
    [['--suite', 'hygiene,evolution']],
    [['--suite', 'hygiene', '--suite', ' evolution ']],
    [['--suite', 'hygiene,evolution', '--case', 'FM-HYG-*,FM-EVO-*', '--features', 'login,login']],
    [['--case', 'FM-HYG-*', '--case', 'FM-EVO-*', '--features', 'login', '--features', 'login']],
  ])('have commas, or their options are repeated: %j', async (argv) => {
    const { code, stdout } = await runCertify(['--list', '--json', ...argv]);
    expect(code).toBe(0);
    const found = new Set(JSON.parse(stdout).map(({ suite }: { suite: string }) => suite));
    expect(found).toEqual(new Set(['evolution', 'hygiene']));
  });

  it('have no empty part', async () => {
    const { code, stderr } = await runCertify(['--list', '--suite', 'core,,hygiene']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/A list has commas between its parts, and no part is empty/);
  });
});
