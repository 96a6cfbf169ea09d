import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certifyToReport, clientCommand, makeFolder, runCertify } from '../../support/certify-command.js';

describe('certify --list', () => {
  it('shows the cases, and starts nothing', async () => {
    const { code, stdout } = await runCertify(['--list', '--suite', 'hygiene']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'hygiene',
        '  FM-HYG-01  SHOULD  Lists are not read over and over',
        '  FM-HYG-02  SHOULD  The client says who it is',
        '  FM-HYG-03  SHOULD  Nothing is asked that does not exist',
        '  FM-HYG-04  SHOULD  The client prints no credentials',
        '  FM-HYG-05  SHOULD  Each delivery has a request id of its own',
        '  FM-HYG-06  SHOULD  One login is enough',
        '  FM-HYG-07  SHOULD  Deliveries do not come all at once',
        '  FM-HYG-08  SHOULD  A token that expires is replaced once (needs --features login)',
        '',
      ].join('\n'),
    );
  });

  it('gives JSON, with requirement and feature', async () => {
    const { code, stdout } = await runCertify(['--list', '--json']);
    const cases = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(cases).toHaveLength(207);
    const keys = ['id', 'suite', 'level', 'title', 'requirement', 'source'];
    expect(Object.keys(cases[0])).toEqual(keys);
    const claimed = cases.filter(({ feature }: { feature?: string }) => feature !== undefined);
    expect(
      claimed.map(({ id, feature }: Record<string, string>) => [/^FM-MX-LOGIN-/.test(id ?? '') || id, feature]),
    ).toEqual([
      ['FM-CORE-04', 'login'],
      ...Array.from({ length: claimed.length - 3 }, () => [true, 'login']),
      ['FM-RES-11', 'login'],
      ['FM-HYG-08', 'login'],
    ]);
  });
});

describe('the exit code of certify', () => {
  const CORE = ['--suite', 'core', '--seed', '7'];

  it('is 0 for a client that is conformant', async () => {
    const { code, stdout } = await runCertify([...CORE, '--', ...clientCommand()]);
    expect(stdout).toMatch(/CONFORMANT/);
    expect(code).toBe(0);
  });

  it('is 0 where only a SHOULD is not met', async () => {
    const { code, report } = await certifyToReport(['--case', 'FM-HYG-02', '--', ...clientCommand('default-agent')]);
    expect(report.cases).toMatchObject([{ id: 'FM-HYG-02', verdict: 'WARN' }]);
    expect(code).toBe(0);
  });

  it('is 1 where a MUST is not, which is told with the fix and the line that repeats it', async () => {
    const command = clientCommand('drops-nulls');
    const { code, stdout } = await runCertify(['--case', 'FM-CORE-0?', '--seed', '9', '--', ...command]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/FAIL {2}FM-CORE-03/);
    expect(stdout).toMatch(/observed {2}data\S* lacks "(?:nothing|gone)"/);
    expect(stdout).toContain(` certify --case FM-CORE-03 --seed 9 -- ${command.join(' ')}`);
  });

  it.each([
    [['--', './no-such-client', '--x'], /cannot start ".\/no-such-client": there is no such program/],
    [['--', tmpdir()], /it is not executable/],
  ])('is 2 where the command cannot be started: %j', async (argv, said) => {
    const { code, report } = await certifyToReport(['--suite', 'core', ...argv]);
    expect(code).toBe(2);
    expect(report.preflight).toMatchObject({ verdict: 'CONFIG', observed: expect.stringMatching(said) });
    expect(new Set(report.cases.map(({ verdict }) => verdict))).toEqual(new Set(['CONFIG']));
  });

  it.each([
    [[], /there is no command to start/],
    [['--suite', 'cor', '--', 'node'], /there is no suite "cor"/],
    [['--case', 'FM-NO-*', '--', 'node'], /no case fits "FM-NO-\*"/],
    [['--features', 'logout', '--', 'node'], /There is no feature "logout": login/],
    [['--timeout', '0', '--', 'node'], /number of seconds above 0/],
    [['--parallel', '0', '--', 'node'], /whole number from 1 to 256/],
    [['--seed', '-1', '--', 'node'], /A seed is a whole number/],
    [['--json', '--', 'node'], /--json goes with --list/],
    [['--watch-url', '--', 'node'], /nothing is started: leave the command out/],
    [['--baseline', 'nowhere.yaml', '--', 'node'], /cannot read the baseline .*nowhere.yaml/],
    [['--cases', 'nowhere.yaml', '--', 'node'], /cannot read the case file nowhere.yaml/],
    [['--out', '/dev/null/reports', '--', 'node'], /cannot write reports/],
    [['--colour', '--', 'node'], /unknown option '--colour'/],
  ])('is 2 for %j', async (argv, said) => {
    const { code, stderr } = await runCertify(argv);
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });

  it('is 4 for a client that never calls, and for one that calls elsewhere', async () => {
    const silent = await certifyToReport(['--', ...clientCommand('never-calls')]);
    expect(silent.code).toBe(4);
    expect(silent.report.preflight.observed).toMatch(
      /never called the server \(exit code 0\): does it read FLOWMATE_BASE_URL\?/,
    );
    const astray = await certifyToReport(['--', ...clientCommand('drops-base-path')]);
    expect(astray.code).toBe(4);
    expect(astray.report.preflight.observed).toMatch(/called \/users, which is not below FLOWMATE_BASE_URL/);
    expect(astray.report.summary.FAIL).toBe(0);
  });
});

