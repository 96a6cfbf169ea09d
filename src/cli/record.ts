import { rename, rm, writeFile } from 'node:fs/promises';
import { formatProblem, loadScenario, ScenarioError } from '../../mock/index.js';
import { plannedReads, record } from '../harness/record/record.js';
import { printableLines } from '../harness/reports/printable.js';
import { createTenant } from '../harness/tenant/tenant.js';
import { TenantRefused } from '../harness/tenant/tenant-refused.js';
import { messageOf } from '../harness/text.js';
import { interruptible } from './interruptible.js';
import type { RecordTask } from './record-command.js';

/** Runs the command, and resolves with the exit code. */
export async function runRecordTask(task: RecordTask): Promise<number> {
  if (task.dryRun) {
    process.stdout.write(plannedReads.map((line) => `${line}\n`).join(''));
    return 0;
  }
  const { out, token } = task;
  if (out === undefined || !/\.ya?ml$/.test(out)) return complain('give --out FILE, with .yaml at its end', 2);
  if (token === undefined) return complain('give --token, or set FLOWMATE_TENANT_TOKEN', 2);
  return interruptible(async (signal) => {
    try {
      const { tenant: baseUrl, rate, maxRequests, timeout, executions, key } = task;
      const tenant = createTenant({ baseUrl, token, rate, maxRequests, timeoutMs: timeout * 1_000, signal });
      const { text, notes } = await record(tenant, executions, key);
      await write(out, text);
      process.stderr.write(printableLines(notes.map((note) => `note: ${note}\n`).join('')));
      process.stdout.write(printableLines(`${out}: written, after ${tenant.sent()} requests\n`));
      return 0;
    } catch (error) {
      if (signal.aborted) return complain('interrupted, nothing was written', 1);
      if (error instanceof ScenarioError) {
        return complain(
          `nothing was written, no world can be made of it: ${error.problems.map(formatProblem).join('; ')}`,
          1,
        );
      }
      return complain(error instanceof TenantRefused ? error.message : `nothing was written: ${messageOf(error)}`, 1);
    }
  });
}

/** Only a world that loads gets the name that was asked for. */
async function write(out: string, text: string): Promise<void> {
  const part = `${out}.${process.pid}.part.yaml`;
  try {
    await writeFile(part, text, { flag: 'wx' });
    await loadScenario(part);
    await rename(part, out);
  } finally {
    await rm(part, { force: true });
  }
}

function complain(message: string, code: 1 | 2): 1 | 2 {
  process.stderr.write(printableLines(`error: ${message}\n`));
  return code;
}
