import { fork } from 'node:child_process';
import { LibraryMissing } from './libraries.js';
import type { VerifierMessage, VerifierResult, VerifierTask } from './verifier-task.js';

/** Pact's verifier, in a process of its own. */
export interface Verifier {
  /** Rejects when the process has ended. */
  verify(task: Omit<VerifierTask, 'id'>): Promise<VerifierResult>;
  close(): void;
}

/** Variables by which Pact would send the provider's requests, and counts of its use, elsewhere. */
const UNWANTED = /^(?:https?_proxy|all_proxy|pact_(?!do_not_track|plugin_dir).*)$/i;

/**
 * Starts the verifying process with the environment that is given, less what would lead its requests astray.
 * `program`: its compiled file; default the one beside this.
 * @throws LibraryMissing
 */
export async function startVerifier(
  environment: Readonly<Record<string, string | undefined>>,
  program = new URL('./verifier-process.js', import.meta.url),
): Promise<Verifier> {
  const kept = Object.entries(environment).filter(([name]) => !UNWANTED.test(name));
  const child = fork(program, [], {
    env: { ...Object.fromEntries(kept), PACT_DO_NOT_TRACK: 'true' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const waiting = new Map<number, { resolve(result: VerifierResult): void; reject(error: Error): void }>();
  let tasks = 0;
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: VerifierMessage) => {
      switch (message.kind) {
        case 'ready':
          return resolve();
        case 'missing':
          return reject(new LibraryMissing(message.message));
        case 'result':
        case 'error':
          waiting.get(message.id)?.resolve(message);
          waiting.delete(message.id);
      }
    });
    child.on('error', (error) => {
      reject(error);
      end(error);
    });
    child.once('exit', (code, signal) => {
      const error = new Error(`Pact's verifier ended ${signal === null ? `with code ${code}` : `by ${signal}`}`);
      reject(error);
      end(error);
    });
  });
  return {
    verify: (task) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        const id = tasks++;
        waiting.set(id, { resolve, reject });
        child.send({ ...task, id });
      }),
    close: () => {
      child.kill('SIGKILL');
    },
  };
}
