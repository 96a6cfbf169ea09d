/** Where the times of a world end: ids begin with their second in 8 hex digits, and years have four. */
export const END_OF_TIME = Date.UTC(2100, 0, 1);

/** Whether a text such as `2026-03-01` is a day of the calendar: `2026-02-30` would else pass for the 2nd of March. */
export function isDay(text: string): boolean {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

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

export function toIso(ms: number): string {
  return new Date(ms).toISOString();
}
