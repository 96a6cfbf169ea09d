import { isRecord } from '../../json.js';
import { counted } from '../../text.js';
import type { Judge, Opinion } from '../evidence.js';
import { isOwnedBy, type MeantEvent } from '../world/built-world.js';
import { wrongShape } from './body-shape.js';
import { payloadOf, type WebhookCall, webhookCalls } from './calls.js';
import { fixOfData } from './data-fixes.js';
import { markersOf, nameOfFlow, wasAnswered } from './deliveries.js';
import { difference } from './differences.js';
import { dueFlows } from './due.js';
import { broken, FIX_TOO_MANY, fulfilled, nameOf, show, silent } from './opinion.js';

const NONE = 'no webhook call was accepted that could be looked at';

interface Looked extends WebhookCall {
  /** Of the flow's user, in order. */
  readonly events: readonly MeantEvent[];
}

/** Accepted calls to flows that are due. */
function dueCalls(evidence: Parameters<Judge>[0]): readonly Looked[] {
  const due = dueFlows(evidence);
  return webhookCalls(evidence).flatMap((call) => {
    const own = due.find(({ flow }) => flow === call.flow);
    return call.accepted && own !== undefined ? [{ ...call, events: [...own.events, ...own.optional] }] : [];
  });
}

/** Flows that declare nothing get the event's data whole and unchanged. */
export const dataWhole: Judge = (evidence) => {
  const expected = "data equals the event's data";
  const calls = dueCalls(evidence).filter(({ flow }) => flow?.input === undefined);
  for (const call of calls) {
    const { entry, events } = call;
    const sent = payloadOf(entry);
    const wrong = nearest(events, entry, (event) => difference(event.data, sent));
    if (wrong !== undefined) return wrongData(expected, wrong, call);
  }
  return calls.length === 0
    ? silent(expected, NONE)
    : fulfilled(expected, `${counted(calls.length, 'call')} with equal data`);
};

/** A body of another shape is the reason for what its data lacks. */
function wrongData(expected: string, wrong: string, call: Pick<WebhookCall, 'entry' | 'flow'>): Opinion {
  return broken(expected, wrongShape(call.entry) ?? wrong, call.entry, fixOfData(call));
}

/** What is wrong with a call by the event that it was most likely made for; undefined where it is right for one. */
function nearest(
  events: readonly MeantEvent[],
  entry: WebhookCall['entry'],
  look: (event: MeantEvent['event']) => string | undefined,
): string | undefined {
  const looked = events.map(({ event }) => ({ event, wrong: look(event) }));
  if (looked.some(({ wrong }) => wrong === undefined)) return undefined;
  const body = entry.request.body ?? '';
  const likely = looked.find(({ event }) => markersOf(event.data).some((marker) => body.includes(marker))) ?? looked[0];
  return likely?.wrong === undefined ? 'data of no event' : `${likely.wrong} (event ${likely.event.id})`;
}

/** What a flow declares is there, as the event has it. */
export const declaredInput: Judge = (evidence) => {
  const expected = "every declared parameter is in data, with the declared type and the event's value";
  const calls = dueCalls(evidence).filter(({ flow }) => flow?.input !== undefined);
  for (const call of calls) {
    const { entry, flow, events } = call;
    const sent = payloadOf(entry);
    const wrong = nearest(events, entry, ({ data }) => wrongInput(flow?.input ?? {}, data, sent));
    if (wrong !== undefined) return wrongData(expected, wrong, call);
  }
  return calls.length === 0 ? silent(expected, NONE) : fulfilled(expected, 'all there, as declared');
};

