import { createHmac } from 'node:crypto';
import type { Json } from '../../../contracts/index.js';
import { loadNames, type Names, SeededRandom, toSlug } from '../../../mock/index.js';
import { isRecord } from '../json.js';
import type { CleanNumber, CleanObject, CleanText, CleanValue } from './clean.js';
import { wordsOf } from './insides.js';
import type { Kept } from './rules.js';
import { type SeenWords, TIME } from './seen.js';
import { FIRST_PARTS, PARAMETER_WORDS, PLACES, THINGS, VERBS } from './vocabulary.js';

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'];

/** Draws of a name before one is made of digits, because the tenant uses all that was drawn. */
const DRAWS = 40;

/** Upstream's rule for schedules, without names of days and months: nothing but moments fits. */
const CRON = /^[\d*/,?-]+(?: [\d*/,?-]+){4,5}$/;

/** Members of parameters go so deep. */
const DEEPEST = 8;

/**
 * The only source of clean values. What it is given is replaced by a pseudonym, or stays where it is one of few words that are known
 * to be harmless. A pseudonym is drawn from a key and the value, so that the same value has the same everywhere, and is never a word
 * that the tenant uses.
 */
export class Redactor {
  readonly #key: string;
  readonly #seen: SeenWords;
  readonly #names: Names;
  readonly #kept: Kept;
  readonly #parameterWords: ReadonlySet<string>;
  readonly #made = new Map<string, string>();
  readonly #taken = new Set<string>();

