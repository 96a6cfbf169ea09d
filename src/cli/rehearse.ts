import { certifyCommand } from '../harness/certify/certify.js';
import { ConfigError } from '../harness/certify/client/client.js';
import { randomSeed } from '../harness/certify/random-seed.js';
import { ChangeError } from '../harness/rehearse/overlay.js';
import { readChange } from '../harness/rehearse/read-change.js';
import { toChangeLines, toRehearsalLines } from '../harness/rehearse/rehearsal-lines.js';
import { rehearse } from '../harness/rehearse/rehearse.js';
import { printableLines } from '../harness/reports/printable.js';
import { causes } from './causes.js';
import { interruptible } from './interruptible.js';
import { ownInvocation } from './invocation.js';
import type { RehearseTask } from './rehearse-command.js';

/** Runs the command, and resolves with the exit code. Errors go to stderr, in a line. */
export async function runRehearseTask(task: RehearseTask): Promise<number> {
  const { command, suite, case: globs, timeout, seed = randomSeed() } = task;
  try {
    const read = await readChange(task.change);
    process.stdout.write(printableLines(`${toChangeLines(read).join('\n')}\n`));
    const options = {
      ...(globs === undefined ? { suites: suite ?? ['core'] } : { cases: globs, ...(suite && { suites: suite }) }),
      ...(timeout === undefined ? {} : { timeoutMs: Math.round(timeout * 1_000) }),
      program: ownInvocation(),
    };
    const client = { command, env: process.env, cwd: process.cwd() };
    return await interruptible(async (signal) => {
      const rehearsal = await rehearse(read, seed, (given) => certifyCommand(client, { ...options, ...given, signal }));
      process.stdout.write(printableLines(`${toRehearsalLines(rehearsal).join('\n')}\n`));
      return rehearsal.exitCode;
    });
  } catch (error) {
    process.stderr.write(printableLines(`error: ${causes(error)}\n`));
    return error instanceof ChangeError || error instanceof ConfigError ? 2 : 3;
  }
}
