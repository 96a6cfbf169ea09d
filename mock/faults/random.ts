import { seededBytes } from '../domain/random/seeded.js';
import { type EffectOf, LONGEST_MS } from './fault.js';

/** Draws numbers from 0 up to 1, each hanging on its name and nothing that was drawn before. */
export type Draw = (name: string) => number;

/** What is drawn for one request that fits a fault: hangs on the seed, the fault's id and which of its requests it is. */
export function drawFor(seed: number, id: string, count: number): Draw {
  return (name) => seededBytes(seed, `fault ${id} ${count} ${name}`, 6).readUIntBE(0, 6) / 2 ** 48;
}

/** How long a request waits. */
export function latencyOf(effect: EffectOf<'latency'>, draw: Draw): number {
  switch (effect.distribution) {
    case 'uniform':
      return effect.minMs + draw('latency') * (effect.maxMs - effect.minMs);
    case 'lognormal':
      return Math.min(LONGEST_MS, effect.medianMs * Math.exp(effect.sigma * normal(draw)));
    default:
      return effect.ms;
  }
}

/** Of the standard normal distribution (Box and Muller). */
function normal(draw: Draw): number {
  return Math.sqrt(-2 * Math.log(1 - draw('radius'))) * Math.cos(2 * Math.PI * draw('angle'));
}
