import type { StoredEntry } from '../journal/entry.js';
import { toStoredBody } from '../journal/entry.js';
import type { Sandbox } from '../worlds/sandbox.js';
import { splitUrl } from './request.js';

/** A request that was refused before it was one: what is known of it. */
export interface Refusal {
  /** Empty: not even that could be read. */
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly text: string;
  readonly reason: string;
}

/** Writes the journal entry of a request that Node's HTTP server refuses, so that its sender finds it there and in the log. */
export function recordRefusal({ journal, world }: Sandbox, { method, target, status, text, reason }: Refusal): void {
  if (!journal.isWanted) {
    journal.pass();
    return;
  }
  const now = world.clock.now();
  const wallTime = world.clock.isReal ? now : Date.now();
  const { path, query } = splitUrl(target);
  const entry: StoredEntry = {
    sequence: 0,
    arrival: journal.arrive(),
    wallTime,
    ahead: now - wallTime,
    duration: 0,
    method,
    path,
    query,
    operation: undefined,
    params: {},
    caller: undefined,
    status,
    delivered: true,
    requestHeaders: '',
    responseHeaders: { 'content-type': 'application/json; charset=utf-8' },
    request: toStoredBody(undefined, 0),
    response: toStoredBody(text, journal.limits.bodyBytes),
    violations: [],
    faults: [],
    execution: undefined,
    note: reason,
  };
  journal.add(entry);
}
