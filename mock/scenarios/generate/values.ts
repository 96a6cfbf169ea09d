import { isObject } from '../../domain/checks/check.js';
import { type SeededRandom, toTime } from '../../domain/random/seeded-random.js';
import { DAY } from '../../domain/records/make-ids.js';
import { type Names, toSlug } from './names.js';
import type { Words } from './words.js';

const CARRIERS = ['DHL', 'UPS', 'DPD', 'FedEx'] as const;

/** Source of sample values. */
export interface ValueMaker {
  readonly names: Names;
  readonly words: Words;
  /** Times in values lie around this moment, in milliseconds since 1970. */
  readonly at: number;
}

/** The person and company that the values of one record are about: an e-mail address fits the names beside it. */
class Subject {
  readonly #draw: SeededRandom;
  readonly #names: Names;
  #first: string | undefined;
  #last: string | undefined;
  #company: string | undefined;

  constructor(draw: SeededRandom, names: Names) {
    this.#draw = draw;
    this.#names = names;
  }

  get first(): string {
    this.#first ??= this.#names.first(this.#draw);
    return this.#first;
  }

  get last(): string {
    this.#last ??= this.#names.last(this.#draw);
    return this.#last;
  }

  get company(): string {
    this.#company ??= this.#names.company(this.#draw);
    return this.#company;
  }

  get person(): string {
    return `${this.first} ${this.last}`;
  }

  get email(): string {
    return `${toSlug(this.first)}.${toSlug(this.last)}@${toSlug(this.company)}.example`;
  }
}

type MakeText = (about: Subject, draw: SeededRandom, maker: ValueMaker, name: string) => string;

const someDay: MakeText = (_about, draw, { at }) => toTime(at - (at % DAY) + (draw.below(60) - 10) * DAY).slice(0, 10);

/** Values of text parameters by name. The first pattern that matches wins. */
const TEXTS: readonly (readonly [RegExp, MakeText])[] = [
  [/e?mail/i, (about) => about.email],
  [/first.?name/i, (about) => about.first],
  [/last.?name/i, (about) => about.last],
  [/phone|caller|mobile/i, (_about, draw, { names }) => names.phone(draw)],
  [/vatid/i, (_about, draw, { words }) => `${words.country}${100_000_000 + draw.below(900_000_000)}`],
  [/currency/i, (_about, _draw, { words }) => words.currency],
  [/country/i, (_about, _draw, { words }) => words.country],
  [
    /(?:id|number|code|key|reference)$/i,
    (_about, draw, _maker, name) => `${name.slice(0, 1).toUpperCase()}-${10_000 + draw.below(90_000)}`,
  ],
  [/carrier/i, (_about, draw) => draw.pick(CARRIERS)],
  [/priority/i, (_about, draw) => draw.pick(['normal', 'normal', 'high', 'urgent'])],
  [/source|origin/i, (_about, draw, { words }) => draw.pick(words.places)],
  [/city|destination|place/i, (_about, draw, { names }) => names.city(draw)],
  [/street|address/i, (_about, draw, { names }) => names.street(draw)],
  [/zip|postcode/i, (_about, draw, { names }) => names.zip(draw)],
  [/company|customer|supplier|client/i, (about) => about.company],
  [/employee|owner|person|driver|contact|requester/i, (about) => about.person],
  [/date|^(?:from|until|start|end|due)$|At$/i, someDay],
  [/name/i, (about) => about.company],
  [/url|link/i, (_about, draw) => `https://files.example/${draw.hex}`],
  [/subject/i, (_about, draw, { words }) => draw.pick(words.subjects)],
  [/comment|message|note/i, (_about, draw, { words }) => draw.pick(words.comments)],
  [/reason/i, (_about, draw, { words }) => draw.pick(words.reasons)],
  [/item|product|article/i, (_about, draw, { words }) => draw.pick(words.products)],
];

function textOf(name: string, about: Subject, draw: SeededRandom, maker: ValueMaker): string {
  const found = TEXTS.find(([pattern]) => pattern.test(name));
  return found === undefined ? draw.pick(maker.words.titles) : found[1](about, draw, maker, name);
}

function numberOf(name: string, draw: SeededRandom): number {
  if (/rating|stars/i.test(name)) return 1 + draw.below(5);
  if (/amount|total|price|value|weight/i.test(name)) return (500 + draw.below(1_200_000)) / 100;
  return 1 + draw.below(100);
}

/** Items of a list without a declared type. Those who attend are people of their own. */
function itemsOf(name: string, draw: SeededRandom, { names, words }: ValueMaker): string[] {
  const isPeople = /attendee|guest|member|participant|people/i.test(name);
  const make = isPeople ? () => new Subject(draw, names).person : () => draw.pick(words.products);
  return Array.from({ length: 1 + draw.below(3) }, make);
}

/** A value that a caller could send for a declared parameter. `type` is a type word, or an object with parameters inside. */
function sampleValue(name: string, type: unknown, about: Subject, draw: SeededRandom, maker: ValueMaker): unknown {
  if (isObject(type)) return sampleMembers(type, about, draw, maker);
  if (Array.isArray(type)) return type.map((item) => sampleValue(name, item, about, draw, maker));
  if (type === 'number' || type === 'integer') return numberOf(name, draw);
  if (type === 'boolean') return draw.chance(0.7);
  if (type === 'array') return itemsOf(name, draw, maker);
  if (type === 'object') return {};
  return textOf(name, about, draw, maker);
}

function sampleMembers(
  parameters: Readonly<Record<string, unknown>>,
  about: Subject,
  draw: SeededRandom,
  maker: ValueMaker,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, type]) => [name, sampleValue(name, type, about, draw, maker)]),
  );
}

/** Values for all declared parameters. */
export function sampleInput(
  parameters: Readonly<Record<string, unknown>>,
  draw: SeededRandom,
  maker: ValueMaker,
): Record<string, unknown> {
  return sampleMembers(parameters, new Subject(draw, maker.names), draw, maker);
}
