import type { CaseFlow } from '../../../../contracts/index.js';

/** A case's world with everything made up in its place: what the sandbox starts from, and what the judges hold against. */
export interface BuiltWorld {
  /** As the control API takes it. */
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly partner: BuiltPartner;
  readonly tenantId: string;
  /** In the order in which they come into the world. */
  readonly users: readonly BuiltUser[];
  /** In their order in the world; those that come later stand behind. */
  readonly flows: readonly BuiltFlow[];
}

/** Whose login the client gets. */
export interface BuiltPartner {
  readonly username: string;
  readonly password: string;
  readonly token: string;
}

export interface BuiltUser {
  /** The user's name in the case. */
  readonly name: string;
  readonly id: string;
  readonly username: string;
  readonly status: 'ACTIVE' | 'DISABLED' | 'PENDING';
}

export interface BuiltFlow {
  /** What the case calls it, and the others alike. */
  readonly name: string;
  readonly id: string;
  /** The name that it has in the world. One without a name is called by its place, such as "main 2". */
  readonly title: string;
  readonly user: BuiltUser;
  /** Other users who own it as well. */
  readonly sharers: readonly BuiltUser[];
  readonly status: NonNullable<CaseFlow['status']>;
  /** What it declares; absent: nothing. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** It is not there at the start. */
  readonly later: boolean;
  readonly record: Readonly<Record<string, unknown>>;
}

/** Whether a flow is one of this user's. */
export function isOwnedBy({ user, sharers }: BuiltFlow, owner: BuiltUser | undefined): boolean {
  return owner !== undefined && (owner === user || sharers.includes(owner));
}

export interface BuiltEvent {
  readonly id: string;
  /** The partner's own id of the user. */
  readonly user: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event as its case means it. */
export interface MeantEvent {
  readonly event: BuiltEvent;
  /** Absent: the event concerns no user of the world. */
  readonly owner?: BuiltUser;
  /** Clients may find the user or not. */
  readonly maybe: boolean;
}
