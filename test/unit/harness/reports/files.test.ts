import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { prepareFolder, ReportError, writeFiles, writeOneFile } from '../../../../src/harness/reports/files.js';

const root = mkdtempSync(join(tmpdir(), 'flowmate-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function errorOf(run: () => unknown): ReportError {
  try {
    run();
  } catch (error) {
    if (error instanceof ReportError) return error;
    throw error;
  }
  throw new Error('nothing went wrong');
}

describe('files of a report', () => {
  it('are written into a folder that need not be there yet', () => {
    const folder = join(root, 'a/b');
    expect(writeFiles(folder, { 'one.txt': '1', 'two.txt': 'ü' })).toEqual([
      join(folder, 'one.txt'),
      join(folder, 'two.txt'),
    ]);
    expect(readFileSync(join(folder, 'two.txt'), 'utf8')).toBe('ü');
  });

  it('take the place of those of a run before, and leave nothing else behind', () => {
    const folder = join(root, 'again');
    writeFiles(folder, { 'one.txt': 'a long text' });
    writeFiles(folder, { 'one.txt': 'short' });
    expect(readdirSync(folder)).toEqual(['one.txt']);
    expect(readFileSync(join(folder, 'one.txt'), 'utf8')).toBe('short');
  });

  it('leave strangers in the folder alone', () => {
    const folder = join(root, 'strangers');
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    writeFiles(folder, { 'one.txt': '1' });
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
  });

  const file = join(root, 'file');
  writeFileSync(file, '');
  const loop = join(root, 'loop');
  symlinkSync(loop, loop);
  it.each([
    ['a file', file, 'it is a file. Name a folder, or a new one.'],
    ['a folder below a file', join(file, 'x'), 'a part of its path is a file. Name a folder, or a new one.'],
    ['a name that is too long', join(root, 'x'.repeat(300)), 'its name is too long. Name another.'],
    ['a name with a null character', `${root}/a\0b`, 'the system does not allow such a name. Name another.'],
    ['a link to itself', loop, 'it is a link that leads back to itself. Name another.'],
  ])('cannot go to %s, which is told before the run', (_what, folder, why) => {
    const error = errorOf(() => prepareFolder(folder));
    expect(error.message).toContain(`cannot write reports to ${JSON.stringify(folder)}: ${why}`);
    expect(error.message).not.toContain('\n');
  });

  it.runIf(process.platform === 'linux')('cannot go where the system lets nobody make a folder', () => {
    expect(errorOf(() => prepareFolder('/proc/reports')).exitCode).toBe(2);
  });

  it('do not follow a link that stands where they are drafted', () => {
    const folder = join(root, 'linked');
    const target = join(root, 'target.txt');
    mkdirSync(folder);
    writeFileSync(target, 'mine');
    symlinkSync(target, join(folder, `.one.txt.${process.pid}.tmp`));
    writeFiles(folder, { 'one.txt': '1' });
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(lstatSync(join(folder, 'one.txt')).isSymbolicLink()).toBe(false);
    expect(readdirSync(folder)).toEqual(['one.txt']);
  });

  it.runIf(existsSync('/dev/full'))('cannot be written on a full disk, which is no fault of the one who asked', () => {
    const error = errorOf(() => writeOneFile('/dev/full', '1'));
    expect(error.exitCode).toBe(3);
    expect(error.message).toBe('cannot write "/dev/full": the disk is full. Make room.');
  });

  it('cannot take the place of a folder', () => {
    const folder = join(root, 'taken');
    mkdirSync(join(folder, 'one.txt'), { recursive: true });
    const error = errorOf(() => writeFiles(folder, { 'one.txt': '1' }));
    expect(error.exitCode).toBe(2);
    expect(error.message).toBe(
      `cannot write ${JSON.stringify(join(folder, 'one.txt'))}: there is a folder of that name. Take it away, or name another folder for the reports.`,
    );
    expect(readdirSync(folder)).toEqual(['one.txt']);
  });
});
