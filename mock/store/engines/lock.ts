import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf, PersistenceError } from './engine.js';

/** The process that has the data open. */
export interface Holder {
  readonly pid: number;
  /** When the process started, in a form that can only be compared for equality; null where the system does not provide it. */
  readonly started: string | null;
  readonly host: string;
}

export interface Lock {
  /** A process that had the data open and ended without letting go. */
  readonly tookOverFrom: Holder | undefined;
  /**
   * Makes sure that the lock is there. True: it was not, and was made again.
   * @throws PersistenceError `in-use` when it is another process's
   */
  renew(): boolean;
  /** Does nothing the second time. */
  release(): Promise<void>;
}

/** How often to look again when others come and go at the same moment, and how long to wait for one that is still writing. */
const TRIES = 20;

const WRITING_MS = 20;

/** How many processes may have ended while they took over, one the lock and each other the guard of the one before. */
const DEEPEST = 2;

let drafts = 0;

/**
 * Makes this process the only one that has `file` open. The lock is a file that names the process; one whose process is gone,
 * or has its pid from another one by now, is taken over.
 * @throws PersistenceError `in-use`
 */
export async function takeLock(path: string, file: string): Promise<Lock> {
  const own: Holder = { pid: process.pid, started: await startOf(process.pid), host: hostname() };
  let tookOverFrom: Holder | undefined;
  for (let round = 0; round < TRIES; round++) {
    if (create(path, own)) {
      let released: Promise<void> | undefined;
      return {
        tookOverFrom,
        renew: () => renew(path, own, file),
        release: () => {
          released ??= release(path, own);
          return released;
        },
      };
    }
    const text = readLock(path);
    if (text === undefined) {
      continue;
    }
    if (text === '' && round < TRIES - 2) {
      await wait(WRITING_MS);
      continue;
    }
    const holder = toHolder(text);
    if (holder !== undefined && (await mayLive(holder))) {
      throw new PersistenceError('in-use', refusal(holder, own, path, file));
    }
    if (await removeStale(path, text, own)) {
      tookOverFrom = holder;
    }
  }
  throw new PersistenceError(
    'in-use',
    `cannot open ${file}: other processes open and close it at the same time. If none is left, remove ${path}*.`,
  );
}

/** The process that has the data open now, if any. */
export async function findHolder(path: string): Promise<Holder | undefined> {
  const text = readLock(path);
  const holder = text === undefined ? undefined : toHolder(text);
  return holder !== undefined && (await mayLive(holder)) ? holder : undefined;
}

function refusal({ pid, host }: Holder, own: Holder, path: string, file: string): string {
  if (host !== own.host) {
    return `cannot open ${file}: process ${pid} on ${host} has it open, and from here it cannot be seen whether it still runs. If it does not, remove ${path}.`;
  }
  return pid === own.pid
    ? `cannot open ${file}: this process (${pid}) has it open already. Close that first, or choose another file.`
    : `cannot open ${file}: process ${pid} has it open. Stop that first, or choose another file; if it is no flowmate-mock, remove ${path}.`;
}

/** Whether the lock is ours now; false if there is one. It is there with all that it says, or not at all. */
function create(path: string, own: Holder): boolean {
  drafts += 1;
  const draft = `${path}.${process.pid}-${drafts}`;
  // A link that was planted there is not followed.
  rmSync(draft, { force: true });
  try {
    writeFileSync(draft, textOf(own), { mode: 0o600, flag: 'wx' });
    return linkOrCreate(draft, path, own);
  } finally {
    rmSync(draft, { force: true });
  }
}

function linkOrCreate(draft: string, path: string, own: Holder): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      return false;
    }
  }
  // Some file systems have no links. There others may see the lock empty for a moment.
  try {
    writeFileSync(path, textOf(own), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      return false;
    }
    rmSync(path, { force: true });
    throw error;
  }
}

function textOf(holder: Holder): string {
  return `${JSON.stringify(holder)}\n`;
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

function toHolder(text: string): Holder | undefined {
  try {
    const { pid, started, host } = JSON.parse(text);
    const isPid = Number.isSafeInteger(pid) && pid > 0;
    return isPid && typeof host === 'string'
      ? { pid, started: typeof started === 'string' ? started : null, host }
      : undefined;
  } catch {
    return undefined;
  }
}

/** When in doubt, yes. */
async function mayLive({ pid, started, host }: Holder): Promise<boolean> {
  if (host !== hostname()) {
    return true;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it belongs to another user.
    if (codeOf(error) === 'ESRCH') {
      return false;
    }
  }
  const now = await startOf(pid);
  return started === null || now === null || started === now;
}

/** Linux: the boot and the ticks from it to the start of the process. Elsewhere a pid in use counts as the same process. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // Fields are counted from behind the program's name in brackets, which may contain anything.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields[18];
    if (ticks === undefined) {
      return null;
    }
    // A killed process has its pid until its parent has waited for it.
    return state === 'Z' ? 'ended' : `${boot.trim()} ${ticks}`;
  } catch {
    return null;
  }
}

/**
 * Removes a lock whose process has ended; false if another lock is there by then, or another process is about to remove it. Only
 * one process at a time does so, behind a guard: one that saw the stale lock and comes late must not remove the lock of a faster
 * one. The guard of a process that ended meanwhile is removed in the same way.
 */
async function removeStale(path: string, stale: string, own: Holder, depth = 0): Promise<boolean> {
  const guard = `${path}.takeover`;
  if (!create(guard, own)) {
    const text = readLock(guard);
    const other = text === undefined ? undefined : toHolder(text);
    if (other === undefined || (await mayLive(other)) || depth === DEEPEST) {
      await wait(WRITING_MS);
    }
    const isLeft = text !== undefined && readLock(guard) === text;
    if (isLeft && depth < DEEPEST && !(other !== undefined && (await mayLive(other)))) {
      await removeStale(guard, text, own, depth + 1);
    }
    return false;
  }
  try {
    const isStale = readLock(path) === stale;
    if (isStale) {
      await rm(path, { force: true });
    }
    return isStale;
  } finally {
    await rm(guard, { force: true });
  }
}

function renew(path: string, own: Holder, file: string): boolean {
  const text = readLock(path);
  if (text === textOf(own)) {
    return false;
  }
  if (text === undefined && create(path, own)) {
    return true;
  }
  const other = toHolder(text ?? '');
  throw new PersistenceError(
    'in-use',
    `cannot write ${file}: ${other === undefined ? 'something else' : `process ${other.pid} on ${other.host}`} has taken its lock, ${path}. Nothing more is written here: stop that, remove the lock, and this process goes on.`,
  );
}

async function release(path: string, own: Holder): Promise<void> {
  const text = readLock(path);
  if (text === textOf(own)) {
    await rm(path, { force: true });
  }
}