describe('a run', () => {
  it('with the same seed has the same worlds, with another seed others, and says which it was', async () => {
    const run = (...seed: string[]) => certifyToReport(['--case', 'FM-CORE-01', ...seed, '--', ...clientCommand()]);
    const [first, again, other, drawn] = [
      await run('--seed', '3'),
      await run('--seed', '3'),
      await run('--seed', '4'),
      await run(),
    ];
    const urls = ({ report }: typeof first) => report.cases[0]?.entries.map(({ method, url }) => `${method} ${url}`);
    expect(urls(first)).toHaveLength(4);
    expect(urls(again)).toEqual(urls(first));
    expect(urls(other)).not.toEqual(urls(first));
    expect(drawn.report.run.seed).toBeGreaterThan(0);
    expect(drawn.report.cases[0]?.repeat).toContain(`--seed ${drawn.report.run.seed}`);
  });

  it('gives the command what it needs to know, nothing that tells the case, and leaves nothing behind', async () => {
    const print = `const { FLOWMATE_TOKEN, ...env } = process.env;
      console.log(JSON.stringify([env, JSON.parse(require('fs').readFileSync(env.FLOWMATE_EVENTS, 'utf8'))]));
      fetch(env.FLOWMATE_BASE_URL + '/users', { headers: { authorization: 'Bearer ' + FLOWMATE_TOKEN } }).then(r => console.log(r.status))`;
    const argv = ['--case', 'FM-ID-03', '--', process.execPath, '-e', print];
    const { report } = await certifyToReport(argv, { env: { MY_OWN: 'kept' } });
    const [told = '', status] = report.cases[0]?.outputTail.trim().split('\n') ?? [];
    const [env, file] = JSON.parse(told);
    expect(status).toBe('200');
    expect(env).toMatchObject({
      MY_OWN: 'kept',
      FLOWMATE_BASE_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/@[\w-]+$/),
      FLOWMATE_USERNAME: expect.stringMatching(/@/),
      FLOWMATE_PASSWORD: expect.any(String),
    });
    expect(file.events).toMatchObject([
      { id: expect.stringMatching(/^evt-/), user: expect.any(String), data: {} },
      {},
      {},
    ]);
    const variables = Object.entries(env).filter(([name]) => name.startsWith('FLOWMATE_'));
    expect(JSON.stringify([variables, file])).not.toMatch(/FM-|ID-03|unknown/i);
    expect(existsSync(env.FLOWMATE_EVENTS)).toBe(false);
    expect(existsSync(dirname(env.FLOWMATE_EVENTS))).toBe(false);
  });

  it('says that a case does not apply whose feature is not claimed', async () => {
    const { report, code } = await certifyToReport(['--case', 'FM-RES-11', '--', ...clientCommand()]);
    expect(report.cases).toMatchObject([{ verdict: 'NOT_APPLICABLE', exchanges: [] }]);
    expect(code).toBe(0);
  });
});

describe('a baseline', () => {
  const bug = clientCommand('drops-nulls');
  const baselineOf = (text: string): string => {
    const file = join(makeFolder(), 'known.yaml');
    writeFileSync(file, text);
    return file;
  };

  it('makes a known failure one that is expected', async () => {
    const known = baselineOf('- { case: FM-CORE-03, reason: ticket 7, expires: 2999-01-01 }');
    const { code, report } = await certifyToReport(['--case', 'FM-CORE-03', '--baseline', known, '--', ...bug]);
    expect(code).toBe(0);
    expect(report.cases).toMatchObject([
      { verdict: 'EXPECTED_FAIL', baseline: { reason: 'ticket 7', expires: '2999-01-01' } },
    ]);
  });

  it.each([
    ['- { case: FM-CORE-01, reason: x }', 'UNEXPECTED_PASS', /the case passes/],
    ['- { case: FM-CORE-01, reason: x, expires: 2020-01-01 }', 'PASS', /held until 2020-01-01/],
    ['- { case: FM-GONE-01, reason: x }', 'PASS', /there is no case of this id/],
  ])('fails the run with the stale entry %s', async (text, verdict, why) => {
    const argv = ['--case', 'FM-CORE-01', '--baseline', baselineOf(text), '--', ...clientCommand()];
    const { code, report } = await certifyToReport(argv);
    expect(report.cases).toMatchObject([{ verdict }]);
    expect(report.stale).toMatchObject([{ why: expect.stringMatching(why) }]);
    expect(code).toBe(1);
  });
});

describe('cases of a partner', () => {
  const own = `suite: acme
cases:
  - id: ACME-ORDER-01
    level: MUST
    title: An order reaches its flow
    requirement: The flow of orders gets the number of the order.
    source: our handbook
    hint: Send orderNo.
    world: { users: { shop: { flows: { orders: { input: { orderNo: string } } } } } }
    events: [{ of: shop, data: { orderNo: $text, note: $text } }]
    faults: ['postWebhook:503x1']
    judges: [{ judge: flows-run }, { judge: declared-input }, { judge: exit-zero }]
`;

  it('run like the others', async () => {
    const file = join(makeFolder(), 'own.yaml');
    writeFileSync(file, own);
    const right = await certifyToReport(['--cases', file, '--suite', 'acme', '--', ...clientCommand()]);
    expect(right.report.cases).toMatchObject([{ id: 'ACME-ORDER-01', suite: 'acme', verdict: 'PASS' }]);
    const wrong = await certifyToReport([
      '--cases',
      file,
      '--case',
      'acme*',
      '--',
      ...clientCommand('no-retry-on-webhook'),
    ]);
    expect(wrong.report.cases).toMatchObject([{ verdict: 'FAIL', repeat: expect.stringContaining(`--cases ${file}`) }]);
    expect(wrong.code).toBe(1);
  });
});
