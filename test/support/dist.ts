import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mainFile } from '../e2e/cli-process.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is wrong with the built command that some tests start: it is missing, or older than a source. Undefined: nothing. */
export function distProblem(): string | undefined {
  const built = modified(mainFile);
  const name = relative(root, mainFile);
  if (built === undefined) return `There is no ${name}: run \`npm run build\` first.`;
  const newer = ['openapi', 'mock', 'contracts', 'src']
    .flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true }))
    // The build writes the page of reports into the sources as well.
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('bundled'))
    .map((entry) => join(entry.parentPath, entry.name))
    .find((path) => (modified(path) ?? 0) > built);
  return newer && `${name} is older than ${relative(root, newer)}: run \`npm run build\` first.`;
}

/** Ends a run that is nothing without the built command; vitest calls it before the first test. */
export function setup(): void {
  const problem = distProblem();
  if (problem !== undefined) throw new Error(problem);
}

function modified(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
