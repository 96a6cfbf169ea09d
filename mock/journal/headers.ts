/** Headers as they came over the wire: names and values in turn, one a line. Without a wire, what a Request has. */
export type RawHeaders = string | Headers;

/** Names as they were sent, with their values. */
export function headerPairs(headers: RawHeaders): (readonly [name: string, value: string])[] {
  if (headers instanceof Headers) {
    return [...headers];
  }
  const lines = headers.split('\n');
  const pairs = [];
  for (let i = 0; i + 1 < lines.length; i += 2) {
    pairs.push([lines[i] ?? '', lines[i + 1] ?? ''] as const);
  }
  return pairs;
}

/** Several values of one header, as one. `name` in lower case. */
export function joinValues(name: string, values: readonly string[]): string {
  return values.join(name === 'cookie' ? '; ' : ', ');
}

/** A header by its name in lower case; several of one name are joined. */
export function headerOf(headers: RawHeaders, name: string): string | undefined {
  const found = headerPairs(headers).filter(([known]) => known.toLowerCase() === name);
  return found.length === 0
    ? undefined
    : joinValues(
        name,
        found.map(([, value]) => value),
      );
}
