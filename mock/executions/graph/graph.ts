import type { EdgeDocument, GraphDocument, NodeDocument } from '../../domain/records/documents.js';

/** A node with the ways that lead to it. */
export interface GraphStep {
  readonly node: NodeDocument;
  /** Whether the first node leads here at all. */
  readonly reached: boolean;
  readonly before: readonly GraphEdge[];
  readonly after: readonly GraphEdge[];
}

export interface GraphEdge {
  /** Positions in the order of the steps; an edge goes to a later one always. */
  readonly source: number;
  readonly target: number;
  readonly condition: string | undefined;
}

interface Way {
  readonly target: number;
  readonly edge: EdgeDocument;
}

/**
 * The nodes of a graph, each once, in the order in which a run comes to them: a node stands behind all that lead to it. A run
 * begins at the first node that no edge leads to, as upstream's orchestrator has it, or at the first of all when edges lead to
 * every one. Edges that lead back are left out, so that every graph comes to an end: upstream stores cycles, edges of a node to
 * itself, and the same id twice, of which the first node alone can be meant. Nodes that cannot be reached stand last.
 */
export function orderGraph({ nodes, edges }: GraphDocument): GraphStep[] {
  const unique = [...new Map([...nodes].reverse().map((node) => [node.id, node])).values()].reverse();
  const positions = new Map(unique.map(({ id }, position) => [id, position]));
  const ways: Way[][] = unique.map(() => []);
  const isTarget = new Set<number>();
  for (const edge of edges) {
    const source = positions.get(edge.source);
    const target = positions.get(edge.target);
    if (source !== undefined && target !== undefined) {
      ways[source]?.push({ target, edge });
      isTarget.add(target);
    }
  }
  const first = unique.findIndex((_, position) => !isTarget.has(position));
  const { forward, reached } = withoutBackEdges(ways, Math.max(first, 0));
  return toSteps(unique, forward, reached, Math.max(first, 0));
}

/** What a walk from a node reaches, and the edges on the way that do not lead back to where the walk stands. */
function withoutBackEdges(ways: readonly (readonly Way[])[], first: number) {
  const forward: Way[][] = ways.map(() => []);
  const reached = new Set<number>();
  const onTheWay = new Set<number>();
  // Positions with the edge to be taken next: a stack of its own, because graphs may be deeper than the machine's.
  const stack = ways.length === 0 ? [] : [{ at: first, next: 0 }];
  if (ways.length > 0) {
    reached.add(first);
    onTheWay.add(first);
  }
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const way = ways[top.at]?.[top.next];
    top.next += 1;
    if (way === undefined) {
      onTheWay.delete(top.at);
      stack.pop();
    } else if (!onTheWay.has(way.target)) {
      forward[top.at]?.push(way);
      if (!reached.has(way.target)) {
        reached.add(way.target);
        onTheWay.add(way.target);
        stack.push({ at: way.target, next: 0 });
      }
    }
  }
  return { forward, reached };
}

function toSteps(
  nodes: readonly NodeDocument[],
  forward: readonly (readonly Way[])[],
  reached: ReadonlySet<number>,
  first: number,
): GraphStep[] {
  const awaited = nodes.map(() => 0);
  for (const { target } of forward.flat()) {
    awaited[target] = (awaited[target] ?? 0) + 1;
  }
  const order = nodes.length === 0 ? [] : [first];
  for (let at = 0; at < order.length; at += 1) {
    for (const { target } of forward[order[at] ?? 0] ?? []) {
      const left = (awaited[target] ?? 0) - 1;
      awaited[target] = left;
      if (left === 0) {
        order.push(target);
      }
    }
  }
  order.push(...nodes.flatMap((_, position) => (reached.has(position) ? [] : [position])));
  const places = new Map(order.map((position, place) => [position, place]));
  const before: GraphEdge[][] = order.map(() => []);
  const after: GraphEdge[][] = order.map(() => []);
  for (const [place, position] of order.entries()) {
    for (const { target, edge } of forward[position] ?? []) {
      const to = places.get(target) ?? 0;
      const condition = edge.config?.condition;
      const seen = { source: place, target: to, condition: condition || undefined };
      after[place]?.push(seen);
      before[to]?.push(seen);
    }
  }
  return order.flatMap((position, place) => {
    const node = nodes[position];
    return node === undefined
      ? []
      : [{ node, reached: reached.has(position), before: before[place] ?? [], after: after[place] ?? [] }];
  });
}
