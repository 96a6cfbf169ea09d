import { readFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { JSONFile } from 'lowdb/node';
import { isObject } from '../../domain/checks/check.js';
import { type DataFiles, identityOf, statOf } from './data-files.js';
import { codeOf } from './engine.js';
import { fromMembers, type RecordValues, toMembers } from './record-values.js';
import type { OnProblem } from './wal.js';

/** What lowdb reads and writes: a person may edit it while no server has it open. */
interface CheckpointFile {
  readonly format: string;
  /** The last write-ahead log that is contained. */
  readonly log: number;
  readonly records: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Checkpoint {
  readonly log: number | undefined;
  readonly records: RecordValues;
}

const NAME = 'flowmate-mock';

const FORMAT = `${NAME} 2`;

/** Begins the files of the first format, which is not read any more but by `data convert`. */
export const FIRST_FORMAT = '{"flowmate-mock":';

/** Only the owner reads it: tokens and passwords are in it. */
const ONLY_OWNER = 0o600;

/** Undefined: it is not there, is empty, or is nothing that could be read. */
export async function readCheckpoint(path: string, onProblem: OnProblem): Promise<Checkpoint | undefined> {
  if ((statOf(path)?.size ?? 0) === 0) {
    return undefined;
  }
  const foreign = (why: string): undefined => {
    onProblem({ what: `${path}: ${why}`, repair: 'it is left alone', isForeign: true });
  };
  try {
    const found: unknown = await new JSONFile<unknown>(path).read();
    if (isObject(found) && NAME in found) {
      return foreign(`it is of an earlier version; \`flowmate-mock data convert ${path}\` writes it anew`);
    }
    if (!isObject(found) || typeof found.format !== 'string' || !found.format.startsWith(NAME)) {
      return foreign('this is no data file of flowmate-mock');
    }
    if (found.format !== FORMAT) {
      return foreign(`it is of a later version ("${found.format}")`);
    }
    return toCheckpoint(path, found, onProblem);
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    const text = readFileSync(path, 'utf8');
    if (text.startsWith(FIRST_FORMAT)) {
      return foreign('it is a damaged file of an earlier version');
    }
    if (!text.slice(0, 200).includes(`"${NAME} `)) {
      return foreign('this is no data file of flowmate-mock');
    }
    onProblem({
      what: `${path}${placeOf(error, text)}: it is no JSON: ${error.message}`,
      repair: 'records that cannot be read are dropped',
    });
    return { log: Number(/^ {2}"log": (\d+),?$/m.exec(text)?.[1] ?? Number.NaN) || undefined, records: salvage(text) };
  }
}

function toCheckpoint(path: string, { log, records }: Record<string, unknown>, onProblem: OnProblem): Checkpoint {
  const read: RecordValues = new Map();
  if (!isObject(records)) {
    onProblem({ what: `${path}: "records" is no object`, repair: 'the file counts as empty' });
  }
  for (const [kind, members] of fromMembers(isObject(records) ? records : {})) {
    if (isObject(members)) {
      read.set(kind, fromMembers(members));
    } else {
      onProblem({ what: `${path}: records of kind ${JSON.stringify(kind)} are no object`, repair: 'they are dropped' });
    }
  }
  return { log: typeof log === 'number' && Number.isSafeInteger(log) ? log : undefined, records: read };
}

/** Where the text ends or goes wrong, by line and column; empty where the engine does not say it. */
function placeOf({ message }: SyntaxError, text: string): string {
  const at = /at position (\d+)/.exec(message)?.[1] ?? (/end of JSON/.test(message) ? text.length : undefined);
  if (at === undefined) {
    return '';
  }
  const before = text.slice(0, Number(at)).split('\n');
  return `:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** Records of a text that is no JSON as a whole: each that stands between two lines with the indent of records. */
function salvage(text: string): RecordValues {
  const records: RecordValues = new Map();
  for (const part of text.split(/^ {4}(?=")/m).slice(1)) {
    const kind = /^("(?:[^"\\]|\\.)*"): \{/.exec(part)?.[1];
    const members: Record<string, unknown> = Object.create(null);
    for (const record of kind === undefined ? [] : part.split(/^ {6}(?=")/m).slice(1)) {
      try {
        Object.assign(members, JSON.parse(`{${record.replace(/,?(?:\n {0,4}\},?)*\s*$/, '')}}`));
      } catch {
        // Dropped, as was announced.
      }
    }
    if (kind !== undefined) {
      records.set(JSON.parse(kind), fromMembers(members));
    }
  }
  return records;
}

/**
 * At any moment the checkpoint is the old one or the new one. Returns its identity.
 * @param log the last write-ahead log that is contained
 */
export async function writeCheckpoint(
  data: DataFiles,
  log: number,
  records: RecordValues,
): Promise<string | undefined> {
  const draft = join(data.draft, 'checkpoint');
  try {
    // A link that was planted in its place is removed, and a folder is made anew or not at all.
    await fs.rm(data.draft, { recursive: true, force: true });
    await fs.mkdir(data.draft, { mode: 0o700 });
    await new JSONFile<CheckpointFile>(draft).write({
      format: FORMAT,
      log,
      records: toMembers(
        new Map([...records].map(([kind, values]) => [kind, toMembers(values)])),
      ) as CheckpointFile['records'],
    });
    const file = await fs.open(draft, 'r+');
    await file.chmod(ONLY_OWNER);
    await file.sync();
    await file.close();
    await install(data, draft);
  } finally {
    // On a full disk others need the space.
    await fs.rm(data.draft, { recursive: true, force: true }).catch(() => {});
  }
  return identityOf(data.checkpoint);
}

async function install(data: DataFiles, draft: string): Promise<void> {
  try {
    await fs.rename(draft, data.checkpoint);
  } catch (error) {
    if (!['EBUSY', 'EXDEV'].includes(codeOf(error))) {
      throw error;
    }
    await fs.rename(draft, data.next);
    await copyNext(data);
  }
  await syncFolder(data.folder);
}

/** The file is a mount of its own, which cannot be renamed: it is written in place. Whatever ends that, `next` is whole until it is done. */
export async function copyNext({ next, checkpoint, folder }: DataFiles): Promise<void> {
  if (statOf(next) === undefined) {
    return;
  }
  await syncFolder(folder);
  const file = await fs.open(checkpoint, 'r+');
  try {
    await file.truncate(0);
    await file.writeFile(await fs.readFile(next));
    await file.sync();
  } finally {
    await file.close();
  }
  await fs.rm(next);
}

export async function syncFolder(folder: string): Promise<void> {
  // Windows can neither open nor sync one.
  const opened = await fs.open(folder, 'r').catch(() => undefined);
  await opened?.sync().catch(() => undefined);
  await opened?.close();
}
