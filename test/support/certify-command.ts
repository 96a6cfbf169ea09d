import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { CertificationResult } from '../../src/harness/certify/result.js';

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const client = fileURLToPath(new URL('./clients/client.mjs', import.meta.url));

/** The command line of the client with these bugs. */
export function clientCommand(...bugs: readonly string[]): readonly string[] {
  return [process.execPath, client, ...bugs.flatMap((bug) => ['--bug', bug])];
}

export interface CertifyEnding {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CertifyWish {
  readonly env?: Readonly<Record<string, string>>;
  /** Gets the process once it runs. */
  readonly meanwhile?: (child: ChildProcess) => Promise<void>;
}

/** Longer than any run of these tests takes, on a machine that does much else. */
const DEADLINE_MS = 250_000;

/** Runs the built `flowmate-mock certify` to its end. */
export async function runCertify(
  argv: readonly string[],
  { env = {}, meanwhile = async () => {} }: CertifyWish = {},
): Promise<CertifyEnding> {
  const own = { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: '', ...env };
  const child = spawn(process.execPath, [main, 'certify', ...argv], { env: own });
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text;
  });
  const deadline = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS);
  const closed = once(child, 'close');
  await meanwhile(child);
  const [code] = (await closed) as [number | null];
  clearTimeout(deadline);
  return { code, ...printed };
}

/** A folder that is gone when the test has ended. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'certify-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The same, and the result as report.json has it. */
export async function certifyToReport(
  argv: readonly string[],
  wish?: CertifyWish,
): Promise<CertifyEnding & { readonly report: CertificationResult }> {
  const folder = makeFolder();
  const ending = await runCertify(['--out', folder, ...argv], wish);
  const file = join(folder, 'report.json');
  if (!existsSync(file)) throw new Error(`there is no report: ${ending.code} ${ending.stdout} ${ending.stderr}`);
  const report: CertificationResult = JSON.parse(readFileSync(file, 'utf8'));
  return { ...ending, report };
}

/** The processes that the client has noted in a file, and those of them that still run. */
export function processesOf(file: string): { readonly all: readonly number[]; readonly running: readonly number[] } {
  const all = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
  return { all, running: all.filter(isRunning) };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    // One that has ended and that nobody waits for is no process any more.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}
