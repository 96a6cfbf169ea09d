import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certifyToReport, clientCommand, makeFolder, processesOf, runCertify } from '../../support/certify-command.js';

const ONE = ['--case', 'FM-CORE-01'];

describe('a client that does not end', () => {
  it.each([
    ['never-ends'],
    ['never-ends', 'ignores-sigterm'],
    ['never-ends', 'leaves-grandchild'],
    ['never-ends', 'leaves-daemon'],
  ])('is ended at the time-out, with all that it started: %s %s', async (...bugs) => {
    const pids = join(makeFolder(), 'pids');
    const argv = [...ONE, '--timeout', '2', '--', ...clientCommand(...bugs)];
    const { code, report } = await certifyToReport(argv, { env: { PIDS: pids } });
    expect(report.cases).toMatchObject([
      { verdict: 'FAIL', timedOut: true, observed: 'still running after 2 s; it was ended' },
    ]);
    expect(processesOf(pids).all.length).toBe(bugs.some((bug) => bug.startsWith('leaves')) ? 2 : 1);
    expect(processesOf(pids).running).toEqual([]);
    expect(code).toBe(1);
  });
});

describe('a client that ends', () => {
  it.each(['leaves-grandchild', 'leaves-daemon'])('leaves nothing running: %s', async (bug) => {
    const pids = join(makeFolder(), 'pids');
    const { code, report } = await certifyToReport([...ONE, '--', ...clientCommand(bug)], { env: { PIDS: pids } });
    expect(report.cases).toMatchObject([{ verdict: 'PASS', exitCode: 0, timedOut: false }]);
    // Started once, and what it left.
    expect(processesOf(pids).all.length).toBe(2);
    expect(processesOf(pids).running).toEqual([]);
    expect(code).toBe(0);
  });

  it('by a signal has no exit code', async () => {
    const { report } = await certifyToReport([...ONE, '--', ...clientCommand('dies-by-signal')]);
    expect(report.cases).toMatchObject([{ verdict: 'FAIL', signal: 'SIGKILL', observed: 'ended by SIGKILL' }]);
    expect(report.cases[0]).not.toHaveProperty('exitCode');
  });

  it('has the end of its output kept, however much it prints', async () => {
    const { report } = await certifyToReport([...ONE, '--', ...clientCommand('floods-output')]);
    const [result] = report.cases;
    expect(result?.verdict).toBe('PASS');
    expect(result?.outputTail).toMatch(/^\[\d{7} characters before\]\n/);
    expect(result?.outputTail).toMatch(/line 199999 of very much output\n$/);
    expect(result?.outputTail.length).toBeLessThan(8_300);
  });
});

describe('a run that is interrupted', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends all clients, and with %i', async (signal, code) => {
    const folder = makeFolder();
    const pids = join(folder, 'pids');
    const before = new Set(readdirSync(tmpdir()));
    const ending = await runCertify(
      ['--timeout', '90', '--parallel', '2', '--', ...clientCommand('never-ends-again', 'leaves-grandchild')],
      {
        env: { PIDS: pids },
        meanwhile: async (child) => {
          // The first two are of the first case; then clients run side by side.
          while (processesOf(pids).all.length < 6) await new Promise((resolve) => setTimeout(resolve, 100));
          child.kill(signal);
        },
      },
    );
    expect(ending.code).toBe(code);
    expect(processesOf(pids).running).toEqual([]);
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith('flowmate-certify-') && !before.has(name));
    expect(left.filter((name) => existsSync(join(tmpdir(), name, 'events')))).toEqual([]);
  });
});
