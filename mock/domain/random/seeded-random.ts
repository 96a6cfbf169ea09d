import { hash } from 'node:crypto';

/** Numbers that depend on the seed and one key alone, not on what is drawn elsewhere. */
export class SeededRandom {
  /** 8 bytes of the key itself; drawing does not use them up. */
  readonly own: Uint8Array;
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, key: string) {
    const digest = hash('sha256', `${seed}\n${key}`, 'buffer');
    this.own = digest.subarray(0, 8);
    this.#a = digest.readUInt32BE(8);
    this.#b = digest.readUInt32BE(12);
    this.#c = digest.readUInt32BE(16);
  }

  /** The bytes of the key as 16 hex digits. */
  get hex(): string {
    return Buffer.from(this.own).toString('hex');
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
export function toId(draw: SeededRandom, createdAtMs: number): string {
  // In one piece: a concatenated text holds its parts in memory, and there are many ids.
  const bytes = Buffer.allocUnsafe(12);
  bytes.writeUInt32BE(Math.floor(createdAtMs / 1000) >>> 0);
  bytes.set(draw.own, 4);
  return bytes.toString('hex');
}

export function toTime(ms: number): string {
  return new Date(ms).toISOString();
}
