import { isRecord } from '../json.js';
import { resolved } from './api-document.js';
import { nearest } from './nearest.js';

/** What is wrong with a request that is no operation of the API document. */
export interface NoOperation {
  /** Which member of the request it is that has to be another. */
  readonly member: 'path' | 'method';
  readonly message: string;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Holds a method and a path against the operations of an OpenAPI document; `undefined` where they are one of them. */
export function noOperation(method: string, path: string, content: Readonly<Record<string, unknown>>) {
  const paths = Object.entries(isRecord(content.paths) ? content.paths : {});
  const known = paths.map(([template, item]) => ({ template, methods: methodsOf(resolved(item, content)) }));
  const steps = stepsOf(path);
  const here = known.filter(({ template }) => isAt(steps, stepsOf(template)));
  const wanted = method.toUpperCase();
  if (here.some(({ methods }) => methods.includes(wanted))) return undefined;
  const none = `there is no operation ${wanted} ${path}`;
  if (here.length > 0) {
    const taken = here.map(({ template, methods }) => `${template} takes ${methods.join(', ')}`).join('; ');
    return { member: 'method', message: `${none}; ${taken}` } satisfies NoOperation;
  }
  const operations = known.flatMap(({ template, methods }) => methods.map((each) => `${each} ${template}`));
  const near = nearest(`${wanted} ${steps.map(withoutId).join('/')}`, operations);
  const meant = near.length === 0 ? '' : `; near it: ${near.join(', ')}`;
  return { member: 'path', message: `${none}${meant}` } satisfies NoOperation;
}

function methodsOf(item: unknown): string[] {
  return METHODS.filter((method) => isRecord(item) && isRecord(item[method])).map((method) => method.toUpperCase());
}

/** A slash at the end makes no other path. */
function stepsOf(path: string): string[] {
  return path.replace(/(?<=.)\/$/, '').split('/');
}

function isAt(steps: readonly string[], template: readonly string[]): boolean {
  return (
    steps.length === template.length &&
    template.every((wanted, n) => (wanted.startsWith('{') ? isValue(steps[n] ?? '') : wanted === steps[n]))
  );
}

/** Steps of dots lead out of the path, encoded ones too. */
function isValue(step: string): boolean {
  return step !== '' && !/^(?:\.|%2e){1,2}$/i.test(step);
}

/** Ids have too many letters for what is around them to count. */
function withoutId(step: string): string {
  return step.length >= 16 || /\d/.test(step) ? '{id}' : step;
}
