import { isRecord } from '../json.js';

/** A step of a path. `filter`: elements whose member is equal to a value. */
type Selector =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'filter'; readonly member: readonly string[]; readonly value: unknown };

export type Step = Selector & {
  /** It is looked for at any depth. */
  readonly deep: boolean;
  /** As it was written. */
  readonly text: string;
};

/** What a path selects: a member or an element of something. */
export interface Place {
  readonly parent: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

const READ = "names, ['names'], [0], *, [?(@.name=='value')] and .. are";

const NAME = /^[\p{L}_$][\p{L}\p{N}_$-]*/u;
const FILTER =
  /^\?\s*\(?\s*@((?:\.[\p{L}_$][\p{L}\p{N}_$-]*|\['[^']*'\]|\["[^"]*"\])+)\s*==\s*('[^']*'|"[^"]*"|-?\d+(?:\.\d+)?|true|false|null)\s*\)?\s*\]/u;

/** The steps of a JSONPath, as far as overlays need it. Throws an Error that says what is read. */
export function parseJsonPath(text: string): readonly Step[] {
  if (!text.startsWith('$'))
    throw new Error(`${JSON.stringify(text)} is no JSONPath: it begins with $, such as $.paths['/flows'].get`);
  const steps: Step[] = [];
  let rest = text.slice(1);
  while (rest !== '') {
    const deep = rest.startsWith('..');
    const inside = deep ? rest.slice(2) : rest.startsWith('.') ? rest.slice(1) : rest;
    const found = rest === inside || inside.startsWith('[') ? bracket(inside) : dotted(inside);
    if (found === undefined || (rest.startsWith('.[') && !deep))
      throw new Error(`${text} cannot be read at ${JSON.stringify(rest)}; ${READ}`);
    steps.push({ ...found.selector, deep, text: rest.slice(0, rest.length - found.rest.length) });
    rest = found.rest;
  }
  return steps;
}

interface Found {
  readonly selector: Selector;
  readonly rest: string;
}

function dotted(text: string): Found | undefined {
  if (text.startsWith('*')) return { selector: { kind: 'all' }, rest: text.slice(1) };
  const [name] = NAME.exec(text) ?? [];
  return name === undefined ? undefined : { selector: { kind: 'name', name }, rest: text.slice(name.length) };
}

function bracket(text: string): Found | undefined {
  const [whole, single, double, index, all] =
    /^\[\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+)|(\*))\s*\]/.exec(text) ?? [];
  if (whole !== undefined) {
    const rest = text.slice(whole.length);
    if (all !== undefined) return { selector: { kind: 'all' }, rest };
    if (index !== undefined) return { selector: { kind: 'index', index: Number(index) }, rest };
    return { selector: { kind: 'name', name: (single ?? double ?? '').replaceAll(/\\(.)/g, '$1') }, rest };
  }
  const filter = text.startsWith('[') ? FILTER.exec(text.slice(1)) : null;
  if (filter === null) return undefined;
  const [matched, member = '', value = ''] = filter;
  const names = [...member.matchAll(/\.([^.[]+)|\['([^']*)'\]|\["([^"]*)"\]/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  const literal: unknown = JSON.parse(value.startsWith("'") ? JSON.stringify(value.slice(1, -1)) : value);
  return { selector: { kind: 'filter', member: names, value: literal }, rest: text.slice(matched.length + 1) };
}

/** All that the steps select in a document. */
export function selectPlaces(document: unknown, steps: readonly Step[]): readonly Place[] {
  const root: Place = { parent: [document], key: 0 };
  return steps.reduce<readonly Place[]>(
    (places, step) =>
      places.flatMap((place) => (step.deep ? below(place) : [place]).flatMap((each) => selected(each, step))),
    [root],
  );
}

export function valueAt({ parent, key }: Place): unknown {
  return Reflect.get(parent, key);
}

function isParent(value: unknown): value is Place['parent'] {
  return typeof value === 'object' && value !== null;
}

function below(place: Place): readonly Place[] {
  return [place, ...childrenOf(valueAt(place)).flatMap(below)];
}

function childrenOf(value: unknown): readonly Place[] {
  if (Array.isArray(value)) return value.map((_, key) => ({ parent: value, key }));
  return isParent(value) ? Object.keys(value).map((key) => ({ parent: value, key })) : [];
}

function selected(place: Place, step: Step): readonly Place[] {
  const value = valueAt(place);
  if (!isParent(value)) return [];
  switch (step.kind) {
    case 'all':
      return childrenOf(value);
    case 'name':
      return !Array.isArray(value) && Object.hasOwn(value, step.name) ? [{ parent: value, key: step.name }] : [];
    case 'index': {
      const at = Array.isArray(value) && step.index < 0 ? value.length + step.index : step.index;
      return Array.isArray(value) && at in value ? [{ parent: value, key: at }] : [];
    }
    case 'filter':
      return childrenOf(value).filter((child) => {
        const found = step.member.reduce<unknown>(
          (inner, name) => (isRecord(inner) ? inner[name] : undefined),
          valueAt(child),
        );
        return found === step.value;
      });
  }
}
