import type { Run } from './run.js';
import { firstNotBelow } from './starting-runs.js';

/** Runs of one kind, oldest first. */
export interface Runs {
  readonly length: number;
  /** Undefined outside, and where a run is not kept any more. */
  at(index: number): Run | undefined;
  /** The first index of a run that began after this moment, or at it with this number or a later one. */
  since(moment: number, number?: number): number;
}

export function isBefore(run: Run | undefined, moment: number, number: number): boolean {
  return run !== undefined && (run.moment < moment || (run.moment === moment && run.number < number));
}

const TIDY = 1_024;

/** The runs of one flow: those that its world began with, and those that came since. */
export class FlowRuns implements Runs {
  readonly #base: readonly Run[];
  #baseFrom: number;
  /** Empty before `#ownFrom`: what is gone must not be held. */
  #own: (Run | undefined)[] = [];
  #ownFrom = 0;

  /** Of the base those from the number `first` on are kept. */
  constructor(base: readonly Run[], first: number) {
    this.#base = base;
    this.#baseFrom = firstNotBelow(base.length, (index) => (base[index]?.number ?? 0) < first);
  }

  get length(): number {
    return this.#base.length - this.#baseFrom + this.#own.length - this.#ownFrom;
  }

  at(index: number): Run | undefined {
    const ofBase = this.#base.length - this.#baseFrom;
    return index < 0
      ? undefined
      : index < ofBase
        ? this.#base[this.#baseFrom + index]
        : this.#own[this.#ownFrom + index - ofBase];
  }

  since(moment: number, number = 0): number {
    return firstNotBelow(this.length, (index) => isBefore(this.at(index), moment, number));
  }

  push(run: Run): void {
    this.#own.push(run);
  }

  /** Takes the oldest out. */
  shift(): Run | undefined {
    const first = this.at(0);
    if (this.#baseFrom < this.#base.length) {
      this.#baseFrom += 1;
    } else if (first !== undefined) {
      this.#own[this.#ownFrom] = undefined;
      this.#ownFrom += 1;
      if (this.#ownFrom === this.#own.length || this.#ownFrom >= TIDY) {
        this.#own = this.#own.slice(this.#ownFrom);
        this.#ownFrom = 0;
      }
    }
    return first;
  }
}
