import type { FlowsRun } from '../../../../contracts/index.js';
import { counted } from '../../text.js';
import type { Evidence, Judge, Opinion } from '../evidence.js';
import { isOwnedBy } from '../world/built-world.js';
import { type WebhookCall, webhookCalls } from './calls.js';
import { isClear, markersOf, nameOfFlow, wasAnswered } from './deliveries.js';
import { type DueFlow, dueFlows } from './due.js';
import { fixOfMissing } from './missing.js';
import { broken, FIX_TOO_MANY, fulfilled, nameOf, quoted, silent } from './opinion.js';

interface Counted extends DueFlow {
  readonly accepted: readonly WebhookCall[];
  /** How many of these may be: what the client could not know to be accepted may be sent again. */
  readonly most: number;
}

/** How often the flows that are due run, counted over accepted webhook calls. */
export const flowsRun: Judge<FlowsRun> = (evidence, given) => {
  const { times = 'once', except = [], unlessReported = false } = given;
  const calls = webhookCalls(evidence).filter(({ accepted }) => accepted);
  const dues = dueFlows(evidence)
    .filter(({ flow }) => !except.includes(flow.name))
    .map((due) => {
      const accepted = calls.filter(({ flow }) => flow === due.flow);
      const unclear = accepted.slice(0, -1).filter((call, at) => !wasAnswered(call, accepted[at + 1])).length;
      return { ...due, accepted, most: due.events.length + due.optional.length + unclear };
    });
  const missing = dues.filter(({ accepted, events }) => accepted.length < events.length);
  const tooMany = times === 'once' ? dues.filter(isTooOften) : [];
  const wanted = dues.reduce((sum, { events }) => sum + events.length, 0);
  const often = times === 'once' ? 'exactly once' : 'at least once';
  const report = unlessReported ? ', or the exit code is other than 0' : '';
  const expected = `${counted(wanted, 'delivery', 'deliveries')} to ${counted(dues.length, 'flow')}, each accepted ${often}${report}`;
  const observed = [...describeMissing(missing), ...describeTooMany(tooMany)].join('; ');
  const [first] = tooMany;
  if (first !== undefined) {
    const crossed = crossedOf(evidence, first);
    return crossed === undefined
      ? broken(expected, observed, first.accepted[first.most]?.entry, FIX_TOO_MANY)
      : broken(expected, `${observed}; ${crossed.what}`, crossed.call.entry, FIX_CROSSED);
  }
  if (missing.length === 0)
    return fulfilled(expected, `${counted(calls.length, 'accepted webhook call')}, as expected`);
  if (unlessReported) {
    const { ending } = evidence;
    if (ending.kind === 'watched') return silent(expected, `${observed}; whether the client reported it is not known`);
    if (ending.kind === 'signalled' || (ending.kind === 'exited' && ending.exitCode !== 0))
      return fulfilled(expected, `${observed}; the client reported a failure by its exit code`);
    return broken(expected, ending.kind === 'exited' ? `${observed}, and the client ended with exit code 0` : observed);
  }
  return broken(expected, observed, lastTryOf(evidence, missing), fixOfMissing(evidence, missing[0]?.flow));
};

function isTooOften({ accepted, most }: Counted): boolean {
  return accepted.length > most;
}

// The call that came nearest to the delivery that is missing, if there was one.
function lastTryOf(evidence: Parameters<Judge>[0], missing: readonly Counted[]): { sequence: number } | undefined {
  const ids = new Set(missing.map(({ flow }) => flow.id));
  return webhookCalls(evidence).findLast(({ flowId, accepted }) => ids.has(flowId) && !accepted)?.entry;
}

function describeMissing(missing: readonly Counted[]): string[] {
  const [first] = missing;
  if (first === undefined) return [];
  const { flow, events, accepted } = first;
  const ran =
    accepted.length === 0 ? 'was never started' : `was started ${accepted.length} of ${counted(events.length, 'time')}`;
  const whom = `${nameOfFlow(flow)} ${ran}`;
  if (missing.length === 1) return [`flow ${whom}`];
  const what = missing.some((each) => each.accepted.length > 0)
    ? 'were not started for each event'
    : 'were never started';
  return [`${counted(missing.length, 'flow')} ${what}, first ${whom}`];
}

function describeTooMany(tooMany: readonly Counted[]): string[] {
  const [first] = tooMany;
  if (first === undefined) return [];
  const { flow, most, accepted } = first;
  const whom = `${nameOfFlow(flow)} was started ${counted(accepted.length, 'time')} instead of ${most}`;
  return tooMany.length === 1
    ? [`flow ${whom}`]
    : [`${counted(tooMany.length, 'flow')} were started too often, first ${whom}`];
}

/** A call of a flow with an event of a user who is not the flow's. */
function crossedOf(
  { events }: Evidence,
  { flow, accepted }: Counted,
): { readonly call: WebhookCall; readonly what: string } | undefined {
  for (const call of accepted) {
    const body = call.entry.request.body ?? '';
    const event = events.find(({ event: { data } }) => markersOf(data).some((marker) => body.includes(marker)));
    if (event === undefined || isOwnedBy(flow, event.owner)) continue;
    return { call, what: `it got event ${event.event.id} of ${quoted(event.event.user)}` };
  }
  return undefined;
}

