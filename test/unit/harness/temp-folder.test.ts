import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '../../../src/harness/temp-folder.js';

const made: string[] = [];
afterAll(() => Promise.all(made.map(removeFolder)));

describe('a folder for temporary files', () => {
  it('is removed by a later run when its process is gone, and no other is', async () => {
    const own = await makeTempFolder('certify');
    const [prefix = ''] = basename(own).split('.');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const make = (name: string): string => mkdtempSync(join(tmpdir(), name));
    const gone = [make(`${prefix}.${pid}-`), make(`${prefix.replace('certify', 'verify')}.${pid}-`)];
    // Of another container with the same folder for temporary files, and of somebody else.
    const others = [own, make(`flowmate-certify-7.${pid}-`), make('flowmate-certify-mine-'), make(`${prefix}.1-`)];
    const next = await makeTempFolder('pact');
    made.push(...gone, ...others, next);
    expect(gone.map((folder) => existsSync(folder))).toEqual([false, false]);
    expect(others.map((folder) => existsSync(folder))).toEqual([true, true, true, true]);
  });
});
