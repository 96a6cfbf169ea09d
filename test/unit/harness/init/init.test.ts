import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { clientKinds, InitError, writeClient } from '../../../../src/harness/init/init.js';

const root = mkdtempSync(join(tmpdir(), 'flowmate-init-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Those that need nothing but an interpreter that starts at once; the others are tried in e2e. */
function isStartable(kind: string): boolean {
  return ['node', 'python', 'shell'].includes(kind);
}

describe('a client to start from', () => {
  it.each([
    ['node', 'client.mjs', 'certify --suite core -- node client.mjs'],
    ['python', 'client.py', 'certify --suite core -- python3 client.py'],
    ['shell', 'client.sh', 'certify --suite core -- sh client.sh'],
    ['java', 'client.java', 'certify --suite core -- java client.java'],
    ['php', 'client.php', 'certify --suite core -- php client.php'],
    ['go', 'client.go', 'certify --suite core -- go run client.go'],
  ] as const)('for %s is %s, with the command that certifies it', async (kind, file, next) => {
    const folder = join(root, kind, 'new');
    expect(await writeClient(kind, folder)).toEqual({ path: join(folder, file), next });
    expect(readFileSync(join(folder, file), 'utf8')).toContain('FLOWMATE_EVENTS');
    expect(statSync(join(folder, file)).mode & 0o111).toBe(0o111);
  });

  it('never takes the place of a file', async () => {
    const path = join(root, 'client.mjs');
    writeFileSync(path, 'mine');
    chmodSync(path, 0o600);
    await expect(writeClient('node', root)).rejects.toThrow(
      new InitError(
        `cannot write ${JSON.stringify(path)}: it is there already. Take it away, or go to another folder.`,
      ),
    );
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('cannot be written where a part of the path is a file', async () => {
    writeFileSync(join(root, 'file'), '');
    await expect(writeClient('shell', join(root, 'file', 'x'))).rejects.toThrow(InitError);
  });

  it.each(clientKinds.filter(isStartable))('for %s says what it needs when it is started without it', async (kind) => {
    const folder = join(root, `alone-${kind}`);
    const { next } = await writeClient(kind, folder);
    const [program = '', ...words] = next.replace(/^.* -- /, '').split(' ');
    const { PATH = '' } = process.env;
    const { status, stderr } = spawnSync(program, words, { cwd: folder, env: { PATH }, encoding: 'utf8' });
    expect(stderr).toMatch(/^(Set FLOWMATE_BASE_URL.*|This client needs (curl|jq))\.\n$/);
    expect(status).toBe(1);
  });
});
