import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { messageOf } from '../../text.js';
import type { Ending } from '../evidence.js';
import { type ClientLimits, type ClientOutcome, type ClientUnderTest, ConfigError, within } from './client.js';
import { startGroupWatcher } from './group-watcher.js';
import { OutputTail } from './output-tail.js';
import { endGroup, endStragglers, watchGroup } from './process-group.js';
import { exemptFromProxies, proxyVariables } from './proxies.js';
import { createWorkFolder } from './work-folder.js';

export interface CommandOptions {
  readonly command: readonly string[];
  /** Environment of the caller. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Working folder of the command. */
  readonly cwd: string;
}

/** How long its pipes may drain once the group has ended: a process that left the group may hold them open. */
const DRAIN_MS = 300;

/** A client that is a command: started once per case, in a process group of its own. */
export async function startCommandClient({ command, env, cwd }: CommandOptions): Promise<ClientUnderTest> {
  const [file, ...args] = command;
  if (file === undefined) throw new ConfigError('there is no command to start: put it behind --');
  const folder = await createWorkFolder();
  const watcher = startGroupWatcher(folder.path);
  const explain = (error: unknown): string => explainStart(file, cwd, error);
  const start = (variables: Record<string, string>): ChildProcess => {
    try {
      return spawn(file, args, {
        cwd,
        env: { ...env, ...variables },
        // A group of its own, so that all that it starts can be ended with it.
        detached: process.platform !== 'win32',
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      });
    } catch (error) {
      throw new ConfigError(explain(error));
    }
  };
  return {
    proxies: proxyVariables(env),
    run: async (job, limits) => {
      const events = await folder.writeEvents(job.events);
      try {
        const child = start({
          ...exemptFromProxies(env, job.baseUrl),
          ...job.environment,
          FLOWMATE_BASE_URL: job.baseUrl,
          FLOWMATE_TOKEN: job.token,
          FLOWMATE_USERNAME: job.username,
          FLOWMATE_PASSWORD: job.password,
          FLOWMATE_EVENTS: events.path,
        });
        watcher.add(child);
        const outcome = await follow(child, explain, limits, [job.token, job.password]);
        watcher.remove(child);
        if (outcome.ending.kind === 'timed-out') endStragglers(events.path);
        return outcome;
      } finally {
        await events.remove();
      }
    },
    close: async () => {
      endStragglers(folder.path);
      await folder.remove();
      watcher.close();
    },
  };
}

async function follow(
  child: ChildProcess,
  explain: (error: unknown) => string,
  limits: ClientLimits,
  secrets: readonly string[],
): Promise<ClientOutcome> {
  const output = new OutputTail(secrets);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => output.add(text));
  }
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const exited = exitOf(child);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new ConfigError(explain(error))));
  });
  watchGroup(child);
  const ending = await within(limits, exited);
  await endGroup(child);
  await atMost(DRAIN_MS, closed);
  child.stdout?.destroy();
  child.stderr?.destroy();
  return { ending, outputTail: output.toString(), printedSecrets: output.found };
}

// Not `close`: processes that the client started may hold its pipes open for ever.
function exitOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) =>
      resolve(code === null ? { kind: 'signalled', signal: signal ?? 'a signal' } : { kind: 'exited', exitCode: code }),
    );
  });
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, timeUp]);
  clearTimeout(timer);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such program, neither in PATH nor as a path from here',
  EACCES: 'it is not executable',
  ENOTDIR: 'a part of its path is no folder',
  E2BIG: 'its arguments and environment are too large',
};

/** Programs that start a file of this ending. */
const STARTERS: Readonly<Record<string, string>> = {
  '.js': 'node',
  '.mjs': 'node',
  '.cjs': 'node',
  '.py': 'python3',
  '.sh': 'sh',
  '.php': 'php',
  '.rb': 'ruby',
  '.java': 'java',
  '.go': 'go run',
};

function explainStart(file: string, cwd: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const starter = existsSync(resolve(cwd, file)) ? STARTERS[extname(file)] : undefined;
  const reason =
    starter === undefined
      ? (REASONS[code] ?? messageOf(error))
      : `it is a file, and no program by itself. Behind -- goes: ${starter} ${file}`;
  return `cannot start ${JSON.stringify(file)}: ${reason}`;
}
