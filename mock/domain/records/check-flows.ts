import {
  about,
  type Check,
  id,
  isObject,
  oneOf,
  orNull,
  ownId,
  shortText,
  someText,
  text,
  textOrNull,
  time,
} from '../checks/check.js';
import { anyObject, anything, listOf, type Members, object, required } from '../checks/check-inside.js';
import { quote, type Report } from '../checks/report.js';
import { cron } from './check-cron.js';
import type { Known } from './known.js';
import { reference, userOrGone } from './references.js';

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
  const user = userOrGone(known);
  const tenant = reference(known, 'tenant');
  const after = (owner: Record<string, unknown>, report: Report): void => {
    const type = typeof owner.type === 'string' ? owner.type.toLowerCase() : '';
    if (typeof owner.id !== 'string' || owner.id === '') return;
    // An owner of any other type refers to nothing we know.
    report.path.push('id');
    if (type === 'user') user(owner.id, report);
    if (type === 'tenant') tenant(owner.id, report);
    report.path.pop();
  };
  return object(
    {
      id: required(about('Of a user or tenant: the id, or the username or name', someText)),
      type: required(about('user or tenant; any other word is kept and means nothing', someText)),
    },
    { after },
  );
}

function checkEdges(graph: Record<string, unknown>, report: Report): void {
  const { nodes, edges = [] } = graph;
  if (!Array.isArray(nodes) || !Array.isArray(edges)) return;
  if (nodes.length === 0) report.addAt('nodes', 'a graph needs at least one node');
  if (nodes.length > 1 && edges.length === 0) report.add(`${nodes.length} nodes need edges between them`);
  const ids = new Set<unknown>();
  for (const [index, node] of nodes.entries()) {
    if (!isObject(node)) continue;
    if (typeof node.id === 'string' && ids.has(node.id)) {
      report.path.push('nodes', index);
      report.addAt('id', `another node of the graph has the id ${quote(node.id)}; each needs its own`);
      report.path.length -= 2;
    }
    ids.add(node.id);
  }
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

/** Which nodes the edges join is beyond a schema. */
const GRAPH = {
  schema: {
    if: { properties: { nodes: { type: 'array', minItems: 2 } } },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: { properties: { edges: { type: 'array', minItems: 1 } }, required: ['nodes', 'edges'] },
  },
  after: checkEdges,
};

function checkGraph(node: Members, edgeId: Check, condition: Check): Check {
  const edge = object({
    id: orNull(edgeId),
    config: object({ condition: orNull(condition), mapper: anyObject }),
    source: required(someText),
    target: required(someText),
  });
  return object({ nodes: required(listOf(object(node), { minItems: 1 })), edges: listOf(edge) }, GRAPH);
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
    payload: about(
      'What a webhook-driven flow expects and gives back: parameter name to type word, or to a deeper object',
      object({ inputParameters: anyObject, outputParameters: anyObject }),
    ),
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
  credentials_id: orNull(id),
  description: textOrNull,
  fields: anyObject,
  nodeSettings: anyObject,
};

export function checkFlow(known: Known): Check {
  // Upstream limits these lengths in flows, not in templates (its schema: node id, edge id, condition).
  const graph = checkGraph({ id: required(shortText(30)), ...NODE }, shortText(10), shortText(30));
  return checkFlowLike(known, 'flow', graph, {
    status: about('Default inactive', oneOf('active', 'inactive', 'starting', 'stopping', '', null)),
    fromTemplate: orNull(reference(known, 'template')),
  });
}

export function checkTemplate(known: Known): Check {
  const node = {
    id: required(someText),
    ...NODE,
    tenant: orNull(reference(known, 'tenant')),
    authorization: object({ authType: AUTH_TYPE, authClientId: orNull(id) }),
  };
  return checkFlowLike(known, 'template', checkGraph(node, text, text), {
    status: about('Default draft', oneOf('published', 'draft')),
    sourceTemplate: orNull(id),
    tags: listOf(someText),
  });
}
