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

type MakeText = (draw: SeededRandom, maker: ValueMaker, name: string) => string;

const person: MakeText = (draw, { names }) => `${names.first(draw)} ${names.last(draw)}`;

const company: MakeText = (draw, { names }) => names.company(draw);

const someDay: MakeText = (draw, { at }) => toTime(at - (at % DAY) + (draw.below(60) - 10) * DAY).slice(0, 10);

/** Values of text parameters by name. The first pattern that matches wins. */
const TEXTS: readonly (readonly [RegExp, MakeText])[] = [
  [
    /e?mail|requester/i,
    (draw, { names }) =>
      `${toSlug(names.first(draw))}.${toSlug(names.last(draw))}@${toSlug(names.company(draw))}.example`,
  ],
  [/first.?name/i, (draw, { names }) => names.first(draw)],
  [/last.?name/i, (draw, { names }) => names.last(draw)],
  [/phone|caller|mobile/i, (draw, { names }) => names.phone(draw)],
  [/vatid/i, (draw, { words }) => `${words.country}${100_000_000 + draw.below(900_000_000)}`],
  [/currency/i, (_draw, { words }) => words.currency],
  [/country/i, (_draw, { words }) => words.country],
  [
    /(?:id|number|code|key|reference)$/i,
    (draw, _maker, name) => `${name.slice(0, 1).toUpperCase()}-${10_000 + draw.below(90_000)}`,
  ],
  [/carrier/i, (draw) => draw.pick(CARRIERS)],
  [/priority/i, (draw) => draw.pick(['normal', 'normal', 'high', 'urgent'])],
  [/source|origin/i, (draw, { words }) => draw.pick(words.places)],
  [/city|destination|place/i, (draw, { names }) => names.city(draw)],
  [/street|address/i, (draw, { names }) => names.street(draw)],
  [/zip|postcode/i, (draw, { names }) => names.zip(draw)],
  [/company|customer|supplier|client/i, company],
  [/employee|owner|person|driver|contact/i, person],
  [/date|^(?:from|until|start|end|due)$|At$/i, someDay],
  [/name/i, company],
  [/url|link/i, (draw) => `https://files.example/${draw.hex}`],
];

function textOf(name: string, draw: SeededRandom, maker: ValueMaker): string {
  const found = TEXTS.find(([pattern]) => pattern.test(name));
  return found === undefined ? draw.pick(maker.words.titles) : found[1](draw, maker, name);
}

function numberOf(name: string, draw: SeededRandom): number {
  if (/rating|stars/i.test(name)) return 1 + draw.below(5);
  if (/amount|total|price|value|weight/i.test(name)) return (500 + draw.below(1_200_000)) / 100;
  return 1 + draw.below(100);
}

/** A value that a caller could send for a declared parameter. `type` is a type word, or an object with parameters inside. */
function sampleValue(name: string, type: unknown, draw: SeededRandom, maker: ValueMaker): unknown {
  if (isObject(type)) return sampleInput(type, draw, maker);
  if (Array.isArray(type)) return type.map((item) => sampleValue(name, item, draw, maker));
  if (type === 'number' || type === 'integer') return numberOf(name, draw);
  if (type === 'boolean') return draw.chance(0.7);
  if (type === 'array') return Array.from({ length: 1 + draw.below(3) }, () => draw.pick(maker.words.titles));
  if (type === 'object') return {};
  return textOf(name, draw, maker);
}

/** Values for all declared parameters. */
export function sampleInput(
  parameters: Readonly<Record<string, unknown>>,
  draw: SeededRandom,
  maker: ValueMaker,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, type]) => [name, sampleValue(name, type, draw, maker)]),
  );
}