  private constructor(key: string, seen: SeenWords, kept: Kept, names: Names) {
    this.#key = key;
    this.#seen = seen;
    this.#kept = kept;
    this.#parameterWords = new Set([
      ...PARAMETER_WORDS,
      ...[...kept.parameters].flatMap(wordsOf).flatMap(({ parts }) => parts),
    ]);
    this.#names = names;
  }

  /** `key`: the same key gives the same pseudonyms in each run. */
  static async create(key: string, seen: SeenWords, kept: Kept): Promise<Redactor> {
    return new Redactor(key, seen, kept, await loadNames('en'));
  }

  /** One of the words that the format has; the first of them for any other value. */
  oneOf(value: unknown, words: readonly [string, ...string[]]): CleanText {
    return (words.find((word) => word === value) ?? words[0]) as CleanText;
  }

  /** Null, an empty text and nothing at all say nothing, and stay. */
  orEmpty<T>(value: unknown, make: (value: unknown) => T): T | CleanText | null | undefined {
    if (value === undefined || value === null) return value;
    return value === '' ? ('' as CleanText) : make(value);
  }

  flag(value: unknown): boolean | undefined {
    return typeof value === 'boolean' ? value : undefined;
  }

  /** A count of little things; undefined for any other value. */
  count(value: unknown, most = 1_000): CleanNumber | undefined {
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
      ? (value as CleanNumber)
      : undefined;
  }

  time(value: unknown): CleanText | undefined {
    return typeof value === 'string' && TIME.test(value) ? (value as CleanText) : undefined;
  }

  cron(value: unknown): CleanText | null {
    return typeof value === 'string' && CRON.test(value) && !/\d{3}/.test(value) ? (value as CleanText) : null;
  }

  /** 24 hexadecimal digits; null stays. */
  id(value: unknown): CleanText | null {
    return value === undefined || value === null || value === '' ? null : this.#digits('id', value, 24);
  }

  /** 32 hexadecimal digits, as ids of executions have. */
  executionId(value: unknown): CleanText {
    return this.#digits('execution', value, 32);
  }

  /** `step_1` and its like stay. */
  stepId(value: unknown): CleanText {
    return typeof value === 'string' && /^step_\d{1,3}$/.test(value)
      ? (value as CleanText)
      : (`step_${this.#digits('step', value, 8)}` as CleanText);
  }

  functionName(value: unknown): CleanText {
    if (this.#keeps('functions', value)) return value as CleanText;
    return this.#name('function', value, (draw) => `${pick(draw, FIRST_PARTS)}${capital(pick(draw, THINGS))}`);
  }

  /** The title of a flow, a template or a step, with a number where it is the title of another. */
  title(value: unknown): CleanText {
    if (this.#keeps('titles', value)) return value as CleanText;
    return this.#name(
      'title',
      value,
      (draw) => `${pick(draw, VERBS)} ${pick(draw, THINGS)} to the ${pick(draw, PLACES)}`,
    );
  }

  company(value: unknown): CleanText {
    return this.#name('company', value, (draw) => this.#names.company(draw));
  }

  /** The names of a person, by the person's id. */
  person(id: unknown): { readonly first: CleanText; readonly last: CleanText } {
    const first = this.#name('first name', id, (draw) => this.#names.first(draw), true);
    return { first, last: this.#name('last name', id, (draw) => this.#names.last(draw), true) };
  }

  /** An e-mail address for an address, else a number as a vendor gives. */
  username(value: unknown, id: unknown): CleanText {
    if (typeof value !== 'string' || !value.includes('@'))
      return `customer-${this.#digits('username', value, 10)}` as CleanText;
    const { first, last } = this.person(id);
    return `${toSlug(first)}.${toSlug(last)}.${this.#digits('address', value, 4)}@customer.example` as CleanText;
  }

  /** A role or permission that every FlowMate has stays. */
  known(value: unknown, known: ReadonlySet<string>, prefix: string): CleanText {
    return (
      typeof value === 'string' && known.has(value) ? value : `${prefix}${this.#digits(prefix, value, 8)}`
    ) as CleanText;
  }

  /** What a flow takes or gives: names of parameters to words for types, or to members of their own. */
  parameters(value: Json | undefined, depth = 0): CleanObject {
    if (!isRecord(value) || depth > DEEPEST) return {};
    return Object.fromEntries(
      Object.entries(value).map(([name, type]): [string, CleanValue] => [
        this.#parameterName(name),
        isRecord(type) ? this.parameters(type, depth + 1) : this.oneOf(type, ['string', ...TYPES]),
      ]),
    );
  }

  #parameterName(name: string): string {
    const parts = wordsOf(name.replaceAll(/\d+|_/g, ' ')).flatMap((word) => word.parts);
    const isKnown =
      /^[A-Za-z][A-Za-z_-]{0,60}\d{0,2}$/.test(name) && parts.every((part) => this.#parameterWords.has(part));
    return isKnown ? name : `field_${this.#digits('parameter', name, 6)}`;
  }

  #keeps(kind: keyof Kept, value: unknown): boolean {
    return typeof value === 'string' && this.#kept[kind].has(value);
  }

  /** A pseudonym that no other value has, unless values may share it. */
  #name(kind: string, value: unknown, draw: (random: SeededRandom) => string, mayShare = false): CleanText {
    const place = `${kind} ${JSON.stringify(value)}`;
    const known = this.#made.get(place);
    if (known !== undefined) return known as CleanText;
    const random = new SeededRandom(Number.parseInt(this.#hash(place, 8), 16), kind);
    let made: string | undefined;
    for (let n = 0; n < DRAWS && made === undefined; n += 1) {
      const drawn = draw(random);
      const isTaken = !mayShare && this.#taken.has(`${kind} ${drawn}`);
      if (!isTaken && !this.#seen.isIn(drawn)) made = drawn;
    }
    made ??= `N${this.#hash(place, 8)}`;
    this.#made.set(place, made);
    this.#taken.add(`${kind} ${made}`);
    return made as CleanText;
  }

  #digits(kind: string, value: unknown, length: number): CleanText {
    return this.#hash(`${kind} ${JSON.stringify(value)}`, length) as CleanText;
  }

  #hash(text: string, length: number): string {
    return createHmac('sha256', this.#key).update(text).digest('hex').slice(0, length);
  }
}

function pick(draw: SeededRandom, words: readonly string[]): string {
  return words[draw.below(words.length)] ?? '';
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
