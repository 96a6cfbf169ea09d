import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built command. */
export const mainFile = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** How a process ended; `code` is null where a signal ended it. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running `flowmate-mock serve`. */
export interface CliProcess {
  readonly child: ChildProcessWithoutNullStreams;
  readonly url: string;
  /** What it has printed so far. */
  stdout(): string;
  stderr(): string;
  /** Sends the signal and waits for the end; `ms` is how long it took. */
  stop(signal?: NodeJS.Signals): Promise<Ending & { readonly ms: number }>;
}

/** The built command with these arguments. Variables of the caller's own that options go by do not reach it. */
export function spawnCli(
  argv: readonly string[],
  env: Record<string, string> = {},
  cwd?: string,
  program = mainFile,
): ChildProcessWithoutNullStreams {
  if (!existsSync(program)) throw new Error(`There is no ${program}: run \`npm run build\` first.`);
  const inherited = Object.entries(process.env).filter(([name]) => !/^(FLOWMATE|PACT)_/.test(name));
  const options = { env: { ...Object.fromEntries(inherited), ...env }, ...(cwd === undefined ? {} : { cwd }) };
  return spawn(process.execPath, [program, ...argv], options);
}

/** Runs the command to its own end. */
export function runCli(argv: readonly string[], env: Record<string, string> = {}, cwd?: string): Promise<Ending> {
  return ending(spawnCli(argv, env, cwd));
}

/** Runs a copy of the command, from elsewhere, to its own end. */
export function runProgram(program: string, argv: readonly string[]): Promise<Ending> {
  return ending(spawnCli(argv, {}, undefined, program));
}

async function ending(child: ChildProcessWithoutNullStreams): Promise<Ending> {
  const printed = collect(child);
  const deadline = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(deadline);
  return { code, stdout: printed.stdout(), stderr: printed.stderr() };
}

/** Starts `serve` on a free port (unless `argv` names one) and waits for the line with its URL. */
export async function startCli(
  argv: readonly string[] = [],
  env: Record<string, string> = {},
  cwd?: string,
): Promise<CliProcess> {
  const child = spawnCli(['serve', '--port', '0', ...argv], env, cwd);
  const printed = collect(child);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const url = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const [found] = /https?:\/\/127\.0\.0\.1:\d+/.exec(printed.stdout()) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', look);
    void ended.then((code) => reject(new Error(`serve ended with ${code} before it listened: ${printed.stderr()}`)));
  });
  return {
    child,
    url,
    ...printed,
    async stop(signal = 'SIGTERM') {
      const since = performance.now();
      child.kill(signal);
      const deadline = setTimeout(() => child.kill('SIGKILL'), 60_000);
      const code = await ended;
      clearTimeout(deadline);
      return { code, stdout: printed.stdout(), stderr: printed.stderr(), ms: performance.now() - since };
    },
  };
}

function collect(child: ChildProcessWithoutNullStreams): { stdout(): string; stderr(): string } {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return { stdout: () => stdout, stderr: () => stderr };
}
