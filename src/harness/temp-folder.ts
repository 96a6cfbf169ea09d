import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `flowmate-certify-4026531836.1234-x7Yz1Q`: namespace and id of the process that it belongs to. */
const NAME = /^flowmate-[a-z]+-(\d+)\.(\d+)-\w{6}$/;

/** Ids of processes mean something only among those that see each other: containers may share a folder. */
function namespaceOfIds(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

/** Makes a folder for temporary files of this process, and removes those of processes that are gone. */
export async function makeTempFolder(use: 'certify' | 'verify' | 'pact' | 'serve'): Promise<string> {
  await sweep();
  return mkdtemp(join(tmpdir(), `flowmate-${use}-${namespaceOfIds()}.${process.pid}-`));
}

// What cannot be removed from the folder for temporary files changes nothing for a run.
export function removeFolder(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
}

async function sweep(): Promise<void> {
  const own = namespaceOfIds();
  const left = listFolder(tmpdir()).filter((name) => {
    const [, namespace, pid] = NAME.exec(name) ?? [];
    return namespace === own && !isRunning(Number(pid));
  });
  await Promise.all(left.map((name) => removeFolder(join(tmpdir(), name))));
}

function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is another user's.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
