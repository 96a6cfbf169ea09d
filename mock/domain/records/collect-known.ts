import { isId, isObject } from '../checks/check.js';
import { kinds } from './kinds.js';
import { type Known, type KnownKind, nameOf, type Referable } from './known.js';

/** Collects each kind of records when it is first asked for. */
export function createKnown(
  recordsOf: (name: `${Referable}s`) => Iterable<unknown>,
  others: Pick<Known, 'gone' | 'nodes'>,
): Known {
  const collected = new Map<Referable, KnownKind>();
  const of = (one: Referable): KnownKind => {
    const known = collected.get(one) ?? collectKind(one, recordsOf(`${one}s`));
    collected.set(one, known);
    return known;
  };
  return Object.assign(others, { of });
}

function collectKind(one: Referable, records: Iterable<unknown>): KnownKind {
  const ids = new Set<string>();
  const names = new Map<string, number>();
  let count = 0;
  for (const record of records) {
    if (!isObject(record)) continue;
    count += 1;
    const id = record[kinds[`${one}s`].idMember];
    if (isId(id)) ids.add(id);
    const name = nameOf(one, record);
    if (name !== undefined) names.set(name, (names.get(name) ?? 0) + 1);
  }
  return { count, ids, names };
}

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function collectNodes(flows: readonly unknown[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const flow of flows) {
    const graph = isObject(flow) ? flow.graph : undefined;
    if (!isObject(flow) || !isObject(graph) || !Array.isArray(graph.nodes)) continue;
    const ids = graph.nodes.map((node) => (isObject(node) ? node.id : undefined));
    const nodes = new Set(ids.filter((nodeId) => typeof nodeId === 'string'));
    for (const key of [flow.id, flow.name]) if (typeof key === 'string') found.set(key, nodes);
  }
  return found;
}

/**
 * What references in a file can mean, before it is checked, so that the check can follow them both ways. `base` is the world that
 * the file extends, whose records can be referred to as well.
 */
export function collectKnown(value: unknown, base: unknown): Known {
  const under = isObject(base) ? base : {};
  const own = isObject(value) ? value : {};
  const listOf = (name: string): unknown[] => [...toList(under[name]), ...toList(own[name])];
  const recordsOf = (name: `${Referable}s`): unknown[] => {
    const isInitial = under[name] === undefined && (own[name] === undefined || base !== undefined);
    return [...(isInitial ? (kinds[name].initial ?? []) : []), ...listOf(name)];
  };
  let nodes: Known['nodes'] | undefined;
  return createKnown(recordsOf, {
    gone: new Set(listOf('deletedUsers').filter(isId)),
    // Only past runs and outcomes name nodes.
    get nodes() {
      nodes ??= collectNodes(listOf('flows'));
      return nodes;
    },
  });
}
