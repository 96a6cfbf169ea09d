import type {
  AuthClientDocument,
  ComponentDocument,
  ExecutionDocument,
  ExecutionStep,
  FlowDocument,
  GraphDocument,
  LogLine,
  RoleDocument,
  SecretDocument,
  TemplateDocument,
  TenantDocument,
  TokenDocument,
  UserDocument,
} from './documents.js';

/** A user and the password, which must never leave with the document. Without a password the user cannot log in. */
export interface UserRecord {
  readonly user: UserDocument;
  readonly password?: string;
}

type Given<Document, Made extends keyof Document> = Omit<Document, Made> & Partial<Pick<Document, Made>>;

type Times = 'createdAt' | 'updatedAt';

export type GraphGiven = Given<GraphDocument, 'edges'>;

export type TenantGiven = Given<TenantDocument, 'confirmed' | 'status' | '_id' | '__v' | Times>;

export type RoleGiven = Given<RoleDocument, 'type' | 'isGlobal' | 'permissions' | '_id' | '__v' | Times>;

export type UserGiven = Given<
  UserDocument,
  'status' | 'confirmed' | 'roles' | 'permissions' | '_id' | '__v' | Times
> & { readonly password?: string };

export type TokenGiven = Partial<TokenDocument> & { readonly user?: string };

export type FlowGiven = Given<Omit<FlowDocument, 'graph'>, 'owners' | 'status' | 'id' | Times> & { graph: GraphGiven };

export type TemplateGiven = Given<Omit<TemplateDocument, 'graph'>, 'owners' | 'status' | 'id' | Times> & {
  graph: GraphGiven;
};

export type SecretGiven = Given<SecretDocument, '_id' | 'owners' | '__t' | 'value' | Times>;

export type AuthClientGiven = Given<AuthClientDocument, '_id' | 'owners' | '__t' | Times>;

export type ComponentGiven = Given<ComponentDocument, '_id' | 'owners' | 'access' | Times>;

export type StepGiven = Partial<Omit<ExecutionStep, 'stepId' | 'lines'>> & {
  readonly stepId: string;
  readonly lines?: readonly (Partial<LogLine> & { readonly message: string })[];
};

/** A run of a flow. Without steps, a run through the whole graph is made up, which fails where `outcome` says. */
export type ExecutionGiven = Partial<Omit<ExecutionDocument, 'steps' | 'tenant'>> & {
  readonly flow?: string;
  readonly tenant?: string | null;
  readonly outcome?: { readonly failAtStep: string; readonly message?: string };
  readonly steps?: readonly StepGiven[];
};
