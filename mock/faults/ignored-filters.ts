import { type OperationId, requestRules } from '../../openapi/index.js';

/** Parameters that filter lists, though their names do not begin with `filter`. */
const FILTERS = new Set(['search', 'tags', 'username', 'userId', 'token', 'accountId', 'start', 'end', 'showErrors']);

/**
 * A raw query without its filters: all of them, or those named (`status` for `filter[status]`). Filters that the operation requires
 * stay. Returns the same text when there is nothing to remove.
 */
export function withoutFilters(
  query: string,
  operation: OperationId | undefined,
  names: readonly string[] | undefined,
): string {
  const needed = operation === undefined ? [] : requestRules[operation].requiredQuery.map(({ name }) => name);
  const parts = query.split('&');
  const left = parts.filter((part) => {
    const name = decoded(part.split('=', 1)[0] ?? '');
    return needed.includes(name) || !isFilter(name, names);
  });
  return left.length === parts.length ? query : left.join('&');
}

/** The name of a filter parameter in faults: `status` for `filter[status]`. */
export function filterNameOf(name: string): string {
  const [, inside] = /^filter\[([^\]]*)\]/.exec(name) ?? [];
  return inside ?? name.replace(/\[.*$/s, '');
}

function isFilter(name: string, names: readonly string[] | undefined): boolean {
  const [, inside] = /^filter\[([^\]]*)\]/.exec(name) ?? [];
  const plain = name.replace(/\[.*$/s, '');
  if (names === undefined) {
    return inside !== undefined || plain === 'filter' || FILTERS.has(plain);
  }
  return names.includes(filterNameOf(name));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}
