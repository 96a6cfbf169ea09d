import { type DataReport, type Inspection, inspectData } from './check-data.js';
import { sourceOf } from './checkpoint-lines.js';
import { type DataFiles, describe, listGenerations, locateData, namesOf } from './data-files.js';
import { type FileOperations, nodeFiles } from './file-operations.js';
import { type Lock, takeLock } from './lock.js';
import { applyChange, type MemoryRecords } from './memory-store.js';
import { PersistenceError } from './persistence.js';
import { formatPlace } from './problem.js';
import { WalFile } from './wal-file.js';

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
export async function repairData(file: string, files: FileOperations = nodeFiles): Promise<RepairReport> {
  const data = await locateData(file);
  let lock: Lock | undefined;
  try {
    lock = await takeLock(data.lock, file);
    const inspection = await inspectData({ file, data, files, purpose: 'repair' });
    const { problems, report } = inspection;
    if (problems.foreign !== undefined) {
      const why = formatPlace(problems.foreign);
      throw new PersistenceError('damaged', `cannot repair ${file}: ${why}. Nothing was changed.`);
    }
    return problems.count === 0
      ? { ...report, originals: [] }
      : { ...report, ...(await repair(files, data, inspection)) };
  } catch (error) {
    if (error instanceof PersistenceError) {
      throw error;
    }
    const message = `cannot repair ${file}: ${describe(error)}. The data is as it was.`;
    throw new PersistenceError('unwritable', message, { cause: error });
  } finally {
    await lock?.release();
  }
}

async function repair(
  files: FileOperations,
  data: DataFiles,
  { content, checkpointFile }: Inspection,
): Promise<Pick<RepairReport, 'originals' | 'records'>> {
  const records: MemoryRecords = new Map();
  for (const record of content?.records ?? []) {
    applyChange(records, record);
  }
  const generations = await listGenerations(files, data);
  const next = Math.max(0, content?.checkpoint?.generation ?? 0, ...generations) + 1;
  const aside = await nextAside(files, data);
  const originals: string[] = [];
  let wal: WalFile | undefined;
  try {
    if (content?.checkpoint !== undefined) {
      await files.duplicate(data.checkpoint, aside.checkpoint);
      originals.push(aside.checkpoint);
    }
    for (const generation of generations) {
      await files.duplicate(data.wal(generation), aside.wal(generation));
      originals.push(aside.wal(generation));
    }
    wal = await WalFile.create(files, data.wal(next), next, 0);
    // A write-ahead log with an entry proves that there was a checkpoint, should that be lost.
    const last = [...records.values()].slice(-1);
    if (last.length > 0) {
      await wal.add(last, false);
    }
    await wal.sync();
    await files.syncFolder(data.folder);
    await checkpointFile.write(next, sourceOf(records.values()));
  } catch (error) {
    for (const path of [...originals, data.wal(next)]) {
      await files.remove(path).catch(() => {});
    }
    throw error;
  } finally {
    await wal?.close();
  }
  for (const generation of generations) {
    await files.remove(data.wal(generation));
  }
  return { originals, records: records.size };
}

/** The first name beside the data file under which there is nothing yet. */
async function nextAside(files: FileOperations, data: DataFiles): Promise<DataFiles> {
  const names = await files.names(data.folder);
  for (let number = 1; ; number++) {
    const aside = namesOf(`${data.checkpoint}.damaged-${number}`);
    if (!names.some((name) => name === aside.name || name.startsWith(`${aside.name}.`))) {
      return aside;
    }
  }
}
