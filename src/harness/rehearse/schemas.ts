import { isRecord } from '../json.js';

export type Members = Readonly<Record<string, unknown>>;

/** What a value of a document says, with what it refers to; members beside a reference win. */
export function resolvedIn(document: Members, value: unknown): Members {
  let members: Members = isRecord(value) ? value : {};
  for (let hops = 0; typeof members.$ref === 'string' && hops < 20; hops += 1) {
    const { $ref, ...beside } = members;
    const found = String($ref)
      .slice(2)
      .split('/')
      .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((inner, step) => (isRecord(inner) ? inner[step] : undefined), document);
    members = isRecord(found) ? mergedSchema(found, beside) : beside;
  }
  return members;
}

function mergedSchema(one: Members, other: Members): Members {
  const properties = { ...membersOf(one.properties), ...membersOf(other.properties) };
  return { ...one, ...other, ...(Object.keys(properties).length === 0 ? {} : { properties }) };
}

/** A schema in one piece: what it refers to, and all that it consists of. */
export function wholeSchema(document: Members, value: unknown): Members {
  const { allOf, ...own } = resolvedIn(document, value);
  if (!Array.isArray(allOf)) return own;
  return allOf.map((each) => wholeSchema(document, each)).reduceRight((whole, part) => mergedSchema(part, whole), own);
}

export function membersOf(value: unknown): Members {
  return isRecord(value) ? value : {};
}

export function typesOf({ type, properties, items }: Members): readonly string[] {
  if (type === undefined) return properties !== undefined ? ['object'] : items !== undefined ? ['array'] : [];
  return [type].flat().map(String);
}

/** A value that a schema allows: its example, or the plainest one. */
export function sampleOf(document: Members, given: unknown, depth = 0): unknown {
  const schema = wholeSchema(document, given);
  const { example, examples, const: only, default: usual, enum: words } = schema;
  const [first] = [examples].flat();
  for (const value of [
    example,
    Array.isArray(examples) ? first : undefined,
    only,
    usual,
    Array.isArray(words) ? words[0] : undefined,
  ]) {
    if (value !== undefined) return value;
  }
  const [type = 'string'] = typesOf(schema);
  if (type === 'object' && depth < 5) {
    const members = Object.entries(membersOf(schema.properties));
    return Object.fromEntries(members.map(([name, member]) => [name, sampleOf(document, member, depth + 1)]));
  }
  const plain: Members = { string: 'new', integer: 1, number: 1.5, boolean: true, array: [], object: {} };
  return plain[type] ?? null;
}
