import { SeededRandom } from '../../domain/random/seeded-random.js';
import { member } from '../../domain/upstream/cast.js';
import type { Asked, Lookup } from '../graph/condition.js';

/** One number condition in so many comes out the one way or the other. */
const USUALLY = 0.7;

/**
 * The values that a run's conditions see: those of its trigger data, and for names that it does not bring values that are made
 * up, of the kind that the conditions compare with, so that each way may be taken and opposite conditions stay opposite.
 */
export class RunValues implements Lookup {
  readonly #data: unknown;
  readonly #asked: ReadonlyMap<string, readonly Asked[]>;
  readonly #draw: (path: string) => SeededRandom;
  readonly #made = new Map<string, unknown>();

  /** `data` is what the trigger brought. What is made up depends on the seed, the run's key and the name alone. */
  constructor(data: unknown, asked: ReadonlyMap<string, readonly Asked[]>, seed: number, key: string) {
    this.#data = data;
    this.#asked = asked;
    this.#draw = (path) => new SeededRandom(seed, `value ${key} ${path}`);
  }

  value(path: string): unknown {
    const given = this.#given(path);
    if (given !== undefined) {
      return given;
    }
    if (!this.#made.has(path)) {
      this.#made.set(path, makeValue(this.#asked.get(path) ?? [], this.#draw(path)));
    }
    return this.#made.get(path);
  }

  has(path: string): boolean {
    return this.#given(path) !== undefined;
  }

  /** Names and values that were made up so far: what steps before the conditions must have come by. */
  get made(): ReadonlyMap<string, unknown> {
    return this.#made;
  }

  // The guide wants the values under `data`; upstream's own flows get the body as it is.
  #given(path: string): unknown {
    const body = member(this.#data, 'data');
    return (body === undefined ? undefined : inside(body, path)) ?? inside(this.#data, path);
  }
}

function inside(value: unknown, path: string): unknown {
  const whole = member(value, path);
  if (whole !== undefined || !/[.[]/.test(path)) {
    return whole;
  }
  const names = path.split(/[.[\]]+/).filter((name) => name !== '');
  const start = ['msg', 'data', 'body', '$'].includes(names[0] ?? '') && member(value, names[0] ?? '') === undefined;
  let found: unknown = value;
  for (const name of start ? names.slice(1) : names) {
    found = member(found, name);
  }
  return found;
}

/** A value that may fulfil what is asked of it, or not. */
function makeValue(asked: readonly Asked[], draw: SeededRandom): unknown {
  const values = asked.map(({ value }) => value);
  const numbers = values.filter((value) => typeof value === 'number');
  const [number] = numbers;
  if (number !== undefined) {
    const base = numbers[draw.below(numbers.length)] ?? number;
    return base === 0 ? draw.below(20) - 5 : Math.round(base * (0.4 + 1.2 * draw.next()) * 100) / 100;
  }
  if (values.every((value) => typeof value === 'boolean')) {
    return draw.chance(USUALLY);
  }
  const texts = asked.filter(({ operator }) => operator === '=' || operator === 'contains').map(({ value }) => value);
  const others =
    asked.some(({ operator }) => operator === '!=') || texts.length < 2 ? [`other-${draw.hex.slice(0, 4)}`] : [];
  const choices = [...new Set([...(texts.length === 0 ? values : texts), ...others])];
  return choices[draw.below(choices.length)];
}
