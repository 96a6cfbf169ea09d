// What third-client.mjs sends to a webhook, with a switch for each defect and each way of being right.
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts, wherever they stand. */
const TEXTS = {
  'numbers-of-texts': (text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text),
  'json-of-texts': (text) => orSame(text, JSON.parse),
  'decodes-percent': (text) => orSame(text, decodeURIComponent),
  'decodes-entities': (text) => text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&quot;', '"'),
  'straight-quotes': (text) => text.replaceAll(/[“”„]/g, '"').replaceAll(/[‘’]/g, "'"),
  'single-blanks': (text) => text.replaceAll(/ {2,}/g, ' '),
  'no-tabs': (text) => text.replaceAll('\t', ' '),
  'without-markup': (text) => text.replaceAll(/<[^>]*>/g, ''),
  'reads-backslashes': (text) => text.replaceAll('\\\\', '\\').replaceAll('\\n', '\n'),
  'compatible-letters': (text) => text.normalize('NFKC'),
  decomposes: (text) => text.normalize('NFD'),
  'texts-of-1000': (text) => text.slice(0, 1_000),
  'empty-is-null': (text) => (text === '' ? null : text),
  'capital-first': (text) => text.replace(/^\w/, (letter) => letter.toUpperCase()),
  'without-astral': (text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?'),
  'dates-as-numbers': (text) => (/^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : text),
  'days-of-dates': (text) => (/^\d{4}-\d\d-\d\dT/.test(text) ? text.slice(0, 10) : text),
};
/** Other values. */
const VALUES = {
  bits: (value) => (typeof value === 'boolean' ? Number(value) : value),
  'texts-of-everything': (value) => (value === null ? value : String(value)),
  'two-places': (value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value),
  'six-places': (value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value),
  'null-is-0': (value) => (value === null ? 0 : value),
  '32-bits': (value) => (Number.isInteger(value) ? Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, value)) : value),
  'no-negative': (value) => (typeof value === 'number' ? Math.abs(value) : value),
};
/** Members of objects: those that come of each. */
const MEMBERS = {
  'trims-names': (name, member) => [[name.trim(), member]],
  'camel-names': (name, member) => [[name.replaceAll(/[-_](\w)/g, (_, letter) => letter.toUpperCase()), member]],
  'names-of-30': (name, member) => [[name.slice(0, 30), member]],
  'lists-of-100': (name, member) => [[name, Array.isArray(member) ? member.slice(0, 100) : member]],
  'drops-private': (name, member) => (name.startsWith('_') ? [] : [[name, member]]),
  'drops-empty-lists': (name, member) => (Array.isArray(member) && member.length === 0 ? [] : [[name, member]]),
  'drops-empty-texts': (name, member) => (member === '' ? [] : [[name, member]]),
  'drops-false': (name, member) => (member === false ? [] : [[name, member]]),
  'one-for-many': (name, member) => [[name, Array.isArray(member) ? member[0] : member]],
  'many-for-one': (name, member) => [[name, isObject(member) ? [member] : member]],
  'lists-without-null': (name, member) => [
    [name, Array.isArray(member) ? member.filter((item) => item !== null) : member],
  ],
};

function orSame(text, change) {
  try {
    return change(text);
  } catch {
    return text;
  }
}

function each(value, change) {
  if (Array.isArray(value)) return value.map((item) => each(item, change));
  if (!isObject(value)) return change(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, each(member, change)]));
}

function members(value, change) {
  if (Array.isArray(value)) return value.map((item) => members(item, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => change(name, members(member, change))));
}

function atDepth(value, depth) {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return Array.isArray(value) ? [] : {};
  if (Array.isArray(value)) return value.map((item) => atDepth(item, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, atDepth(member, depth - 1)]));
}

function pick(declared, value) {
  if (!isObject(declared) || !isObject(value)) return value;
  const names = Object.keys(declared).filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(names.map((name) => [name, pick(declared[name], value[name])]));
}

/** What a flow gets of an event. Undefined: it gets no call. */
export function toData(has, flow, event) {
  const { inputParameters: declared, outputParameters: output } = flow.payload ?? {};
  if (has('declaration-as-data') && declared !== undefined) return declared;
  if (has('outputs-for-inputs')) return output === undefined ? event.data : pick(output, event.data);
  let data = declared === undefined || has('sends-whole') ? event.data : pick(declared, event.data);
  const names = Object.keys(declared ?? {});
  if (has('missing-is-final') && names.some((name) => !Object.hasOwn(event.data, name))) return undefined;
  if (has('outputs-too') && output !== undefined) data = { ...data, ...output };
  if (has('by-place') && declared !== undefined)
    data = Object.fromEntries(names.map((name, at) => [name, Object.values(event.data)[at]]));
  if (has('first-parameter') && declared !== undefined) data = Object.fromEntries(Object.entries(data).slice(0, 1));
  if (has('missing-as-type')) data = { ...declared, ...data };
  if (has('adds-the-user')) data = { ...data, user: event.user };
  if (has('within-payload')) data = { payload: data };
  if (has('names-in-order')) data = Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (has('depth-of-two')) data = atDepth(data, 2);
  if (has('depth-of-six')) data = atDepth(data, 6);
  const chosen = (table) => Object.entries(table).flatMap(([name, change]) => (has(name) ? [change] : []));
  for (const change of chosen(TEXTS)) data = each(data, (value) => (typeof value === 'string' ? change(value) : value));
  for (const change of chosen(VALUES)) data = each(data, change);
  for (const change of chosen(MEMBERS)) data = members(data, change);
  return data;
}

const escaped = (text) =>
  text.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** JSON whose fractions have exponents. */
function toText(value) {
  if (typeof value === 'number' && /^-?\d+\.\d+$/.test(value)) return `${value}E+0`;
  if (Array.isArray(value)) return `[${value.map(toText)}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${toText(member)}`)}}`;
}

/** The body of a call. */
export function toBody(has, data) {
  if (has('data-as-text')) return JSON.stringify({ data: JSON.stringify(data) });
  if (has('twice-json')) return JSON.stringify(JSON.stringify({ data }));
  if (has('data-as-list')) return JSON.stringify({ data: [data] });
  if (has('list-of-bodies')) return JSON.stringify([{ data }]);
  if (has('big-d')) return JSON.stringify({ Data: data });
  if (has('null-for-nothing') && Object.keys(data).length === 0) return '{"data":null}';
  const text = has('numbers-with-exponents') ? `{"data":${toText(data)}}` : JSON.stringify({ data });
  if (has('byte-order-mark')) return `\ufeff${text}`;
  if (has('utf-16')) return Buffer.from(text, 'utf16le');
  if (has('pretty')) return `${JSON.stringify({ data }, null, '\t')}\n`;
  if (has('ascii')) return escaped(text);
  return has('escapes-slashes') ? text.replaceAll('/', '\\/') : text;
}

/** The type that the body is said to have. */
export function typeOf(has) {
  if (has('utf-16')) return 'application/json; charset=utf-16le';
  if (has('plain-text')) return 'text/plain';
  if (has('json-api')) return 'application/vnd.api+json';
  return has('type-with-charset') ? 'Application/JSON; charset="UTF-8"' : 'application/json';
}
