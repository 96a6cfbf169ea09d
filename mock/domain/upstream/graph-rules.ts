import type { Document, Json } from './shape.js';

// What flow-repository and template-repository check beside the shape (facts: upstream behaviour B6).

const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** Elements that are no objects have no members; null throws. */
const memberOf = (element: Json, name: string): Json | undefined => {
  if (element === null) {
    throw new TypeError('null has no members');
  }
  return typeof element === 'object' && !Array.isArray(element) ? element[name] : undefined;
};

/** The texts of edges that lead to no node. Throws a TypeError, as upstream's own code does, on nodes and edges that are null. */
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
      const id = memberOf(edge, end);
      if (!nodes.some((node) => memberOf(node, 'id') === id)) {
        errors.push(`Edge ${end} with id "${id}" could not be found among nodes.`);
      }
    }
  }
  return errors;
}
