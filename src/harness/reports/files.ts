import { accessSync, constants, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf } from '../text.js';

/** Reports that could not be written; `message` says why and what would help. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  /** 2: the folder is a wrong one to name. 3: the disk, or whatever is behind it, failed. */
  readonly exitCode: 2 | 3;

  constructor(message: string, exitCode: 2 | 3) {
    super(message);
    this.exitCode = exitCode;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file. Name a folder, or a new one',
  ENOTDIR: 'a part of its path is a file. Name a folder, or a new one',
  EACCES: 'this user may not write there. Name a folder that they may write to',
  EPERM: 'this user may not write there. Name a folder that they may write to',
  ENOENT: 'the system allows no folder there. Name another',
  EROFS: 'it is on a disk that can only be read. Name a folder elsewhere',
  ENAMETOOLONG: 'its name is too long. Name another',
  ELOOP: 'it is a link that leads back to itself. Name another',
  EISDIR: 'there is a folder of that name. Take it away, or name another folder for the reports',
  EINVAL: 'the system does not allow such a name. Name another',
  ERR_INVALID_ARG_VALUE: 'the system does not allow such a name. Name another',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function toReportError(error: unknown, what: string): ReportError {
  const code = codeOf(error);
  const reason = reasons[code];
  if (reason !== undefined) return new ReportError(`${what}: ${reason}.`, 2);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ReportError(`${what}: the disk is full. Make room.`, 3);
  return new ReportError(`${what}: ${messageOf(error)}`, 3);
}

/** Node's own `recursive` never ends where the system denies that the parent is there, as /proc does. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const parent = dirname(folder);
    if (codeOf(error) === 'ENOENT' && parent !== folder) {
      makeFolder(parent);
      mkdirSync(folder);
    } else if (codeOf(error) !== 'EEXIST' || !statSync(folder).isDirectory()) {
      throw error;
    }
  }
}

/** Makes the folder that reports go to, so that a wrong one is known before the run and not after it. Throws a ReportError. */
export function prepareFolder(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw toReportError(error, `cannot write reports to ${JSON.stringify(folder)}`);
  }
}

/** The same for a single file, which may be there already. What is in it stays. Throws a ReportError. */
export function prepareFile(file: string): void {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) {
      makeFolder(dirname(file));
      accessSync(dirname(file), constants.W_OK | constants.X_OK);
    } else if (found.isDirectory()) {
      throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    } else accessSync(file, constants.W_OK);
  } catch (error) {
    throw toFileError(error, file);
  }
}

/** Writes a file of which `prepareFile` thought well. Not over a draft: it may be a device, such as the console. */
export function writeOneFile(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw toFileError(error, file);
  }
}

function toFileError(error: unknown, file: string): ReportError {
  const what = `cannot write ${JSON.stringify(file)}`;
  return codeOf(error) === 'EISDIR'
    ? new ReportError(`${what}: it is a folder. Name a file.`, 2)
    : toReportError(error, what);
}

/**
 * Writes the files, in this order, over those of a run before. A reader sees each of them old or new, never half of it. Throws a
 * ReportError.
 */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): readonly string[] {
  prepareFolder(folder);
  return Object.entries(files).map(([name, text]) => {
    const path = join(folder, name);
    const draft = join(folder, `.${name}.${process.pid}.tmp`);
    try {
      // A link that stands there would be followed.
      rmSync(draft, { force: true });
      writeFileSync(draft, text, { flag: 'wx' });
      renameSync(draft, path);
    } catch (error) {
      rmSync(draft, { force: true });
      throw toReportError(error, `cannot write ${JSON.stringify(path)}`);
    }
    return path;
  });
}
