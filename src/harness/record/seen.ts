import { createHash, randomBytes } from 'node:crypto';
import { insidesOf, wordsOf } from './insides.js';

/** A time as FlowMate writes it: says when something was made, not by whom. */
export const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/** Every word that a tenant's answers hold, as hashes under a salt that goes with the process. */
export class SeenWords {
  readonly #salt = randomBytes(16);
  readonly #hashes = new Set<string>();
  readonly #harmless: ReadonlySet<string>;

  /** `harmless`: words that may stand in the file although the tenant uses them. */
  constructor(harmless: Iterable<string>) {
    this.#harmless = new Set([...harmless].flatMap(wordsOf).flatMap(({ whole, parts }) => [whole, ...parts]));
  }

  /** Remembers what an answer says. */
  add(answer: unknown): void {
    for (const text of insidesOf(answer)) {
      if (!TIME.test(text)) for (const word of this.#telling(text)) this.#hashes.add(this.#hash(word));
    }
  }

  /** Whether a text has a word that the tenant uses. */
  isIn(text: string): boolean {
    return this.#telling(text).some((word) => this.#hashes.has(this.#hash(word)));
  }

  /** The words that say anything. Those of two letters, and short numbers, stand everywhere. */
  #telling(text: string): readonly string[] {
    return wordsOf(text).flatMap(({ whole, parts }) => {
      const telling = parts.filter((part) => !this.#harmless.has(part));
      return [...new Set(telling.length === 0 || this.#harmless.has(whole) ? [] : [whole, ...telling])].filter(
        (word) => word.length >= 3 && !/^\d{1,4}$/.test(word),
      );
    });
  }

  #hash(word: string): string {
    return createHash('sha256').update(this.#salt).update(word).digest('base64').slice(0, 16);
  }
}
