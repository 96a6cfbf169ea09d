import type { SeededRandom } from './seeded-random.js';

const FIRST = [
  'Ada',
  'Ben',
  'Clara',
  'David',
  'Elena',
  'Farid',
  'Grace',
  'Hugo',
  'Ines',
  'Jonas',
  'Lena',
  'Omar',
] as const;
const LAST = [
  'Albers',
  'Brooks',
  'Costa',
  'Duval',
  'Engel',
  'Fischer',
  'Green',
  'Haddad',
  'Ito',
  'Jansen',
  'Keller',
  'Novak',
] as const;
const COMPANIES = [
  'Alder & Finch',
  'Bluebird Logistics',
  'Copper Lane',
  'Fernhill Foods',
  'Harbor Works',
  'Kupferwerk',
  'Northwind Studio',
  'Tilde Studio',
] as const;
const CITIES = ['Berlin', 'Lyon', 'Madrid', 'Porto', 'Rotterdam', 'Vienna', 'Leeds', 'Gothenburg'] as const;
const STREETS = ['Mill Road', 'Harbor Street', 'Station Square', 'Park Avenue', 'Garden Lane'] as const;
const TITLES = [
  'Annual renewal',
  'New website',
  'Pilot project',
  'Spring campaign',
  'Extension by ten seats',
  'Service contract',
] as const;

const DAY = 86_400_000;

/** The person, company and time that the values of one record are about, so that an e-mail address fits the name beside it. */
class Subject {
  readonly first: string;
  readonly last: string;
  readonly company: string;
  /** Days lie around this one. */
  readonly today: number;

  constructor(draw: SeededRandom, at: number) {
    this.today = at - (at % DAY);
    this.first = draw.pick(FIRST);
    this.last = draw.pick(LAST);
    this.company = draw.pick(COMPANIES);
  }

  get email(): string {
    const host = this.company.toLowerCase().replaceAll(/[^a-z]+/g, '-');
    return `${this.first}.${this.last}@${host}.example`.toLowerCase();
  }
}

type MakeText = (about: Subject, draw: SeededRandom, name: string) => string;

const dayOf: MakeText = ({ today }, draw) => new Date(today + (draw.below(60) - 30) * DAY).toISOString();

/** Texts by the name of the parameter. The first pattern that fits wins. */
const TEXTS: readonly (readonly [RegExp, MakeText])[] = [
  [/e-?mail|requester/i, (about) => about.email],
  [/first_?name|given_?name/i, (about) => about.first],
  [/last_?name|surname|family_?name/i, (about) => about.last],
  [/phone|mobile/i, (_about, draw) => `+49 30 ${1_000_000 + draw.below(9_000_000)}`],
  [/currency/i, () => 'EUR'],
  [/country/i, (_about, draw) => draw.pick(['DE', 'FR', 'ES', 'NL', 'AT'])],
  [/(?:At|_at)$|^(?:from|until|start|end)$/, dayOf],
  [/date|^due$/i, (...given) => dayOf(...given).slice(0, 10)],
  [
    /(?:id|number|no|code|key|reference|ref)$/i,
    (_about, draw, name) =>
      `${
        name
          .replace(/[^A-Za-z].*|(?:I[Dd]|Number|No|Code|Key|Ref(?:erence)?)$/, '')
          .slice(0, 3)
          .toUpperCase() || 'REF'
      }-${10_000 + draw.below(90_000)}`,
  ],
  [/status|state$/i, (_about, draw) => draw.pick(['open', 'in progress', 'done'])],
  [/priority/i, (_about, draw) => draw.pick(['normal', 'high', 'urgent'])],
  [/source|origin|channel/i, (_about, draw) => draw.pick(['website', 'referral', 'trade fair', 'newsletter'])],
  [/street|address/i, (_about, draw) => `${draw.pick(STREETS)} ${1 + draw.below(120)}`],
  [/zip|post_?code/i, (_about, draw) => String(10_000 + draw.below(89_999))],
  [/city|town|place|destination/i, (_about, draw) => draw.pick(CITIES)],
  [/url|link|href/i, (_about, draw) => `https://files.example/${10_000 + draw.below(90_000)}`],
  [/company|customer|supplier|vendor|account|organi[sz]ation|client/i, (about) => about.company],
  [/name|owner|person|contact|employee|user|by$/i, (about) => `${about.first} ${about.last}`],
  [/title|subject|deal|product|item|topic/i, (_about, draw) => draw.pick(TITLES)],
];

const anyText: MakeText = (_about, draw) => draw.pick(TITLES);

/**
 * Values that a caller could send, or a step could give, for declared parameters, believable by their names. They are made from `draw`
 * and from the day of `at`, in milliseconds since 1970, alone.
 */
export function sampleValues(
  declared: Readonly<Record<string, unknown>>,
  draw: SeededRandom,
  at: number,
): Record<string, unknown> {
  return sampleMembers(declared, new Subject(draw, at), draw);
}

function sampleMembers(declared: object, about: Subject, draw: SeededRandom): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(declared).map(([name, type]) => [name, sampleValue(name, type, about, draw)]),
  );
}

/** `type` is a type word, an object with parameters inside, or a list with the type of its items. */
function sampleValue(name: string, type: unknown, about: Subject, draw: SeededRandom): unknown {
  if (Array.isArray(type)) return type.map((item) => sampleValue(name, item, about, draw));
  if (typeof type === 'object' && type !== null) return sampleMembers(type, about, draw);
  switch (type) {
    case 'number':
      return /amount|total|price|sum|value|cost|budget/i.test(name)
        ? (500 + draw.below(500_000)) / 100
        : 1 + draw.below(100_000);
    case 'integer':
      return 1 + draw.below(/quantity|count|items|seats|rating/i.test(name) ? 12 : 100_000);
    case 'boolean':
      return draw.chance(0.8);
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return (TEXTS.find(([pattern]) => pattern.test(name))?.[1] ?? anyText)(about, draw, name);
  }
}
