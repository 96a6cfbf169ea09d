import { hash } from 'node:crypto';

/** Numbers that depend on the seed and one key alone: whoever has a key of his own is not changed by others. */
export class Draw {
  /** 16 hex digits of the key itself; drawing does not use them up. */
  readonly hex: string;
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, key: string) {
    const digest = hash('sha256', `${seed}\n${key}`);
    this.hex = digest.slice(0, 16);
    this.#a = Number.parseInt(digest.slice(16, 24), 16);
    this.#b = Number.parseInt(digest.slice(24, 32), 16);
    this.#c = Number.parseInt(digest.slice(32, 40), 16);
  }

  /** From 0 to below 1 (sfc32, whose arithmetic is the same everywhere). */
  next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }
}

/** An id as MongoDB makes them: the second, then 16 digits of its own. */
export function toId(draw: Draw, createdAtMs: number): string {
  return (Math.floor(createdAtMs / 1000) >>> 0).toString(16).padStart(8, '0') + draw.hex;
}

export function toTime(ms: number): string {
  return new Date(ms).toISOString();
}
