import { parseJson } from '../../json.js';
import type { Evidence } from '../evidence.js';
import type { BuiltFlow, MeantEvent } from '../world/built-world.js';
import { arrivalOf, isWhole, payloadOf, type WebhookCall, webhookCalls } from './calls.js';
import { difference } from './differences.js';
import { dueFlows } from './due.js';
import { quoted } from './opinion.js';

/** What a flow is to get of one event, and the calls that were made for it. Events of which it gets the same are one delivery. */
export interface Delivery {
  readonly flow: BuiltFlow;
  /** Those that it has to get, then those that it may get. */
  readonly events: readonly MeantEvent[];
  /** How many calls have to be accepted. */
  readonly least: number;
  /** How many may be. */
  readonly most: number;
  /** In order, accepted or not. */
  readonly calls: readonly WebhookCall[];
}

/**
 * Every delivery that is due or allowed, each with its calls. A call belongs to the event whose data it holds; where that cannot be
 * seen, to the delivery that failed last. Nothing that a client may get wrong, such as the request id, decides.
 */
export function deliveries(evidence: Evidence): readonly Delivery[] {
  const known = knownDeliveries.get(evidence) ?? findDeliveries(evidence);
  knownDeliveries.set(evidence, known);
  return known;
}

/** Several judges ask for those of the same evidence. */
const knownDeliveries = new WeakMap<Evidence, readonly Delivery[]>();

function findDeliveries(evidence: Evidence): readonly Delivery[] {
  const calls = webhookCalls(evidence);
  return dueFlows(evidence).flatMap(({ flow, events, optional }) => {
    const groups = new Map<string, { events: MeantEvent[]; least: number; calls: WebhookCall[] }>();
    for (const event of [...events, ...optional]) {
      const key = JSON.stringify(wantedOf(flow, event));
      const group = groups.get(key) ?? { events: [], least: 0, calls: [] };
      group.events.push(event);
      if (events.includes(event)) group.least += 1;
      groups.set(key, group);
    }
    const all = [...groups.values()];
    const own = calls.filter((each) => each.flow === flow);
    for (const call of own) {
      const known = isWhole(call.entry) ? call : (own.find((each) => isOfSameId(each, call)) ?? call);
      const group =
        all.find(({ events: own }) => own.some((event) => holds(known, event))) ?? all.findLast(isUnsettled) ?? all[0];
      group?.calls.push(call);
    }
    return all.map((group) => ({ flow, ...group, most: group.events.length }));
  });
}

/** Where the server read no body, the id is all that is known of a call. */
function isOfSameId(call: WebhookCall, other: WebhookCall): boolean {
  const id = other.entry.request.headers['x-request-id'];
  return id !== undefined && isWhole(call.entry) && call.entry.request.headers['x-request-id'] === id;
}

function isUnsettled({ calls }: { readonly calls: readonly WebhookCall[] }): boolean {
  const last = calls.at(-1);
  return last !== undefined && !(last.accepted && isClear(last));
}

/** Whether the client got an answer that says what became of the call. */
export function isClear({ entry }: Pick<WebhookCall, 'entry'>): boolean {
  const { status, delivered, response } = entry;
  if (status === 0 || !delivered) return false;
  return status >= 300 || !response.body || parseJson(response.body) !== undefined;
}

/** What the flow declares of an event, or all of it. */
function wantedOf({ input }: BuiltFlow, { event }: MeantEvent): Readonly<Record<string, unknown>> {
  if (input === undefined) return event.data;
  return Object.fromEntries(Object.entries(event.data).filter(([name]) => Object.hasOwn(input, name)));
}

/** Time-outs of clients are longer. */
const LEAST_TIME_OUT_MS = 3_000;

/**
 * Whether the client knew what became of a call when it made the next one. On a machine that does much else an answer may come after
 * the client's own time-out: then it calls again some seconds later, with the id of the first try.
 */
export function wasAnswered(call: WebhookCall, next: WebhookCall | undefined): boolean {
  if (!isClear(call)) return false;
  const [id, nextId] = [call, next].map((each) => each?.entry.request.headers['x-request-id']);
  if (next === undefined || id === undefined || id !== nextId) return true;
  return arrivalOf(next.entry) - arrivalOf(call.entry) < LEAST_TIME_OUT_MS;
}

function holds({ entry, flow }: WebhookCall, event: MeantEvent): boolean {
  const { data } = event.event;
  const markers = markersOf(data);
  if (markers.length > 0) return markers.some((marker) => entry.request.body?.includes(marker));
  const sent = payloadOf(entry);
  const wanted = flow === undefined ? data : wantedOf(flow, event);
  return difference(wanted, sent) === undefined || difference(data, sent) === undefined;
}

/** Texts of an event, at any depth, that hardly stand anywhere else: made-up ones. */
export function markersOf(data: unknown): readonly string[] {
  if (typeof data === 'string') return /^[a-z]{8}-\d{4}$/.test(data) ? [data] : [];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(markersOf) : [];
}

/** How a delivery is spoken of. */
export function nameOfDelivery({ flow, events }: Pick<Delivery, 'flow' | 'events'>): string {
  const ids = events.map(({ event }) => event.id).join(' and ');
  return `event ${ids} to the flow ${nameOfFlow(flow)}`;
}

export function nameOfFlow({ title, user }: BuiltFlow): string {
  return `${quoted(title)} of ${quoted(user.username)}`;
}
