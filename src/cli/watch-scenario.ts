import { statSync } from 'node:fs';
import { formatProblem, ScenarioError, type WorldHandle } from '../../mock/index.js';
import { messageOf } from '../harness/text.js';

/** How often the file is looked at. No events of the system: folders of containers and networks send none. */
const EVERY_MS = 250;

export interface WatchedScenario {
  readonly file: string;
  readonly world: Pick<WorldHandle, 'reset'>;
  /** Called with what came of each change. */
  readonly say: (text: string) => void;
}

/** Resets a world when its scenario file changes; a wrong file leaves it as it is. Returns a function that ends it. */
export function watchScenario({ file, world, say }: WatchedScenario): () => void {
  let last: Promise<void> = Promise.resolve();
  // Taken at once: `fs.watchFile` misses what changes before it has looked for the first time.
  let seen = stampOf(file);
  const timer = setInterval(() => {
    const now = stampOf(file);
    if (now === seen) return;
    seen = now;
    last = last.then(async () => say(now === undefined ? `${file} is gone, the world stays` : await load(file, world)));
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Another text for another version of the file. Undefined: there is no file, or it cannot be reached. */
function stampOf(file: string): string | undefined {
  try {
    const { mtimeMs, size, ino } = statSync(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return undefined;
  }
}

async function load(file: string, world: Pick<WorldHandle, 'reset'>): Promise<string> {
  try {
    await world.reset();
    return `${file} was changed, and is loaded: the world has begun anew`;
  } catch (error) {
    const why = error instanceof ScenarioError ? error.problems.map(formatProblem) : [messageOf(error)];
    return [`${file} was changed, and is wrong; the world stays:`, ...why.map((line) => `  ${line}`)].join('\n');
  }
}
