import { shorten } from './explain.js';
import type { Violation } from './violation.js';

/** After this many violations the rest of the request is not checked. */
const MOST = 50;

const NONE: readonly Violation[] = Object.freeze([]);

/** Collects violations. Allocates a list with the first one. */
export class ViolationList {
  violations: readonly Violation[] = NONE;
  #own: Violation[] | undefined;
  readonly #operation: string;
  readonly isControl: boolean;

  constructor(operation: string, isControl: boolean) {
    this.#operation = operation;
    this.isControl = isControl;
  }

  isFull(): boolean {
    return this.violations.length >= MOST;
  }

  add(place: string, rule: string, value: unknown, message: string, right: string): void {
    if (this.isFull()) return;
    const operation = this.#operation;
    this.#own ??= [];
    this.violations = this.#own;
    if (this.#own.length === MOST - 1) {
      const cut = `there are ${MOST} violations or more; the rest was not looked at`;
      this.#own.push({
        operation,
        place: 'request',
        rule: 'too-many',
        value: undefined,
        message: cut,
        right: 'correct the others first',
      });
      return;
    }
    this.#own.push({ operation, place: cutPlace(place), rule, value: shorten(value), message, right });
  }
}

function cutPlace(place: string): string {
  return place.length > 200 ? `${place.slice(0, 200)}…` : place;
}
