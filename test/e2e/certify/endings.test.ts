import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientCommand, makeFolder, processesOf, runCertify } from '../../support/certify-command.js';
import { spawnCli } from '../cli-process.js';

/** Folders for temporary files that this run of certify made: they have its process id in their names. */
const foldersOf = (pid: number | undefined): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('flowmate-') && name.includes(`.${pid}-`));

/** Looks until it is so. What never comes true fails by the limit of the test. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('certify', () => {
  it('ended by SIGHUP ends its clients, and with 129', async () => {
    const pids = join(makeFolder(), 'pids');
    const argv = [
      '--timeout',
      '90',
      '--parallel',
      '2',
      '--',
      ...clientCommand('never-ends-again', 'leaves-grandchild'),
    ];
    let pid: number | undefined;
    const { code } = await runCertify(argv, {
      env: { PIDS: pids },
      meanwhile: async (child) => {
        pid = child.pid;
        await until(() => processesOf(pids).all.length >= 6);
        child.kill('SIGHUP');
      },
    });
    expect(code).toBe(129);
    expect(processesOf(pids).running).toEqual([]);
    expect(foldersOf(pid)).toEqual([]);
  });

  it.each([
    [['never-ends', 'ignores-sigterm']],
    [['never-ends', 'leaves-grandchild']],
    [['never-ends', 'leaves-daemon']],
  ])('ended by SIGKILL leaves no client and no folder behind: %j', async (bugs) => {
    const pids = join(makeFolder(), 'pids');
    const wanted = bugs.some((bug) => bug.startsWith('leaves')) ? 2 : 1;
    let pid: number | undefined;
    await runCertify(['--case', 'FM-CORE-01', '--timeout', '90', '--', ...clientCommand(...bugs)], {
      env: { PIDS: pids },
      meanwhile: async (child) => {
        pid = child.pid;
        await until(() => processesOf(pids).all.length >= wanted && foldersOf(pid).length > 0);
        child.kill('SIGKILL');
      },
    });
    await until(() => processesOf(pids).running.length === 0 && foldersOf(pid).length === 0);
    expect(processesOf(pids).all).toHaveLength(wanted);
  });
});

describe('pact record', () => {
  it.each([
    ['SIGHUP', 129],
    ['SIGKILL', null],
  ] as const)('ended by %s leaves no program behind', async (signal, code) => {
    const folder = makeFolder();
    const pids = join(folder, 'pids');
    const out = join(folder, 'pact.json');
    const argv = ['pact', 'record', '--consumer', 'c', '--out', out, '--', ...clientCommand('never-ends')];
    const child = spawnCli(argv, { PIDS: pids });
    const closed = once(child, 'close');
    await until(() => processesOf(pids).all.length > 0);
    child.kill(signal);
    expect(await closed.then(([ended]) => ended)).toBe(code);
    await until(() => processesOf(pids).running.length === 0 && foldersOf(child.pid).length === 0);
    expect(existsSync(out)).toBe(false);
  });
});
