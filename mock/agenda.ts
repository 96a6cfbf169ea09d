import { LayeredMap } from './store/layered-map.js';
import { SortedList } from './store/sorted-list.js';

/** What happens by itself at some moment. */
export interface Task {
  /** `started`, `stopped`: a flow's transition is over. `scheduled`: a flow with a schedule runs. */
  readonly kind: 'started' | 'stopped' | 'scheduled';
  readonly flowId: string;
}

/** A task with its moment, in milliseconds since 1970; equal moments keep the order in which they were put down. */
export interface Due extends Task {
  readonly at: number;
  readonly number: number;
}

const compare = (a: Due, b: Due): number => (a.at === b.at ? a.number - b.number : a.at - b.at);

/** What is still to happen in a world, in the order of its moments. */
export class Agenda {
  #list = new SortedList<Due>(compare);
  #scheduled = new LayeredMap<Due>();
  #last = 0;
  /** Told of what is put down and of what is gone. Schedules are left out: they follow from their flows. */
  onChange: ((number: string, due: Due | undefined) => void) | undefined;

  fork(): Agenda {
    const copy = new Agenda();
    copy.#list = this.#list.fork();
    copy.#scheduled = this.#scheduled.fork();
    copy.#last = this.#last;
    return copy;
  }

  next(): Due | undefined {
    return this.#list.first();
  }

  add(at: number, task: Task): void {
    this.#last += 1;
    const due = { ...task, at, number: this.#last };
    this.#list.insert(due);
    this.onChange?.(String(due.number), due);
  }

  /** The next run of a flow with a schedule, in the place of the one known before. */
  schedule(flowId: string, at: number): void {
    this.unschedule(flowId);
    this.#last += 1;
    const due = { kind: 'scheduled' as const, flowId, at, number: this.#last };
    this.#list.insert(due);
    this.#scheduled.set(flowId, due);
  }

  unschedule(flowId: string): void {
    const due = this.#scheduled.get(flowId);
    if (due !== undefined) {
      this.#list.remove(due);
      this.#scheduled.delete(flowId);
    }
  }

  /** The flows that have a run before them. */
  scheduledFlows(): readonly string[] {
    return [...this.#scheduled.entries()].map(([flowId]) => flowId);
  }

  /** Makes what it holds now the part that its copies share. */
  settle(): this {
    this.#scheduled = new LayeredMap(new Map(this.#scheduled.entries()));
    return this;
  }

  remove(due: Due): void {
    if (due.kind === 'scheduled') {
      this.unschedule(due.flowId);
    } else if (this.#list.remove(due)) {
      this.onChange?.(String(due.number), undefined);
    }
  }

  /** Puts down what was put down before, under its number. */
  restore(due: Due): void {
    this.#last = Math.max(this.#last, due.number);
    this.#list.insert(due);
  }

  /** What is due at a moment, earliest first. */
  *until(now: number): IterableIterator<Due> {
    for (const due of this.#list) {
      if (due.at > now) {
        return;
      }
      yield due;
    }
  }

  /** What is put down, schedules left out. */
  *transitions(): IterableIterator<Due> {
    for (const due of this.#list) {
      if (due.kind !== 'scheduled') {
        yield due;
      }
    }
  }
}
