import { isRecord } from '../../json.js';

/** What of JSON Schema the schema of the report is written in. */
interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

export interface Departure {
  /** `cases[3].id`; `the whole` for the value itself. */
  readonly place: string;
  readonly message: string;
}

/** The first thing in which a value is not as a schema has it. */
export function findDeparture(value: unknown, schema: Schema): Departure | undefined {
  return look(value, schema, '', schema.definitions ?? {});
}

function look(
  value: unknown,
  schema: Schema,
  place: string,
  definitions: Schema['definitions'],
): Departure | undefined {
  const departs = (message: string): Departure => ({ place: place === '' ? 'the whole' : place, message });
  const { $ref, type, oneOf, items, required = [], properties = {}, additionalProperties } = schema;
  if ($ref !== undefined) {
    return look(value, definitions?.[$ref.replace('#/definitions/', '')] ?? {}, place, definitions);
  }
  if ('const' in schema && value !== schema.const) return departs(`is not ${JSON.stringify(schema.const)}`);
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    return departs(`is none of ${schema.enum.map((each) => JSON.stringify(each)).join(', ')}`);
  }
  if (oneOf?.every((each) => look(value, each, place, definitions) !== undefined)) {
    return departs('has none of the forms that it may have');
  }
  if (type !== undefined && !hasType(value, type)) return departs(`is no ${type}`);
  if (Array.isArray(value) && items !== undefined) {
    return first(value.map((each, at) => () => look(each, items, `${place}[${at}]`, definitions)));
  }
  if (!isRecord(value)) return undefined;
  const missing = required.find((name) => value[name] === undefined);
  if (missing !== undefined) return departs(`has no ${missing}`);
  return first(
    Object.entries(value).map(([name, member]) => () => {
      const own = properties[name] ?? additionalProperties;
      return own && look(member, own, place === '' ? name : `${place}.${name}`, definitions);
    }),
  );
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function first(looks: readonly (() => Departure | undefined)[]): Departure | undefined {
  for (const each of looks) {
    const found = each();
    if (found !== undefined) return found;
  }
  return undefined;
}
