/** A world as it is written down (WorldFile) and as the mock starts from it (WorldData). */
import type {
  FlowDocument,
  GraphDocument,
  RoleDocument,
  SecretDocument,
  TemplateDocument,
  TenantDocument,
  TokenDocument,
  UserDocument,
} from './documents.js';

export type * from './documents.js';

/** A user and what must never leave with his document. No password: he cannot log in. */
export interface UserRecord {
  readonly user: UserDocument;
  readonly password?: string;
}

/** Short name of somebody who sends requests in recorded exchanges. In WorldData `user` is an id. */
export interface Actor {
  readonly user: string;
  /** Left out: the first token of that user, if he has one. */
  readonly token?: string;
}

type Given<Document, Made extends keyof Document> = Omit<Document, Made> & Partial<Pick<Document, Made>>;
type Times = 'createdAt' | 'updatedAt';

export type GraphGiven = Given<GraphDocument, 'edges'>;
type TenantGiven = Given<TenantDocument, 'confirmed' | 'status' | '_id' | '__v' | Times>;
export type RoleGiven = Given<RoleDocument, 'type' | 'isGlobal' | 'permissions' | '_id' | '__v' | Times>;
export type UserGiven = Given<
  UserDocument,
  'status' | 'confirmed' | 'roles' | 'permissions' | '_id' | '__v' | Times
> & { readonly password?: string };
export type TokenGiven = Partial<TokenDocument> & { readonly user?: string };
type FlowGiven = Given<Omit<FlowDocument, 'graph'>, 'owners' | 'status' | 'id' | Times> & { graph: GraphGiven };
type TemplateGiven = Given<Omit<TemplateDocument, 'graph'>, 'owners' | 'status' | 'id' | Times> & {
  graph: GraphGiven;
};
type SecretGiven = Given<SecretDocument, '_id' | 'owners' | '__t' | 'value' | Times>;

/**
 * What a file may hold. Ids, timestamps and tokens may be left out: they are made from the seed and the record's own key.
 * Members whose name begins with x- are not read: a place for what YAML aliases repeat.
 * Where an id of another record is due, its name will do: tenants, roles and templates by name, users by username.
 */
export interface WorldFile {
  readonly name?: string;
  readonly description?: string;
  /** Username (or id) of the partner, whose token is printed at start. Without a token of his own he gets one without end. */
  readonly partner?: string;
  readonly actors?: Readonly<Record<string, Actor>>;
  /** Short names of ids, kind by kind, for people who read; nothing in the file refers to them. */
  readonly names?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What GET /api/v1/permissions gives an admin. Left out: upstream's list. */
  readonly permissions?: readonly string[];
  readonly tenants?: readonly TenantGiven[];
  /** Left out: upstream's three global roles ADMIN, USER, TENANT_ADMIN. */
  readonly roles?: readonly RoleGiven[];
  readonly users?: readonly UserGiven[];
  readonly tokens?: readonly TokenGiven[];
  readonly flows?: readonly FlowGiven[];
  readonly templates?: readonly TemplateGiven[];
  readonly secrets?: readonly SecretGiven[];
}

/** The partner of a world: whose token a developer uses first. */
export interface Partner {
  readonly userId: string;
  readonly username: string;
  readonly tokenId: string;
  readonly token: string;
}

/** A world with nothing left out and every reference an id. Records stand in the order of the file, which is that of their creation. */
export interface WorldData {
  /** The file's own name for itself, else the name or path it was loaded by. */
  readonly name: string;
  readonly description?: string;
  readonly partner?: Partner;
  readonly actors: Readonly<Record<string, Actor>>;
  readonly names: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly permissions: readonly string[];
  readonly tenants: readonly TenantDocument[];
  readonly roles: readonly RoleDocument[];
  readonly users: readonly UserRecord[];
  readonly tokens: readonly TokenDocument[];
  readonly flows: readonly FlowDocument[];
  readonly templates: readonly TemplateDocument[];
  readonly secrets: readonly SecretDocument[];
}
