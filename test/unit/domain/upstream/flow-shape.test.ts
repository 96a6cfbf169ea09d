import { describe, expect, it } from 'vitest';
import { flowShape, templateShape } from '../../../../mock/domain/upstream/flow-shape.js';
import { castDocument } from '../../../../mock/domain/upstream/shape.js';

const node = { id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' };

const graphOf = (nodes: unknown, edges?: unknown) => ({ graph: { nodes, ...(edges === undefined ? {} : { edges }) } });

const castId = (value: string, path: string) =>
  `Cast to ObjectId failed for value ${value} at path "${path}" because of "BSONTypeError"`;

/** Bodies with what upstream says to them, in its order. */
const refused: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['nothing', {}, ['Flows require a graph.']],
  ['null for the graph', { graph: null }, ['Flows require a graph.']],
  ['an empty graph', { graph: {} }, ['Flows require at least one node.']],
  ['no nodes', graphOf([]), ['Flows require at least one node.']],
  [
    'null for the nodes',
    graphOf(null),
    ['Flows require at least one node.', 'Flows with more than one node require edges.'],
  ],
  [
    'a text for the graph',
    { graph: 'x' },
    ['Cast to Embedded failed for value "x" (type string) at path "graph" because of "ObjectExpectedError"'],
  ],
  [
    'a list for the graph',
    { graph: [] },
    ['Cast to Embedded failed for value "[]" (type Array) at path "graph" because of "ObjectExpectedError"'],
  ],
  [
    'an empty node',
    graphOf([{}]),
    ['Flow nodes require a function.', 'Flow nodes require a componentId.', 'Flow nodes require an id.'],
  ],
  [
    'empty members of a node',
    graphOf([{ id: '', componentId: null, function: '' }]),
    ['Flow nodes require an id.', 'Flow nodes require a componentId.', 'Flow nodes require a function.'],
  ],
  ['an empty edge', graphOf([node], [{}]), ['Flow edges require a target.', 'Flow edges require a source.']],
  [
    'an empty owner',
    { ...graphOf([node]), owners: [{}] },
    ['Flow owners require a type.', 'Flow owners require an id.'],
  ],
  ['two nodes without edges', graphOf([node, node]), ['Flows with more than one node require edges.']],
  [
    'a long id',
    graphOf([{ ...node, id: 'x'.repeat(31) }]),
    [`Path \`id\` (\`${'x'.repeat(31)}\`) is longer than the maximum allowed length (30).`],
  ],
  [
    'a long edge id',
    graphOf([node], [{ id: 'x'.repeat(11), source: 'a', target: 'a' }]),
    [`Path \`id\` (\`${'x'.repeat(11)}\`) is longer than the maximum allowed length (10).`],
  ],
  [
    'a long condition',
    graphOf([node], [{ source: 'a', target: 'a', config: { condition: 'x'.repeat(31) } }]),
    [`Path \`config.condition\` (\`${'x'.repeat(31)}\`) is longer than the maximum allowed length (30).`],
  ],
  [
    'malformed ids, before all the rest',
    { graph: { nodes: [{ id: 'a', componentId: 'zz' }] }, fromTemplate: 12, owners: [{}] },
    [
      castId('"zz" (type string)', 'componentId'),
      castId('"12" (type number)', 'fromTemplate'),
      'Flow nodes require a function.',
      'Flow owners require a type.',
      'Flow owners require an id.',
    ],
  ],
  [
    'texts for edges',
    graphOf([node], ['x']),
    ['Cast to embedded failed for value "x" (type string) at path "edges" because of "ObjectParameterError"'],
  ],
  [
    'an object for the name',
    { ...graphOf([node]), name: {} },
    ['Cast to string failed for value "{}" (type Object) at path "name"'],
  ],
];

describe('a flow that upstream refuses', () => {
  it.each(refused)('gets its texts in its order: %s', (_, body, errors) => {
    expect(castDocument(flowShape, body).errors).toEqual(errors);
  });

  it.each(['text', null, undefined, 5, []])('when it is no object at all: %j', (body) => {
    expect(castDocument(flowShape, body).errors).toEqual(['Flows require a graph.']);
  });
});

describe('a flow that upstream takes', () => {
  it('has its members in the order of the schema, edges at least empty, unknown members gone', () => {
    const body = {
      nope: 1,
      name: 5,
      cron: null,
      type: 'any',
      graph: { extra: 1, nodes: [{ function: 'f', nope: 1, componentId: node.componentId, id: 'a' }] },
    };
    const { document, errors } = castDocument(flowShape, body);
    expect(errors).toEqual([]);
    expect(JSON.stringify(document)).toBe(
      JSON.stringify({ name: '5', graph: { nodes: [node], edges: [] }, type: 'any', owners: [], cron: null }),
    );
  });

  it('keeps free members as they are, whatever they are called', () => {
    const fields = JSON.parse('{"__proto__":{"a":1},"constructor":2,"deep":[{"b":null}]}');
    const { document } = castDocument(flowShape, { ...graphOf([{ ...node, fields }]), flowSettings: 'text' });
    expect(JSON.stringify(document)).toContain('"fields":{"__proto__":{"a":1},"constructor":2,"deep":[{"b":null}]}');
    expect(document.flowSettings).toBe('text');
  });

  it('takes a single node for a list of one', () => {
    expect(castDocument(flowShape, graphOf(node)).errors).toEqual([]);
  });
});

describe('a template', () => {
  it('is refused in texts of its own', () => {
    expect(castDocument(templateShape, {}).errors).toEqual(['Flow Templates require a graph.']);
    expect(castDocument(templateShape, graphOf([{}])).errors[0]).toBe('Flow Template nodes require a function.');
  });

  it('has no maximal lengths', () => {
    expect(castDocument(templateShape, graphOf([{ ...node, id: 'x'.repeat(100) }])).errors).toEqual([]);
  });

  it('knows kinds of authorization', () => {
    const withType = (authType: unknown) =>
      castDocument(templateShape, graphOf([{ ...node, authorization: { authType } }])).errors;
    expect(withType('API_KEY')).toEqual([]);
    expect(withType('ZZ')).toEqual(['`ZZ` is not a valid enum value for path `authorization.authType`.']);
  });
});
