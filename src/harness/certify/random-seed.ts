import { randomInt } from 'node:crypto';

/** An unpredictable seed. The result names it, so that the run can be repeated. */
export function randomSeed(): number {
  return randomInt(1, 2 ** 32);
}
