import {
  anyObject,
  anything,
  type Check,
  cron,
  id,
  idOrNull,
  isObject,
  listOf,
  type Members,
  object,
  oneOf,
  ownId,
  required,
  shortText,
  someText,
  text,
  textOrNull,
  time,
} from './check.js';
import type { Known } from './known.js';
import { orNull, reference } from './references.js';
import { quote, type Report } from './report.js';

const AUTH_TYPE = oneOf(
  'NO_AUTH',
  'API_KEY',
  'OA1_TWO_LEGGED',
  'OA1_THREE_LEGGED',
  'OA2_AUTHORIZATION_CODE',
  'SIMPLE',
  'MIXED',
  'SESSION_AUTH',
);

/** An owner whose type says whom his id means. */
export function checkOwner(known: Known): Check {
  const user = reference(known, 'user');
  const tenant = reference(known, 'tenant');
  return object({ id: required(someText), type: required(someText) }, (owner, report) => {
    const type = typeof owner.type === 'string' ? owner.type.toLowerCase() : '';
    if (typeof owner.id !== 'string' || owner.id === '') return;
    report.path.push('id');
    // An owner of any other type is stored upstream as well, and refers to nothing we know.
    if (type === 'user') user(owner.id, report);
    if (type === 'tenant') tenant(owner.id, report);
    report.path.pop();
  });
}

function checkEdges(graph: Record<string, unknown>, report: Report): void {
  const { nodes, edges = [] } = graph;
  if (!Array.isArray(nodes) || !Array.isArray(edges)) return;
  if (nodes.length === 0) report.addAt('nodes', 'a graph needs at least one node');
  if (nodes.length > 1 && edges.length === 0) report.add(`${nodes.length} nodes need edges between them`);
  const ids = new Set(nodes.map((node) => (isObject(node) ? node.id : undefined)));
  for (const [index, edge] of edges.entries()) {
    if (!isObject(edge)) continue;
    for (const end of ['source', 'target']) {
      const node = edge[end];
      if (typeof node !== 'string' || ids.has(node)) continue;
      report.path.push('edges', index);
      report.addAt(
        end,
        `there is no node with the id ${quote(node)}${report.suggest(
          node,
          [...ids].filter((known) => typeof known === 'string'),
        )}`,
      );
      report.path.length -= 2;
    }
  }
}

function checkGraph(node: Members, edgeId: Check, condition: Check): Check {
  const edge = object({
    id: orNull(edgeId),
    config: object({ condition: orNull(condition), mapper: anyObject }),
    source: required(someText),
    target: required(someText),
  });
  return object({ nodes: required(listOf(object(node))), edges: listOf(edge) }, checkEdges);
}

function checkFlowLike(known: Known, kind: 'flow' | 'template', graph: Check, own: Members): Check {
  return object({
    name: textOrNull,
    description: textOrNull,
    graph: required(graph),
    type: textOrNull,
    tenant: orNull(reference(known, 'tenant')),
    owners: listOf(checkOwner(known)),
    cron,
    flowSettings: anything,
    payload: object({ inputParameters: anyObject, outputParameters: anyObject }),
    createdAt: time,
    updatedAt: time,
    id: ownId(kind),
    ...own,
  });
}

const NODE = {
  componentId: required(id),
  function: required(someText),
  name: textOrNull,
  credentials_id: idOrNull,
  description: textOrNull,
  fields: anyObject,
  nodeSettings: anyObject,
};

export function checkFlow(known: Known): Check {
  // Upstream limits these lengths in flows, not in templates (its schema: node id, edge id, condition).
  const graph = checkGraph({ id: required(shortText(30)), ...NODE }, shortText(10), shortText(30));
  return checkFlowLike(known, 'flow', graph, {
    status: oneOf('active', 'inactive', 'starting', 'stopping', '', null),
    fromTemplate: orNull(reference(known, 'template')),
  });
}

export function checkTemplate(known: Known): Check {
  const node = {
    id: required(someText),
    ...NODE,
    tenant: orNull(reference(known, 'tenant')),
    authorization: object({ authType: AUTH_TYPE, authClientId: idOrNull }),
  };
  return checkFlowLike(known, 'template', checkGraph(node, text, text), {
    status: oneOf('published', 'draft'),
    sourceTemplate: idOrNull,
    tags: listOf(someText),
  });
}
