import type { Document, Json } from './shape.js';

// What flow-repository and template-repository check beside the shape (facts: upstream behaviour B6).

const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

const idOf = (node: Json): Json | undefined => {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) {
    throw new TypeError('a node that is no object has no id');
  }
  return node.id;
};

/** The texts of edges that lead to no node. Throws a TypeError, as upstream's own code does, on nodes that are null. */
export function edgeErrors(document: Document): string[] {
  const graph = document.graph;
  if (typeof graph !== 'object' || graph === null || Array.isArray(graph)) {
    return [];
  }
  const edges = list(graph.edges);
  if (edges.length > 0 && !Array.isArray(graph.nodes)) {
    throw new TypeError('the nodes are no list');
  }
  const nodes = list(graph.nodes);
  const errors: string[] = [];
  for (const edge of edges) {
    for (const end of ['source', 'target'] as const) {
      const id = typeof edge === 'object' && edge !== null && !Array.isArray(edge) ? edge[end] : undefined;
      if (!nodes.some((node) => idOf(node) === id)) {
        errors.push(`Edge ${end} with id "${id}" could not be found among nodes.`);
      }
    }
  }
  return errors;
}
