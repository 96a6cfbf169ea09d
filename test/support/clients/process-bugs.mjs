// What only a process can get wrong.
import { spawn } from 'node:child_process';

/** Runs the client, and ends the process with what it gives, unless a bug wants it otherwise. */
export async function runAsProcess(bugs, run) {
  if (bugs.has('ignores-sigterm')) process.on('SIGTERM', () => {});
  const sleeper = ['-e', 'setTimeout(() => {}, 600000)'];
  if (bugs.has('leaves-grandchild')) spawn(process.execPath, sleeper, { stdio: 'inherit' }).unref();
  if (bugs.has('leaves-daemon')) spawn(process.execPath, sleeper, { stdio: 'inherit', detached: true }).unref();
  if (bugs.has('floods-output')) {
    for (let line = 0; line < 200_000; line += 1) console.log(`line ${line} of very much output`);
  }
  const code = await run();
  if (bugs.has('never-ends')) await new Promise(() => setInterval(() => {}, 1_000));
  if (bugs.has('dies-by-signal')) process.kill(process.pid, 'SIGKILL');
  process.exit(code);
}
