import { readFileSync } from 'node:fs';

const EVERY_MS = 500;

/** Whether this process stands behind npm or npx, which may end without it, and was not sent to the background by their script. */
export function isWrapped(env: Readonly<Record<string, string | undefined>>): boolean {
  return env.npm_command !== undefined && !/(?:^|[^&])&(?:[^&]|$)/.test(env.npm_lifecycle_script ?? '');
}

/** Calls `stop` once the process that started this one has ended, or the one before it: npm starts a shell, and the shell the server. */
export function endWithParent(stop: () => void): void {
  const parent = process.ppid;
  const starters = [parent, parentOf(parent)].filter((pid) => pid !== undefined && pid > 1);
  const timer = setInterval(() => {
    if (process.ppid === parent && starters.every(isAlive)) return;
    clearInterval(timer);
    stop();
  }, EVERY_MS);
  timer.unref();
}

function isAlive(pid: number | undefined): boolean {
  try {
    return pid === undefined || process.kill(pid, 0);
  } catch (error) {
    // Of another user: it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Where the system shows it as a file, as Linux does. */
function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
