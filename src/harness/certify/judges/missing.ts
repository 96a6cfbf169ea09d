import type { Evidence } from '../evidence.js';
import { refusalOf } from '../refused.js';
import type { BuiltFlow, BuiltUser } from '../world/built-world.js';
import { FIX_SHAPE, wrongShape } from './body-shape.js';
import { webhookCalls } from './calls.js';
import { nameOf, quoted } from './opinion.js';
import { whereLost } from './trail.js';

/** What to do about a flow that did not run as often as it should, by what the client did. */
export function fixOfMissing(evidence: Evidence, missing: BuiltFlow | undefined): string {
  const { ending } = evidence;
  const calls = webhookCalls(evidence);
  const last = calls.findLast(({ flow }) => flow === missing);
  if (last?.accepted === true)
    return 'This flow ran, but not for every event: deliver each event to each flow, whatever ran it before, and however alike two events are.';
  if (last !== undefined && last.entry.faults.length === 0 && wrongShape(last.entry) !== undefined) return FIX_SHAPE;
  const refusal = refusalOf(last?.entry);
  if (refusal !== undefined) return refusal;
  if (last !== undefined)
    return `The last call of this flow was answered with ${last.entry.status === 0 ? 'no answer' : last.entry.status}: try a call again after 429, 503 or a broken connection, and go on with the other flows after any other failure.`;
  const unknown = unknownIn(evidence);
  if (unknown !== undefined) return `${unknown}. The service ignores it without a word.`;
  const user = missing?.user;
  const hasOthers = calls.some(({ flow }) => flow?.user === user);
  if (user !== undefined && !hasOthers && !isAskedFor(evidence, user)) {
    const [strange] = strangeNames(evidence);
    if (strange !== undefined)
      return `The client asked for ${quoted(strange)}, which no event has, and never for ${quoted(user.username)}: ask for the username of the event as it is, whole and percent-encoded once.`;
    return `${quoted(user.username)} was never looked up: go on with the next event after one that fails, or for which there is nothing to do.`;
  }
  const lost = missing === undefined ? undefined : whereLost(evidence, missing);
  if (!hasOthers) return lost ?? NONE_CALLED;
  if (ending.kind === 'exited' && ending.exitCode !== 0)
    return 'Some flows of this user ran, others were never called: let what fails for one flow or event stop no other.';
  return lost ?? SOME_CALLED;
}

const NONE_CALLED =
  'No flow of this user was called: look at what the client asked for and printed about this user, from the look-up by username to the list of active flows.';
const SOME_CALLED =
  'Some flows of this user ran, others were never called: read all pages of the list, and run the flows of all of them.';

/** Where the client looks users up one by one, or knows this one's id. */
function isAskedFor({ entries }: Evidence, { username, id }: BuiltUser): boolean {
  const asked = entries.flatMap(({ query }) => query.username ?? []);
  return asked.length === 0 || asked.includes(username) || entries.some(({ url }) => url.includes(id));
}

/** Usernames that were asked for, and that are those of no event, capitals aside. */
function strangeNames({ entries, events }: Evidence): readonly string[] {
  const known = new Set(events.map(({ event }) => event.user.toLowerCase()));
  return entries.flatMap(({ query }) => query.username ?? []).filter((name) => !known.has(name.toLowerCase()));
}

/** A parameter that no operation has, with what would be right. */
function unknownIn({ entries }: Evidence): string | undefined {
  for (const entry of entries) {
    const unknown = entry.violations.find(({ rule }) => rule === 'unknown-parameter');
    if (unknown !== undefined) return `${nameOf(entry)}: ${unknown.message}; ${unknown.right}`;
  }
  return undefined;
}
