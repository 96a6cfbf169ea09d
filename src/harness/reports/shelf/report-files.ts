import { constants, type Stats } from 'node:fs';
import { lstat, open, opendir, realpath } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { whyUnread } from '../../plain-file.js';

/** A report.json below a folder. */
export interface ReportFile {
  /** The folder that holds it, below the one that was searched; `.` for that one itself. */
  readonly folder: string;
  readonly path: string;
  /** Another one, once the file has changed. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** Something that is there, or should be, and cannot be shown. */
export interface Problem {
  /** A path below the folder. */
  readonly place: string;
  readonly message: string;
}

export interface FoundReports {
  /** The real path of the folder. */
  readonly root: string;
  readonly files: readonly ReportFile[];
  readonly problems: readonly Problem[];
}

const NAME = 'report.json';

/** Folders are searched so deep. */
const DEPTH = 4;

/** So many files and folders are looked at. */
const MOST_ENTRIES = 20_000;

/** The largest report that is read: the mock answers nothing else meanwhile. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Finds the reports below a folder. Links are not followed; what cannot be searched is named as a problem. */
export async function findReports(folder: string): Promise<FoundReports> {
  const files: ReportFile[] = [];
  const problems: Problem[] = [];
  let root = folder;
  let left = MOST_ENTRIES;
  const search = async (place: string, depth: number): Promise<void> => {
    for await (const entry of await opendir(join(root, place))) {
      left -= 1;
      if (left < 0) return;
      const own = posix.join(place, entry.name);
      if (entry.isDirectory() && depth < DEPTH) {
        await search(own, depth + 1).catch((error) => problems.push({ place: own, message: whyUnread(error) }));
      } else if (entry.name === NAME && entry.isFile()) {
        files.push(toReportFile(root, place, await lstat(join(root, own))));
      } else if (entry.name === NAME && entry.isSymbolicLink()) {
        problems.push({ place: own, message: 'it is a link, which is not followed' });
      }
    }
  };
  try {
    root = await realpath(folder);
    await search('.', 0);
  } catch (error) {
    problems.push({ place: '.', message: whyNotSearched(folder, error) });
  }
  if (left < 0) {
    const message = `only the first ${MOST_ENTRIES.toLocaleString('en')} files and folders were looked at: name a folder with fewer`;
    problems.push({ place: '.', message });
  }
  return { root, files, problems };
}

function whyNotSearched(folder: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT')
    return `there is no folder ${folder} yet: \`flowmate-mock certify --out ${folder}/run-1\` makes it`;
  if (code === 'ENOTDIR') return `${folder} is no folder: name the one in which \`certify --out\` writes`;
  return `cannot read the folder ${folder}: ${whyUnread(error)}`;
}

function toReportFile(root: string, folder: string, { mtimeMs, size, ino }: Stats): ReportFile {
  return { folder, path: join(root, folder, NAME), version: `${ino} ${mtimeMs} ${size}`, changed: mtimeMs };
}

/** The text of a report that was found. Rejects with what became of it meanwhile, a link on the way included. */
export async function readReportFile({ path }: ReportFile): Promise<string> {
  // A link to elsewhere may have taken the place of a folder.
  if ((await realpath(path)) !== path) throw new Error('it is a link, which is not followed');
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Error('it is no plain file');
    if (found.size > MOST_BYTES) {
      throw new Error(
        `it has ${found.size.toLocaleString('en')} bytes, and at most ${MOST_BYTES.toLocaleString('en')} are read`,
      );
    }
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
