import { Yielder } from '../domain/yielder.js';

/** Items that are sorted in one go. */
const RUN = 4_096;

/** Those of the items that fit, sorted, as one sort of all would have them; others have their turn in between. */
export async function sortInTurns<T>(
  items: Iterable<T>,
  fits: (item: T) => boolean,
  compare: (a: T, b: T) => number,
): Promise<readonly T[]> {
  const pace = new Yielder();
  let runs: T[][] = [];
  let run: T[] = [];
  const endRun = () => {
    if (run.length > 0) runs.push(run.sort(compare));
    run = [];
  };
  for (const item of items) {
    if (fits(item)) run.push(item);
    if (run.length < RUN) continue;
    endRun();
    if (pace.due) await pace.rest();
  }
  endRun();
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) merged.push(await merge(runs[i] ?? [], runs[i + 1] ?? [], compare, pace));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(left: T[], right: T[], compare: (a: T, b: T) => number, pace: Yielder): Promise<T[]> {
  const merged: T[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [a, b] = [left[i], right[j]];
    if (a === undefined) return merged.concat(right.slice(j));
    if (b === undefined) return merged.concat(left.slice(i));
    // Equal ones stay in their order.
    if (compare(a, b) <= 0) {
      merged.push(a);
      i += 1;
    } else {
      merged.push(b);
      j += 1;
    }
    if (merged.length % RUN === 0 && pace.due) await pace.rest();
  }
}
