import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a command ended, and all that it printed. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** A project of somebody who has installed the built package, and beside it what `packages` names. */
export interface Consumer {
  readonly folder: string;
  write(file: string, text: string): void;
  /** Runs a command in it to its end. */
  run(command: string, argv: readonly string[], env?: Readonly<Record<string, string>>): Promise<Outcome>;
  /** Runs its tests with Vitest. */
  vitest(...argv: string[]): Promise<Outcome>;
  remove(): void;
}

/** `packages` are this repository's own, by the name under which the project finds each. */
export function createConsumer(packages: Readonly<Record<string, string>>): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'flowmate-consumer-'));
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(inject('installed'), join(folder, 'node_modules', 'flowmate-mock'));
  for (const [name, own] of Object.entries(packages)) {
    symlinkSync(join(root, 'node_modules', own), join(folder, 'node_modules', name));
  }
  write('package.json', '{ "type": "module" }');
  const run: Consumer['run'] = (command, argv, env = {}) =>
    new Promise((resolve) => {
      const inherited = Object.entries(process.env).filter(([name]) => !/^(VITEST|FLOWMATE|NODE_OPTIONS)/.test(name));
      const options = {
        cwd: folder,
        env: { ...Object.fromEntries(inherited), NO_COLOR: '1', ...env },
        timeout: 60_000,
      };
      execFile(command, argv, options, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, output: `${stdout}\n${stderr}` });
      });
    });
  return {
    folder,
    write,
    run,
    vitest: (...argv) => run(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...argv]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
