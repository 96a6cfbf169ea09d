import { basename, dirname } from 'node:path';
import { parse } from 'yaml';
import { createMock, formatProblem, ScenarioError } from '../../mock/index.js';
import { readPlainFile, whyUnread } from '../harness/plain-file.js';
import { planOf, type ReadBounds } from '../harness/record/read-tenant.js';
import { LeakError, type Recording, record } from '../harness/record/record.js';
import { type Kept, NOTHING_KEPT, parseRules, RulesError } from '../harness/record/rules.js';
import { prepareFile, ReportError, writeFiles } from '../harness/reports/files.js';
import { printableLines } from '../harness/reports/printable.js';
import { openTenant, TenantError, type TenantGiven } from '../harness/tenant/tenant.js';
import { counted, messageOf } from '../harness/text.js';
import { interruptible } from './interruptible.js';
import type { RecordTask } from './record-command.js';

/** Runs the command, and resolves with the exit code. */
export async function runRecordTask(task: RecordTask): Promise<number> {
  const bounds: ReadBounds = { mostRecords: task.maxRecords, flowsWithExecutions: task.executions };
  try {
    const kept = await readRules(task.rules);
    if (task.dryRun) {
      const lines = planOf(bounds).map((line) => `  ${line}\n`);
      process.stdout.write(`would be sent to ${task.tenant}, ${task.rate} a second at most:\n${lines.join('')}`);
      return 0;
    }
    const credentials = credentialsOf(task);
    prepareFile(task.out);
    return await interruptible((signal) => recordTo(task, { bounds, kept, credentials, signal }));
  } catch (error) {
    return complain(error);
  }
}

interface Recordable {
  readonly bounds: ReadBounds;
  readonly kept: Kept;
  readonly credentials: Pick<TenantGiven, 'token' | 'login'>;
  readonly signal: AbortSignal;
}

async function recordTo(task: RecordTask, { bounds, kept, credentials, signal }: Recordable): Promise<number> {
  const { tenant: url, rate: perSecond, maxRequests: mostRequests, out, key } = task;
  const tenant = openTenant({ url, ...credentials, perSecond, mostRequests, signal });
  try {
    const recording = await record({ tenant, bounds, kept, now: Date.now(), ...(key === undefined ? {} : { key }) });
    await check(recording.text);
    writeFiles(dirname(out), { [basename(out)]: recording.text });
    process.stdout.write(summaryOf(recording, out, tenant.requests()));
    return 0;
  } catch (error) {
    return complain(signal.aborted ? new TenantError('interrupted; nothing is written') : error);
  }
}

function credentialsOf({ token, username, password }: RecordTask): Pick<TenantGiven, 'token' | 'login'> {
  if (token !== undefined) return { token };
  if (username === undefined || password === undefined)
    throw new RulesError(
      'a tenant is read with --token, or with --username and --password; FLOWMATE_TOKEN and their like will do',
    );
  return { login: { username, password } };
}

async function readRules(file: string | undefined): Promise<Kept> {
  if (file === undefined) return NOTHING_KEPT;
  const text = await readPlainFile(file).catch((error: unknown) => {
    throw new RulesError(`cannot read ${JSON.stringify(file)}: ${whyUnread(error)}`);
  });
  return parseRules(text);
}

/** A file that `serve` would refuse is of no use. */
async function check(text: string): Promise<void> {
  try {
    await createMock({ scenario: parse(text) });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new TenantError(`what was read makes no world: ${error.problems.slice(0, 5).map(formatProblem).join('; ')}`);
  }
}

const SHOWN = ['users', 'roles', 'flows', 'templates', 'executions'];

function summaryOf({ counts, left }: Recording, out: string, requests: number): string {
  const shown = SHOWN.flatMap((name) => (counts[name] === undefined ? [] : [`${counts[name]} ${name}`]));
  const lines = [`${out}: ${shown.join(', ')}; ${counted(requests, 'request')} sent`];
  return printableLines(`${[...lines, ...left.map((line) => `left out: ${line}`)].join('\n')}\n`);
}

function complain(error: unknown): 1 | 2 | 3 {
  process.stderr.write(`error: ${printableLines(messageOf(error))}\n`);
  if (error instanceof ReportError) return error.exitCode;
  if (error instanceof TypeError || error instanceof RulesError) return 2;
  return error instanceof TenantError || error instanceof LeakError ? 1 : 3;
}
