import type { Graph, GraphNode } from '../data/records.js';

const WIDTH = 138;
const HEIGHT = 42;
const GAP_X = 40;
const GAP_Y = 14;
const MOST_LETTERS = 20;

interface Placed extends GraphNode {
  readonly x: number;
  readonly y: number;
}

/** Nodes in columns by their distance from a first node, the longest way round; a circle ends where it closes. */
function place({ nodes = [], edges = [] }: Graph): Placed[] {
  const depth = new Map<string, number>();
  const open = new Set<string>();
  const visit = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined || open.has(id)) return known ?? 0;
    open.add(id);
    const before = edges.filter(({ target }) => target === id).map(({ source }) => visit(source) + 1);
    open.delete(id);
    const found = Math.max(0, ...before);
    depth.set(id, found);
    return found;
  };
  const rows = new Map<number, number>();
  return nodes.map((node) => {
    const column = visit(node.id);
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { ...node, x: column * (WIDTH + GAP_X), y: row * (HEIGHT + GAP_Y) };
  });
}

function short(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}

/** The graph of a flow, from left to right. */
export function FlowGraph({ graph, failed }: { graph: Graph; failed?: string }) {
  const placed = place(graph);
  const at = new Map(placed.map((node) => [node.id, node]));
  const width = Math.max(0, ...placed.map(({ x }) => x)) + WIDTH + 4;
  const height = Math.max(0, ...placed.map(({ y }) => y)) + HEIGHT + 4;
  const label = placed.map(({ id, name }) => name ?? id).join(', then ');
  return (
    <section class="graph scroll" tabindex={0} aria-label="Graph">
      <svg width={width} height={height} viewBox={`-2 -2 ${width} ${height}`} role="img" aria-label={label}>
        <title>{label}</title>
        {(graph.edges ?? []).map(({ source, target, config }) => {
          const [from, to] = [at.get(source), at.get(target)];
          if (from === undefined || to === undefined) return null;
          const [x1, y1, x2, y2] = [from.x + WIDTH, from.y + HEIGHT / 2, to.x, to.y + HEIGHT / 2];
          const half = (x1 + x2) / 2;
          return (
            <g key={`${source} ${target}`}>
              <title>{config?.condition ?? 'always'}</title>
              <path class="edge" d={`M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}`} />
              {config?.condition ? (
                <text class="small if" x={half} y={(y1 + y2) / 2 - 4} text-anchor="middle">
                  if
                </text>
              ) : null}
            </g>
          );
        })}
        {placed.map(({ id, name, function: action, x, y }) => (
          <g key={id} class={id === failed ? 'node bad-node' : 'node'}>
            <rect x={x} y={y} width={WIDTH} height={HEIGHT} rx={6} />
            <text x={x + 10} y={y + 18}>
              {short(name ?? id)}
            </text>
            <text class="small" x={x + 10} y={y + 33}>
              {short(action ?? '')}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}
