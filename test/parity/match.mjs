// The comparison of a recorded value with an actual one. Placeholders such as <<id:1>> stand for what the server makes up:
// each takes its value at first sight and means the same from then on, in answers and in requests.

const PLACEHOLDER = /<<(id|time|token|etag):\d+>>|<<hex32>>|<<text>>/g;
const NUMBERED = /<<(?:id|time|token|etag):\d+>>/g;
const ANY_TEXT = '<<text>>';

/** What a placeholder may stand for, as the source of a regular expression. */
const FORMS = {
  id: '[0-9a-f]{24}',
  time: String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`,
  token: '[A-Za-z0-9_-]{171}',
  etag: '(?:W/)?"[^"]*"',
};

/** What placeholders may not stand for: words that the world holds already, and times that are not after all of its own. */
export function readWorld(world) {
  const text = JSON.stringify(world);
  const times = text.match(new RegExp(FORMS.time, 'g')) ?? [];
  return {
    words: new Set(text.match(/[A-Za-z0-9_-]{24,}/g)),
    lastTime: times.sort().at(-1) ?? '',
    tokens: Object.fromEntries(Object.entries(world.actors).map(([name, { token }]) => [name, token])),
  };
}

/** The placeholders of one story with their values. */
export class Bindings {
  #values = new Map();
  #world;

  constructor(world) {
    this.#world = world;
  }

  /** A request's text with values in the place of placeholders; throws a MissingValue for one that has none yet. */
  fill(text) {
    return text.replace(NUMBERED, (name) => {
      const value = this.#values.get(name);
      if (value === undefined) throw new MissingValue(name);
      return value;
    });
  }

  /** The same for every text inside a JSON value, names of members included. */
  fillDeep(value) {
    if (typeof value === 'string') return this.fill(value);
    if (Array.isArray(value)) return value.map((item) => this.fillDeep(item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [this.fill(name), this.fillDeep(item)]));
  }

  /** What is wrong with `actual` where `expected` was recorded; undefined when nothing is. Learns new placeholders. */
  match(expected, actual) {
    if (expected.search(PLACEHOLDER) < 0) return expected === actual ? undefined : 'differs';
    if (typeof actual !== 'string') return 'not a string';
    if (expected === ANY_TEXT) return actual === '' ? 'empty text' : undefined;
    const { pattern, unknown } = this.#compile(expected);
    const found = pattern.exec(actual);
    if (found === null) {
      const known = this.#values.get(expected);
      return known === undefined ? 'not of the expected form' : `differs (${expected} is ${known})`;
    }
    return this.#learn(unknown, found.slice(1));
  }

  #compile(expected) {
    const unknown = [];
    let source = '';
    let at = 0;
    for (const found of expected.matchAll(PLACEHOLDER)) {
      source += escaped(expected.slice(at, found.index)) + this.#sourceOf(found[0], found[1], unknown);
      at = found.index + found[0].length;
    }
    return { pattern: new RegExp(`^${source}${escaped(expected.slice(at))}$`), unknown };
  }

  #sourceOf(name, kind, unknown) {
    if (name === '<<hex32>>') return '[0-9a-f]{32}';
    if (name === ANY_TEXT) return '[^]+';
    const value = this.#values.get(name);
    if (value !== undefined) return escaped(value);
    const earlier = unknown.findIndex((one) => one.name === name);
    if (earlier >= 0) return `\\${earlier + 1}`;
    unknown.push({ name, kind });
    return `(${FORMS[kind]})`;
  }

  #learn(unknown, values) {
    for (const [i, { name, kind }] of unknown.entries()) {
      const problem = this.#problemOf(kind, values[i]);
      if (problem !== undefined) return problem;
      this.#values.set(name, values[i]);
    }
    return undefined;
  }

  #problemOf(kind, value) {
    const known = () => this.#world.words.has(value) || [...this.#values.values()].includes(value);
    if ((kind === 'id' || kind === 'token') && known()) return 'not a new value';
    return kind === 'time' && value <= this.#world.lastTime ? 'not a time of now' : undefined;
  }
}

/** A request needs a value that no earlier answer gave. */
export class MissingValue extends Error {
  constructor(placeholder) {
    super(`no earlier answer gave ${placeholder}`);
    this.placeholder = placeholder;
  }
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const ABSENT = '(absent)';

/**
 * Compares JSON values deeply. `found.differences` gets {path, why, expected, actual} for each place where they differ;
 * `found.disorder` counts objects whose members stand in another order, which alone is no difference.
 */
export function compare(expected, actual, path, bindings, found) {
  const say = (why) => found.differences.push(difference(path, why, expected, actual));
  if (typeof expected === 'string') {
    const problem = bindings.match(expected, actual);
    if (problem !== undefined) say(problem);
  } else if (expected === null || typeof expected !== 'object') {
    if (expected !== actual) say('differs');
  } else if (actual === null || typeof actual !== 'object' || Array.isArray(actual) !== Array.isArray(expected)) {
    say('another kind of value');
  } else if (Array.isArray(expected)) {
    compareLists(expected, actual, path, bindings, found);
  } else {
    compareObjects(expected, actual, path, bindings, found);
  }
}

function compareLists(expected, actual, path, bindings, found) {
  if (expected.length !== actual.length) {
    found.differences.push(difference(`${path}.length`, 'differs', expected.length, actual.length));
  }
  for (let i = 0; i < Math.min(expected.length, actual.length); i += 1) {
    compare(expected[i], actual[i], `${path}[${i}]`, bindings, found);
  }
}

function compareObjects(expected, actual, path, bindings, found) {
  const expectedNames = Object.keys(expected);
  const actualNames = Object.keys(actual);
  for (const name of expectedNames) {
    if (Object.hasOwn(actual, name)) compare(expected[name], actual[name], `${path}.${name}`, bindings, found);
    else found.differences.push(difference(`${path}.${name}`, 'missing', expected[name], undefined));
  }
  for (const name of actualNames) {
    if (!Object.hasOwn(expected, name)) {
      found.differences.push(difference(`${path}.${name}`, 'not expected', ABSENT, actual[name]));
    }
  }
  if (expectedNames.length === actualNames.length && expectedNames.join() !== actualNames.join()) found.disorder += 1;
}

export function difference(path, why, expected, actual) {
  return { path: path === '' ? '(body)' : path, why, expected, actual: actual === undefined ? ABSENT : actual };
}
