import { performance } from 'node:perf_hooks';
import { memory } from './memory.js';

/** How long work may run without a pause. */
const STRETCH_MS = 20;

/** So many pieces of work are taken up in a turn at most: what they do later in it is not measured. */
const MOST_IN_TURN = 50;

/** Taken at the start: tests that replace the timers must not stop the work of others. */
const soon = setImmediate;

/** All long work of the process together: ten thousand pieces that each stop in time would still be one long turn. */
let turnSince: number | undefined;

const waiting: (() => void)[] = [];

/** One turn takes up what waits, in order, until its time is used up: pieces of work may be many and small. */
async function endTurn(): Promise<void> {
  turnSince = undefined;
  if (waiting.length === 0) {
    return;
  }
  const since = beginTurn();
  // What begins to wait meanwhile has the next turn.
  let left = Math.min(waiting.length, MOST_IN_TURN);
  do {
    waiting.shift()?.();
    left -= 1;
    // What was woken works in a microtask.
    await undefined;
    await undefined;
  } while (left > 0 && performance.now() - since < STRETCH_MS);
}

function beginTurn(): number {
  const now = performance.now();
  turnSince = now;
  soon(endTurn);
  return now;
}

/** Lets other work run between the pieces of long work: `if (pace.due) await pace.rest();` between them. */
export class Yielder {
  /** Whether it is time for a pause: all long work of this turn of the event loop has used up its time. */
  get due(): boolean {
    const since = turnSince ?? beginTurn();
    return performance.now() - since >= STRETCH_MS;
  }

  /** Resolves after other work has run. */
  rest(): Promise<void> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      if (turnSince === undefined) {
        beginTurn();
      }
    });
  }

  /** The same for work that holds more and more. Rejects with NoRoom when there is no room for more. */
  async restToGrow(): Promise<void> {
    await this.rest();
    memory.refuseFull();
  }
}
