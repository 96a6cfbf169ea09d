import type { SchemaError } from '../request-rules.js';

/** Errors with these keywords mean that the value is not of an alternative at all. */
const OF_ANOTHER_KIND = new Set(['type', 'enum', 'const']);

/**
 * Errors without contradictions. Where a value may be one of several alternatives, either the errors of the alternative whose kind
 * it has remain, or the single error that it fits no alternative.
 */
export function fittingErrors(errors: readonly SchemaError[]): readonly SchemaError[] {
  const left = new Set(errors);
  errors.forEach((choice, position) => {
    const { instancePath, keyword } = choice;
    if (keyword !== 'oneOf' && keyword !== 'anyOf') {
      return;
    }
    const inside = errors
      .slice(0, position)
      .filter((error) => left.has(error) && isWithin(error.instancePath, instancePath));
    const fitting = inside.filter(
      (error) => error.instancePath !== instancePath || !OF_ANOTHER_KIND.has(error.keyword),
    );
    for (const error of fitting.length === 0 ? inside : [choice, ...inside.filter((one) => !fitting.includes(one))]) {
      left.delete(error);
    }
  });
  return errors.filter((error) => left.has(error));
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}

const ANYTHING = 'a value as the document describes it';

const WORDS: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  string: 'a text',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

/** Describes the values that a schema allows. */
export function rightOf(schema: Readonly<Record<string, unknown>>): string {
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(alternatives)) {
    return [...new Set(alternatives.map((one) => rightOf(Object(one))))].join(', or ');
  }
  if (Array.isArray(schema.enum)) {
    return schema.enum.map(String).join(', ');
  }
  const types = [schema.type].flat().map(String);
  return types.map((type) => (isNumeric(type) ? numberOf(schema, type) : (WORDS[type] ?? ANYTHING))).join(' or ');
}

function isNumeric(type: string): boolean {
  return type === 'integer' || type === 'number';
}

function numberOf({ minimum, maximum }: Readonly<Record<string, unknown>>, type: string): string {
  const from = minimum === undefined ? '' : ` from ${minimum}`;
  const to = maximum === undefined ? '' : `${from === '' ? ' up' : ''} to ${maximum}`;
  return `${type === 'integer' ? 'a whole number' : 'a number'}${from}${to}`;
}
