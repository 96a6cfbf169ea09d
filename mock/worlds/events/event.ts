import type { StoredEntry } from '../../journal/entry.js';

/** What happens in a world. */
export type WorldEvent = RequestEvent | ExecutionEvent | LogEvent | StateEvent | FaultEvent;

/** A request was answered, or can no longer be. */
export interface RequestEvent {
  readonly type: 'request';
  /** Without its bodies: it may outlive the journal's own. */
  readonly entry: StoredEntry;
}

/** An execution started or ended. */
export interface ExecutionEvent {
  readonly type: 'execution';
  readonly flowExecId: string;
  readonly flowId: string;
  readonly kind: 'started' | 'finished';
  readonly status: string;
}

/** A step of an execution logged a line. */
export interface LogEvent {
  readonly type: 'log';
  readonly flowExecId: string;
  readonly flowId: string;
  readonly stepId: string;
  /** ISO time, by the world's clock. */
  readonly at: string;
  readonly level: string;
  readonly message: string;
}

/** A record was added, changed or removed. */
export interface StateEvent {
  readonly type: 'state';
  /** `flow`, `user`, `template`, `tenant`, `role`, `secret`; `world` when all of it was replaced. */
  readonly kind: string;
  readonly id: string;
  readonly change: string;
  readonly status?: string;
}

/** An armed fault fired. */
export interface FaultEvent {
  readonly type: 'fault';
  readonly id: string;
  /** The kind of its effect. */
  readonly effect: string;
  /** Number of the request's journal entry. */
  readonly sequence: number;
}

export type EventType = WorldEvent['type'];

export const eventTypes: readonly EventType[] = ['request', 'execution', 'log', 'state', 'fault'];
