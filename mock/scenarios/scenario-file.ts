/** A world as a file has it (WorldFile) and as the mock starts from it (WorldData). */

import type { Dialect, Timing } from '../domain/dialect.js';
import type { ExecutionDocument } from '../domain/records/documents.js';
import type { ExecutionGiven, UserRecord } from '../domain/records/given.js';
import type { RecordDocuments, RecordsGiven } from '../domain/records/kinds.js';
import type { OutcomeDocument } from '../executions/simulation/outcome.js';
import type { GenerateGiven } from './generate-settings.js';

export type * from '../domain/records/documents.js';

/** A sender of requests in recorded exchanges. In WorldData `user` is an id. */
export interface Actor {
  readonly user: string;
  /** Left out: the first token of that user, if there is one. */
  readonly token?: string;
}

/** The outcome of the runs of a flow. `fail: true` fails without details; `duration` is in milliseconds, or a text such as `2s`. */
export type OutcomeGiven = Omit<OutcomeDocument, 'fail' | 'durationMs'> & {
  readonly fail?: boolean | NonNullable<OutcomeDocument['fail']>;
  readonly duration?: string | number;
};

/** The world's own time. */
export interface ClockGiven {
  /** When the world begins. Left out: now. */
  readonly now?: string;
  /** Whether time stands still until it is moved. */
  readonly frozen?: boolean;
}

/** Misbehaviour that is armed from the start, as `getFlows:503x2` or in members. */
export type FaultGiven = string | Readonly<Record<string, unknown>>;

/** Settings of the world as a whole. Options of the mock override them. */
interface WorldSettings {
  readonly clock?: ClockGiven;
  readonly dialect?: Partial<Dialect>;
  readonly timing?: Timing;
  readonly strict?: boolean;
}

/**
 * What a file may hold. Ids, timestamps and tokens may be left out: they are made from the seed and the record's own key.
 * Members whose name begins with x- are ignored: a place for what YAML aliases repeat.
 * References may be ids or names: tenants, roles and templates by name, users by username.
 */
export interface ScenarioFile extends WorldSettings, RecordsGiven {
  readonly $schema?: string;
  readonly name?: string;
  readonly description?: string;
  /** A built-in world: this file's records come after its records, this file's other members replace its members. */
  readonly extends?: string;
  readonly seed?: number;
  readonly generate?: GenerateGiven;
  readonly faults?: readonly FaultGiven[];
  /** Username (or id) of the partner, whose token is printed at start. A partner without a token gets one that never expires. */
  readonly partner?: string;
  readonly actors?: Readonly<Record<string, Actor>>;
  /** Short names of ids, kind by kind, for readers; nothing in the file refers to them. */
  readonly names?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What GET /api/v1/permissions gives an admin. Left out: upstream's list. */
  readonly permissions?: readonly string[];
  /** Ids of deleted users, who may still own records. */
  readonly deletedUsers?: readonly string[];
  readonly executions?: readonly ExecutionGiven[];
  readonly outcomes?: readonly OutcomeGiven[];
}

/** The partner of a world, whose token a developer uses first. */
export interface Partner {
  readonly userId: string;
  readonly username: string;
  readonly tokenId: string;
  readonly token: string;
}

/**
 * A world with nothing left out and every reference an id. Records are in the order of the file, which is that of their creation;
 * made-up ones follow. Executions are in the order in which they started. It never changes: any number of worlds may start from it.
 */
export interface WorldData extends WorldSettings, Omit<RecordDocuments, 'users'> {
  /** The name that the file gives itself, otherwise the name or path it was loaded by. */
  readonly name: string;
  readonly description?: string;
  /** The seed of all made-up values. */
  readonly seed: number;
  readonly faults: readonly FaultGiven[];
  readonly partner?: Partner;
  readonly actors: Readonly<Record<string, Actor>>;
  readonly names: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly permissions: readonly string[];
  /** Absent: no user was deleted. */
  readonly deletedUsers?: readonly string[];
  readonly users: readonly UserRecord[];
  readonly executions: readonly ExecutionDocument[];
  /** Outcomes of runs. Absent: they succeed, unless their trigger data is wrong. */
  readonly outcomes?: readonly OutcomeDocument[];
}
