import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a group gets between being asked to end and being ended. */
const GRACE_MS = 500;
const LOOK_EVERY_MS = 20;
/** SIGKILL cannot be refused, but a process in the middle of a system call takes a moment. */
const LOOKS_AFTER_KILL = 15;

/** Leaders of groups that run now: ended with this process at the latest. */
const running = new Set<ChildProcess>();

let watching = false;

/** Sees to it that the group of a child that leads one does not outlive this process. */
export function watchGroup(leader: ChildProcess): void {
  running.add(leader);
  if (watching) return;
  watching = true;
  process.on('exit', () => {
    for (const each of running) signalGroup(each, 'SIGKILL');
  });
}

/** Ends all that is left of a group, and resolves when nothing is, or nothing more can be done. */
export async function endGroup(leader: ChildProcess): Promise<void> {
  if (signalGroup(leader, 'SIGTERM')) {
    const deadline = performance.now() + GRACE_MS;
    while (signalGroup(leader, 0) && performance.now() < deadline) await pause();
    for (let looks = 0; looks < LOOKS_AFTER_KILL && signalGroup(leader, 'SIGKILL'); looks += 1) await pause();
  }
  running.delete(leader);
}

/**
 * Ends processes that left their group, told by a variable of their environment that holds `mark`. Only Linux shows the
 * environment of others; elsewhere nobody is found. Gives how many there were.
 */
export function endStragglers(mark: string): number {
  if (process.platform !== 'linux') return 0;
  const stragglers = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, 'latin1').includes(mark);
    } catch {
      // It has ended, or belongs to somebody else.
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

/** Whether there was anybody to get it. */
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
