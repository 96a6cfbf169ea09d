import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OperationId } from '../../../openapi/index.js';

interface MediaType {
  readonly schema: object;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: object;
  readonly example?: unknown;
  readonly description?: string;
}

interface Evidence {
  readonly level: string;
  readonly source: string;
}

interface Response {
  readonly description: string;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly 'x-evidence'?: Evidence;
}

interface DocumentedOperation {
  readonly operationId: OperationId;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaType>> };
  readonly responses: Readonly<Record<string, Response | Reference>>;
  readonly 'x-evidence'?: Evidence;
  readonly 'x-alias-of'?: OperationId;
}

interface Reference {
  readonly $ref: string;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
}

const file = new URL('../../../openapi/generated/flowmate.json', import.meta.url);

const document: Document = JSON.parse(readFileSync(file, 'utf8'));

function isReference(value: object): value is Reference {
  return '$ref' in value;
}

function resolve<T extends object>(value: T | Reference): T {
  if (!isReference(value)) return value;
  let place: unknown = document;
  for (const name of value.$ref.slice(2).split('/')) place = Reflect.get(Object(place), name);
  return place as T;
}

export interface OperationEntry {
  readonly path: string;
  readonly method: string;
  readonly operation: DocumentedOperation;
  readonly parameters: readonly Parameter[];
  readonly responses: readonly (readonly [status: string, response: Response])[];
}

/** Every operation of the bundled document, its references to parameters and responses followed. */
export const documented: readonly OperationEntry[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    path,
    method,
    operation,
    parameters: (operation.parameters ?? []).map((each) => resolve(each)),
    responses: Object.entries(operation.responses).map(([status, each]) => [status, resolve(each)] as const),
  })),
);

// Each schema checks a few values only: what makes checks fast takes longer than it saves.
const ajv = new Ajv2020({ allErrors: true, strict: false, inlineRefs: false, code: { optimize: false } });

addFormats.default(ajv);

ajv.addSchema(document, 'document');

const compiled = new Map<object, ValidateFunction>();

/** What of `value` is against `schema`, in words; empty when nothing is. */
export function problemsOf(schema: object, value: unknown): string[] {
  let check = compiled.get(schema);
  if (check === undefined) {
    check = ajv.compile(absolute(schema));
    compiled.set(schema, check);
  }
  if (check(value)) return [];
  return (check.errors ?? []).map(
    (error) => `${error.instancePath || '(whole)'} ${error.message} ${JSON.stringify(error.params)}`,
  );
}

function absolute(schema: object): object {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === 'example' || key === 'examples' ? undefined : value,
  );
  return JSON.parse(text.replaceAll('"#/components/', '"document#/components/'));
}
