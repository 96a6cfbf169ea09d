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

/** An operation of the document, as a request's path names it. */
export interface FoundOperation {
  readonly template: string;
  /** The path in the document's own spelling, with the values that the request has. */
  readonly path: string;
}

/** The operation of an OpenAPI document that a request is; `undefined` where no operation has its path and method. */
export function operationAt(
  method: string,
  path: string,
  content: Readonly<Record<string, unknown>>,
): FoundOperation | undefined {
  const here = pathsAt(path, content).filter(({ methods }) => methods.includes(method.toUpperCase()));
  // `/users/me` is nearer than `/users/{id}`.
  const [best] = here.sort((a, b) => a.template.split('{').length - b.template.split('{').length);
  return best === undefined ? undefined : { template: best.template, path: spelled(best) };
}

/** Holds a method and a path against the operations of an OpenAPI document; `undefined` where they are one of them. */
export function noOperation(
  method: string,
  path: string,
  content: Readonly<Record<string, unknown>>,
): NoOperation | undefined {
  if (operationAt(method, path, content) !== undefined) return undefined;
  const wanted = method.toUpperCase();
  const none = `there is no operation ${wanted} ${path}`;
  const here = pathsAt(path, content);
  if (here.length > 0) {
    const taken = here.map(({ template, methods }) => `${template} takes ${methods.join(', ')}`).join('; ');
    return { member: 'method', message: `${none}; ${taken}` };
  }
  if (path.includes('?')) return { member: 'path', message: `${none}: parameters belong in request.query` };
  const operations = pathsOf(content).flatMap(({ template, methods }) => methods.map((each) => `${each} ${template}`));
  const near = nearest(`${wanted} ${path.split('/').map(withoutId).join('/')}`, operations);
  const meant = near.length === 0 ? '' : `; near it: ${near.join(', ')}`;
  return { member: 'path', message: `${none}${meant}` };
}

interface KnownPath {
  readonly template: string;
  readonly methods: readonly string[];
}

interface PathAt extends KnownPath {
  /** The segments of the request's path. */
  readonly steps: readonly string[];
}

function pathsOf(content: Readonly<Record<string, unknown>>): readonly KnownPath[] {
  const paths = Object.entries(isRecord(content.paths) ? content.paths : {});
  return paths.map(([template, item]) => ({ template, methods: methodsOf(resolved(item, content)) }));
}

function pathsAt(path: string, content: Readonly<Record<string, unknown>>): PathAt[] {
  return pathsOf(content).flatMap((known) => {
    const steps = readingsOf(path).find((each) => isAt(each, known.template.split('/')));
    return steps === undefined ? [] : [{ ...known, steps }];
  });
}

function spelled({ template, steps }: PathAt): string {
  return template
    .split('/')
    .map((part, n) => (part.startsWith('{') ? steps[n] : part))
    .join('/');
}

function methodsOf(item: unknown): string[] {
  return METHODS.filter((method) => isRecord(item) && isRecord(item[method])).map((method) => method.toUpperCase());
}

/**
 * The segments of a path as the services' routers take it. A slash at the end makes no other path, nor does a single one too
 * many right behind what a router is mounted at: `/flows//{id}`, `/api/v1//roles`.
 */
function readingsOf(path: string): readonly (readonly string[])[] {
  const steps = path.replace(/(?<=.)\/$/, '').split('/');
  const [mounted] = /^(?:\/api\/v1(?:\/[^/]+)?|\/(?!api\/)[^/]+)(?=\/\/[^/])/i.exec(path) ?? [];
  if (mounted === undefined) return [steps];
  return [steps, `${mounted}${path.slice(mounted.length + 1)}`.replace(/\/$/, '').split('/')];
}

/** Names count in any case. */
function isAt(steps: readonly string[], template: readonly string[]): boolean {
  return (
    steps.length === template.length &&
    template.every((wanted, n) => {
      const step = steps[n] ?? '';
      return wanted.startsWith('{') ? isValue(step) : wanted.toLowerCase() === step.toLowerCase();
    })
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
