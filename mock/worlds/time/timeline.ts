import { nextRun } from '../../domain/cron.js';
import { Clock, type ClockState } from './clock.js';
import type { Task, TaskQueue } from './task-queue.js';

/** The longest delay of a timer in Node. */
const LONGEST_WAIT_MS = 2_147_483_647;

/** How many tasks run between two turns of the event loop. */
const SLICE = 200;

/** Called after each slice of an advance with the number of tasks done and the time. False ends the advance there. */
export type Watch = (runs: number, now: number) => boolean;

/** The clock cannot be moved: an advance is under way. */
export class ClockBusy extends Error {
  override readonly name = 'ClockBusy';
}

/** An advance was cut short: the world was reset, restored or closed meanwhile. */
export class AdvanceEnded extends Error {
  override readonly name = 'AdvanceEnded';
}

/** A world's time, and the tasks that run as it passes. */
export class Timeline {
  readonly clock = new Clock();
  readonly #run: (task: Task) => void;
  /** The present schedule of a flow; anything but a text means none. */
  readonly #cronOf: (flowId: string) => unknown;
  #tasks: TaskQueue;
  #timer: NodeJS.Timeout | undefined;
  #armedFor: number | undefined;
  /** The advance under way, and whether the clock stands still after it. */
  #advance: { readonly frozen: boolean } | undefined;
  #closed = false;
  /** Called when the clock was set or moved, and after each slice of an advance. */
  onMove: () => void = () => {};

  constructor(tasks: TaskQueue, run: (task: Task) => void, cronOf: (flowId: string) => unknown) {
    this.#tasks = tasks;
    this.#run = run;
    this.#cronOf = cronOf;
  }

  /** The clock's state once an advance under way has ended. Absent: the machine's time. */
  get state(): ClockState | undefined {
    const { isReal, state } = this.clock;
    return isReal ? undefined : { ...state, ...this.#advance };
  }

  /**
   * Continues with another tasks, whose schedules were made for this time or earlier. An absent state means the machine's time.
   * Ends an advance that is under way.
   */
  replace(tasks: TaskQueue, state: ClockState | undefined): void {
    this.#advance = undefined;
    this.#tasks = tasks;
    this.#setClock(state);
    this.#skipMissed();
    this.#arm();
  }

  /**
   * Sets the clock. Schedules continue from the new time; a transition whose end was jumped over ends. Throws ClockBusy while an
   * advance is under way.
   */
  set(state: ClockState | undefined): void {
    this.#refuseBusy();
    this.#setClock(state);
    for (const flowId of this.#tasks.scheduledFlows()) {
      this.schedule(flowId);
    }
    const now = this.clock.now();
    for (const due of [...this.#tasks.until(now)]) {
      this.#tasks.remove(due);
      this.#run(due);
    }
    this.#arm();
    this.onMove();
  }

  #setClock(state: ClockState | undefined): void {
    if (state === undefined) {
      this.clock.setReal();
    } else {
      this.clock.set(state);
    }
  }

  // Scheduled runs from a time when the world was not running are skipped.
  #skipMissed(): void {
    const now = this.clock.now();
    const missed = [];
    for (const due of this.#tasks.until(now)) {
      if (due.kind === 'scheduled') {
        missed.push(due.flowId);
      }
    }
    for (const flowId of missed) {
      this.schedule(flowId);
    }
  }

  /** Runs a task after a delay by the world's clock. 0 or less means now. */
  later(delayMs: number, task: Task): void {
    if (delayMs <= 0) {
      this.#run(task);
      return;
    }
    const now = this.clock.now();
    this.#tasks.add(now + delayMs, task);
    this.#arm(now);
  }

