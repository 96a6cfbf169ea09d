import type { DataReport } from '../store/file/check-data.js';
import type { RepairReport } from '../store/file/repair-data.js';

// Loaded when they are asked for: a server needs neither.

/**
 * Looks at a data file and its journals while no process has them open, and changes nothing.
 * @throws PersistenceError `missing`, `in-use` or `unreadable`
 */
export async function checkData(file: string): Promise<DataReport> {
  const persistence = await import('../store/file/check-data.js');
  return persistence.checkData(file);
}

/**
 * Makes a sound data file of what can be read of a damaged one, which stays under another name.
 * @throws PersistenceError `damaged` when the file is not ours to change; `missing`, `in-use`, `unreadable`, `full` or `unwritable`
 */
export async function repairData(file: string): Promise<RepairReport> {
  const persistence = await import('../store/file/repair-data.js');
  return persistence.repairData(file);
}
