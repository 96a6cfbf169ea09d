import { randomInt } from 'node:crypto';

/** A seed that nobody knows beforehand. The result tells it, so that the run can be repeated. */
export function drawSeed(): number {
  return randomInt(1, 2 ** 32);
}
