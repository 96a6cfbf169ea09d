import { type ChildProcess, spawn } from 'node:child_process';

/** A process that outlives this one, and then ends the clients that this one has left. */
export interface GroupWatcher {
  /** Watches the group that this process leads. */
  add(leader: ChildProcess): void;
  /** Its group has ended. */
  remove(leader: ChildProcess): void;
  /** Ends the watcher, with what it still watches. */
  close(): void;
}

/**
 * Reads `+ <pid>` and `- <pid>` until its input closes, which the system does when the process that writes ends, in whatever way.
 * Then it ends the groups that are left, and what has the mark $1 in its environment, where /proc shows that, and removes the
 * folder $1.
 */
const SCRIPT = `
groups=' '
while read -r sign pid; do
  case $sign in
    +) groups="$groups$pid " ;;
    -) groups="\${groups%% $pid *} \${groups#* $pid }" ;;
  esac
done
strays() { grep -lsF -- "$1" /proc/[0-9]*/environ 2>/dev/null | sed -n 's#^/proc/\\([0-9]*\\)/environ$#\\1#p'; }
for pid in $groups; do kill -TERM -- "-$pid" 2>/dev/null; done
for pid in $(strays "$1"); do kill -TERM "$pid" 2>/dev/null; done
if [ -n "\${groups# }" ]; then sleep 1; fi
for pid in $groups; do kill -KILL -- "-$pid" 2>/dev/null; done
for pid in $(strays "$1"); do kill -KILL "$pid" 2>/dev/null; done
rm -rf -- "$1"
`;

/** Watches from now on. `folder` goes with the watcher; its path is the mark by which processes are recognised that left their group. */
export function startGroupWatcher(folder: string): GroupWatcher {
  // There are no groups, and no shell.
  if (process.platform === 'win32') return { add: () => {}, remove: () => {}, close: () => {} };
  // A session of its own: what ends this one, such as Ctrl-C or a closed terminal, must not end the watcher first.
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: '/usr/bin:/bin' },
  });
  // Without it a run is as before, but for the end by SIGKILL.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.unref();
  const say = (sign: '+' | '-', { pid }: ChildProcess): void => {
    if (pid !== undefined && child.stdin.writable) child.stdin.write(`${sign} ${pid}\n`);
  };
  return {
    add: (leader) => say('+', leader),
    remove: (leader) => say('-', leader),
    close: () => child.stdin.end(),
  };
}
