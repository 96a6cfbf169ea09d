import { LayeredMap } from '../../store/layered-map.js';
import { SortedList } from '../../store/sorted-list.js';

/** What happens by itself at some moment. */
export type Task = FlowTask | WatchedTask;

export interface FlowTask {
  /** `started`, `stopped`: a flow's transition is over. `scheduled`: a flow with a schedule runs. */
  readonly kind: 'started' | 'stopped' | 'scheduled';
  readonly flowId: string;
}

/** Those who watch are told what happens next in a run. */
export interface WatchedTask {
  readonly kind: 'watched';
  readonly flowExecId: string;
  /** How much of the run was told. */
  readonly told: number;
}

/** A task with its moment, in milliseconds since 1970; equal moments keep the order in which they were put down. */
export type Due = Task & {
  readonly at: number;
  readonly number: number;
};

const compare = (a: Due, b: Due): number => (a.at === b.at ? a.number - b.number : a.at - b.at);

/** What is still to happen in a world, in the order of its moments. */
export class Agenda {
  #list = new SortedList<Due>(compare);
  #scheduled = new LayeredMap<Due>();
  #last = 0;
  /** Told of transitions that are put down or gone. Schedules follow from their flows, and who watches ends with the process. */
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
    if (isTransition(due)) {
      this.onChange?.(String(due.number), due);
    }
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
    } else if (this.#list.remove(due) && isTransition(due)) {
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

  /** The ends of transitions that are put down. */
  *transitions(): IterableIterator<Due & FlowTask> {
    for (const due of this.#list) {
      if (isTransition(due)) {
        yield due;
      }
    }
  }
}

function isTransition(due: Due): due is Due & FlowTask {
  return due.kind === 'started' || due.kind === 'stopped';
}
