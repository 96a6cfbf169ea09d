import { setTimeout as pause } from 'node:timers/promises';
import { printableLines } from '../harness/reports/printable.js';
import { causes } from './causes.js';
import { notHealthy, probe } from './probe.js';
import { TalkError } from './server-client.js';
import type { ServerTask } from './server-commands.js';

/** Runs a command that talks to a server, and resolves with the exit code. */
export async function runServerTask(task: ServerTask): Promise<number> {
  try {
    switch (task.kind) {
      case 'wait':
        return await waitFor(task.url, task.timeoutMs);
      case 'open':
        return await (await import('./open.js')).openPage(task.url);
      case 'tail':
        return await (await import('./tail.js')).tail(task);
      case 'trigger':
        return await (await import('./trigger.js')).trigger(task);
    }
  } catch (error) {
    if (!(error instanceof TalkError)) throw error;
    process.stderr.write(`error: ${printableLines(error.message)}\n`);
    return error.exitCode;
  }
}

const EVERY_MS = 100;
const LONGEST_ANSWER_MS = 2_000;

async function waitFor(url: string, timeoutMs: number): Promise<0> {
  const until = performance.now() + timeoutMs;
  for (let why = 'it was not asked'; ; await pause(EVERY_MS)) {
    const left = until - performance.now();
    if (left <= 0) throw new TalkError(`no mock answers at ${url} after ${timeoutMs / 1_000} s: ${why}`);
    try {
      const signal = AbortSignal.timeout(Math.ceil(Math.min(left, LONGEST_ANSWER_MS)));
      const { status } = await probe(`${url}/_mock/health`, signal);
      if (status === 200) return 0;
      why = notHealthy(status);
    } catch (error) {
      why = causes(error);
    }
  }
}
