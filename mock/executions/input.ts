import { isObject } from '../scenarios/check.js';

/** What is wrong with a webhook's body as the trigger data of a flow that declares its input; empty when nothing is. */
export function inputErrors(declared: Readonly<Record<string, unknown>> | undefined, body: unknown): string[] {
  if (declared === undefined || Object.keys(declared).length === 0) return [];
  const data = isObject(body) ? body.data : undefined;
  if (!isObject(data)) return ['the body has no member data that holds the parameters of the flow'];
  return memberErrors(declared, data, '');
}

function memberErrors(
  declared: Readonly<Record<string, unknown>>,
  data: Record<string, unknown>,
  path: string,
): string[] {
  return Object.entries(declared).flatMap(([name, type]) => {
    const place = `${path}${name}`;
    if (!Object.hasOwn(data, name)) return [`parameter ${place} is missing`];
    const value = data[name];
    if (isObject(type))
      return isObject(value) ? memberErrors(type, value, `${place}.`) : [`parameter ${place} is no object`];
    return fits(value, type) ? [] : [`parameter ${place} is no ${String(type)}`];
  });
}

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
