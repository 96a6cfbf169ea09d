import { isRecord } from '../json.js';

/** A member of an interaction that is not what it has to be. */
export interface ShapeProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** What each member of a request and its answer has to be, in any version of Pact. */
const members = [
  { path: ['request', 'method'], wanted: 'a text such as "GET"', isRight: isText },
  { path: ['request', 'path'], wanted: 'a text such as "/flows"', isRight: isText },
  { path: ['response', 'status'], wanted: 'a number such as 200', isRight: Number.isInteger },
] as const;

/** What is missing in an interaction over HTTP, or of the wrong type. */
export function shapeProblems(document: Readonly<Record<string, unknown>>): readonly ShapeProblem[] {
  const parts = ['request', 'response'].filter((part) => !isRecord(document[part]));
  const inside = members.filter(({ path: [part] }) => !parts.includes(part));
  return [
    ...parts.map((part) => ({ path: [part], message: told([part], document[part], 'an object') })),
    ...inside.flatMap(({ path, wanted, isRight }) => {
      const [part, name] = path;
      const value: unknown = Object(document[part])[name];
      return isRight(value) ? [] : [{ path, message: told(path, value, wanted) }];
    }),
  ];
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function told(path: readonly string[], value: unknown, wanted: string): string {
  const is = value === undefined ? 'is missing' : `is ${JSON.stringify(value).slice(0, 100)}`;
  return `${path.join('.')} ${is}, ${wanted} is wanted`;
}
