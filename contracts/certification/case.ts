import type { Edition } from './editions.js';

/**
 * What a certification case says: a world, what happens in the partner's system, how FlowMate misbehaves, and what must be seen.
 * Plain data, so that a partner's own cases can come from a file. `src/harness/certify` brings it to life.
 */
export interface CertificationCase {
  /** Never used for another case. */
  readonly id: string;
  /** By RFC 2119. A SHOULD that is not met is a warning. */
  readonly level: 'MUST' | 'SHOULD';
  readonly title: string;
  /** What a client has to do, and what of it is judged. */
  readonly requirement: string;
  /** Where the requirement comes from. */
  readonly source: string;
  /** What to do about a client that fails. */
  readonly hint: string;
  /** What a client must claim for the case to apply. Absent: nothing. */
  readonly feature?: CaseFeature;
  /** Ids of cases that must pass before this one can say anything. Where one fails: NOT_REACHED. */
  readonly requires?: readonly string[];
  /** Where the case stands in the matrix of operation, effect and position. Absent: it is no part of it. */
  readonly cell?: { readonly operation: string; readonly effect: string; readonly position: string };
  /** The edition that brought the case. Absent: the first one. */
  readonly since?: Edition;
  /** Variables that the client is started with beside those of every case. A client that is a function never gets them. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly world: CaseWorld;
  /** In the order of the client's file. */
  readonly events: readonly CaseEvent[];
  /** Misbehaviour, as the control API takes it. Texts may be references (see `CaseWorld`). */
  readonly faults?: readonly CaseFault[];
  readonly judges: readonly JudgeGiven[];
}

export type CaseFeature = 'login';

export interface CertificationSuite {
  readonly name: string;
  readonly description: string;
  readonly cases: readonly CertificationCase[];
}

/**
 * Who lives in the case's world. Ids, names and times are made from the run's seed and the case's id.
 *
 * A fault refers to what is made by a text that is a reference as a whole: `$user ada` (the internal id), `$username ada`,
 * `$flow main` (id of the first flow of that name), `$record main` (its whole record), `$token` (the partner's). A text that is
 * to begin with a dollar sign begins with two.
 */
export interface CaseWorld {
  /** Whom flows name as owners, in which order. Default `user and tenant`, as the guide shows them; `user`: so that flows of others differ in nothing but their user. */
  readonly owners?: 'user and tenant' | 'tenant and user' | 'user';
  /** By the names that the case calls them by. In this order they come into the world. */
  readonly users: Readonly<Record<string, CaseUser>>;
}

export interface CaseUser {
  /**
   * `{x}` in it stands for a made-up word, the same for the same letters in the whole case, `{X}` for that word in capitals.
   * Absent: made up. FlowMate stores usernames in lower case.
   */
  readonly username?: string;
  /** Default ACTIVE. */
  readonly status?: 'ACTIVE' | 'DISABLED' | 'PENDING';
  /** Further members of its record. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** By the names that the case calls them by, which no other user's flows have. All users' flows are dealt out evenly. */
  readonly flows?: Readonly<Record<string, CaseFlow>>;
}

/** One flow or several alike. */
export interface CaseFlow {
  /** Default 1. */
  readonly count?: number;
  /** Default active. */
  readonly status?: 'active' | 'inactive' | 'starting' | 'stopping';
  /** What the flow's `payload.inputParameters` declares: name to type word, or to a deeper object. Absent: what all events of its user hold. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** The name that it has in the world. Flows may share one. Absent: made up, and of no other flow. */
  readonly title?: string;
  /** It has no payload: it declares nothing. */
  readonly undeclared?: boolean;
  /** It has no member that may be absent, no payload either. */
  readonly bare?: boolean;
  /** Users of the world who own it as well, by the names of the case. */
  readonly sharedWith?: readonly string[];
  /** Further members of its record. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** It is not there at the start, but comes in by a fault that adds `$record` of it: before all others in every order, or behind. */
  readonly comes?: 'before' | 'behind';
}

/** Something that happened in the partner's system. Its id is made. */
export type CaseEvent = (EventOfUser | EventOfAnybody) & {
  /**
   * What happened. A text that is one of `$text`, `$text 100` (of so many characters), `$number`, `$integer`, `$boolean`, `$date`
   * stands for a made-up value; a text that is to begin with a dollar sign begins with two. Absent: an order, made up.
   */
  readonly data?: Readonly<Record<string, unknown>>;
};

interface EventOfUser {
  /** The user it concerns. */
  readonly of: string;
}

interface EventOfAnybody {
  /**
   * The partner's own id of the user it concerns, written as a username is. No user of the world has it. `$user ada` stands for the
   * internal id of a user.
   */
  readonly user: string;
  /** A case-sensitive look-up finds no user, any other finds this one: this user's flows may run for it or not. */
  readonly mayFind?: string;
}

/** As an object, or as text such as `getFlows:503x2`. */
export type CaseFault = string | Readonly<Record<string, unknown>>;

/**
 * A look at what the client did. Every case is judged on its ending by itself, too. `ifAny`: where the client gave no occasion to
 * judge, that counts as right.
 */
export type JudgeGiven = JudgeByName & { readonly ifAny?: true };

type JudgeByName =
  | FlowsRun
  | { readonly judge: 'nothing-else' }
  | { readonly judge: 'no-webhook-call' }
  | { readonly judge: 'executions' }
  | { readonly judge: 'exit-zero' }
  | { readonly judge: 'exit-not-zero' }
  | { readonly judge: 'body-shape' }
  | { readonly judge: 'data-whole' }
  | { readonly judge: 'data-not-crossed' }
  | { readonly judge: 'declared-input' }
  | { readonly judge: 'nothing-undeclared' }
  | { readonly judge: 'bearer-token' }
  | { readonly judge: 'no-token-in-url' }
  | { readonly judge: 'filter-user' }
  | { readonly judge: 'retry-after' }
  | { readonly judge: 'waits-grow' }
  | { readonly judge: 'tries'; readonly most: number }
  | { readonly judge: 'one-try'; readonly flows: readonly string[] }
  | { readonly judge: 'logins'; readonly most: number }
  | { readonly judge: 'same-request-id' }
  | { readonly judge: 'status-seen'; readonly status: number }
  | { readonly judge: 'list-calls'; readonly perPage: number }
  | { readonly judge: 'user-agent' }
  | { readonly judge: 'documented-requests' }
  | { readonly judge: 'nothing-lost' }
  | { readonly judge: 'nothing-doubled' }
  | { readonly judge: 'retry-is-same' }
  | { readonly judge: 'within-bounds' }
  | { readonly judge: 'requests-at-once'; readonly most: number }
  | { readonly judge: 'data-arrives' }
  | { readonly judge: 'request-ids' }
  | { readonly judge: 'no-secret-in-output' }
  /** `lawful`: a client may do without what the fault is about, and then the case does not apply. */
  | { readonly judge: 'fault-met'; readonly lawful?: string };

/** How often the flows that are due run, counted over accepted webhook calls: for each event, those its user owns and that are active. */
export interface FlowsRun {
  readonly judge: 'flows-run';
  /** Default `once`. */
  readonly times?: 'once' | 'at-least-once';
  /** Flows that cannot run, by name. */
  readonly except?: readonly string[];
  /** A flow may stay behind if the client reports that by its exit code. */
  readonly unlessReported?: boolean;
}
