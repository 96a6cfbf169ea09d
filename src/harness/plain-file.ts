import { readFile, stat } from 'node:fs/promises';
import { messageOf } from './text.js';

/** The text of a file. A pipe or a device is refused: reading it may never end. Rejects with the system's own error, or says why. */
export async function readPlainFile(path: string | URL): Promise<string> {
  const found = await stat(path);
  // A folder gives the system's own error.
  if (!found.isFile() && !found.isDirectory()) {
    throw new Error('it is a pipe or a device; write it to a file first');
  }
  return readFile(path, 'utf8');
}

/** Why a file could not be read. */
export function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  return messageOf(error);
}
