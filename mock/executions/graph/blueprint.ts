import { BoundedCache } from '../../domain/bounded-cache.js';
import type { FlowDocument, NodeDocument } from '../../domain/records/documents.js';
import type { StoredDocument } from '../../store/stored-document.js';
import { type Asked, askedOf, type Condition } from './condition.js';
import { parseCondition } from './condition-reader.js';
import { orderGraph } from './graph.js';

/** What a node does in a run. */
export type StepKind = 'webhook' | 'polling' | 'gateway' | 'code' | 'action';

/** A condition with its text. What could not be read counts as fulfilled. */
export interface Clause {
  readonly text: string;
  readonly condition: Condition | undefined;
}

export interface Way {
  readonly source: number;
  readonly target: number;
  readonly clause: Clause | undefined;
}

export interface BlueprintStep {
  readonly node: NodeDocument;
  readonly kind: StepKind;
  readonly reached: boolean;
  readonly before: readonly Way[];
  readonly after: readonly Way[];
  /** What the message must fulfil to get past; undefined when nothing stops it here. */
  readonly filter: Clause | undefined;
  /** What a step with ways of different conditions decides by; it stops nothing itself. */
  readonly decides: Clause | undefined;
  readonly continueOnError: boolean;
  readonly isFirstAction: boolean;
}

/** A flow as its runs see it: worked out once, however often it runs. */
export interface Blueprint {
  readonly flowId: string;
  readonly userId: string | undefined;
  readonly tenant: string | undefined;
  readonly cron: boolean;
  readonly inputParameters: Readonly<Record<string, unknown>> | undefined;
  readonly outputParameters: Readonly<Record<string, unknown>> | undefined;
  readonly steps: readonly BlueprintStep[];
  /** Names that conditions ask for. */
  readonly asked: ReadonlyMap<string, readonly Asked[]>;
  /** Whether runs differ by their trigger data: else all go the same way. */
  readonly minds: boolean;
  /** How runs have gone, by their steps' fates: worlds of the same flow share these. */
  readonly results: BoundedCache<string, RunResult>;
}

/** One way for a run to go. */
export interface RunResult {
  /** How many steps of each component ran. Gateways are no executions in FlowMate's sense and are left out. */
  readonly components: ReadonlyMap<string, number>;
  /** How many of these steps failed. */
  readonly failures: ReadonlyMap<string, number>;
  /** Whether a step failed. */
  readonly failed: boolean;
  /** Whether nothing failed that stopped it. */
  readonly succeeded: boolean;
}

/** A world may have 100,000 flows. */
const blueprints = new BoundedCache<StoredDocument, Blueprint>({ entries: 2_000 });

/** Flows with many conditions have many ways through them. */
const MAX_COURSES = 1_000;

/** The blueprint of a flow as the webhooks know it. */
export function blueprintOf(flow: StoredDocument): Blueprint {
  return blueprints.get(flow) ?? blueprints.set(flow, readBlueprint(flow));
}

function readBlueprint(flow: StoredDocument): Blueprint {
  // What is stored has passed the checks of the flow service or of a scenario.
  const document: FlowDocument = JSON.parse(flow.text);
  return createBlueprint(document);
}

export function createBlueprint(flow: FlowDocument): Blueprint {
  const ordered = orderGraph({ nodes: flow.graph.nodes ?? [], edges: flow.graph.edges ?? [] });
  const firstAction = ordered.length > 1 && ordered[1]?.reached ? 1 : 0;
  const clauses = new Map<string, Clause>();
  const clauseOf = (text: string | undefined): Clause | undefined => {
    if (text === undefined || text.trim() === '') {
      return undefined;
    }
    const clause = clauses.get(text) ?? { text, condition: parseCondition(text) };
    clauses.set(text, clause);
    return clause;
  };
  const steps = ordered.map(({ node, reached, before, after }, position): BlueprintStep => {
    const toWays = (edges: typeof before): Way[] =>
      edges.map(({ source, target, condition }) => ({ source, target, clause: clauseOf(condition) }));
    const own = clauseOf(typeof node.fields?.condition === 'string' ? node.fields.condition : undefined);
    const branches = after.some(({ condition }) => condition !== undefined);
    return {
      node,
      kind: kindOf(node, position, own !== undefined, flow.cron),
      reached,
      before: toWays(before),
      after: toWays(after),
      filter: branches ? undefined : own,
      decides: branches ? own : undefined,
      continueOnError: node.nodeSettings?.continueOnError === true,
      isFirstAction: position === firstAction,
    };
  });
  const owners = flow.owners ?? [];
  const inputParameters = flow.payload?.inputParameters;
  return {
    flowId: flow.id,
    userId: owners.find(({ type }) => type?.toLowerCase() === 'user')?.id,
    tenant: flow.tenant ?? owners.find(({ type }) => type?.toLowerCase() === 'tenant')?.id,
    cron: Boolean(flow.cron),
    inputParameters,
    outputParameters: flow.payload?.outputParameters,
    steps,
    asked: askedBy([...clauses.values()]),
    minds: clauses.size > 0 || Object.keys(inputParameters ?? {}).length > 0,
    results: new BoundedCache({ entries: MAX_COURSES }),
  };
}

function kindOf(node: NodeDocument, position: number, hasCondition: boolean, cron: unknown): StepKind {
  if (hasCondition) {
    return 'gateway';
  }
  if (position === 0) {
    return cron || /poll/i.test(node.function) || node.nodeSettings?.snapshotKey !== undefined ? 'polling' : 'webhook';
  }
  return typeof node.fields?.code === 'string' ? 'code' : 'action';
}

function askedBy(clauses: readonly Clause[]): Map<string, Asked[]> {
  const asked = new Map<string, Asked[]>();
  for (const { condition } of clauses) {
    for (const one of condition === undefined ? [] : askedOf(condition)) {
      asked.set(one.path, [...(asked.get(one.path) ?? []), one]);
    }
  }
  return asked;
}
