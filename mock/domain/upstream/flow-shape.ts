import type { Document, Json, Path, Shape } from './shape.js';

// The documents of flow-repository and template-repository (facts: upstream behaviour A5), with FlowMate's own members
// `payload` (documented; that it stands at the top level of the flow is assumed) and `tags` (documented).

const string: Path = { kind: 'string' };

const objectId: Path = { kind: 'objectId' };

const mixed: Path = { kind: 'mixed' };

const payload: Path = {
  kind: 'nested',
  shape: { inputParameters: { kind: 'object' }, outputParameters: { kind: 'object' } },
};

export const AUTH_TYPES = [
  'NO_AUTH',
  'API_KEY',
  'OA1_TWO_LEGGED',
  'OA1_THREE_LEGGED',
  'OA2_AUTHORIZATION_CODE',
  'SIMPLE',
  'MIXED',
  'SESSION_AUTH',
] as const;

const lengthOf = (list: Json | undefined): number => {
  if (!Array.isArray(list)) {
    throw new TypeError('not a list');
  }
  return list.length;
};

interface Wording {
  /** 'Flow' or 'Flow Template', as the texts call it */
  readonly noun: string;
  readonly idLength?: number;
  readonly edgeIdLength?: number;
  readonly conditionLength?: number;
  readonly extraNodeMembers: Shape;
}

function graphShape(wording: Wording): Shape {
  const { noun } = wording;
  const limited = (maxlength: number | undefined): Path =>
    maxlength === undefined ? string : { kind: 'string', maxlength };
  return {
    nodes: {
      kind: 'list',
      shape: {
        id: { ...limited(wording.idLength), kind: 'string', required: `${noun} nodes require an id.` },
        componentId: { kind: 'objectId', required: `${noun} nodes require a componentId.` },
        function: { kind: 'string', required: `${noun} nodes require a function.` },
        name: string,
        credentials_id: objectId,
        description: string,
        fields: mixed,
        nodeSettings: mixed,
        ...wording.extraNodeMembers,
      },
      check: { holds: (nodes) => lengthOf(nodes) > 0, message: `${noun}s require at least one node.` },
    },
    edges: {
      kind: 'list',
      shape: {
        id: limited(wording.edgeIdLength),
        config: { kind: 'nested', shape: { condition: limited(wording.conditionLength), mapper: mixed } },
        source: { kind: 'string', required: `${noun} edges require a source.` },
        target: { kind: 'string', required: `${noun} edges require a target.` },
      },
      check: {
        holds: (edges, graph: Document) => !(lengthOf(graph.nodes) > 1 && lengthOf(edges) === 0),
        message: `${noun}s with more than one node require edges.`,
      },
    },
  };
}

function documentShape(wording: Wording, own: Shape): Shape {
  const { noun } = wording;
  return {
    name: string,
    description: string,
    graph: { kind: 'embedded', shape: graphShape(wording), required: `${noun}s require a graph.` },
    type: string,
    tenant: string,
    owners: {
      kind: 'list',
      shape: {
        id: { kind: 'string', required: `${noun} owners require an id.` },
        type: { kind: 'string', required: `${noun} owners require a type.` },
      },
    },
    status: string,
    cron: string,
    ...own,
    _id: objectId,
    createdAt: { kind: 'date' },
    updatedAt: { kind: 'date' },
    __v: { kind: 'number' },
  };
}

export const flowShape: Shape = documentShape(
  { noun: 'Flow', idLength: 30, edgeIdLength: 10, conditionLength: 30, extraNodeMembers: {} },
  { fromTemplate: objectId, flowSettings: mixed, payload },
);

export const templateShape: Shape = documentShape(
  {
    noun: 'Flow Template',
    extraNodeMembers: {
      tenant: string,
      authorization: {
        kind: 'nested',
        shape: { authType: { kind: 'string', oneOf: AUTH_TYPES }, authClientId: objectId },
      },
    },
  },
  { flowSettings: mixed, sourceTemplate: objectId, payload, tags: { kind: 'texts' } },
);
