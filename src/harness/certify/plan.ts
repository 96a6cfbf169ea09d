import type { CaseUser, CertificationCase } from '../../../contracts/index.js';

/** A case with the suite that it belongs to. */
export interface PlannedCase {
  readonly suite: string;
  readonly given: CertificationCase;
}

/** How long a client may have to wait in a case, roughly: 2 for a server that stays silent or drips, 1 for other faults. */
export function waitOf({ given: { faults } }: PlannedCase): number {
  if (faults === undefined) return 0;
  return /silence|"intervalMs":\d{4}/.test(JSON.stringify(faults)) ? 2 : 1;
}

/** Events and deliveries that every client handles within the time of a case. */
const USUAL_WORK = 20;
/** So many more take a slow client as long again: one that starts a process for each, say. */
const SLOW_WORK = 120;

/** Flows on a page where the client does not say. */
const USUAL_PAGE = 10;

/** How long a client may take for a case, in milliseconds: longer where there is much to do. */
export function timeLimitOf(planned: PlannedCase, timeoutMs: number): number {
  return Math.round(timeoutMs * (1 + Math.max(0, workOf(planned) - USUAL_WORK) / SLOW_WORK));
}

/** What takes longest comes first: alone at the end of a run it would have the machine for itself. */
export function longestFirst(one: PlannedCase, other: PlannedCase): number {
  return waitOf(other) - waitOf(one) || workOf(other) - workOf(one);
}

/** Deliveries, look-ups of events that have none, and pages of all flows that there are. */
function workOf({ given: { world, events } }: PlannedCase): number {
  const counts = Object.values(world.users).flatMap(({ flows = {} }) => Object.values(flows));
  const pages = counts.reduce((sum, { count = 1 }) => sum + count, 0) / USUAL_PAGE;
  return events.reduce((sum, event) => sum + ('of' in event ? activeFlowsOf(world.users[event.of]) : 1), pages);
}

function activeFlowsOf(user: CaseUser | undefined): number {
  return Object.values(user?.flows ?? {}).reduce(
    (sum, { count = 1, status = 'active' }) => sum + (status === 'active' ? count : 0),
    0,
  );
}
