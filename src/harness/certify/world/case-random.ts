import { hash } from 'node:crypto';

const LETTERS = 'abcdefghijkmnopqrstuvwxyz';

const WORD_LENGTH = 8;

/**
 * Made-up values of one case. Each hangs on the run's seed, the case and the value's own key alone, so that nothing else in the
 * case moves it, and no two cases share one.
 */
export class CaseRandom {
  readonly #seed: number;
  readonly #caseId: string;

  constructor(seed: number, caseId: string) {
    this.#seed = seed;
    this.#caseId = caseId;
  }

  /** 64 hex digits. */
  hex(...key: readonly unknown[]): string {
    return hash('sha256', JSON.stringify([this.#seed, this.#caseId, ...key]));
  }

  /** A whole number from `least` to `most`, at most 2^48 apart. */
  integer(least: number, most: number, ...key: readonly unknown[]): number {
    return least + (Number.parseInt(this.hex(...key).slice(0, 12), 16) % (most - least + 1));
  }

  /** Lower-case letters. All words are of one length: none begins with another. */
  word(...key: readonly unknown[]): string {
    const digits = this.hex('word', ...key);
    return Array.from({ length: WORD_LENGTH }, (_, at) => {
      const pick = Number.parseInt(digits.slice(4 * at, 4 * at + 4), 16);
      return LETTERS.charAt(pick % LETTERS.length);
    }).join('');
  }

  /** An id as FlowMate makes them: 24 hex digits that begin with the second of creation. */
  id(createdAtMs: number, ...key: readonly unknown[]): string {
    const second = Math.floor(createdAtMs / 1_000);
    return second.toString(16).padStart(8, '0') + this.hex('id', ...key).slice(0, 16);
  }

  /** One of several ids that the same process makes one after the other: those of one second differ in their last digits alone. */
  idInRow(createdAtMs: number, index: number, ...key: readonly unknown[]): string {
    // Far from the end, so that the count has room.
    const count = this.integer(0x10_00_00, 0xef_ff_ff, 'count', ...key) + index;
    return this.id(createdAtMs, ...key).slice(0, 18) + count.toString(16).padStart(6, '0');
  }

  /** A bearer token as FlowMate makes them: 171 characters of base64url. */
  token(...key: readonly unknown[]): string {
    const parts = [0, 1, 2, 3].map((part) => this.hex('token', part, ...key));
    return Buffer.from(parts.join(''), 'hex').toString('base64url').slice(0, 171);
  }
}
