import { basename, delimiter, dirname, relative, resolve } from 'node:path';
import { quoteCommand } from '../harness/quote.js';

/** What this process was started with. */
export interface Invocation {
  /** Path of the script, as it was typed or found on the PATH. */
  readonly script: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/**
 * The words with which the command was typed, for lines that are printed to be copied: `flowmate-mock` where a shell finds it, `npx
 * flowmate-mock`, or `node dist/src/cli/main.js`.
 */
export function invocationOf({ script, env, cwd }: Invocation): readonly string[] {
  const folder = dirname(resolve(cwd, script));
  // Out of its cache, where a file was installed from, npx would take the name from the registry.
  const isOfProject = basename(folder) === '.bin' && !relative(dirname(dirname(folder)), cwd).startsWith('..');
  if (env.npm_command === 'exec' && isOfProject) return ['npx', 'flowmate-mock'];
  if (basename(script) !== 'flowmate-mock') return ['node', relative(cwd, script) || script];
  // A script of npm finds it in a folder that the shell of the person does not look into.
  const isOfScript = env.npm_command !== undefined && basename(folder) === '.bin';
  const onPath =
    !isOfScript && (env.PATH ?? '').split(delimiter).some((place) => place !== '' && resolve(cwd, place) === folder);
  return [onPath ? 'flowmate-mock' : relative(cwd, script)];
}

/** Of this very process. */
export function ownInvocation(): readonly string[] {
  return invocationOf({ script: process.argv[1] ?? 'flowmate-mock', env: process.env, cwd: process.cwd() });
}

/** A text of the library, with its command lines as they are typed here. */
export function asTyped(text: string): string {
  return text.replaceAll('`flowmate-mock ', () => `\`${quoteCommand(ownInvocation())} `);
}
