export interface ClockState {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly frozen: boolean;
}

/** A world's time, in milliseconds since 1970: the machine's, that with an offset, or frozen. */
export class Clock {
  #ahead = 0;
  #frozenAt: number | undefined;

  now(): number {
    return this.#frozenAt ?? Date.now() + this.#ahead;
  }

  get frozen(): boolean {
    return this.#frozenAt !== undefined;
  }

  /** Whether it shows the time of the machine. */
  get isReal(): boolean {
    return this.#frozenAt === undefined && this.#ahead === 0;
  }

  get state(): ClockState {
    return { now: this.now(), frozen: this.frozen };
  }

  /** Goes on from a moment, or stands still at it. */
  set({ now, frozen }: ClockState): void {
    this.#frozenAt = frozen ? now : undefined;
    this.#ahead = frozen ? 0 : now - Date.now();
  }

  setReal(): void {
    this.#frozenAt = undefined;
    this.#ahead = 0;
  }
}
