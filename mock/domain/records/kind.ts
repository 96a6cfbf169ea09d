import type { Check } from '../checks/check.js';
import { type Beyond, type Members, object } from '../checks/check-inside.js';
import type * as documents from './documents.js';
import type * as given from './given.js';
import type { References } from './identify.js';
import { type Known, NOTHING } from './known.js';
import type { MadeKind, RecordMaker } from './make-ids.js';

/**
 * By the name of a kind's list in a scenario file: a record as a file may hold it, a whole record, and what stores them in
 * memory. A new kind begins here: the compiler then asks for all else.
 */
export interface RecordTypes {
  tenants: { given: given.TenantGiven; document: documents.TenantDocument; store: 'table' };
  roles: { given: given.RoleGiven; document: documents.RoleDocument; store: 'table' };
  users: { given: given.UserGiven; document: documents.UserDocument; store: 'table' };
  tokens: { given: given.TokenGiven; document: documents.TokenDocument; store: 'tokens' };
  flows: { given: given.FlowGiven; document: documents.FlowDocument; store: 'collection' };
  templates: { given: given.TemplateGiven; document: documents.TemplateDocument; store: 'collection' };
  secrets: { given: given.SecretGiven; document: documents.SecretDocument; store: 'table' };
  authClients: { given: given.AuthClientGiven; document: documents.AuthClientDocument; store: 'table' };
  components: { given: given.ComponentGiven; document: documents.ComponentDocument; store: 'table' };
}

export type KindName = keyof RecordTypes;

export type GivenOf<Name extends KindName> = RecordTypes[Name]['given'];

export type DocumentOf<Name extends KindName> = RecordTypes[Name]['document'];

/** All that loading, completing, editing and storing need to know of the records of one kind. */
export interface Kind<Name extends KindName> extends MadeKind {
  readonly store: RecordTypes[Name]['store'];
  /** Members of a record in a scenario file, in the order upstream sends them unless `order` says otherwise. */
  members(known: Known): Members;
  /** What a record must be beyond its members. */
  readonly beyond?: Beyond;
  readonly order?: readonly string[];
  /** The record with all that was left out; `maker` gives its id and times. The order of members is put right afterwards. */
  complete(given: GivenOf<Name>, maker: RecordMaker, to: References): DocumentOf<Name>;
  /** The records of a world whose file has no list of them. */
  readonly initial?: readonly GivenOf<Name>[];
  /** Describes the list in the schema of scenario files. */
  readonly about?: string;
  /** A second unique key, to look records up by. */
  lookUpBy?(document: DocumentOf<Name>): string | undefined;
  /** Whether the summary of a world counts them. */
  readonly isCounted: boolean;
}

export function checkOf({ members, beyond }: Pick<Kind<KindName>, 'members' | 'beyond'>, known: Known): Check {
  return object(members(known), beyond);
}

export function orderOf({ members, order }: Pick<Kind<KindName>, 'members' | 'order'>): readonly string[] {
  return order ?? Object.keys(members(NOTHING));
}
