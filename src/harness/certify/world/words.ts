import type { CaseRandom } from './case-random.js';

/** Puts made-up words in the place of `{x}`, and in capitals of `{X}`. Names may be longer than a letter. */
export function fillWords(pattern: string, draw: CaseRandom): string {
  return pattern.replace(/\{([A-Za-z]+)\}/g, (_, name: string) => {
    const word = draw.word('username', name.toLowerCase());
    return name === name.toUpperCase() ? word.toUpperCase() : word;
  });
}
