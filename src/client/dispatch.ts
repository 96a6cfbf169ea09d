import type { Flow } from '../../openapi/index.js';
import type { Flows } from './flows.js';
import { cannotBe, inputProblem, wholeAboveZero } from './given.js';
import { createPool } from './pool.js';
import { type InputProblem, isRecord, type Problem } from './problem.js';
import { type FoundUser, type NameMatch, type Users, wrongMatch } from './users.js';
import { type MissingInput, type Webhooks, wrongMissing } from './webhooks.js';

/** Something that happened in the partner's system. */
export interface PartnerEvent {
  readonly id: string;
  /** The partner's own id of the user it concerns. */
  readonly user: string;
  readonly data: object;
}

export interface DispatchOptions {
  /** How many webhook calls and look-ups are under way at once. Default 4. */
  readonly concurrency?: number;
  /** Which usernames count as the event's user. Default `exact`. */
  readonly match?: NameMatch;
  /** Whether data is sent that lacks what a flow declares. Default `send`. */
  readonly missing?: MissingInput;
  readonly signal?: AbortSignal;
}

/** What became of one event at one flow. */
export type Delivery = { readonly flowId: string } & (
  | {
      readonly kind: 'delivered';
      readonly requestId: string;
      /** Where the data is not as the flow declares; absent where all of it is. */
      readonly doubts?: readonly InputProblem[];
    }
  /** A flow with a schedule cannot be started by webhook. */
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'failed'; readonly error: Problem }
);

/** What became of one event. */
export type EventOutcome = { readonly id: string; readonly user: string } & (
  | { readonly kind: 'handled'; readonly flows: readonly Delivery[] }
  /** There was nothing to deliver, and `reason` says why. */
  | { readonly kind: 'skipped'; readonly reason: string }
  /** User or flows could not be looked up, so nothing of this event was sent. */
  | { readonly kind: 'failed'; readonly error: Problem }
);

export interface DispatchResult {
  /** Whether every event was handled: delivered to each flow, or nothing was to be delivered. */
  readonly ok: boolean;
  readonly delivered: number;
  /** Deliveries and events that were given up. */
  readonly failed: number;
  /** In the order of the events. */
  readonly events: readonly EventOutcome[];
  /** What was given is no list of events at all, so nothing was sent. */
  readonly error?: Problem;
}

/** Sends events to the flows that want them. Rejects with a TypeError for options that cannot be used, and for nothing else. */
export type Dispatch = (events: Iterable<PartnerEvent>, options?: DispatchOptions) => Promise<DispatchResult>;

/** A user's flows, or why nothing can be sent. */
type Receiver =
  | { readonly kind: 'flows'; readonly flows: readonly Flow[] }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'failed'; readonly error: Problem };

/**
 * The five steps of FlowMate's guide for many events: find each user, list their active flows, send each flow what it declares.
 * A failed event stops no other. Each user is looked up once, and their events are sent in order.
 */
export function createDispatch(users: Users, flows: Flows, webhooks: Webhooks): Dispatch {
  return async (given, options) => {
    const { concurrency = 4, match = 'exact', missing = 'send', signal } = options ?? {};
    const inPool = createPool(wholeAboveZero('concurrency', concurrency));
    const wrong = wrongMatch(match) ?? wrongMissing(missing)?.[1];
    if (wrong !== undefined) throw new TypeError(wrong);
    if (!isList(given)) return { ...summarize([]), ok: false, error: noEvents(given) };
    const common = signal === undefined ? {} : { signal };

    const receive = async (username: string): Promise<Receiver> => {
      const found = await users.find(username, { match, ...common });
      if (found.error !== undefined) return { kind: 'failed', error: found.error };
      const name = JSON.stringify(username);
      if (found.data === null) return { kind: 'skipped', reason: `there is no user ${name}` };
      const { status } = found.data;
      if (status === '') return { kind: 'failed', error: statusless(found.data) };
      if (status !== 'ACTIVE') return { kind: 'skipped', reason: `the user ${name} is ${status}, not ACTIVE` };
      const list = await flows.list({ user: found.data.id, status: 'active', ...common });
      if (list.error !== undefined) return { kind: 'failed', error: list.error };
      if (list.data.length > 0) return { kind: 'flows', flows: list.data };
      return { kind: 'skipped', reason: `the user ${name} has no active flow` };
    };

    const deliver = async (flow: Flow, data: object): Promise<Delivery> => {
      const flowId = flow.id;
      if (flow.cron) return { flowId, kind: 'skipped', reason: `it runs by its schedule ${JSON.stringify(flow.cron)}` };
      const { data: triggered, error } = await inPool(() => webhooks.trigger(flow, data, { missing, ...common }));
      return error === undefined ? { flowId, kind: 'delivered', ...triggered } : { flowId, kind: 'failed', error };
    };

    const sendAll = async (username: string, events: readonly Numbered[]): Promise<void> => {
      const receiver = await inPool(() => receive(username));
      for (const { event, position } of events) {
        const { id, user, data } = event;
        outcomes[position] =
          receiver.kind === 'flows'
            ? {
                id,
                user,
                kind: 'handled',
                flows: await Promise.all(receiver.flows.map((flow) => deliver(flow, data))),
              }
            : { id, user, ...receiver };
      }
    };

    const outcomes: EventOutcome[] = [];
    const byUser = new Map<string, Numbered[]>();
    for (const [position, event] of [...given].entries()) {
      const error = errorOf(event);
      if (error === undefined) {
        const numbered = byUser.get(event.user) ?? [];
        byUser.set(event.user, [...numbered, { event, position }]);
      } else outcomes[position] = { id: String(event?.id), user: String(event?.user), kind: 'failed', error };
    }
    await Promise.all([...byUser].map(([username, events]) => sendAll(username, events)));
    return summarize(outcomes);
  };
}

interface Numbered {
  readonly event: PartnerEvent;
  readonly position: number;
}

/** Whether the user may be sent anything is unknown, which is not the same as nothing to do. */
function statusless(user: FoundUser): Problem {
  const message = `could not send to the user ${JSON.stringify(user.username)}: status is absent from the answer, or no text: ACTIVE, PENDING or DISABLED`;
  return { kind: 'answer', message, body: user };
}

/** A text is iterable as well. */
function isList(given: unknown): given is Iterable<PartnerEvent> {
  return typeof given === 'object' && given !== null && Symbol.iterator in given;
}

function noEvents(given: unknown): Problem {
  return inputProblem('send events', 'events', cannotBe('events', given, 'a list of { id, user, data }'));
}

/** Events often come from a file, unchecked by a compiler. */
function errorOf(event: unknown): Problem | undefined {
  const record = isRecord(event) ? event : {};
  const problems = (['id', 'user', 'data'] as const)
    .filter((name) =>
      name === 'data' ? !isRecord(record.data) : typeof record[name] !== 'string' || record[name] === '',
    )
    .map((place) => ({ place, message: `${place} is no ${place === 'data' ? 'object' : 'text'}` }));
  if (problems.length === 0) return undefined;
  const message = `could not send an event: ${problems.map((problem) => problem.message).join('; ')}`;
  return { kind: 'input', message, problems };
}

function summarize(events: readonly EventOutcome[]): DispatchResult {
  const deliveries = events.flatMap((event) => (event.kind === 'handled' ? event.flows : []));
  const failed = [...events, ...deliveries].filter(({ kind }) => kind === 'failed').length;
  const delivered = deliveries.filter(({ kind }) => kind === 'delivered').length;
  return { ok: failed === 0, delivered, failed, events };
}
