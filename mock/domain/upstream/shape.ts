import { CastFailure, member } from './cast.js';
import { castValue, toJson } from './cast-value.js';
import type { Document, Json, ListCheck, Path, Shape } from './document.js';

export type { Document, Json, Path, Shape } from './document.js';

// A small model of the upstream's document schemas: it casts a JSON body to a stored document and reports what the upstream
// would refuse, with its texts and in its order: cast errors first, wherever they are, then what is missing or too long.

export interface Cast {
  /** Members in the order of the shape; unknown ones are gone. */
  readonly document: Document;
  /** The upstream's texts, in its order; empty when the document may be stored. */
  readonly errors: readonly string[];
}

/** Casts and checks a body. Members with the value undefined count as absent. */
export function castDocument(shape: Shape, body: unknown): Cast {
  const failures: string[] = [];
  const node = castMembers(shape, body, '', failures);
  const errors: string[] = [];
  checkMembers(shape, node, node.document, '', errors);
  return { document: node.document, errors: [...failures, ...errors] };
}

/** What a cast leaves to the checks: the document, and which members failed or were never given. */
interface CastNode {
  readonly document: Document;
  readonly failed: Set<string>;
  /** Lists that were not given: they are checked last. */
  readonly defaulted: Set<string>;
  readonly inner: Map<string, CastNode | readonly (CastNode | undefined)[]>;
}

function castMembers(shape: Shape, body: unknown, prefix: string, failures: string[]): CastNode {
  const node: CastNode = { document: {}, failed: new Set(), defaulted: new Set(), inner: new Map() };
  for (const [name, path] of Object.entries(shape)) {
    const value = member(body, name);
    try {
      const cast = castPath(path, value, name, prefix, node, failures);
      if (cast !== undefined) {
        node.document[name] = cast;
      }
    } catch (error) {
      if (!(error instanceof CastFailure)) {
        throw error;
      }
      failures.push(error.message);
      node.failed.add(name);
      if (path.kind === 'list') {
        node.document[name] = [];
      }
    }
  }
  return node;
}

function castPath(
  path: Path,
  value: unknown,
  name: string,
  prefix: string,
  node: CastNode,
  failures: string[],
): Json | undefined {
  const place = prefix + name;
  if (path.kind === 'nested') {
    const plain = typeof value === 'object' && !Array.isArray(value) ? value : {};
    const inner = castMembers(path.shape, plain, `${place}.`, failures);
    node.inner.set(name, inner);
    return Object.keys(inner.document).length === 0 ? undefined : inner.document;
  }
  if (value === undefined) {
    if (path.kind !== 'list') {
      return undefined;
    }
    node.defaulted.add(name);
    return [];
  }
  switch (path.kind) {
    case 'embedded': {
      if (value === null) {
        return null;
      }
      if (typeof value !== 'object' || Array.isArray(value)) {
        throw new CastFailure('Embedded', value, place, 'ObjectExpectedError');
      }
      const inner = castMembers(path.shape, value, '', failures);
      node.inner.set(name, inner);
      return inner.document;
    }
    case 'list':
      return castList(path.shape, value, name, place, node, failures);
    default:
      return castValue(path, value, place);
  }
}

function castList(shape: Shape, value: unknown, name: string, place: string, node: CastNode, failures: string[]): Json {
  if (value === null) {
    return null;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const inner: (CastNode | undefined)[] = [];
  for (const item of items) {
    if (item && typeof item !== 'object') {
      throw new CastFailure('embedded', item, place, 'ObjectParameterError');
    }
    // Anything falsy is passed over by the mapper and stored as it is.
    inner.push(item ? castMembers(shape, item, '', failures) : undefined);
  }
  node.inner.set(name, inner);
  return inner.map((item, i) => item?.document ?? toJson(items[i]));
}

// Required members that were never given come first, last one first; then what was given and is wrong, in the shape's order.
function checkMembers(shape: Shape, node: CastNode, around: Document, prefix: string, errors: string[]): void {
  for (const [name, path] of Object.entries(shape).reverse()) {
    const missing = !Object.hasOwn(node.document, name) && !node.failed.has(name);
    if (missing && 'required' in path && path.required !== undefined) {
      errors.push(path.required);
    }
  }
  for (const [name, path] of inCheckingOrder(shape, node)) {
    const inner = node.inner.get(name);
    if (path.kind === 'nested') {
      if (inner !== undefined && !isList(inner)) {
        checkMembers(path.shape, inner, around, `${prefix}${name}.`, errors);
      }
      continue;
    }
    const value = node.document[name];
    if (value === undefined) {
      continue;
    }
    if ('required' in path && path.required !== undefined && (value === null || value === '')) {
      errors.push(path.required);
    } else if (path.kind === 'string') {
      checkString(path, value, prefix + name, errors);
    } else if (path.kind === 'embedded' && inner !== undefined && !isList(inner)) {
      checkMembers(path.shape, inner, inner.document, '', errors);
    } else if (path.kind === 'list') {
      if (path.check !== undefined && !passes(path.check, value, around)) {
        errors.push(path.check.message);
        continue;
      }
      for (const item of inner !== undefined && isList(inner) ? inner : []) {
        if (item !== undefined) {
          checkMembers(path.shape, item, item.document, '', errors);
        }
      }
    }
  }
}

// Given members, then the members of plain objects, then the lists that were not given.
function inCheckingOrder(shape: Shape, node: CastNode): [string, Path][] {
  const rank = ([name, path]: [string, Path]) => (node.defaulted.has(name) ? 2 : path.kind === 'nested' ? 1 : 0);
  return Object.entries(shape)
    .filter(([name]) => !node.failed.has(name))
    .sort((a, b) => rank(a) - rank(b));
}

function checkString(path: Extract<Path, { kind: 'string' }>, value: Json, place: string, errors: string[]): void {
  if (typeof value !== 'string') {
    return;
  }
  if (path.maxlength !== undefined && value.length > path.maxlength) {
    errors.push(`Path \`${place}\` (\`${value}\`) is longer than the maximum allowed length (${path.maxlength}).`);
  }
  if (path.oneOf !== undefined && !path.oneOf.includes(value)) {
    errors.push(`\`${value}\` is not a valid enum value for path \`${place}\`.`);
  }
}

function isList(inner: CastNode | readonly (CastNode | undefined)[]): inner is readonly (CastNode | undefined)[] {
  return Array.isArray(inner);
}

function passes(check: ListCheck, items: Json, around: Document): boolean {
  try {
    return check.holds(items, around);
  } catch {
    return false;
  }
}
