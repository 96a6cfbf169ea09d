import fc from 'fast-check';
import type {
  EdgeDocument,
  ExecutionDocument,
  FlowDocument,
  NodeDocument,
} from '../../mock/domain/records/documents.js';
import { createBlueprint } from '../../mock/executions/graph/blueprint.js';
import { planExecution } from '../../mock/executions/simulation/plan.js';
import { RunInput } from '../../mock/executions/simulation/run-input.js';
import type { RunGiven } from '../../mock/executions/simulation/walk.js';

const COMPONENT = '5ca5c44c187c040010a9bb8b';

export const START = Date.parse('2026-03-01T08:00:00.000Z');

export function node(id: string, more: Partial<NodeDocument> = {}): NodeDocument {
  return { id, componentId: COMPONENT, function: 'act', ...more };
}

/** `a > b`, or `a > b: condition`. */
export function edge(text: string): EdgeDocument {
  const [, source = '', target = '', condition] = /^(\w+) > (\w+)(?:: (.+))?$/.exec(text) ?? [];
  return { source, target, ...(condition === undefined ? {} : { config: { condition } }) };
}

/** A flow of one user and his tenant. Nodes may be given as ids. */
export function makeFlow(
  nodes: readonly (string | NodeDocument)[],
  edges: readonly (string | EdgeDocument)[] = [],
  more: Partial<FlowDocument> = {},
): FlowDocument {
  return {
    graph: {
      nodes: nodes.map((each) => (typeof each === 'string' ? node(each) : each)),
      edges: edges.map((each) => (typeof each === 'string' ? edge(each) : each)),
    },
    owners: [
      { id: '6ac5181226e6c89412f64f4e', type: 'user' },
      { id: '6abe1a08855ac6ddd9919d0e', type: 'tenant' },
    ],
    status: 'active',
    createdAt: '2026-02-01T08:00:00.000Z',
    updatedAt: '2026-02-01T08:00:00.000Z',
    id: '6af03526e97c60feae78957b',
    ...more,
  };
}

export function plan(
  flow: FlowDocument,
  { data, ...given }: Partial<RunGiven> & { readonly data?: unknown } = {},
): ExecutionDocument {
  return planExecution(createBlueprint(flow), {
    key: 'run 1',
    seed: 1,
    trigger: 'webhook',
    startedAtMs: START,
    ...(data === undefined ? {} : { input: RunInput.of({ data }) }),
    ...given,
  });
}

/** `step: status` of every step. */
export function statuses({ steps }: ExecutionDocument): string[] {
  return steps.map(({ stepId, status }) => `${stepId}: ${status}`);
}

export function messages({ steps }: ExecutionDocument, stepId?: string): string[] {
  return steps
    .filter((step) => stepId === undefined || step.stepId === stepId)
    .flatMap(({ lines }) => lines.map(({ message }) => message));
}

const ids = ['a', 'b', 'c', 'd', 'e', 'f', '__proto__', 'constructor'];

const conditions = ['x > 5', 'x <= 5', 'kind = left', 'kind != left', 'not (x', ''];

/** Any graph that upstream stores: cycles, edges of a node to itself, ids that come twice, edges that lead nowhere. */
export const anyGraph: fc.Arbitrary<FlowDocument> = fc
  .record({
    nodes: fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 10 }),
    edges: fc.array(
      fc.record({
        source: fc.constantFrom(...ids, 'nowhere'),
        target: fc.constantFrom(...ids, 'nowhere'),
        condition: fc.option(fc.constantFrom(...conditions), { nil: undefined }),
      }),
      { maxLength: 20 },
    ),
    filters: fc.array(fc.constantFrom(...conditions)),
  })
  .map(({ nodes, edges, filters }) =>
    makeFlow(
      nodes.map((id, index) => {
        const condition = filters[index];
        return node(id, condition === undefined ? {} : { fields: { condition } });
      }),
      edges.map(({ source, target, condition }) => ({
        source,
        target,
        ...(condition === undefined ? {} : { config: { condition } }),
      })),
    ),
  );
