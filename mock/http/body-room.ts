import type { ServerResponse } from 'node:http';
import { memory } from '../domain/memory.js';

/** Small bodies need no room of their own. */
const SMALL = 262_144;

/** Memory for a body, until its request has been answered. */
export class BodyRoom {
  readonly #outgoing: ServerResponse;
  #held = SMALL;

  constructor(outgoing: ServerResponse) {
    this.#outgoing = outgoing;
  }

  /** Throws NoRoom. */
  hold(size: number): void {
    if (size > this.#held) {
      // What comes without an announced length is held in steps.
      const more = Math.max(size - this.#held, SMALL);
      const release = memory.reserve(more);
      this.#held += more;
      this.#outgoing.once('close', release);
    }
  }
}
