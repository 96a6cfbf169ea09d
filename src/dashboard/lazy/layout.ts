import { Graph, layout } from '@dagrejs/dagre';

export interface LaidNode {
  readonly id: string;
  /** Of its centre. */
  readonly x: number;
  readonly y: number;
}

export interface LaidEdge {
  readonly source: string;
  readonly target: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly LaidNode[];
  readonly edges: readonly LaidEdge[];
}

interface Given {
  readonly nodes: readonly string[];
  readonly edges: readonly { readonly source: string; readonly target: string }[];
  readonly size: { readonly width: number; readonly height: number };
}

/** Nodes from left to right, so that few edges cross. An edge to a node that is missing is left out. */
export function layOut({ nodes, edges, size }: Given): Layout {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 44, edgesep: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of nodes) graph.setNode(id, { ...size });
  const whole = edges.filter(({ source, target }) => graph.hasNode(source) && graph.hasNode(target));
  for (const { source, target } of whole) graph.setEdge(source, target);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: nodes.map((id) => {
      const { x = 0, y = 0 } = graph.node(id);
      return { id, x, y };
    }),
    edges: whole.map(({ source, target }) => ({ source, target, points: graph.edge(source, target).points ?? [] })),
  };
}
