/**
 * A pact as text: interactions in the given order, the members of every object by name, no versions of whatever wrote it and
 * nothing that differs from one run to the next.
 */
export function writePact(pact: unknown, placeOf: (description: string) => number): string {
  const { consumer, provider, interactions } = Object(pact);
  const list: readonly unknown[] = Array.isArray(interactions) ? interactions : [];
  const ordered = list.toSorted((a, b) => placeOf(descriptionOf(a)) - placeOf(descriptionOf(b)));
  const metadata = { pactSpecification: { version: '4.0' } };
  return `${JSON.stringify(sorted({ consumer, provider, interactions: ordered, metadata }), undefined, 2)}\n`;
}

function descriptionOf(interaction: unknown): string {
  return String(Object(interaction).description);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sorted(Reflect.get(value, name))]));
}
