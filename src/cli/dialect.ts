import { type Dialect, dialects } from '../../mock/index.js';
import { UsageError } from './failure.js';

/** Checks `--dialect` against what there is. @throws UsageError that lists all keys and words. */
export function toDialect(written: Readonly<Record<string, string>>): Partial<Dialect> {
  const choices = new Map<string, readonly string[]>(Object.entries(dialects));
  for (const [key, word] of Object.entries(written)) {
    const words = choices.get(key);
    if (words === undefined) {
      throw new UsageError(`there is no dialect '${key}'. ${listing(choices)}`);
    }
    if (!words.includes(word)) {
      throw new UsageError(`dialect ${key} cannot be '${word}'. ${listing(choices)}`);
    }
  }
  return written as Partial<Dialect>;
}

function listing(choices: ReadonlyMap<string, readonly string[]>): string {
  return `There are ${[...choices].map(([key, words]) => `${key}=${words.join('|')}`).join(', ')}.`;
}
