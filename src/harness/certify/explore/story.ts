import { type CertificationCase, cellEffects } from '../../../../contracts/index.js';
import type { JournalEntry } from '../../../../mock/index.js';
import { isRecord } from '../../json.js';
import { counted, decoded } from '../../text.js';
import type { Ending, Evidence } from '../evidence.js';
import { nameIds } from '../world/name-ids.js';
import type { Look } from './look.js';

/** Exchanges of a longer run are shown from its start and from its end. */
const SHOWN_FIRST = 12;
const SHOWN_LAST = 18;

/** What stands in a case, in one line: `2 faults, 1 user with 3 flows, 2 events`. */
export function describeSize({ world, events, faults = [] }: CertificationCase): string {
  const users = Object.values(world.users);
  const flows = users.flatMap((user) => Object.values(user.flows ?? {})).reduce((sum, { count = 1 }) => sum + count, 0);
  return [
    counted(faults.length, 'fault'),
    `${counted(users.length, 'user')} with ${counted(flows, 'flow')}`,
    counted(events.length, 'event'),
  ].join(', ');
}

/** What the client did, an exchange a line, and how it ended. Names stand in the place of ids. */
export function toStory({ given, evidence }: Look): readonly string[] {
  const { entries, ending } = evidence;
  const effects = effectsById(given);
  const lines = entries.map((entry) => describeExchange(entry, evidence, effects));
  const left = lines.length - SHOWN_FIRST - SHOWN_LAST;
  const shown =
    left > 1 ? [...lines.slice(0, SHOWN_FIRST), `      and ${left} more`, ...lines.slice(-SHOWN_LAST)] : lines;
  return [...shown, `      ${describeEnding(ending)}`];
}

function describeExchange(entry: JournalEntry, evidence: Evidence, effects: ReadonlyMap<string, string>): string {
  const { sequence, method, status, faults, delivered } = entry;
  const answer = status === 0 ? 'no answer' : delivered ? String(status) : `${status}, which did not arrive whole`;
  const why = faults.map((id) => effects.get(id) ?? id).join(', ');
  return `${`#${sequence}`.padStart(5)} ${method} ${nameIds(decoded(entry.url), evidence.world)} -> ${answer}${why === '' ? '' : `  (${why})`}`;
}

/** The mock names faults in their order. */
function effectsById({ faults = [] }: CertificationCase): ReadonlyMap<string, string> {
  return new Map(faults.map((fault, at) => [`fault-${at + 1}`, wordsOf(fault)]));
}

function wordsOf(fault: unknown): string {
  const effect = isRecord(fault) && 'effect' in fault ? fault.effect : fault;
  const text = JSON.stringify(effect);
  const found = Object.values(cellEffects).find((each) => JSON.stringify(each.effect) === text);
  return found?.words ?? (text.includes('expireToken') ? 'the token expires before it' : text);
}

function describeEnding(ending: Ending): string {
  switch (ending.kind) {
    case 'exited':
      return `then it ended with exit code ${ending.exitCode}`;
    case 'signalled':
      return `then it was ended by ${ending.signal}`;
    case 'timed-out':
      return `it still ran after ${ending.afterMs / 1_000} s`;
    case 'watched':
      return 'it goes on running';
  }
}
