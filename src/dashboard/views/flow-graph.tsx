import { useEffect, useState } from 'hono/jsx/dom';
import type { Graph } from '../data/records.js';
import type { LaidEdge, Layout } from '../lazy/layout.js';

const WIDTH = 138;
const HEIGHT = 42;
const MARGIN = 4;
const MOST_LETTERS = 20;

function short(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}

/** A smooth line through the points. */
function curve([first, ...rest]: LaidEdge['points']): string {
  if (first === undefined) return '';
  const parts = rest.map((point, i) => {
    const before = rest[i - 1] ?? first;
    const half = (before.x + point.x) / 2;
    return `C${half} ${before.y} ${half} ${point.y} ${point.x} ${point.y}`;
  });
  return `M${first.x} ${first.y}${parts.join('')}`;
}

/** The layout of a graph; what finds it is loaded with the first one. */
function useLayout({ nodes = [], edges = [] }: Graph): Layout | undefined {
  const [found, setFound] = useState<Layout | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    void import('../lazy/layout.js').then(({ layOut }) => {
      const size = { width: WIDTH, height: HEIGHT };
      if (!isOver) setFound(layOut({ nodes: nodes.map(({ id }) => id), edges, size }));
    });
    return () => {
      isOver = true;
    };
  }, [JSON.stringify([nodes.map(({ id }) => id), edges])]);
  return found;
}

/** The graph in words: each step, and where it leads. */
function inWords({ nodes = [], edges = [] }: Graph): string {
  const nameOf = new Map(nodes.map(({ id, name }) => [id, name ?? id]));
  const steps = nodes.map(({ id, name }) => {
    const next = edges
      .filter(({ source }) => source === id)
      .map(({ target, config }) => `${nameOf.get(target) ?? target}${config?.condition ? ' on a condition' : ''}`);
    return `${name ?? id}${next.length === 0 ? ' ends it' : `, then ${next.join(' and ')}`}`;
  });
  return steps.join('; ');
}

/** The graph of a flow, from left to right. */
export function FlowGraph({ graph, failed }: { graph: Graph; failed?: string }) {
  const laid = useLayout(graph);
  const label = inWords(graph);
  if (laid === undefined) return <p class="graph quiet">{label}</p>;
  const known = new Map((graph.nodes ?? []).map((node) => [node.id, node]));
  const conditions = new Map(
    (graph.edges ?? []).map(({ source, target, config }) => [`${source} ${target}`, config?.condition]),
  );
  const [width, height] = [laid.width + 2 * MARGIN, laid.height + 2 * MARGIN];
  return (
    <section class="graph scroll" tabindex={0} aria-label="Graph">
      <svg
        width={width}
        height={height}
        viewBox={`${-MARGIN} ${-MARGIN} ${width} ${height}`}
        role="img"
        aria-label={label}
      >
        <title>{label}</title>
        {laid.edges.map(({ source, target, points }) => {
          const condition = conditions.get(`${source} ${target}`);
          const middle = points[Math.floor(points.length / 2)];
          return (
            <g key={`${source} ${target}`}>
              <title>{condition ?? 'always'}</title>
              <path class="edge" d={curve(points)} />
              {condition && middle ? (
                <text class="small if" x={middle.x} y={middle.y - 4} text-anchor="middle">
                  if
                </text>
              ) : null}
            </g>
          );
        })}
        {laid.nodes.map(({ id, x, y }) => {
          const { name, function: action } = known.get(id) ?? {};
          const [left, top] = [x - WIDTH / 2, y - HEIGHT / 2];
          return (
            <g key={id} class={id === failed ? 'node bad-node' : 'node'}>
              <title>{name ?? id}</title>
              <rect x={left} y={top} width={WIDTH} height={HEIGHT} rx={6} />
              <text x={left + 10} y={top + 18}>
                {short(name ?? id)}
              </text>
              <text class="small" x={left + 10} y={top + 33}>
                {short(action ?? '')}
              </text>
            </g>
          );
        })}
      </svg>
    </section>
  );
}
