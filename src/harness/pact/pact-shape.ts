import { isRecord } from '../json.js';
import { nearest } from './nearest.js';

/** A member of an interaction that is not what it has to be. */
export interface ShapeProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Kind of interaction of pacts before version 4, and of most since. */
export const HTTP = 'Synchronous/HTTP';

const TYPES = [HTTP, 'Asynchronous/Messages', 'Synchronous/Messages'];

/** What each member of a request and its answer has to be, in any version of Pact. */
const members = [
  { path: ['request', 'method'], wanted: 'a text such as "GET"', isRight: isText },
  { path: ['request', 'path'], wanted: 'a text such as "/flows"', isRight: isText },
  { path: ['response', 'status'], wanted: 'a number such as 200', isRight: isStatus },
] as const;

/** What makes an interaction unreadable; empty where it can be read. `declared`: Pact's version by the file, where it says one. */
export function shapeProblems(interaction: unknown, declared: number | undefined): readonly ShapeProblem[] {
  if (!isRecord(interaction)) {
    return [{ path: [], message: `it has no description: it is ${shown(interaction)}, an object is wanted` }];
  }
  const { type, description } = interaction;
  const named =
    typeof description === 'string' ? [] : [{ path: [], message: 'it has no description, a text is wanted' }];
  if (type === undefined && declared !== undefined && declared >= 4) {
    return [...named, { path: [], message: `it has no type, "${HTTP}" is wanted in version ${declared} of Pact` }];
  }
  if (type !== undefined && !TYPES.some((each) => each === type)) return [...named, unknownType(type)];
  return type === undefined || type === HTTP ? [...named, ...httpProblems(interaction)] : named;
}

function unknownType(type: unknown): ShapeProblem {
  const near = nearest(String(type), TYPES);
  const meant = near.length > 0 ? `; near it: ${near.join(', ')}` : `; ${TYPES.join(', ')} are known`;
  return { path: ['type'], message: `type is ${shown(type)}, which is not a kind of interaction${meant}` };
}

/** What is missing in an interaction over HTTP, or of the wrong type. */
function httpProblems(document: Readonly<Record<string, unknown>>): readonly ShapeProblem[] {
  const parts = ['request', 'response'].filter((part) => !isRecord(document[part]));
  const inside = members.filter(({ path: [part] }) => !parts.includes(part));
  return [
    ...parts.map((part) => ({ path: [part], message: problem([part], document[part], 'an object') })),
    ...inside.flatMap(({ path, wanted, isRight }) => {
      const [part, name] = path;
      const value: unknown = Object(document[part])[name];
      return isRight(value) ? [] : [{ path, message: problem(path, value, wanted) }];
    }),
  ];
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isStatus(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 999;
}

function problem(path: readonly string[], value: unknown, wanted: string): string {
  const is = value === undefined ? 'is missing' : `is ${shown(value)}`;
  return `${path.join('.')} ${is}, ${wanted} is wanted`;
}

function shown(value: unknown): string {
  return JSON.stringify(value).slice(0, 100);
}
