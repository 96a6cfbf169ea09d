import { performance } from 'node:perf_hooks';
import { onTestFinished, vi } from 'vitest';

/** A machine on which each look at the clock takes long, so that every pause that is offered is taken. */
export function slowMachine(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 30;
    return now;
  });
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
}

/** How many turns others had while the work was done. */
export async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  // Ends the turn of what was done before.
  await new Promise((resolve) => setImmediate(resolve));
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await work();
  isOver = true;
  return turns;
}
