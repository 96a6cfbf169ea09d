import { parseDocument } from 'yaml';
import { isRecord } from '../json.js';
import { nearest } from '../pact/nearest.js';
import { messageOf } from '../text.js';
import { type Place, parseJsonPath, type Step, selectPlaces, valueAt } from './json-path.js';

/** A change that cannot be played; `message` says what would be right. */
export class ChangeError extends Error {
  override readonly name = 'ChangeError';
}

interface Action {
  readonly place: string;
  readonly target: string;
  readonly steps: readonly Step[];
  readonly update: unknown;
  readonly remove: boolean;
}

/** An OpenAPI Overlay: https://spec.openapis.org/overlay/v1.0.0 */
export interface Overlay {
  readonly title: string;
  readonly actions: readonly Action[];
}

const KNOWN = ['target', 'description', 'update', 'remove'];

/** Throws a ChangeError with the file and the place. */
export function parseOverlay(text: string, file: string): Overlay {
  const refuse = (why: string): never => {
    throw new ChangeError(`${file}: ${why}`);
  };
  const yaml = parseDocument(text);
  const [problem] = yaml.errors;
  if (problem !== undefined) return refuse(`it is no YAML: ${messageOf(problem).split('\n')[0]?.replace(/:$/, '')}`);
  const content: unknown = yaml.toJS({ maxAliasCount: 100 });
  if (!isRecord(content)) return refuse('it is no object; an OpenAPI Overlay has overlay, info and actions');
  const { overlay, info, actions } = content;
  if (typeof overlay !== 'string' || !/^1\.\d+\.\d+$/.test(overlay))
    return refuse(`overlay is ${JSON.stringify(overlay) ?? 'missing'}; "1.0.0" is right`);
  if (!isRecord(info) || typeof info.title !== 'string') return refuse('info.title is missing: say what the change is');
  if (!Array.isArray(actions) || actions.length === 0)
    return refuse('actions is missing or empty; a list of target with update or remove is right');
  return {
    title: info.title,
    actions: actions.map((action: unknown, at) => toAction(action, `actions[${at}]`, refuse)),
  };
}

function toAction(action: unknown, place: string, refuse: (why: string) => never): Action {
  if (!isRecord(action)) return refuse(`${place} is no object; target with update or remove is right`);
  const unknown = Object.keys(action).find((name) => !KNOWN.includes(name) && !name.startsWith('x-'));
  if (unknown !== undefined)
    return refuse(`${place}.${unknown} is no member of an action; there are ${KNOWN.join(', ')}`);
  const { target, update, remove = false } = action;
  if (typeof target !== 'string')
    return refuse(`${place}.target is missing; a JSONPath such as $.paths['/flows'].get is right`);
  if (typeof remove !== 'boolean') return refuse(`${place}.remove is ${JSON.stringify(remove)}; true is right`);
  if (update === undefined && !remove) return refuse(`${place} has neither update nor remove: true`);
  try {
    return { place, target, steps: parseJsonPath(target), update, remove };
  } catch (error) {
    return refuse(`${place}.target ${messageOf(error)}`);
  }
}

/** The document with the changes made, one after the other. Throws a ChangeError for a target that is not there. */
export function applyOverlay<Document>(document: Document, { actions }: Overlay, file: string): Document {
  const changed = structuredClone(document);
  for (const action of actions) {
    const places = selectPlaces(changed, action.steps);
    const refuse = (why: string): never => {
      throw new ChangeError(`${file}: ${action.place}.target ${action.target} ${why}`);
    };
    if (places.length === 0) refuse(whyNothing(changed, action.steps));
    if (action.steps.length === 0 && action.remove) refuse('is the whole document, which cannot be removed');
    // From the last one: removing an element moves those behind it.
    for (const place of [...places].reverse()) {
      if (action.remove) removeAt(place);
      else updateAt(place, action.update, refuse);
    }
  }
  return changed;
}

function removeAt({ parent, key }: Place): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}

function updateAt(place: Place, update: unknown, refuse: (why: string) => never): void {
  const value = valueAt(place);
  if (Array.isArray(value)) value.push(...structuredClone([update].flat()));
  else if (isRecord(value) && isRecord(update)) Reflect.set(place.parent, place.key, merged(value, update));
  else
    refuse(
      `is ${JSON.stringify(value)?.slice(0, 60)}; update takes an object for an object, and an element for a list`,
    );
}

/** Lists grow, objects merge, all else is replaced. */
function merged(value: unknown, update: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(update)) return [...value, ...structuredClone(update)];
  if (!isRecord(value) || !isRecord(update)) return structuredClone(update);
  const members = Object.entries(update).map(([name, member]) => [
    name,
    Object.hasOwn(value, name) ? merged(value[name], member) : structuredClone(member),
  ]);
  return { ...value, ...Object.fromEntries(members) };
}

/** Where a path ends, and what is there. */
function whyNothing(document: unknown, steps: readonly Step[]): string {
  let last: readonly Place[] = selectPlaces(document, []);
  let path = '$';
  for (const step of steps) {
    const next = last.length === 0 ? [] : selectPlaces(document, steps.slice(0, steps.indexOf(step) + 1));
    if (next.length > 0) {
      last = next;
      path += step.text;
      continue;
    }
    const [first] = last;
    const there = first === undefined ? undefined : valueAt(first);
    if (isRecord(there) && typeof there.$ref === 'string') {
      const target = there.$ref.replace('#', '$').replaceAll('/', '.');
      return `selects nothing: ${path} refers to ${there.$ref}; ${target} is what can be changed`;
    }
    const names = Array.isArray(there)
      ? there.map((each: unknown, at) => (isRecord(each) && typeof each.name === 'string' ? each.name : String(at)))
      : Object.keys(isRecord(there) ? there : {});
    const wanted = step.kind === 'name' ? step.name : step.kind === 'filter' ? String(step.value) : '';
    const near = nearest(wanted, names);
    const list = (near.length > 0 ? near : names).slice(0, 12).map((name) => JSON.stringify(name));
    return `selects nothing: ${path} has no ${step.text.replace(/^\.+/, '')}${list.length === 0 ? '' : `; ${near.length > 0 ? 'near it' : 'there'}: ${list.join(', ')}`}`;
  }
  return 'selects nothing';
}
