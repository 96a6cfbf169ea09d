import { seededBytes } from '../domain/random/seeded.js';
import { type EffectOf, LONGEST_MS } from './fault.js';

/** Draws a number from 0 up to 1 that depends on the name alone, not on earlier draws. */
export type RandomFor = (name: string) => number;

/** The draws for one request that a fault matches. They depend on the seed, the fault's id and the number of the match. */
export function drawFor(seed: number, id: string, count: number): RandomFor {
  return (name) => seededBytes(seed, `fault ${id} ${count} ${name}`, 6).readUIntBE(0, 6) / 2 ** 48;
}

/** How long a request waits, in milliseconds. */
export function latencyOf(effect: EffectOf<'latency'>, draw: RandomFor): number {
  switch (effect.distribution) {
    case 'uniform':
      return effect.minMs + draw('latency') * (effect.maxMs - effect.minMs);
    case 'lognormal':
      return Math.min(LONGEST_MS, effect.medianMs * Math.exp(effect.sigma * normal(draw)));
    default:
      return effect.ms;
  }
}

/** A draw of the standard normal distribution (Box and Muller). */
function normal(draw: RandomFor): number {
  return Math.sqrt(-2 * Math.log(1 - draw('radius'))) * Math.cos(2 * Math.PI * draw('angle'));
}
