import { baseUrl, send } from '../data/api.js';

/** How well something is known, and from where. */
export interface Evidence {
  readonly level: string;
  readonly source: string;
}

export interface Parameter {
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly $ref?: string;
}

export interface Answer {
  readonly description?: string;
  readonly 'x-evidence'?: Evidence;
  readonly $ref?: string;
}

interface Content {
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, Content>> };
  readonly responses?: Readonly<Record<string, Answer>>;
  readonly security?: readonly object[];
  readonly 'x-evidence'?: Evidence;
}

interface Document {
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] }>
  >;
  readonly components: {
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly responses?: Readonly<Record<string, Answer>>;
  };
}

/** An operation with all that it refers to. */
export interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  readonly answers: readonly (readonly [status: string, answer: Answer])[];
}

export interface Reference {
  readonly tags: Document['tags'];
  readonly entries: readonly Entry[];
}

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const;

const lastOf = (ref = ''): string => ref.split('/').at(-1) ?? '';

/** The API document, as the mock has it. */
export async function loadReference(): Promise<Reference> {
  const answer = await send(new Request(`${baseUrl}/_mock/ui/flowmate.json`));
  const document: Document = await answer.json();
  const { parameters = {}, responses = {} } = document.components;
  const entries = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method): Entry[] => {
      const operation = item[method];
      if (operation === undefined) return [];
      const own = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      const answers = Object.entries(operation.responses ?? {});
      return [
        {
          method: method.toUpperCase(),
          path,
          operation,
          parameters: own.map((parameter) => parameters[lastOf(parameter.$ref)] ?? parameter),
          answers: answers.map(([status, given]) => [status, responses[lastOf(given.$ref)] ?? given]),
        },
      ];
    }),
  );
  return { tags: document.tags, entries };
}

/** What the document shows of a parameter or a body. */
export function exampleOf({ example, examples = {} }: Content): unknown {
  return example ?? Object.values(examples)[0]?.value;
}
