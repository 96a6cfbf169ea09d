import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createPool } from '../../../src/client/pool.js';
import { explore } from '../../../src/harness/certify/explore/explore.js';
import { clientCommand, makeFolder, runCertify } from '../../support/certify-command.js';
import { runClient } from '../../support/clients/client.mjs';

const sdk = fileURLToPath(new URL('../../support/clients/sdk.mjs', import.meta.url));
const languages = fileURLToPath(new URL('../../support/clients/languages', import.meta.url));

describe('certify --explore', () => {
  it('finds what a client breaks, and writes a case that repeats it', async () => {
    const folder = makeFolder();
    const command = clientCommand('always-0');
    const given = ['--explore', '30', '--seed', '5', '--out', folder, '--', ...command];
    const { code, stdout } = await runCertify(given);
    expect(code, stdout).toBe(1);
    expect(stdout).toMatch(/^FAIL {2}nothing-lost$/m);
    expect(stdout).toMatch(/^The smallest case that shows it: 1 fault, 1 user with \d+ flows?, 1 event /m);
    expect(stdout).toContain('then it ended with exit code 0');
    const file = join(folder, 'explored-case.yaml');
    expect(stdout).toContain(readFileSync(file, 'utf8'));
    const [, id = ''] = /--case (EXPLORE-\d+) --seed 5 --/.exec(stdout) ?? [];
    const again = await runCertify(['--cases', file, '--case', id, '--seed', '5', '--', ...command]);
    expect(again.code, again.stdout).toBe(1);
    expect(again.stdout).toContain(id);
    const right = await runCertify(['--cases', file, '--case', id, '--seed', '5', '--', ...clientCommand()]);
    expect(right.code, right.stdout).toBe(0);
  });

  it.each([
    ['the SDK', [process.execPath, sdk]],
    ['a client in Python', ['python3', join(languages, 'client.py')]],
    ['a client in Node', clientCommand()],
  ])('accuses %s of nothing', async (_, command) => {
    const given = ['--explore', '16', '--seed', '5', '--features', 'login', '--parallel', '16', '--', ...command];
    const { code, stdout } = await runCertify(given);
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(/^NOTHING FOUND {2}/m);
    expect(stdout).toMatch(/^16 of 16 cases run, seed 5; \d+ of \d+ faults hit a request$/m);
  });

  it('finds nine of ten defects that need two faults', async () => {
    // Each goes wrong as is said before the tilde only after what is behind it.
    const defects = [
      'other-query@PAGE~401@LOOKUP',
      'swallows:503@LATER~401@PAGE',
      'restarts:reset@WEBHOOK~503@WEBHOOK',
      'swallows:500@WEBHOOK~503@WEBHOOK',
      'other-body@WEBHOOK~reset@PAGE',
      'at-once:429-seconds@PAGE~503@LOOKUP',
      'swallows:cut-off@PAGE~reset@LOOKUP',
      'no-token@LATER~503@PAGE',
      'swallows:503@PAGE~503@LOOKUP',
      'accepts:302@WEBHOOK~503@PAGE',
    ];
    const inTurn = createPool(3);
    const found = await Promise.all(
      defects.map((bug) =>
        inTurn(async () => {
          // To make what is found smaller has a test of its own.
          const ended = new AbortController();
          const { finding } = await explore((job) => runClient(job, { bugs: new Set([bug]) }), {
            ...{ count: 200, seed: 1, features: ['login'], parallel: 16, signal: ended.signal },
            progress: { found: () => ended.abort() },
          });
          return finding?.first.broken?.name;
        }),
      ),
    );
    const right = found.filter((name) =>
      /^(?:nothing-lost|nothing-doubled|retry-is-same|retry-after)$/.test(name ?? ''),
    );
    expect(right.length, String(found)).toBeGreaterThanOrEqual(9);
  }, 600_000);

  it('says in one block that the client never called', async () => {
    const { code, stdout } = await runCertify(['--explore', '--', process.execPath, '-e', 'console.log("idle")']);
    expect(code).toBe(4);
    expect(stdout).toMatch(/^What it printed last:\n {2}\| idle\nNO VERDICT {2}the client never called the server/);
  });

  it.each([
    ['a command that cannot be started', ['--explore', '5', '--', '/nowhere/client'], 'there is no such program'],
    ['no command', ['--explore'], 'there is no command to start'],
    ['a number that is none', ['--explore', 'many', '--', 'true'], 'A number of cases is a whole number from 1'],
    ['cases that are there already', ['--explore', '--suite', 'core', '--', 'true'], 'leave --suite out'],
    ['an app that cannot be started', ['--explore', '--watch-url'], 'leave --watch-url out'],
  ])('refuses %s', async (_, given, message) => {
    const { code, stderr } = await runCertify(given);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });

  it('prints what is known where it is interrupted', async () => {
    const note = join(makeFolder(), 'started');
    const slow = `require('node:fs').writeFileSync(${JSON.stringify(note)}, ''); fetch(process.env.FLOWMATE_BASE_URL + '/users'); setInterval(() => {}, 1000)`;
    const { code, stdout } = await runCertify(['--explore', '50', '--seed', '1', '--', process.execPath, '-e', slow], {
      meanwhile: async (child) => {
        while (!existsSync(note)) await new Promise((resolve) => setTimeout(resolve, 50));
        child.kill('SIGINT');
      },
    });
    expect(code).toBe(130);
    expect(stdout).toContain('the search was called off; nothing was found until then');
    expect(stdout).toContain('0 of 50 cases run, seed 1');
  });
});
