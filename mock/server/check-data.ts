import type { DataReport } from '../store/engines/check-data.js';
import type { ConversionReport } from '../store/engines/convert-data.js';
import type { RepairReport } from '../store/engines/repair-data.js';

// Loaded when they are asked for: a server needs none of them.

/**
 * Looks at a data file and its log while no process has them open, and changes nothing.
 * @throws PersistenceError `missing`, `in-use` or `unreadable`
 */
export async function checkData(file: string): Promise<DataReport> {
  const store = await import('../store/engines/check-data.js');
  return store.checkData(file);
}

/**
 * Makes a sound data file of what can be read of a damaged one, which stays under another name.
 * @throws PersistenceError `damaged` when the file is not ours to change; `missing`, `in-use`, `unreadable`, `full` or `unwritable`
 */
export async function repairData(file: string): Promise<RepairReport> {
  const store = await import('../store/engines/repair-data.js');
  return store.repairData(file);
}

/**
 * Writes a data file of an earlier version anew. The files as they were stay under other names.
 * @throws PersistenceError `damaged` when it is no sound one; `missing`, `in-use`, `unreadable`, `full` or `unwritable`
 */
export async function convertData(file: string): Promise<ConversionReport> {
  const store = await import('../store/engines/convert-data.js');
  return store.convertData(file);
}
