export interface ClockState {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly frozen: boolean;
}

/** The only reader of the time, in milliseconds since 1970. It runs, ahead or behind if told so, or stands still. */
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