  /** Sets the next run of a flow, if it has a schedule. */
  schedule(flowId: string, after = this.clock.now()): void {
    const cron = this.#cronOf(flowId);
    const at = typeof cron === 'string' && cron !== '' ? nextRun(cron, after) : undefined;
    if (at === undefined) {
      this.#tasks.unschedule(flowId);
    } else {
      this.#tasks.schedule(flowId, at);
    }
    this.#arm();
  }

  /** Cancels a flow's transitions. */
  forget(flowId: string): void {
    for (const due of [...this.#tasks.transitions()]) {
      if (due.flowId === flowId) {
        this.#tasks.remove(due);
      }
    }
  }

  unschedule(flowId: string): void {
    this.#tasks.unschedule(flowId);
  }

  /**
   * Moves the clock on and runs each task that falls due at its own time. Resolves with the number of tasks. Afterwards the clock
   * runs or stands still as before, or as `frozen` says.
   * Rejects with ClockBusy when an advance is under way, with AdvanceEnded when the world is replaced or closed meanwhile.
   */
  async advance(durationMs: number, watch: Watch = () => true, frozen = this.clock.frozen): Promise<number> {
    this.#refuseBusy();
    const target = this.clock.now() + durationMs;
    const own = { frozen };
    this.#advance = own;
    this.clock.set({ now: this.clock.now(), frozen: true });
    let runs = 0;
    let done = 0;
    let end = target;
    try {
      for (let due = this.#tasks.next(); due !== undefined && due.at <= target; due = this.#tasks.next()) {
        this.clock.set({ now: Math.max(due.at, this.clock.now()), frozen: true });
        this.#runNext();
        // Emitting events does not count as something that happened in the world.
        runs += due.kind === 'watched' ? 0 : 1;
        done += 1;
        if (done % SLICE === 0) {
          if (!watch(runs, this.clock.now())) {
            end = this.clock.now();
            break;
          }
          // Writes of this turn are stored with the time, or a later start would run the tasks again.
          this.onMove();
          await new Promise((resolve) => setImmediate(resolve));
          if (this.#advance !== own) {
            throw new AdvanceEnded(`the world was replaced or ended after ${runs} things that fell due`);
          }
        }
      }
    } catch (error) {
      end = this.clock.now();
      throw error;
    } finally {
      if (this.#advance === own) {
        this.#advance = undefined;
        this.clock.set({ now: end, frozen });
        this.onMove();
        this.#arm();
      }
    }
    return runs;
  }

  #refuseBusy(): void {
    if (this.#advance !== undefined) {
      throw new ClockBusy('it is being advanced already, wait for that to end');
    }
  }

  /** Runs no further task, and ends an advance that is under way. */
  close(): void {
    this.#closed = true;
    this.#advance = undefined;
    this.#disarm();
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#armedFor = undefined;
  }

  #runNext(): void {
    const due = this.#tasks.next();
    if (due === undefined) {
      return;
    }
    this.#tasks.remove(due);
    if (due.kind === 'scheduled') {
      this.schedule(due.flowId, Math.max(due.at, this.clock.now()));
    }
    this.#run(due);
  }

  // One timer, for the next task. None while the clock stands still.
  #arm(now = this.clock.now()): void {
    const next = this.clock.frozen || this.#closed ? undefined : this.#tasks.next()?.at;
    if (next === this.#armedFor && next !== undefined) {
      return;
    }
    this.#disarm();
    if (next !== undefined) {
      const wait = Math.max(next - now, 0);
      this.#timer = setTimeout(() => this.#ring(next, wait <= LONGEST_WAIT_MS), Math.min(wait, LONGEST_WAIT_MS));
      this.#timer.unref();
      this.#armedFor = next;
    }
  }

  // A timer may fire slightly early.
  #ring(moment: number, reached: boolean): void {
    this.#disarm();
    const until = reached ? Math.max(moment, this.clock.now()) : this.clock.now();
    for (let due = this.#tasks.next(); due !== undefined && due.at <= until; due = this.#tasks.next()) {
      this.#runNext();
    }
    this.#arm();
  }
}
