import type { Json } from '../../../contracts/index.js';

/** What of an operation of the API document requests are drawn from. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With `{name}` where a parameter stands. */
  readonly path: string;
  /** Names of query parameters. */
  readonly query: readonly string[];
  /** Examples of bodies. */
  readonly bodies: readonly Json[];
}

type Node = Readonly<Record<string, unknown>>;

const METHODS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

/** The operations of an OpenAPI document whose references lead into its `components`. */
export function operationsOf(document: Node): readonly Operation[] {
  const resolve = (node: unknown): Node => {
    const found = asNode(node);
    if (typeof found.$ref !== 'string') return found;
    return resolve(
      found.$ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, step) => asNode(at)[step], document),
    );
  };
  return Object.entries(asNode(document.paths)).flatMap(([path, item]) =>
    Object.entries(asNode(item))
      .filter(([method]) => METHODS.has(method))
      .map(([method, each]) => {
        const { operationId, parameters, requestBody } = asNode(each);
        const query = asList(parameters)
          .map(resolve)
          .filter((parameter) => parameter.in === 'query');
        const media = Object.values(asNode(resolve(requestBody).content)).map(resolve);
        const examples = media.flatMap(({ examples: given }) => Object.values(asNode(given)).map(resolve));
        return {
          id: String(operationId),
          method: method.toUpperCase(),
          path,
          query: query.map(({ name }) => String(name)),
          bodies: examples.flatMap(({ value }) => (isJson(value) ? [value] : [])),
        };
      }),
  );
}

function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** It comes from a JSON file. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}
