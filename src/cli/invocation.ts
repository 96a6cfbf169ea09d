import { basename, delimiter, dirname, relative, resolve } from 'node:path';

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
  if (env.npm_command === 'exec') return ['npx', 'flowmate-mock'];
  const folder = dirname(resolve(cwd, script));
  if (basename(script) !== 'flowmate-mock') return ['node', relative(cwd, script) || script];
  const onPath = (env.PATH ?? '').split(delimiter).some((place) => place !== '' && resolve(cwd, place) === folder);
  return [onPath ? 'flowmate-mock' : relative(cwd, script)];
}

/** Of this very process. */
export function ownInvocation(): readonly string[] {
  return invocationOf({ script: process.argv[1] ?? 'flowmate-mock', env: process.env, cwd: process.cwd() });
}
