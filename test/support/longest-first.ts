import { existsSync } from 'node:fs';
import type { TestSequencer, TestSequencerConstructor, TestSpecification, Vitest } from 'vitest/node';

/**
 * The order of a run that begins with these files, by their paths from the repository's root. Where no earlier run has noted how long
 * each takes, Vitest begins with the largest: what is short and takes long would come last, and run alone in the end.
 */
export function longestFirst(files: readonly string[]): TestSequencerConstructor {
  for (const file of files) {
    if (!existsSync(new URL(`../../${file}`, import.meta.url))) throw new Error(`there is no ${file} to begin with`);
  }
  const placeOf = ({ moduleId }: TestSpecification): number => {
    const place = files.findIndex((file) => moduleId.endsWith(`/${file}`));
    return place < 0 ? files.length : place;
  };
  return class implements TestSequencer {
    readonly #vitest: Vitest;

    constructor(vitest: Vitest) {
      this.#vitest = vitest;
    }

    async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
      const sorted = await (await this.#usual()).sort(specifications);
      return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
    }

    async shard(specifications: TestSpecification[]): Promise<TestSpecification[]> {
      return (await this.#usual()).shard(specifications);
    }

    /** Loaded here alone: tests read the configurations as well. */
    async #usual(): Promise<TestSequencer> {
      const { BaseSequencer } = await import('vitest/node');
      return new BaseSequencer(this.#vitest);
    }
  };
}
