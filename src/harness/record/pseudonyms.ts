import { createHmac } from 'node:crypto';
import { piecesOf } from './pieces.js';

const SYLLABLES = 'ba be bi bo da de di do fa fe fi fo ga go ka ke ki ko la le li lo ma me mi mo na ne ni no'.split(
  ' ',
);

/** Made-up values, each from the key and what it stands for: the same text gives the same everywhere. */
export class Pseudonyms {
  readonly #key: Buffer;
  readonly #made = new Map<string, string>();
  readonly #isRaw: (piece: string) => boolean;

  /** `isRaw` says which pieces the tenant has, so that none of them is made up by chance. */
  constructor(key: Buffer, isRaw: (piece: string) => boolean) {
    this.#key = key;
    this.#isRaw = isRaw;
  }

  /** 24 hex digits; one id stays one id. */
  id(text: string): string {
    return this.#make(`id ${text.toLowerCase()}`, (bytes) => bytes.toString('hex').slice(0, 24));
  }

  /** A word of a few syllables, the same for all forms of a text. */
  word(text: string): string {
    const folded = text.normalize('NFKC').toLowerCase().trim();
    return this.#make(`word ${folded}`, (bytes) =>
      Array.from(bytes.subarray(0, 6), (byte) => SYLLABLES[byte % SYLLABLES.length]).join(''),
    );
  }

  name(text: string): string {
    const word = this.word(text);
    return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  }

  /** Below 1000. */
  number(value: number): number {
    return createHmac('sha256', this.#key).update(`number ${value}`).digest().readUInt16BE() % 1_000;
  }

  #make(text: string, shape: (bytes: Buffer) => string): string {
    let made = this.#made.get(text);
    for (let round = 0; made === undefined; round += 1) {
      const drawn = shape(createHmac('sha256', this.#key).update(`${round} ${text}`).digest());
      if (![...piecesOf(drawn)].some(this.#isRaw)) made = drawn;
    }
    this.#made.set(text, made);
    return made;
  }
}
