import { type CheckedSchema, checkedSchemas } from '../../openapi/index.js';
import {
  about,
  type Check,
  check,
  isObject,
  oneOf,
  shortText,
  someText,
  text,
  textLike,
  truth,
  wholeNumber,
  wrongType,
} from '../domain/checks/check.js';
import { anyObject, anything, listOf, object, recordOf, required } from '../domain/checks/check-inside.js';
import { quote, Report } from '../domain/checks/report.js';

type SchemaName = keyof typeof checkedSchemas;

/** Extends the check of a schema by what the schema cannot say. */
type Refine = (check: Check, checks: SchemaChecks) => Check;

/** By name of the schema. */
export type Refinements = Readonly<Partial<Record<SchemaName, Refine>>>;

const SCHEMAS: Readonly<Record<string, CheckedSchema>> = checkedSchemas;

/** The checks of the schemas in the document of the control API. */
export class SchemaChecks {
  readonly #refinements: Readonly<Record<string, Refine | undefined>>;
  readonly #made = new Map<string, Check>();

  constructor(refinements: Refinements) {
    this.#refinements = refinements;
  }

  of(name: SchemaName): Check {
    return this.#named(name);
  }

  /** The checks of a union's alternatives, each by the word that distinguishes it. */
  alternativesOf(name: SchemaName, wordOf: (schema: CheckedSchema) => unknown): ReadonlyMap<unknown, Check> {
    const alternatives = SCHEMAS[name]?.oneOf ?? [];
    return new Map(alternatives.map((schema) => [wordOf(firstObject(schema)), this.#make(schema)]));
  }

  #named(name: string): Check {
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    const made = this.#make(SCHEMAS[name] ?? {});
    const refined = this.#refinements[name]?.(made, this) ?? made;
    this.#made.set(name, refined);
    return refined;
  }

  #make({ 'x-about': sentence, ...schema }: CheckedSchema): Check {
    const made = this.#undescribed(schema);
    return sentence === undefined ? made : about(sentence, made);
  }

  #undescribed(schema: CheckedSchema): Check {
    const { minimum = 0, maximum, minItems, items = {} } = schema;
    if (schema.$ref !== undefined) return this.#named(schema.$ref);
    if (schema.oneOf !== undefined) return this.#union(schema.oneOf, schema['x-wrong']);
    if (schema.enum !== undefined) return oneOf(...schema.enum);
    if (schema.const !== undefined) return oneOf(schema.const);
    switch (schema.type) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return listOf(this.#make(items), minItems === undefined ? {} : { minItems });
      case 'string':
        return textOf(schema);
      case 'boolean':
        return truth;
      case 'integer':
        return wholeNumber(minimum, maximum);
      case 'number':
        return numberFrom(minimum, maximum, schema['x-wrong']);
      default:
        return schema.type === undefined ? anything : ofTypes([schema.type].flat());
    }
  }

  #object({ properties, required: needed = [], additionalProperties: others, minProperties }: CheckedSchema): Check {
    if (properties === undefined) {
      return typeof others === 'object' && Object.keys(others).length > 0 ? recordOf(this.#make(others)) : anyObject;
    }
    const members = Object.entries(properties).map(([name, schema]) => {
      const made = this.#make(schema);
      return [name, needed.includes(name) ? required(made) : made] as const;
    });
    const filled = Object.keys(properties).filter((name) => properties[name]?.minItems !== undefined);
    return object(Object.fromEntries(members), {
      schema: minProperties === undefined ? {} : { minProperties },
      after: (value, report) => {
        for (const name of filled) {
          const list = value[name];
          if (Array.isArray(list) && list.length === 0) report.addAt(name, 'is empty; one at least is needed');
        }
      },
    });
  }

  /** One of something or a list of them; any other union by trying all alternatives, unless it is refined. */
  #union(alternatives: readonly CheckedSchema[], wrong?: string): Check {
    const made = alternatives.map((schema) => this.#make(schema));
    const [one, several] = alternatives[1]?.type === 'array' ? made : [];
    const anyOf = wrong === undefined ? made.map(({ schema }) => schema) : alternatives;
    return check({ anyOf }, (value, report) => {
      if (one === undefined || several === undefined) {
        if (!made.some((each) => isFit(each, value))) report.add(`${quote(value)} ${wrong ?? 'fits nothing'}`);
      } else if (!Array.isArray(value)) one(value, report);
      else if (value.length === 0) report.add('names nothing; one at least is needed');
      else several(value, report);
    });
  }
}

/** Checks objects further, after their members. */
export function after(judge: (value: Record<string, unknown>, report: Report) => void): Refine {
  return (usual) =>
    check(usual.schema, (value, report) => {
      usual(value, report);
      if (isObject(value)) judge(value, report);
    });
}

/** Checks texts further that satisfy the schema. */
export function alsoText(judge: (value: string, report: Report) => void): Refine {
  return (usual) =>
    check(usual.schema, (value, report) => {
      if (typeof value === 'string' && isFit(usual, value)) judge(value, report);
      else usual(value, report);
    });
}

/** Checks in place of the schema, which is only published. */
export function instead(judge: (value: unknown, report: Report) => void): Refine {
  return ({ schema }) => check(schema, judge);
}

function isFit(usual: Check, value: unknown): boolean {
  const report = new Report();
  usual(value, report);
  return report.findings.length === 0;
}

function firstObject(schema: CheckedSchema): CheckedSchema {
  const inside = schema.$ref === undefined ? schema.oneOf?.[0] : SCHEMAS[schema.$ref];
  return inside === undefined ? schema : firstObject(inside);
}

function textOf({
  pattern,
  minLength,
  maxLength,
  'x-wrong': wrong = `does not match ${pattern}`,
}: CheckedSchema): Check {
  if (pattern !== undefined) return textLike(new RegExp(pattern), wrong);
  return maxLength === undefined ? (minLength === undefined ? text : someText) : shortText(maxLength);
}

function numberFrom(least: number, most = Number.MAX_VALUE, wrong = `is not a number from ${least} to ${most}`): Check {
  return check({ type: 'number', minimum: least, maximum: most }, (value, report) => {
    if (!(typeof value === 'number' && value >= least && value <= most)) report.add(`${quote(value)} ${wrong}`);
  });
}

function ofTypes(type: readonly string[]): Check {
  return check({ type }, (value, report) => {
    if (!type.includes(typeof value)) report.add(wrongType(value, type.join(' or ')));
  });
}
