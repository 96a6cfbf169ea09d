/** A world as it is written down (WorldFile) and as the mock starts from it (WorldData). */

import type { Dialect, Timing } from '../domain/dialect.js';
import type {
  ExecutionDocument,
  FlowDocument,
  RoleDocument,
  SecretDocument,
  TemplateDocument,
  TenantDocument,
  TokenDocument,
} from '../domain/records/documents.js';
import type { ExecutionGiven, RecordsGiven, UserRecord } from '../domain/records/given.js';
import type { OutcomeDocument } from '../executions/simulation/outcome.js';
import type { GenerateGiven } from './generate-settings.js';

export type * from '../domain/records/documents.js';

/** Short name of somebody who sends requests in recorded exchanges. In WorldData `user` is an id. */
export interface Actor {
  readonly user: string;
  /** Left out: the first token of that user, if he has one. */
  readonly token?: string;
}

/** How the runs of a flow are to go. `fail: true` is a failure without a word; `duration` is in milliseconds, or a text such as `2s`. */
export type OutcomeGiven = Omit<OutcomeDocument, 'fail' | 'durationMs'> & {
  readonly fail?: boolean | NonNullable<OutcomeDocument['fail']>;
  readonly duration?: string | number;
};

/** The world's own time. */
export interface ClockGiven {
  /** When the world begins. Left out: now. */
  readonly now?: string;
  /** Whether time stands still until somebody moves it. */
  readonly frozen?: boolean;
}

/** Misbehaviour that is armed from the start, as `getFlows:503x2` or in members. */
export type FaultGiven = string | Readonly<Record<string, unknown>>;

/** What a file says about the world as a whole. Options of the mock win over it. */
interface WorldSettings {
  readonly clock?: ClockGiven;
  readonly dialect?: Partial<Dialect>;
  readonly timing?: Timing;
  readonly strict?: boolean;
}

/**
 * What a file may hold. Ids, timestamps and tokens may be left out: they are made from the seed and the record's own key.
 * Members whose name begins with x- are not read: a place for what YAML aliases repeat.
 * Where an id of another record is due, its name will do: tenants, roles and templates by name, users by username.
 */
export interface WorldFile extends WorldSettings, RecordsGiven {
  readonly $schema?: string;
  readonly name?: string;
  readonly description?: string;
  /** A built-in world: this file's records come after its, this file's other members take the place of its. */
  readonly extends?: string;
  readonly seed?: number;
  readonly generate?: GenerateGiven;
  readonly faults?: readonly FaultGiven[];
  /** Username (or id) of the partner, whose token is printed at start. Without a token of his own he gets one without end. */
  readonly partner?: string;
  readonly actors?: Readonly<Record<string, Actor>>;
  /** Short names of ids, kind by kind, for people who read; nothing in the file refers to them. */
  readonly names?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What GET /api/v1/permissions gives an admin. Left out: upstream's list. */
  readonly permissions?: readonly string[];
  /** Ids of users who were removed and may own records all the same. */
  readonly deletedUsers?: readonly string[];
  readonly executions?: readonly ExecutionGiven[];
  readonly outcomes?: readonly OutcomeGiven[];
}

/** The partner of a world: whose token a developer uses first. */
export interface Partner {
  readonly userId: string;
  readonly username: string;
  readonly tokenId: string;
  readonly token: string;
}

/**
 * A world with nothing left out and every reference an id. Records stand in the order of the file, which is that of their
 * creation; made-up ones follow. Executions stand in the order in which they started. Nobody changes it: any number of worlds
 * may start from the same.
 */
export interface WorldData extends WorldSettings {
  /** The file's own name for itself, else the name or path it was loaded by. */
  readonly name: string;
  readonly description?: string;
  /** What everything made up was made from. */
  readonly seed: number;
  readonly faults: readonly FaultGiven[];
  readonly partner?: Partner;
  readonly actors: Readonly<Record<string, Actor>>;
  readonly names: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly permissions: readonly string[];
  /** Absent: nobody was removed. */
  readonly deletedUsers?: readonly string[];
  readonly tenants: readonly TenantDocument[];
  readonly roles: readonly RoleDocument[];
  readonly users: readonly UserRecord[];
  readonly tokens: readonly TokenDocument[];
  readonly flows: readonly FlowDocument[];
  readonly templates: readonly TemplateDocument[];
  readonly secrets: readonly SecretDocument[];
  readonly executions: readonly ExecutionDocument[];
  /** How the runs of flows are to go. Absent: they succeed, unless their trigger data is wrong. */
  readonly outcomes?: readonly OutcomeDocument[];
}
