import { type InputProblem, isRecord, type Problem, type Result } from './problem.js';

/** What a flow says of its input: the name of each parameter to its type, or for an object to the same of its members. */
export type Declared = Readonly<Record<string, unknown>>;

/**
 * The part of the data that goes to a flow: the parameters that it declares, each of the declared type; all of the data where it
 * declares none. The data is taken as JSON shows it (dates as texts, without undefined members). Everything that does not fit is
 * reported at once.
 */
export function fitData(declared: Declared | undefined, given: unknown): Result<Readonly<Record<string, unknown>>> {
  let data: unknown;
  try {
    data = JSON.parse(JSON.stringify(given) ?? 'null');
  } catch (cause) {
    return { error: problemOf([{ place: '', message: `the data cannot be written as JSON (${String(cause)})` }]) };
  }
  if (!isRecord(data)) {
    return { error: problemOf([{ place: '', message: `the data is ${describe(data)}: an object is wanted` }]) };
  }
  if (declared === undefined || Object.keys(declared).length === 0) return { data };
  const problems: InputProblem[] = [];
  const picked = pick(declared, data, '', problems);
  return problems.length === 0 ? { data: picked } : { error: problemOf(problems) };
}

function problemOf(problems: readonly InputProblem[]): Problem {
  const message = `the data does not fit the flow: ${problems.map((problem) => problem.message).join('; ')}`;
  return { kind: 'input', message, problems };
}

function pick(
  declared: Declared,
  data: Readonly<Record<string, unknown>>,
  path: string,
  problems: InputProblem[],
): Record<string, unknown> {
  const members: [string, unknown][] = [];
  for (const [name, type] of Object.entries(declared)) {
    const place = `${path}${name}`;
    if (Object.hasOwn(data, name)) members.push([name, take(type, data[name], place, problems)]);
    else problems.push({ place, message: `${place} is missing: the flow wants ${wanted(type)}` });
  }
  return Object.fromEntries(members);
}

function take(type: unknown, value: unknown, place: string, problems: InputProblem[]): unknown {
  if (isRecord(type) && isRecord(value)) return pick(type, value, `${place}.`, problems);
  if (Array.isArray(type) && type.length === 1 && Array.isArray(value)) {
    return value.map((item: unknown, i) => take(type[0], item, `${place}[${i}]`, problems));
  }
  if (!isOfType(value, type)) {
    problems.push({ place, message: `${place} is ${describe(value)}: the flow wants ${wanted(type)}` });
  }
  return value;
}

function isOfType(value: unknown, type: unknown): boolean {
  if (isRecord(type)) return false;
  if (Array.isArray(type)) return Array.isArray(value);
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
      return isRecord(value);
    default:
      // The meaning of any other word is undocumented.
      return true;
  }
}

function wanted(type: unknown): string {
  if (isRecord(type)) return 'an object';
  if (Array.isArray(type)) return 'a list';
  return typeof type === 'string' ? `a value of type ${type}` : 'a value';
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${JSON.stringify(value).slice(0, 60)}`;
}
