/** A part of a text, from `start` up to `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

// These read texts that `JSON.parse` has taken. What it gives back has lost how numbers were written, and the order of names.

/** Where a value of a JSON text stands, by the names and numbers that lead to it. Of members of one name the last counts. */
export function spanAt(text: string, path: readonly (string | number)[]): Span | undefined {
  let at = skipSpace(text, 0);
  for (const step of path) {
    const found = partsOf(text, at).findLast(({ name }) => name === step);
    if (found === undefined) return undefined;
    at = found.start;
  }
  return { start: at, end: endOf(text, at) };
}

/** The text of a value inside a JSON text; `undefined` where there is nothing. */
export function sourceAt(text: string, path: readonly (string | number)[]): string | undefined {
  const span = spanAt(text, path);
  return span === undefined ? undefined : text.slice(span.start, span.end);
}

/** The members of the object that a JSON text is, each with its text; none of any other value. */
export function memberSources(text: string): ReadonlyMap<string, string> {
  const parts = partsOf(text, skipSpace(text, 0));
  return new Map(
    parts.flatMap(({ name, start, end }) => (typeof name === 'string' ? [[name, text.slice(start, end)]] : [])),
  );
}

/** The items of the list that stands at a place in a JSON text, each with its text. */
export function itemSources(text: string, path: readonly (string | number)[]): readonly string[] {
  const span = spanAt(text, path);
  return span === undefined ? [] : partsOf(text, span.start).map(({ start, end }) => text.slice(start, end));
}

/** An object of members that are JSON texts. */
export function objectOf(members: Iterable<readonly [name: string, source: string | undefined]>): string {
  const written = [...members].filter(([, source]) => source !== undefined);
  return `{${written.map(([name, source]) => `${JSON.stringify(name)}:${source}`).join(',')}}`;
}

/** A JSON text without white space and needless escapes: numbers stay as written, names in their order. */
export function compact(text: string): string {
  return tokensOf(text)
    .map((token) => (token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : token))
    .join('');
}

/** The numbers of a JSON text, as written. */
export function numbersIn(text: string): readonly string[] {
  return tokensOf(text).filter((token) => /^[-\d]/.test(token));
}

/** How deep lists and objects are in each other. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const token of tokensOf(text)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
    else if (token === ']' || token === '}') depth--;
  }
  return deepest;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const end = '[]{},:'.includes(text.charAt(at)) ? at + 1 : endOf(text, at);
    tokens.push(text.slice(at, end));
    at = end;
  }
  return tokens;
}

interface Part extends Span {
  readonly name: string | number;
}

/** What the list or object that begins at a place consists of. */
function partsOf(text: string, open: number): Part[] {
  const bracket = text.charAt(open);
  if (bracket !== '[' && bracket !== '{') return [];
  const parts: Part[] = [];
  let at = skipSpace(text, open + 1);
  while (at < text.length && text.charAt(at) !== ']' && text.charAt(at) !== '}') {
    let name: string | number = parts.length;
    if (bracket === '{') {
      const end = endOf(text, at);
      name = String(JSON.parse(text.slice(at, end)));
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    const end = endOf(text, at);
    parts.push({ name, start: at, end });
    at = skipSpace(text, end);
    if (text.charAt(at) === ',') at = skipSpace(text, at + 1);
  }
  return parts;
}

/** Where the value ends that begins at a place. */
function endOf(text: string, start: number): number {
  const first = text.charAt(start);
  if (first === '"') return endOfString(text, start);
  if (first !== '[' && first !== '{') {
    const rest = /[\s,:[\]{}]/g;
    rest.lastIndex = start;
    return rest.exec(text)?.index ?? text.length;
  }
  const next = /["[\]{}]/g;
  next.lastIndex = start;
  let depth = 0;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    if (found[0] === '"') next.lastIndex = endOfString(text, found.index);
    else if (found[0] === '[' || found[0] === '{') depth++;
    else if (--depth === 0) return next.lastIndex;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  const next = /["\\]/g;
  next.lastIndex = start + 1;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    if (found[0] === '"') return next.lastIndex;
    next.lastIndex = found.index + 2;
  }
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  return at;
}
