import { constants, copyFileSync, rmSync } from 'node:fs';
import { type DataReport, inspectData } from './check-data.js';
import { copyNext, writeCheckpoint } from './checkpoint.js';
import { type DataFiles, locateData, namesOf, statOf } from './data-files.js';
import { describe, PersistenceError } from './engine.js';
import { takeLock } from './lock.js';
import type { RecordValues } from './record-values.js';

/** What a repair found, and what it did. */
export interface RepairReport extends DataReport {
  /** The files as they were, under their new names, which make a data file of their own. Empty: there was nothing to repair. */
  readonly originals: readonly string[];
}

/**
 * Makes a sound data file of what can be read of a damaged one. The damaged files stay, beside it; one that is sound is left as
 * it is. At any moment there is either the damaged file or the sound one under its name.
 * @throws PersistenceError `damaged` when the file is not ours to change; `missing`, `in-use`, `unreadable`, `full` or `unwritable`
 */
export function repairData(file: string): Promise<RepairReport> {
  return changeData(file, 'repair', async (data) => {
    await copyNext(data);
    const { content, report } = await inspectData(file, data, 'repair');
    if (report.isForeign) {
      throw new PersistenceError('damaged', `cannot repair ${file}: ${report.problems[0]?.what}. Nothing was changed.`);
    }
    if (report.problemCount === 0 || content === undefined) {
      return { ...report, originals: [] };
    }
    const pairs = copiesOf(data, `${data.checkpoint}.damaged`);
    await replaceData(data, content.number, content.records, pairs);
    return { ...report, originals: pairs.map(({ to }) => to) };
  });
}

/** Takes the lock meanwhile. */
export async function changeData<T>(file: string, verb: string, change: (data: DataFiles) => Promise<T>): Promise<T> {
  const data = await locateData(file);
  const lock = await takeLock(data.lock, file);
  try {
    return await change(data);
  } catch (error) {
    if (error instanceof PersistenceError) {
      throw error;
    }
    const message = `cannot ${verb} ${file}: ${describe(error)}. The data is as it was.`;
    throw new PersistenceError('unwritable', message, { cause: error });
  } finally {
    await lock.release();
  }
}

interface Copy {
  readonly from: string;
  readonly to: string;
}

/** Names beside the data file under which there is nothing yet, one for each of its files. `logs`: where its logs are. */
export function copiesOf(
  data: DataFiles,
  stem: string,
  logs: readonly string[] = [data.older, data.wal],
): readonly Copy[] {
  const from = [data.checkpoint, ...logs].filter((path) => statOf(path) !== undefined);
  for (let number = 1; ; number++) {
    const { checkpoint: aside } = namesOf(`${stem}-${number}`);
    const copies = from.map((path) => ({ from: path, to: aside + path.slice(data.checkpoint.length) }));
    if (copies.every(({ to }) => statOf(to) === undefined)) {
      return copies;
    }
  }
}

/** Copies the files aside, writes the records in their place, and removes the logs. */
export async function replaceData(
  data: DataFiles,
  log: number,
  records: RecordValues,
  copies: readonly Copy[],
): Promise<void> {
  try {
    for (const { from, to } of copies) {
      copyFileSync(from, to, constants.COPYFILE_EXCL);
    }
    await writeCheckpoint(data, log, records);
  } catch (error) {
    for (const { to } of copies) {
      rmSync(to, { force: true });
    }
    throw error;
  }
  for (const { from } of copies) {
    if (from !== data.checkpoint) {
      rmSync(from, { force: true });
    }
  }
}
