/**
 * The records of a world, in the shapes of the API itself: users, tenants, roles, tokens and secrets carry `_id`, flows and
 * templates `id` (upstream's own difference). A member that is absent here is absent on the wire; null is sent as null.
 */

/** Who owns a flow, template or secret. Upstream takes any type; `user` and `tenant` (secrets: `USER`) are the ones it knows. */
export interface OwnerDocument {
  /** In a world file also a username (type user) or a tenant's name (type tenant). */
  id: string;
  type: string;
}

export interface NodeDocument {
  id: string;
  componentId: string;
  function: string;
  name?: string | null;
  credentials_id?: string | null;
  description?: string | null;
  /** Arguments of the component, of any shape. */
  fields?: Record<string, unknown>;
  nodeSettings?: Record<string, unknown>;
  /** Templates only: the tenant the node belongs to. */
  tenant?: string | null;
  /** Templates only: how the user of the template will have to sign in. */
  authorization?: { authType?: string; authClientId?: string | null };
}

export interface EdgeDocument {
  id?: string | null;
  config?: { condition?: string | null; mapper?: Record<string, unknown> };
  source: string;
  target: string;
}

export interface GraphDocument {
  nodes: NodeDocument[];
  edges: EdgeDocument[];
}

/** What a webhook-driven flow expects and gives back (integration guide): parameter name to type word, or to a deeper object. */
export interface PayloadDocument {
  inputParameters?: Record<string, unknown>;
  outputParameters?: Record<string, unknown>;
}

export interface FlowDocument {
  name?: string | null;
  description?: string | null;
  graph: GraphDocument;
  type?: string | null;
  tenant?: string | null;
  owners: OwnerDocument[];
  /** active, inactive, starting, stopping; upstream also stores null and "" when they are sent. */
  status: string | null;
  /** 5 or 6 fields. Absent, null or "": the flow waits for its webhook. */
  cron?: string | null;
  fromTemplate?: string | null;
  /** Upstream stores any JSON value. */
  flowSettings?: unknown;
  payload?: PayloadDocument;
  createdAt: string;
  updatedAt: string;
  id: string;
}

export interface TemplateDocument {
  name?: string | null;
  description?: string | null;
  graph: GraphDocument;
  type?: string | null;
  tenant?: string | null;
  owners: OwnerDocument[];
  /** published or draft. */
  status: string;
  cron?: string | null;
  sourceTemplate?: string | null;
  flowSettings?: unknown;
  payload?: PayloadDocument;
  /** FlowMate's own, absent upstream. */
  tags?: string[];
  createdAt: string;
  updatedAt: string;
  id: string;
}

export interface UserDocument {
  /** The partner's own id of the user, or an e-mail address. Stored in lower case, as upstream does. */
  username: string;
  firstname?: string | null;
  lastname?: string | null;
  phone?: string | null;
  avatar?: string | null;
  img?: string | null;
  /** ACTIVE, DISABLED, PENDING. */
  status: string;
  confirmed: boolean;
  /** FlowMate's own, absent upstream. False for end users made by impersonation. */
  canLogin?: boolean;
  tenant?: string | null;
  /** Role ids. */
  roles: string[];
  /** The user's own permissions, without those of his roles. */
  permissions: string[];
  _id: string;
  createdAt: string;
  updatedAt: string;
  __v: number;
  /** Appears with the first login, good or bad. */
  safeguard?: { lastLogin?: string; failedLoginAttempts?: number };
}

export interface RoleDocument {
  name: string;
  /** TENANT or SYSTEM. */
  type: string;
  isGlobal: boolean;
  permissions: string[];
  description?: string | null;
  tenant?: string | null;
  scope?: string | null;
  _id: string;
  __v: number;
  createdAt: string;
  updatedAt: string;
}

export interface TenantDocument {
  name?: string | null;
  confirmed: boolean;
  /** ACTIVE, DISABLED, PENDING. */
  status: string;
  _id: string;
  createdAt: string;
  updatedAt: string;
  __v: number;
}

export interface TokenDocument {
  inquirer?: string | null;
  initiator?: string | null;
  /** The `_id` of the user the token stands for. */
  accountId: string;
  /** The bearer token in full: 171 characters of base64url when made up, any visible ASCII without blanks when given. */
  token: string;
  /** SELF (made by a login), PERSISTENT, DELEGATE, EPHEMERAL_SERVICE_ACCOUNT. */
  type: string;
  description?: string | null;
  /** The copy of its owner's own permissions that a token keeps from its creation. */
  permissions: string[];
  /** `3h`, `5m`, `2s`; `-1` for ever. Counted from the moment the world is loaded. */
  tokenLifeSpan: string;
  _id: string;
  createdAt: string;
  updatedAt: string;
  __v: number;
}

export interface SecretDocument {
  _id: string;
  name: string;
  owners: OwnerDocument[];
  type: 'SIMPLE' | 'API_KEY' | 'OA2_AUTHORIZATION_CODE' | 'MIXED' | 'SESSION_AUTH';
  /** `S_` and the type. */
  __t: string;
  /** The credentials in the clear. What of them a caller gets to see is the server's decision. */
  value: Record<string, unknown>;
  createdAt: string;
  updatedAt: string;
}

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
  /** It failed, and the run went on all the same: its continue on error is set. */
  readonly continued?: boolean;
  /** How often it was tried; 0 when skipped. */
  readonly attempts: number;
  /** How long it took, in milliseconds. Left out: from start to end. A run that takes no time of the world's clock has it all the same. */
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
  /** 32 hex digits; a webhook answers it as its `requestId`. */
  readonly flowExecId: string;
  readonly flowId: string;
  /** The user whose flow it is: the first of the flow's owners that is one. */
  readonly userId?: string;
  readonly tenant?: string;
  readonly trigger: 'webhook' | 'schedule' | 'manual' | 'rerun';
  /** What the trigger brought along, whatever JSON that is. */
  readonly input?: unknown;
  /** What a successful run yields: the flow's declared output parameters. */
  readonly output?: Readonly<Record<string, unknown>>;
  /** When it started. */
  readonly createdAt: string;
  readonly steps: readonly ExecutionStep[];
}
