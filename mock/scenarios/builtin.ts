import { readFileSync } from 'node:fs';

/** Worlds that come with the mock; the first is the default. */
export const builtinScenarios: readonly string[] = ['demo', 'guide', 'empty', 'edge', 'busy', 'outage'];

/** What made-up values are made from when nobody says otherwise. The build keeps the built-in worlds ready-made for it. */
export const DEFAULT_SEED = 1;
/** Wherever a seed is given, it is no larger. */
export const LARGEST_SEED = 4_294_967_295;

/** What the build has written beside this file. Undefined when run from source, where there is only YAML. */
export function readCompiled(name: string): string | undefined {
  try {
    return readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
