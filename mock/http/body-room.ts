import type { ServerResponse } from 'node:http';
import { memory } from '../domain/memory.js';

/** Small bodies need no room of their own. */
const SMALL = 262_144;

/** Memory for a body, until its request has been answered. */
export class BodyRoom {
  readonly #outgoing: ServerResponse;
  readonly #releases: (() => void)[] = [];
  #held = SMALL;

  constructor(outgoing: ServerResponse) {
    this.#outgoing = outgoing;
  }

  /** Throws NoRoom. */
  hold(size: number): void {
    if (size <= this.#held) {
      return;
    }
    // What comes without an announced length is held in steps.
    const more = Math.max(size - this.#held, SMALL);
    this.#releases.push(memory.reserve(more));
    this.#held += more;
    if (this.#releases.length === 1) {
      this.#outgoing.once('close', () => this.#release());
    }
  }

  #release(): void {
    for (const release of this.#releases) {
      release();
    }
  }
}
