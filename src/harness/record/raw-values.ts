import { createHmac, randomBytes } from 'node:crypto';
import type { Json } from '../../../contracts/index.js';
import { piecesOf, textsIn } from './pieces.js';
import { HARMLESS, isPermission, isTime, MAIL_END } from './vocabulary.js';

/** What was read from the tenant, as hashes with a key that ends with the process. */
export class RawValues {
  readonly #key = randomBytes(32);
  readonly #hashes = new Set<string>();

  add(value: Json): void {
    for (const text of new Set(textsIn(value))) {
      if (HARMLESS.has(text) || isTime(text) || isPermission(text)) continue;
      for (const piece of piecesOf(text)) if (piece !== MAIL_END) this.#hashes.add(this.#hash(piece));
    }
  }

  has(piece: string): boolean {
    return this.#hashes.has(this.#hash(piece));
  }

  #hash(piece: string): string {
    return createHmac('sha256', this.#key).update(piece).digest('base64');
  }
}