function wrongInput(declared: Declared, data: Declared, sent: unknown, place = 'data'): string | undefined {
  if (!isRecord(sent)) return `${place} is ${show(sent)}`;
  for (const [name, type] of Object.entries(declared)) {
    if (!Object.hasOwn(data, name)) {
      if (isBlank(sent[name])) continue;
      return `${place}.${name} is ${show(sent[name])}, which the event has not`;
    }
    if (!Object.hasOwn(sent, name)) return `${place} lacks ${JSON.stringify(name)}, which the flow declares`;
    const wrong = wrongValue(type, data[name], sent[name], `${place}.${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** What may stand where the event has nothing. */
function isBlank(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isBlank);
  return !value;
}

/** A value arrives as it is. Where it is not of the declared type, it may be made one of that type instead. */
function wrongValue(type: unknown, wanted: unknown, given: unknown, place: string): string | undefined {
  if (isRecord(type) && isRecord(wanted)) return wrongInput(type, wanted, given, place);
  if (isListOfOne(type) && Array.isArray(wanted) && Array.isArray(given) && wanted.length === given.length) {
    const wrong = wanted.map((item, at) => wrongValue(type[0], item, given[at], `${place}[${at}]`));
    return wrong.find((each) => each !== undefined);
  }
  const different = difference(wanted, given, place);
  if (different === undefined || wanted === null || fits(wanted, type)) return different;
  return fits(given, type) ? undefined : different;
}

function isListOfOne(type: unknown): type is readonly [unknown] {
  return Array.isArray(type) && type.length === 1;
}

type Declared = Readonly<Record<string, unknown>>;

function fits(value: unknown, type: unknown): boolean {
  if (isRecord(type)) return isRecord(value);
  if (Array.isArray(type)) return Array.isArray(value);
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    default:
      return true;
  }
}

/** At every depth that the declaration describes. */
export const nothingUndeclared: Judge = (evidence) => {
  const expected = 'data holds what the flow declares, and nothing else';
  // One that names no parameter may mean that it wants none, or all of them.
  const calls = dueCalls(evidence).filter(({ flow }) => Object.keys(flow?.input ?? {}).length > 0);
  for (const { entry, flow } of calls) {
    const undeclared = undeclaredIn(flow?.input ?? {}, payloadOf(entry), '');
    if (undeclared.length > 0) return broken(expected, `sent along: ${undeclared.join(', ')}`, entry, FIX_UNDECLARED);
  }
  return calls.length === 0 ? silent(expected, NONE) : fulfilled(expected, 'nothing else was sent');
};

const FIX_UNDECLARED =
  'Pick the parameters that this very flow declares out of the event, inside declared objects and lists of objects too.';

function undeclaredIn(type: unknown, sent: unknown, place: string): readonly string[] {
  if (isListOfOne(type) && Array.isArray(sent))
    return sent.flatMap((item, at) => undeclaredIn(type[0], item, `${place}[${at}]`));
  if (!isRecord(type) || !isRecord(sent)) return [];
  return Object.entries(sent).flatMap(([name, value]) => {
    const path = place === '' ? name : `${place}.${name}`;
    return Object.hasOwn(type, name) ? undeclaredIn(type[name], value, path) : [path];
  });
}

/** Every event reaches each flow of its own user once. Events are recognised by texts that no other event has. */
export const dataNotCrossed: Judge = (evidence) => {
  const expected = "each flow gets each of its user's events once, and none of another user";
  const calls = webhookCalls(evidence).filter(({ accepted }) => accepted);
  const seen = new Map<string, WebhookCall>();
  for (const call of calls) {
    const { entry, flow, flowId } = call;
    const body = entry.request.body ?? '';
    const inside = evidence.events.filter(({ event }) => markersOf(event.data).some((marker) => body.includes(marker)));
    const [only] = inside;
    if (only === undefined)
      return broken(expected, `${nameOf(entry)} holds the data of no event`, entry, fixOfData(call));
    const ids = inside.map(({ event }) => event.id).join(', ');
    if (inside.length > 1) return broken(expected, `${nameOf(entry)} holds the data of several events: ${ids}`, entry);
    if (flow === undefined || !isOwnedBy(flow, only.owner))
      return broken(expected, `${nameOf(entry)} holds event ${ids} of another user`, entry);
    const pair = `${flowId} ${ids}`;
    // What the client could not know to be accepted may be sent again.
    const before = seen.get(pair);
    if (before !== undefined && wasAnswered(before, call))
      return broken(
        expected,
        `flow ${flow === undefined ? flowId : nameOfFlow(flow)} got event ${ids} twice`,
        entry,
        FIX_TOO_MANY,
      );
    seen.set(pair, call);
  }
  return calls.length === 0
    ? silent(expected, NONE)
    : fulfilled(expected, counted(seen.size, 'right pair of event and flow'));
};

/** Every accepted call holds the event's data as it was: what the flow declares, or all of it where it declares nothing. */
export const dataArrives: Judge = (evidence) => {
  const opinions = [declaredInput(evidence, undefined), dataWhole(evidence, undefined)].filter(
    (opinion) => opinion !== undefined,
  );
  return opinions.find(({ kind }) => kind === 'broken') ?? opinions.find(({ kind }) => kind === 'kept') ?? opinions[0];
};
