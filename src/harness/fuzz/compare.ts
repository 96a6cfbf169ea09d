import { isRecord } from '../json.js';
import type { Bindings } from './bindings.js';
import type { Answer } from './step.js';

/** Headers whose values count. Of others, such as `etag`, it counts that they are there. */
const COMPARED = ['content-type', 'location', 'www-authenticate', 'allow', 'retry-after', 'vary', 'set-cookie'];

const PRESENT = ['etag', 'x-request-id', 'x-powered-by'];

/**
 * In what the answers to the same request differ, in words; undefined when they mean the same. The members of objects are
 * compared in their order.
 */
export function compareAnswers(a: Answer, b: Answer, bindings: Bindings): string | undefined {
  if (a.status !== b.status) return `status ${shown(a)}, and ${shown(b)}`;
  const cors = Object.keys({ ...a.headers, ...b.headers }).filter((name) => name.startsWith('access-control-'));
  for (const name of [...COMPARED, ...cors]) {
    const [one, other] = [a.headers[name], b.headers[name]];
    if ((one === undefined) !== (other === undefined) || !bindings.isSame(comparable(one), comparable(other))) {
      return `header ${name}: ${JSON.stringify(one ?? null)}, and ${JSON.stringify(other ?? null)}`;
    }
  }
  const absent = PRESENT.find((name) => (a.headers[name] === undefined) !== (b.headers[name] === undefined));
  if (absent !== undefined) return `header ${absent}: only one has it`;
  const [one, other] = [parse(a.body), parse(b.body)];
  if (one === undefined || other === undefined) {
    return bindings.isSame(comparable(a.body), comparable(b.body))
      ? undefined
      : `body ${cut(a.body)}, and ${cut(b.body)}`;
  }
  return compareValues(one.value, other.value, '', bindings);
}

function compareValues(a: unknown, b: unknown, place: string, bindings: Bindings): string | undefined {
  const differ = () => `${place === '' ? 'the body' : place}: ${cut(JSON.stringify(a))}, and ${cut(JSON.stringify(b))}`;
  if (typeof a === 'string' && typeof b === 'string') {
    return bindings.isSame(comparable(a), comparable(b)) ? undefined : differ();
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return `${place === '' ? 'the body' : place}: ${a.length} elements, and ${b.length}`;
    return firstOf(a, (value, index) => compareValues(value, b[index], `${place}[${index}]`, bindings));
  }
  if (isRecord(a) && isRecord(b)) {
    const [names, others] = [Object.keys(a), Object.keys(b)];
    const areSame = names.length === others.length && names.every((name, i) => bindings.isSame(name, others[i] ?? ''));
    if (!areSame)
      return `${place === '' ? 'the body' : place}: members ${cut(names.join(', '))}, and ${cut(others.join(', '))}`;
    return firstOf(names, (name, i) => compareValues(a[name], b[others[i] ?? name], `${place}.${name}`, bindings));
  }
  return Object.is(a, b) ? undefined : differ();
}

function firstOf<T>(items: readonly T[], find: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function parse(body: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}

/**
 * Without the target's own address, without how long a step took, and without the first characters of a body that a parser's error
 * quotes: of an id, a part. A coded `state` is read, for it holds an id.
 */
function comparable(text = ''): string {
  return text
    .replace(/\b(?:127\.0\.0\.1|localhost):\d+/g, 'host')
    .replace(/(?<=\bin )\d+(?= ms\b)/g, '0')
    .replace(/(?<=[?&]state=)[\w-]+/g, (state) => Buffer.from(state, 'base64url').toString())
    .replace(/Unexpected token .{1,80} is not valid JSON/gs, 'Unexpected token');
}

function shown({ status, failure }: Answer): string {
  return failure === undefined ? String(status) : `none (${failure})`;
}

function cut(text = ''): string {
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
}
