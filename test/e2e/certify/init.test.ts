import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../../dist/src/cli/main.js', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'flowmate-init-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs a line as a shell in `folder` does, with the built command as `flowmate-mock`. */
function shell(line: string, folder: string) {
  const script = `flowmate-mock() { ${JSON.stringify(process.execPath)} ${JSON.stringify(main)} "$@"; }\n${line}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const languages = [
  ['node', ['node']],
  ['python', ['python3']],
  ['shell', ['sh', 'curl', 'jq']],
] as const;
const here = languages.filter(([, programs]) => programs.every(has));

describe('certify --init', () => {
  it('has a language that this machine can try', () => {
    expect(here.map(([language]) => language)).toContain('node');
  });

  it.each(here)(
    '%s writes a client that passes every case it claims to, and prints how to see that',
    (language) => {
      const folder = mkdtempSync(join(root, language));
      const written = shell(`flowmate-mock certify --init ${language}`, folder);
      expect(written).toMatchObject({ status: 0, stderr: '' });
      const [next] = /flowmate-mock certify --suite core .*/.exec(written.stdout) ?? [];
      const run = shell(`${next?.replace('--suite core', '--out reports --timeout 60')}`, folder);
      const report = JSON.parse(readFileSync(join(folder, 'reports/report.json'), 'utf8'));
      const others = report.cases.filter(({ verdict }: { verdict: string }) => verdict !== 'PASS');
      expect(others.map(({ id, verdict, observed }: Record<string, string>) => [id, verdict, observed])).toEqual([
        ['FM-RES-11', 'NOT_APPLICABLE', expect.any(String)],
      ]);
      expect(run.status).toBe(0);
    },
    180_000,
  );

  it.each([
    ['--init ruby', /'ruby' is invalid. Allowed choices are node, python, shell/],
    ['--init node -- node client.mjs', /with --init nothing is started/],
  ])('%s is refused', (options, why) => {
    const { status, stdout, stderr } = shell(`flowmate-mock certify ${options}`, root);
    expect(stderr).toMatch(why);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('never writes over a file', () => {
    const folder = mkdtempSync(join(root, 'twice'));
    execFileSync('touch', ['client.mjs'], { cwd: folder });
    const { status, stderr } = shell('flowmate-mock certify --init node', folder);
    expect(stderr).toBe(
      'error: cannot write "client.mjs": it is there already. Take it away, or go to another folder.\n',
    );
    expect(status).toBe(2);
    expect(readFileSync(join(folder, 'client.mjs'), 'utf8')).toBe('');
  });
});
