// What only a process can get wrong.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';

/** Tells a test which processes there are: their ids, one a line, in the file that PIDS names. */
function note(pid) {
  if (process.env.PIDS !== undefined) appendFileSync(process.env.PIDS, `${pid}\n`);
}

/** Runs the client, and ends the process with what it gives, unless a bug wants it otherwise. */
export async function runAsProcess(bugs, run) {
  const isFirst = process.env.PIDS === undefined || !existsSync(process.env.PIDS);
  note(process.pid);
  if (bugs.has('ignores-sigterm')) process.on('SIGTERM', () => {});
  const sleeper = ['-e', 'process.on("SIGTERM", () => {}); setTimeout(() => {}, 600000)'];
  const leave = (options) => {
    const child = spawn(process.execPath, sleeper, options);
    child.unref();
    note(child.pid);
  };
  if (bugs.has('leaves-grandchild')) leave({ stdio: 'inherit' });
  if (bugs.has('leaves-daemon')) leave({ stdio: 'inherit', detached: true });
  if (bugs.has('floods-output')) {
    for (let line = 0; line < 200_000; line += 1) console.log(`line ${line} of very much output`);
  }
  const code = await run();
  if (bugs.has('never-ends') || (bugs.has('never-ends-again') && !isFirst))
    await new Promise(() => setInterval(() => {}, 1_000));
  if (bugs.has('dies-by-signal')) process.kill(process.pid, 'SIGKILL');
  process.exitCode = code;
  // Connections that are kept alive would hold the process.
  if (!bugs.has('floods-output')) process.exit();
}
