import { isRecord } from './problem.js';

/** What a flow says of its input: the name of each parameter to its type, or for an object to the same of its members. */
export type Declared = Readonly<Record<string, unknown>>;

/** Words that name a type. */
const TYPES: ReadonlySet<unknown> = new Set([
  ...['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'],
  ...['any', 'date', 'date-time', 'datetime', 'time', 'file'],
]);

/** What stands beside `type` in JSON Schema, and hardly as the name of a member with a type for its value. */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...['type', 'format', 'items', 'properties', 'required', 'enum', 'const', 'default', 'nullable', 'pattern'],
  ...['title', 'description', 'example', 'examples', 'additionalProperties'],
]);

/** The input of a flow that declares names with types; `undefined` where it declares nothing, or in another form. */
export function declaredBy(payload: unknown): Declared | undefined {
  const declared = isRecord(payload) ? payload.inputParameters : undefined;
  if (!isRecord(declared) || Object.keys(declared).length === 0) return undefined;
  const isSchemaOfAll = '$schema' in declared || (declared.type === 'object' && isRecord(declared.properties));
  return isSchemaOfAll ? undefined : declared;
}

/** Whether an object names members with their types. FlowMate documents no form, so anything else may mean anything. */
export function isNested(type: unknown): type is Declared {
  return isRecord(type) && Object.keys(type).length > 0 && !isSchema(type) && Object.values(type).every(isReadable);
}

/** Whether this is understood as a type or as a description of one. */
export function isReadable(type: unknown): boolean {
  if (Array.isArray(type)) return type.length < 2 && type.every(isReadable);
  return TYPES.has(type) || isSchema(type) || isNested(type);
}

/** Whether this describes a value as JSON Schema does. */
function isSchema(type: unknown): boolean {
  if (!isRecord(type)) return false;
  if (isRecord(type.properties) || typeof type.$ref === 'string') return true;
  if (['anyOf', 'oneOf', 'allOf', 'enum'].some((name) => Array.isArray(type[name]))) return true;
  const types: readonly unknown[] = Array.isArray(type.type) ? type.type : [type.type];
  return types.every((each) => TYPES.has(each)) && Object.keys(type).every((name) => KEYWORDS.has(name));
}
