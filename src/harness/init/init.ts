import { constants } from 'node:fs';
import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../text.js';

/** Languages that there is a client to start from in. */
export const clientKinds = ['node', 'python', 'shell', 'java', 'php', 'go'] as const;

export type ClientKind = (typeof clientKinds)[number];

const templates: Readonly<Record<ClientKind, { readonly file: string; readonly starter: string }>> = {
  node: { file: 'client.mjs', starter: 'node' },
  python: { file: 'client.py', starter: 'python3' },
  shell: { file: 'client.sh', starter: 'sh' },
  java: { file: 'client.java', starter: 'java' },
  php: { file: 'client.php', starter: 'php' },
  go: { file: 'client.go', starter: 'go run' },
};

/** A client that was written. */
export interface WrittenClient {
  readonly path: string;
  /** What certifies it, behind the name of the command, to be typed in the folder that it was written into. */
  readonly next: string;
}

/** A client that could not be written; nothing was changed. `message` says why. */
export class InitError extends Error {
  override readonly name = 'InitError';
}

/**
 * Writes a minimal client into `folder`, for a partner to go on from: it passes every case as it is. Never over a file that is
 * there. Throws an InitError.
 */
export async function writeClient(kind: ClientKind, folder: string): Promise<WrittenClient> {
  const { file, starter } = templates[kind];
  const path = join(folder, file);
  try {
    await mkdir(folder, { recursive: true });
    await copyFile(new URL(`./templates/${file}`, import.meta.url), path, constants.COPYFILE_EXCL);
    // Modes get lost in packages that were made on other systems.
    await chmod(path, 0o755);
  } catch (error) {
    throw new InitError(`cannot write ${JSON.stringify(path)}: ${reasonOf(error)}`);
  }
  return { path, next: `certify --suite core -- ${starter} ${file}` };
}

/** Why a file could not be written. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EEXIST') return 'it is there already. Take it away, or go to another folder.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'this user may not write there.';
  return messageOf(error);
}
