import { readFileSync } from 'node:fs';

/** Worlds that come with the mock; the first is the default. */
export const builtinScenarios: readonly string[] = ['demo', 'guide', 'empty', 'edge', 'busy', 'outage'];

/** Those that are there to be shown: their dates may follow the machine's time. */
const shown: readonly string[] = ['demo', 'outage'];

export const isShown = (scenario: unknown): boolean => shown.some((name) => name === scenario);

/** The seed unless another one is given. The build stores the built-in worlds completed for it. */
export const DEFAULT_SEED = 1;
/** The largest seed that may be given. */
export const LARGEST_SEED = 4_294_967_295;

/** A file that the build wrote beside this one. Undefined when run from source, where there is only YAML. */
export function readCompiled(name: string): string | undefined {
  try {
    return readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
