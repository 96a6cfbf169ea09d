import type {
  AuthClient,
  Component,
  Flow,
  FlowEdge,
  FlowGraph,
  FlowNode,
  Owner,
  Role,
  Schema,
  SecretWithValue,
  Template,
  Tenant,
  Token,
  User,
} from '../../../openapi/index.js';

/**
 * The records of a world, as the API document describes them: users, tenants, roles, tokens and secrets carry `_id`, flows and
 * templates `id` (upstream's own difference). A member that is absent here is absent on the wire; null is sent as null.
 */

/** The document leaves these members optional; a record of a world has them. */
type Always<Shape, Name extends keyof Shape> = Shape & Required<Pick<Shape, Name>>;

type Times = 'createdAt' | 'updatedAt';

export type OwnerDocument = Owner;

/** Arguments and settings of a component are objects, of any shape. */
export interface NodeDocument extends FlowNode, Pick<Schema<'TemplateNode'>, 'tenant'> {
  fields?: Record<string, unknown>;
  nodeSettings?: Record<string, unknown>;
  /** Templates only: how the user of the template will have to sign in. */
  authorization?: { authType?: string; authClientId?: string | null };
}

export type EdgeDocument = FlowEdge;

export interface GraphDocument extends FlowGraph {
  nodes: NodeDocument[];
}

/** What a webhook-driven flow expects and gives back (integration guide): parameter name to type word, or to a deeper object. */
export type PayloadDocument = Schema<'FlowPayload'>;

export interface FlowDocument extends Flow {
  graph: GraphDocument;
}

export interface TemplateDocument extends Omit<Always<Template, 'status'>, 'graph'> {
  graph: GraphDocument;
}

/** As lists show a user: roles are ids. `username` is stored in lower case, as upstream does. */
export type UserDocument = Always<Omit<User, 'id'>, 'status' | 'confirmed' | '__v' | Times>;

export type RoleDocument = Always<Role, 'type' | 'isGlobal' | '__v' | Times>;

export type TenantDocument = Always<Tenant, 'confirmed' | 'status' | '__v' | Times>;

export interface TokenDocument
  extends Always<Omit<Token, 'expireAt' | 'tokenLifeSpan'>, 'permissions' | '__v' | Times> {
  /** `3h`, `5m`, `2s`; `-1` for ever. Counted from the moment the world is loaded. */
  tokenLifeSpan: string;
}

/** `value` holds the credentials in the clear. The server decides what of them a caller sees. Owners are null where a PATCH says so. */
export type SecretDocument = Omit<Always<SecretWithValue, 'name' | '__t' | Times>, 'owners'> & {
  owners: OwnerDocument[] | null;
};

/** Members beyond these depend on the type; secrets are in the clear. */
export type AuthClientDocument = Always<AuthClient, 'name' | 'owners' | '__t' | Times>;

/** What nodes of flows point at. It goes to the wire with its id as `id`. */
export type ComponentDocument = Always<Omit<Component, 'id'>, Times> & { _id: string };

/** A line that a step logs. */
export interface LogLine {
  readonly at: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
}

/** What one node of a flow did in one execution. */
export interface ExecutionStep {
  /** The node's id. */
  readonly stepId: string;
  readonly componentId: string;
  readonly function: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** `skipped`: an earlier step failed, or the edge's condition did not hold. */
  readonly status: 'succeeded' | 'failed' | 'skipped';
  /** The step failed and the run went on: `continueOnError` is set. */
  readonly continued?: boolean;
  /** How often it was tried; 0 when skipped. */
  readonly attempts: number;
  /** Duration in milliseconds, also of a run that takes no time of the world's clock. Left out: from start to end. */
  readonly durationMs?: number;
  /** What went in and came out, in short. */
  readonly input?: string;
  readonly output?: string;
  readonly lines: readonly LogLine[];
}

/** One run of a flow, as it is at its end. What of it has happened yet is a question of the clock. */
export interface ExecutionDocument {
  /** 24 hex digits. */
  readonly _id: string;
  /** 32 hex digits, or the `x-request-id` of the webhook call; a webhook answers it as its `requestId`. */
  readonly flowExecId: string;
  readonly flowId: string;
  /** The user whose flow it is: the first of the flow's owners that is one. */
  readonly userId?: string;
  readonly tenant?: string;
  readonly trigger: 'webhook' | 'schedule' | 'manual' | 'rerun';
  /** What the trigger brought along, any JSON. */
  readonly input?: unknown;
  /** What a successful run yields: the flow's declared output parameters. */
  readonly output?: Readonly<Record<string, unknown>>;
  /** When it started. */
  readonly createdAt: string;
  readonly steps: readonly ExecutionStep[];
}
