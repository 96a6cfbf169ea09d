import { type Declared, isNested, isReadable } from './declared.js';
import { ExactNumber, toJsonValue } from './json.js';
import { type InputProblem, isRecord, type Problem, type Result } from './problem.js';

/** What goes to a flow, and what of it is not as the flow declares. */
export interface Fitted {
  readonly data: Readonly<Record<string, unknown>>;
  readonly misfits: readonly InputProblem[];
}

/**
 * The part of the data that goes to a flow: the parameters that it declares, each as it is; all of the data where it declares
 * none. The data is taken as JSON shows it. Every value that is missing or of another type is reported beside it.
 */
export function fitData(declared: Declared | undefined, given: unknown): Result<Fitted> {
  let data: unknown;
  try {
    data = toJsonValue(given);
  } catch (cause) {
    return { error: misfit([{ place: '', message: `the data cannot be written as JSON (${String(cause)})` }]) };
  }
  if (!isObject(data)) {
    return { error: misfit([{ place: '', message: `the data is ${describe(data)}: an object is wanted` }]) };
  }
  if (declared === undefined || Object.keys(declared).length === 0) return { data: { data, misfits: [] } };
  const misfits: InputProblem[] = [];
  const picked = pick(declared, data, '', misfits);
  // What is no type may name parameters in a form of its own: then nothing is left out.
  const isUnderstood = Object.entries(declared).every(
    ([name, type]) => Object.hasOwn(data, name) || typeof type === 'string' || isReadable(type),
  );
  return { data: { data: isUnderstood ? picked : data, misfits } };
}

/** The problem of data that is not sent. */
export function misfit(problems: readonly InputProblem[]): Problem {
  const message = `the data does not fit the flow: ${problems.map((problem) => problem.message).join('; ')}`;
  return { kind: 'input', message, problems };
}

function pick(
  declared: Declared,
  data: Readonly<Record<string, unknown>>,
  path: string,
  misfits: InputProblem[],
): Record<string, unknown> {
  const members: [string, unknown][] = [];
  for (const [name, type] of Object.entries(declared)) {
    const place = `${path}${name}`;
    if (Object.hasOwn(data, name)) members.push([name, take(type, data[name], place, misfits)]);
    else misfits.push({ place, message: `${place} is missing: the flow wants ${wanted(type)}` });
  }
  return Object.fromEntries(members);
}

function take(type: unknown, value: unknown, place: string, misfits: InputProblem[]): unknown {
  if (isNested(type) && isObject(value)) return pick(type, value, `${place}.`, misfits);
  if (Array.isArray(type) && type.length === 1 && Array.isArray(value)) {
    return value.map((item: unknown, i) => take(type[0], item, `${place}[${i}]`, misfits));
  }
  if (!isOfType(value, type)) {
    misfits.push({ place, message: `${place} is ${describe(value)}: the flow wants ${wanted(type)}` });
  }
  return value;
}

function isOfType(value: unknown, type: unknown): boolean {
  if (Array.isArray(type)) return Array.isArray(value);
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'number':
      return typeof value === type || value instanceof ExactNumber;
    case 'integer':
      return value instanceof ExactNumber ? /^-?\d+$/.test(value.digits) : Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      // The meaning of any other word or form is undocumented.
      return !isNested(type);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && !(value instanceof ExactNumber);
}

function wanted(type: unknown): string {
  if (isNested(type)) return 'an object';
  if (Array.isArray(type)) return 'a list';
  return typeof type === 'string' ? `a value of type ${type}` : 'a value';
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof ExactNumber) return `the number ${value.digits.slice(0, 60)}`;
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${JSON.stringify(value).slice(0, 60)}`;
}
