import { CastFailure, castBoolean } from './cast.js';
import { compilePcre } from './pcre.js';
import type { QueryValue } from './query.js';

// Conditions of a query that reach upstream's database as they are: a value, a list of which any may be meant, or an object of
// operators (facts: upstream behaviour B3).

/** The mapper or the database refuses the condition; `message` is its text. */
class OperatorFailure extends Error {
  override readonly name = 'OperatorFailure';
}

/** Whether a document has it, given the values that it has at the path: several where the path leads through a list. */
export type Test = (values: readonly string[]) => boolean;

/** A path of a schema. */
export interface OperatorPath {
  readonly name: string;
  /** What the mapper calls its type. */
  readonly type: 'String' | 'ObjectId';
  /** Throws a CastFailure. */
  readonly cast: (value: unknown, path: string) => string | null;
}

type Operator = (path: OperatorPath, value: QueryValue, all: Operators) => Test;

type Operators = { readonly [name: string]: QueryValue };

/** The condition of a value; throws a CastFailure or an OperatorFailure. */
export function testOf(path: OperatorPath, value: QueryValue): Test {
  if (Array.isArray(value)) {
    return among(path, value);
  }
  const names = typeof value === 'object' ? Object.keys(value) : [];
  if (typeof value !== 'object' || !names.some((name) => name.startsWith('$'))) {
    const wanted = path.cast(value, path.name);
    return (values) => values.some((one) => one === wanted);
  }
  // The mapper looks at the last one first.
  const tests = names.reverse().map((name) => operator(path, name)(path, value[name], value));
  return (values) => tests.every((test) => test(values));
}

function operator({ type }: OperatorPath, name: string): Operator {
  const known = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (known === undefined || (type !== 'String' && TEXT_ONLY.has(name))) {
    throw new OperatorFailure(`Can't use ${name} with ${type}.`);
  }
  return known;
}

function among(path: OperatorPath, value: QueryValue): Test {
  const wanted = listOf(path, value);
  return (values) => values.some((one) => wanted.includes(one));
}

function listOf(path: OperatorPath, value: QueryValue): (string | null)[] {
  return (Array.isArray(value) ? value : [value]).map((item) => path.cast(item, path.name));
}

const not =
  (test: Test): Test =>
  (values) =>
    !test(values);

const compared =
  (holds: (order: number) => boolean): Operator =>
  (path, value) => {
    const bound = Buffer.from(path.cast(value, path.name) ?? '');
    return (values) => values.some((one) => holds(Buffer.compare(Buffer.from(one), bound)));
  };

const equal: Operator = (path, value) => {
  const wanted = path.cast(value, path.name);
  return (values) => values.some((one) => one === wanted);
};

const TEXT_ONLY: ReadonlySet<string> = new Set(['$regex', '$options', '$not']);

/** Names of types that the database knows. */
const TYPES: ReadonlySet<string> = new Set(
  'double string object array binData undefined objectId bool date null regex dbPointer javascript symbol int long decimal timestamp javascriptWithScope minKey maxKey number'.split(
    ' ',
  ),
);

const OPERATORS: Readonly<Record<string, Operator>> = {
  $eq: equal,
  $ne: (...given) => not(equal(...given)),
  $in: among,
  $nin: (path, value) => not(among(path, value)),
  $all: (path, value) => {
    const wanted = listOf(path, value);
    return (values) => wanted.length > 0 && wanted.every((one) => one !== null && values.includes(one));
  },
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $exists: (path, value) => {
    const isThere = castBoolean(value, path.name);
    return (values) => values.length > 0 === isThere;
  },
  $type: (path, value) => {
    if (typeof value !== 'string' || !TYPES.has(value)) {
      throw new OperatorFailure(`Unknown type name alias: ${String(value)}`);
    }
    const own = path.type === 'String' ? 'string' : 'objectId';
    return (values) => value === own && values.length > 0;
  },
  $regex: (path, value, { $options }) => {
    const pattern = path.cast(value, path.name) ?? '';
    const options = $options === undefined ? '' : (path.cast($options, path.name) ?? '');
    const expression = compile(pattern, options);
    return (values) => values.some((one) => expression.test(one));
  },
  $options: (_path, _value, { $regex }) => {
    if ($regex === undefined) {
      throw new OperatorFailure('$options needs a $regex');
    }
    return () => true;
  },
  $not: (path, value) => {
    if (typeof value !== 'object' || Array.isArray(value) || !Object.keys(value)[0]?.startsWith('$')) {
      throw new OperatorFailure('$not needs a regex or a document');
    }
    return not(testOf(path, value));
  },
};

function compile(pattern: string, options: string): RegExp {
  if (/[^imsx]/.test(options)) {
    throw new OperatorFailure(`invalid flag in regex options: ${options}`);
  }
  try {
    return compilePcre(pattern, options);
  } catch {
    throw new OperatorFailure('Regular expression is invalid');
  }
}

/** Whether an error says that a condition is refused. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof CastFailure || error instanceof OperatorFailure;
}
