import { isObject } from '../../domain/checks/check.js';

/** At most so many problems are reported. */
const MAX_ERRORS = 20;

/** What is wrong with a webhook's body as the trigger data of a flow that declares its input; empty when nothing is. */
export function inputErrors(declared: Readonly<Record<string, unknown>> | undefined, body: unknown): string[] {
  if (declared === undefined || Object.keys(declared).length === 0) {
    return [];
  }
  const data = isObject(body) && Object.hasOwn(body, 'data') ? body.data : undefined;
  if (data === undefined) {
    return ['the body has no member data, which holds the parameters'];
  }
  if (!isObject(data)) {
    return [`data is ${shown(data)}, not an object with the parameters`];
  }
  const errors: string[] = [];
  findErrors(declared, data, '', errors);
  const more = errors.length - MAX_ERRORS;
  return more > 0 ? [...errors.slice(0, MAX_ERRORS), `and ${more} more`] : errors;
}

function findErrors(
  declared: Readonly<Record<string, unknown>>,
  data: Readonly<Record<string, unknown>>,
  path: string,
  errors: string[],
): void {
  for (const [name, type] of Object.entries(declared)) {
    const place = `${path}${name}`;
    if (Object.hasOwn(data, name) && data[name] !== undefined) findErrorsIn(type, data[name], place, errors);
    else errors.push(`parameter ${place} is missing`);
  }
}

function findErrorsIn(type: unknown, value: unknown, place: string, errors: string[]): void {
  if (isObject(type)) {
    if (isObject(value)) findErrors(type, value, `${place}.`, errors);
    else errors.push(`parameter ${place} is ${shown(value)}, not an object`);
  } else if (Array.isArray(type)) {
    if (!Array.isArray(value)) errors.push(`parameter ${place} is ${shown(value)}, not a list`);
    else for (const [i, item] of value.entries()) findErrorsIn(type[0], item, `${place}[${i}]`, errors);
  } else if (!fits(value, type)) {
    errors.push(`parameter ${place} is ${shown(value)}, not ${wordOf(type)}`);
  }
}

/** Words for types that are not known take any value. */
function fits(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return true;
  }
}

function wordOf(type: unknown): string {
  return type === 'integer' || type === 'array' || type === 'object' ? `an ${type}` : `a ${String(type)}`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (isObject(value)) {
    return 'an object';
  }
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 40)}..."` : text;
}

/**
 * The query of a webhook that is called with GET, as trigger data. All values of a query are texts: those that read as a number
 * or as true or false become one where the flow declares it so.
 */
export function queryAsInput(
  declared: Readonly<Record<string, unknown>> | undefined,
  query: Readonly<Record<string, unknown>>,
): { readonly data: Record<string, unknown> } {
  const data = Object.entries(query).map(([name, value]) => {
    const type = declared !== undefined && Object.hasOwn(declared, name) ? declared[name] : undefined;
    return [name, typeof value === 'string' ? readAs(type, value) : value];
  });
  return { data: Object.fromEntries(data) };
}

function readAs(type: unknown, text: string): unknown {
  if ((type === 'number' || type === 'integer') && text.trim() !== '' && Number.isFinite(Number(text))) {
    return Number(text);
  }
  return type === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
}
