import { about, type Check, id, isObject, orNull, ownId, someText, textOrNull, time } from '../../checks/check.js';
import { anyObject, anything, listOf, type Members, object, required } from '../../checks/check-inside.js';
import { quote, type Report } from '../../checks/report.js';
import { cron } from '../check-cron.js';
import type { FlowGiven, TemplateGiven } from '../given.js';
import { ownerKey, type References, toGraph, toOwners, withTenant } from '../identify.js';
import type { Known } from '../known.js';
import type { RecordMaker } from '../make-ids.js';
import { checkOwner, reference } from '../references.js';

function checkEdges(graph: Record<string, unknown>, report: Report): void {
  const { nodes, edges = [] } = graph;
  if (!Array.isArray(nodes) || !Array.isArray(edges)) return;
  if (nodes.length === 0) report.addAt('nodes', 'a graph needs at least one node');
  if (nodes.length > 1 && edges.length === 0) report.add(`${nodes.length} nodes need edges between them`);
  const ids = new Set<unknown>();
  for (const [index, node] of nodes.entries()) {
    if (!isObject(node)) continue;
    if (typeof node.id === 'string' && ids.has(node.id)) {
      report.addAt(
        ['nodes', index, 'id'],
        `another node of the graph has the id ${quote(node.id)}; each needs its own`,
      );
    }
    ids.add(node.id);
  }
  for (const [index, edge] of edges.entries()) {
    if (!isObject(edge)) continue;
    for (const end of ['source', 'target']) {
      const node = edge[end];
      if (typeof node !== 'string' || ids.has(node)) continue;
      const hint = report.suggest(
        node,
        [...ids].filter((known) => typeof known === 'string'),
      );
      report.addAt(['edges', index, end], `there is no node with the id ${quote(node)}${hint}`);
    }
  }
}

/** Which nodes the edges join is beyond a schema. */
const GRAPH = {
  schema: {
    if: { properties: { nodes: { type: 'array', minItems: 2 } } },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: { properties: { edges: { type: 'array', minItems: 1 } }, required: ['nodes', 'edges'] },
  },
  after: checkEdges,
};

export function checkGraph(node: Members, edgeId: Check, condition: Check): Check {
  const edge = object({
    id: orNull(edgeId),
    config: object({ condition: orNull(condition), mapper: anyObject }),
    source: required(someText),
    target: required(someText),
  });
  return object({ nodes: required(listOf(object(node), { minItems: 1 })), edges: listOf(edge) }, GRAPH);
}

/** Members that flows and templates share, and those of one kind behind them. */
export function flowMembers(known: Known, kind: 'flow' | 'template', graph: Check, own: Members): Members {
  return {
    name: textOrNull,
    description: textOrNull,
    graph: required(graph),
    type: textOrNull,
    tenant: orNull(reference(known, 'tenant')),
    owners: listOf(checkOwner(known)),
    cron,
    flowSettings: anything,
    payload: about(
      'What a webhook-driven flow expects and gives back: parameter name to type word, or to a deeper object',
      object({ inputParameters: anyObject, outputParameters: anyObject }),
    ),
    createdAt: time,
    updatedAt: time,
    id: ownId(kind),
    ...own,
  };
}

export const NODE = {
  componentId: required(id),
  function: required(someText),
  name: textOrNull,
  credentials_id: orNull(id),
  description: textOrNull,
  fields: anyObject,
  nodeSettings: anyObject,
};

/** The order in which upstream sends the members of both. */
export const FLOW_ORDER = [
  ...['name', 'description', 'graph', 'type', 'tenant', 'owners', 'status', 'cron', 'fromTemplate', 'sourceTemplate'],
  ...['flowSettings', 'payload', 'tags', 'createdAt', 'updatedAt', 'id'],
];

/** Completes what flows and templates have in common. */
export function completeFlow<Given extends FlowGiven | TemplateGiven>(
  given: Given,
  make: RecordMaker['make'],
  to: References,
) {
  const flow = withTenant(given, to);
  const owners = toOwners(flow.owners ?? [], to);
  const { id, createdAt, updatedAt } = make([ownerKey(owners), flow.name ?? null], flow);
  return { ...flow, graph: toGraph(flow.graph, to), owners, createdAt, updatedAt, id };
}
