import type { CaseEvent } from '../../../../contracts/index.js';
import type { BuiltUser, MeantEvent } from './built-world.js';
import type { CaseRandom } from './case-random.js';
import { fillWords } from './words.js';

/** What happens where a case does not say: an order. */
export const ORDER: Readonly<Record<string, unknown>> = {
  orderId: '$text',
  amount: '$number',
  items: '$integer',
  express: '$boolean',
};

/** The events of a case, in its order, with everything made up. */
export function buildEvents(events: readonly CaseEvent[], users: readonly BuiltUser[], draw: CaseRandom): MeantEvent[] {
  return events.map((event, at) => {
    const { data = ORDER } = event;
    const found = 'of' in event ? event.of : event.mayFind;
    const owner = users.find(({ name }) => name === found);
    const user = 'of' in event ? (owner?.username ?? '') : strangerOf(event.user, users, draw);
    return {
      event: { id: `evt-${draw.hex('event', at).slice(0, 10)}`, user, data: fillMembers(data, draw, [at]) },
      maybe: !('of' in event),
      ...(owner === undefined ? {} : { owner }),
    };
  });
}

/** Of whom no user has the name: made up, or the internal id of one. */
function strangerOf(text: string, users: readonly BuiltUser[], draw: CaseRandom): string {
  const [, name] = /^\$user (.+)$/.exec(text) ?? [];
  return name === undefined ? fillWords(text, draw) : (users.find((user) => user.name === name)?.id ?? text);
}

type Key = readonly (string | number)[];

function fillMembers(data: Readonly<Record<string, unknown>>, draw: CaseRandom, key: Key): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, fill(value, draw, [...key, name])]));
}

function fill(value: unknown, draw: CaseRandom, key: Key): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? made(value, draw, key) : value;
  if (Array.isArray(value)) return value.map((item, index) => fill(item, draw, [...key, index]));
  if (typeof value !== 'object' || value === null) return value;
  return fillMembers({ ...value }, draw, key);
}

/** Words of the little language in which data asks for made-up values. */
export const MADE_VALUE = /^\$(?:text(?: [1-9]\d{0,7})?|number|integer|boolean|date)$/;

function made(text: string, draw: CaseRandom, key: Key): unknown {
  if (text.startsWith('$$')) return text.slice(1);
  const [kind, length] = text.slice(1).split(' ');
  switch (kind) {
    case 'text':
      return length === undefined
        ? `${draw.word('value', ...key)}-${draw.integer(1_000, 9_999, 'value', ...key)}`
        : longText(Number(length), draw, key);
    case 'number':
      // Never whole: one that is cut shows.
      return draw.integer(100, 99_999, 'value', ...key) + draw.integer(1, 99, 'cents', ...key) / 100;
    case 'integer':
      return draw.integer(1, 9_999, 'value', ...key);
    case 'boolean':
      return draw.integer(0, 1, 'value', ...key) === 1;
    case 'date':
      return new Date(Date.UTC(2026, 0, 1) + draw.integer(0, 31_535_999, 'value', ...key) * 1_000).toISOString();
    default:
      throw new Error(
        `data cannot hold ${JSON.stringify(text)}: $text, $number, $integer, $boolean, $date can be made`,
      );
  }
}

/** Letters of one to four bytes, so that every way of cutting bytes goes through the middle of some. */
function longText(length: number, draw: CaseRandom, key: Key): string {
  const words = Array.from({ length: 97 }, (_, at) => `${draw.word('long', at, ...key)} ä€𝄞 `).join('');
  const text = words.repeat(Math.ceil(length / words.length)).slice(0, length);
  // A surrogate that lost its other half is no text that JSON can carry everywhere.
  return /[\uD800-\uDBFF]$/.test(text) ? `${text.slice(0, -1)}.` : text;
}