const FIX_CROSSED =
  'Find the user of each event anew, by the whole username as the event has it. Where you store what you found, store it under that very name.';

/** No webhook is called, accepted or not, but those of flows that are due. */
export const nothingElse: Judge = (evidence) => {
  const due = new Set(dueFlows(evidence).map(({ flow }) => flow.id));
  const expected = 'no webhook call to any flow but the active ones of the users of the events';
  const other = webhookCalls(evidence).filter(({ flowId }) => !due.has(flowId));
  const [first] = other;
  if (first === undefined) return fulfilled(expected, 'no other webhook was called');
  const more = other.length === 1 ? '' : `, and ${counted(other.length - 1, 'other call')}`;
  const what = first.flow === undefined ? `${nameOf(first.entry)}: ` : 'a webhook call of ';
  return broken(expected, `${what}${whatIs(first)}${more}`, first.entry, fixOfOther(first));
};

function fixOfOther({ flow }: WebhookCall): string {
  if (flow === undefined) return 'Call flows by the `id` that GET /flows answers.';
  if (flow.user.status !== 'ACTIVE') return 'Skip events of users whose status is other than ACTIVE.';
  return flow.status === 'active'
    ? "Call only flows that the internal id of the event's user owns: find the user whose username is exactly that of the event, and look for their id among the owners."
    : 'Look at the status of a flow before you call it: only `active` runs.';
}

function whatIs({ flow, flowId }: WebhookCall): string {
  if (flow === undefined) return `there is no flow ${JSON.stringify(flowId)}`;
  const owner = `the flow ${nameOfFlow(flow)}`;
  if (flow.user.status !== 'ACTIVE') return `${owner}, who is ${flow.user.status}`;
  return flow.status === 'active' ? `${owner}, whom no event concerns` : `${owner} that is ${flow.status}`;
}

export const noWebhookCall: Judge = (evidence) => {
  const calls = webhookCalls(evidence);
  const [first] = calls;
  const expected = 'no webhook call';
  if (first === undefined) return fulfilled(expected, 'no webhook was called');
  return broken(expected, `${counted(calls.length, 'webhook call')}, the first ${nameOf(first.entry)}`, first.entry);
};

/** The executions that FlowMate started are those that are due. */
export const executions: Judge = (evidence) => {
  const due = dueFlows(evidence);
  const wanted = due.reduce((sum, { events }) => sum + events.length, 0);
  const expected = `${counted(wanted, 'execution')} of ${due[0] !== undefined && due.length === 1 ? `the flow ${nameOfFlow(due[0].flow)}` : 'the flows that are due'}`;
  const runs = evidence.executions.filter(({ trigger }) => trigger === 'webhook');
  const unclear = webhookCalls(evidence).filter((call) => call.accepted && !isClear(call)).length;
  const wrong = runs.find(({ flowId }) => !due.some(({ flow }) => flow.id === flowId)) ?? runs[wanted + unclear];
  if (runs.length >= wanted && wrong === undefined) return fulfilled(expected, counted(runs.length, 'execution'));
  const which = wrong === undefined ? '' : `, among them one of ${titleOf(evidence, wrong.flowId)}`;
  const opinion: Opinion = broken(expected, `${counted(runs.length, 'execution')}${which}`);
  return wrong?.request === undefined ? opinion : { ...opinion, exchange: wrong.request };
};

function titleOf({ world }: Evidence, id: string): string {
  const flow = world.flows.find((each) => each.id === id);
  return flow === undefined ? `the unknown flow ${id}` : `the flow ${nameOfFlow(flow)}`;
}

const FIX_REFUSED = 'A 400, 403 or 404 stays one: do not repeat the call, and go on with the other flows.';

/** Flows whose webhook refuses for good are called once for each event. */
export const oneTry: Judge<{ readonly flows: readonly string[] }> = (evidence, { flows }) => {
  const calls = webhookCalls(evidence);
  const refused = dueFlows(evidence).filter(({ flow }) => flows.includes(flow.name));
  const expected = `each webhook that refuses is called once: ${refused.map(({ flow }) => nameOfFlow(flow)).join(', ')}`;
  for (const { flow, events } of refused) {
    const own = calls.filter((call) => call.flow === flow);
    const again = own[events.length];
    if (again !== undefined) {
      const observed = `flow ${nameOfFlow(flow)} was called ${counted(own.length, 'time')}`;
      return broken(expected, observed, again.entry, FIX_REFUSED);
    }
  }
  const never = refused.filter(({ flow }) => !calls.some((call) => call.flow === flow));
  return never.length === 0
    ? fulfilled(expected, 'each was called once')
    : silent(expected, `${never.map(({ flow }) => nameOfFlow(flow)).join(', ')} was never called`);
};
