import { readFile, stat } from 'node:fs/promises';

/** The text of a file. A pipe or a device is refused: reading it may never end. Rejects with the system's own error, or says why. */
export async function readPlainFile(path: string | URL): Promise<string> {
  const found = await stat(path);
  // A folder gives the system's own error.
  if (!found.isFile() && !found.isDirectory()) {
    throw new Error('it is a pipe or a device; write it to a file first');
  }
  return readFile(path, 'utf8');
}
