import type { ServerResponse } from 'node:http';
import { memory } from '../domain/memory.js';

/** Small bodies need no room of their own. */
const SMALL = 262_144;

/**
 * Memory for a body, until its request has been answered. A body without room is read to its end before it is refused: many clients
 * read no answer before they have sent all.
 */
export class BodyRoom {
  /** Why there is no room. */
  refusal: Error | undefined;
  readonly #outgoing: ServerResponse;
  readonly #releases: (() => void)[] = [];
  #held = SMALL;

  constructor(outgoing: ServerResponse, announced: number) {
    this.#outgoing = outgoing;
    this.holds(announced);
  }

  /** Whether there is room for so many bytes. Once there is not, there is not for the rest either. */
  holds(size: number): boolean {
    if (this.refusal === undefined && size > this.#held) {
      try {
        this.#hold(size);
      } catch (error) {
        this.refusal = error instanceof Error ? error : new Error(String(error));
      }
    }
    return this.refusal === undefined;
  }

  #hold(size: number): void {
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
