import { LayeredMap } from '../../store/layered-map.js';
import { SortedList } from '../../store/sorted-list.js';

/** What happens by itself at some time. */
export type Task = FlowTask | WatchedTask;

export interface FlowTask {
  /** `started`, `stopped`: a flow's transition is over. `scheduled`: a flow with a schedule runs. */
  readonly kind: 'started' | 'stopped' | 'scheduled';
  readonly flowId: string;
}

/** The next events of an execution are due. */
export interface WatchedTask {
  readonly kind: 'watched';
  readonly flowExecId: string;
  /** How many events of the execution were emitted. */
  readonly told: number;
}

/** A task with its time, in milliseconds since 1970; at equal times, the tasks run in the order of their numbers. */
export type ScheduledTask = Task & {
  readonly at: number;
  readonly number: number;
};

const compare = (a: ScheduledTask, b: ScheduledTask): number => (a.at === b.at ? a.number - b.number : a.at - b.at);

/** The tasks to come in a world, in the order of their times. */
export class TaskQueue {
  #list = new SortedList<ScheduledTask>(compare);
  #scheduled = new LayeredMap<ScheduledTask>();
  #last = 0;
  /** Called for transitions that are added or removed. Schedules follow from their flows, and subscribers end with the process. */
  onChange: ((number: string, due: ScheduledTask | undefined) => void) | undefined;

  fork(): TaskQueue {
    const copy = new TaskQueue();
    copy.#list = this.#list.fork();
    copy.#scheduled = this.#scheduled.fork();
    copy.#last = this.#last;
    return copy;
  }

  next(): ScheduledTask | undefined {
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

  /** Sets the next run of a flow with a schedule. */
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

  /** The flows with a scheduled run. */
  scheduledFlows(): readonly string[] {
    return [...this.#scheduled.entries()].map(([flowId]) => flowId);
  }

  /** Makes the present content the part that copies share. */
  settle(): this {
    this.#scheduled = new LayeredMap(new Map(this.#scheduled.entries()));
    return this;
  }

  remove(due: ScheduledTask): void {
    if (due.kind === 'scheduled') {
      this.unschedule(due.flowId);
    } else if (this.#list.remove(due) && isTransition(due)) {
      this.onChange?.(String(due.number), undefined);
    }
  }

  /** Adds a stored task under its number. */
  restore(due: ScheduledTask): void {
    this.#last = Math.max(this.#last, due.number);
    this.#list.insert(due);
  }

  /** The tasks due at a time, earliest first. */
  *until(now: number): IterableIterator<ScheduledTask> {
    for (const due of this.#list) {
      if (due.at > now) {
        return;
      }
      yield due;
    }
  }

  /** The transitions under way. */
  *transitions(): IterableIterator<ScheduledTask & FlowTask> {
    for (const due of this.#list) {
      if (isTransition(due)) {
        yield due;
      }
    }
  }
}

function isTransition(due: ScheduledTask): due is ScheduledTask & FlowTask {
  return due.kind === 'started' || due.kind === 'stopped';
}
