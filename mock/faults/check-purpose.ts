import { type OperationId, operations, requestRules } from '../../openapi/index.js';
import { isObject } from '../domain/checks/check.js';
import { quote, type Report } from '../domain/checks/report.js';
import { filterNameOf } from './ignored-filters.js';
import { sizeParameterOf } from './page-cap.js';

/** Reports effects that can never do anything to the operations that the fault names. */
export function checkUse({ match, effect }: Record<string, unknown>, report: Report): void {
  const named = isObject(match) && match.operation !== undefined ? [match.operation].flat() : [];
  const ids = operations.flatMap(({ id }) => (named.includes(id) ? [id] : []));
  // Unknown operations are reported already.
  if (ids.length === 0 || ids.length < named.length || !isObject(effect)) return;
  report.path.push('effect');
  if (effect.kind === 'ignore-filters') checkFilters(effect.filters, ids, report);
  if (effect.kind === 'page-cap' && ids.every((id) => sizeParameterOf(id) === undefined)) {
    const paged = operations.filter(({ id, aliasOf }) => aliasOf === undefined && sizeParameterOf(id) !== undefined);
    report.add(`${ids.join(', ')} has no pages; ${paged.map(({ id }) => id).join(', ')} have some`);
  }
  if (effect.kind === 'change-world' && !ids.some(hasId)) checkChanges(effect.changes, ids, report);
  report.path.pop();
}

function checkFilters(filters: unknown, ids: readonly OperationId[], report: Report): void {
  const rules = ids.map((id) => requestRules[id]);
  if (!Array.isArray(filters) || rules.some(({ anyQuery }) => anyQuery)) return;
  const known = new Set(
    rules.flatMap(({ query, requiredQuery }) =>
      [...query.keys()].filter((name) => !requiredQuery.some((rule) => rule.name === name)).map(filterNameOf),
    ),
  );
  if (filters.length === 0 || filters.some((name) => known.has(name))) return;
  const right =
    known.size === 0 ? 'an operation that takes some is needed' : `one of ${[...known].join(', ')} is needed`;
  report.addAt('filters', `${ids.join(', ')} takes no parameter called ${filters.map(quote).join(' or ')}; ${right}`);
}

function checkChanges(changes: unknown, ids: readonly OperationId[], report: Report): void {
  if (!Array.isArray(changes)) return;
  for (const [index, change] of changes.entries()) {
    const [name, what] = (isObject(change) ? Object.entries(change)[0] : undefined) ?? [];
    if (name === undefined || !isObject(what)) continue;
    const member = ['id', 'flow'].find((one) => what[one] === 'path');
    if (member === undefined) continue;
    report.path.push('changes', index, name);
    report.addAt(
      member,
      `"path" means the id in the path, and ${ids.join(', ')} has none there; give an id, or an operation such as getFlow`,
    );
    report.path.length -= 3;
  }
}

function hasId(id: OperationId): boolean {
  return operations.some((one) => (one.id === id || one.aliasOf === id) && one.path.includes('{'));
}
