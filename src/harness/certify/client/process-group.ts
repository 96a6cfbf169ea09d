import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Time between SIGTERM and SIGKILL. */
const GRACE_MS = 500;
const LOOK_EVERY_MS = 20;
/** SIGKILL cannot be refused, but a process in the middle of a system call takes a moment. */
const LOOKS_AFTER_KILL = 15;

/** Leaders of the groups that run now. */
const running = new Set<ChildProcess>();

let watching = false;

/** Ends the process group that `leader` leads with this process at the latest. */
export function watchGroup(leader: ChildProcess): void {
  running.add(leader);
  if (watching) return;
  watching = true;
  process.on('exit', () => {
    for (const each of running) signalGroup(each, 'SIGKILL');
  });
}

/** Ends the rest of a group. Resolves when it is gone, or nothing more can be done. */
export async function endGroup(leader: ChildProcess): Promise<void> {
  if (signalGroup(leader, 'SIGTERM')) {
    const deadline = performance.now() + GRACE_MS;
    while (signalGroup(leader, 0) && performance.now() < deadline) await pause();
    for (let looks = 0; looks < LOOKS_AFTER_KILL && signalGroup(leader, 'SIGKILL'); looks += 1) await pause();
  }
  running.delete(leader);
}

/**
 * Ends processes that left their group, recognised by `mark` in their environment. Only Linux shows the environment of other
 * processes; elsewhere none is found. Returns how many there were.
 */
export function endStragglers(mark: string): number {
  if (process.platform !== 'linux') return 0;
  const stragglers = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, 'latin1').includes(mark);
    } catch {
      // It has ended, or belongs to another user.
      return false;
    }
  });
  for (const pid of stragglers) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
  return stragglers.length;
}

/** Whether the group had a process to receive the signal. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false;
  try {
    // Windows knows no groups: there the child alone is ended.
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
    return true;
  } catch {
    return false;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}
