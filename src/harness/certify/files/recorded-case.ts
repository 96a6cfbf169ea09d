import type { CaseFlow, CertificationCase, JudgeGiven } from '../../../../contracts/index.js';
import type { FaultShown, JournalEntry } from '../../../../mock/index.js';
import { isRecord, parseJson } from '../../json.js';

/** A user whom a request was about, with the user's flows as scenario files hold them. */
export interface RecordedUser {
  readonly username: string;
  readonly status?: string;
  readonly flows: readonly RecordedFlow[];
}

export interface RecordedFlow {
  readonly id: string;
  readonly name?: string;
  readonly status: string;
  readonly payload?: { readonly inputParameters?: unknown };
}

/** A request, and what its world knows of it. */
export interface RecordedRequest {
  readonly entry: JournalEntry;
  /** Those of the faults that met it which are still armed. */
  readonly faults: readonly FaultShown[];
  /** Absent: it was about no user of the world. */
  readonly user?: RecordedUser;
}

/** A world with more flows than this says nothing more. */
const MOST_FLOWS = 30;

const statuses = ['active', 'inactive', 'starting', 'stopping'] as const;
const userStatuses = ['ACTIVE', 'DISABLED', 'PENDING'] as const;

/** Effects that may leave done what the client cannot know to be done. */
const UNKNOWN_END = /^(?:lost-answer|silence|truncate|drip|duplicate-execution|garbage|success)$/;

/** A file of cases for `certify --cases`, with the situation of a request: its user and flows, its data, what met it. */
export function toCaseFile(recorded: RecordedRequest): string {
  const file = {
    suite: 'recorded',
    description: `Recorded from ${recorded.entry.method} ${recorded.entry.operation ?? recorded.entry.path}`,
    cases: [toCase(recorded)],
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** The situation of a request as a case. The ids of the world do not matter: a case makes its own. */
export function toCase({ entry, faults, user }: RecordedRequest): CertificationCase {
  const { sequence, operation = 'request', method, status, time } = entry;
  const met = faultsOf(entry, faults);
  const called = user?.flows.find(({ id }) => id === entry.params.flowId);
  const input = inputOf(called);
  const data = dataOf(entry, input);
  const what = `${method} ${operation}`;
  return {
    id: `OWN-${operation.replace(/[^A-Za-z0-9]/g, '').toUpperCase() || 'REQUEST'}-${sequence}`,
    level: 'MUST',
    title: titleOf(entry, met),
    requirement: `In the situation of a recorded ${what}, answered ${status === 0 ? 'not at all' : status}, the flows that are due run${met.length === 0 ? '' : ', or the client reports by its exit code that they did not'}.`,
    source: `recorded from request ${sequence} at ${time}`,
    hint: hintOf(entry),
    world: worldOf(entry, user, input === undefined ? undefined : called),
    events: [{ ...(user === undefined ? { user: usernameIn(entry) } : { of: 'user' }), ...(data && { data }) }],
    ...(met.length === 0 ? {} : { faults: met }),
    judges: judgesOf(entry, met, data !== undefined && user !== undefined),
  };
}

function titleOf({ operation = 'A request', status, violations }: JournalEntry, met: readonly object[]): string {
  if (met.length > 0) return `A fault at ${operation} loses no flow`;
  if (violations.length > 0) return `${operation} is asked as the API document says`;
  return status >= 400 ? `${operation} is not refused with ${status}` : `The flows behind ${operation} run`;
}

function hintOf({ violations }: JournalEntry): string {
  const rights = violations.map(({ place, right }) => `${place}: ${right}`);
  return rights.length === 0
    ? 'Look at the recorded request, and at what this one sent in its place.'
    : rights.join('. ');
}

/** `called` declares what it declared then, which the data of the event has; other flows what that has in any case. */
function worldOf(
  { query }: JournalEntry,
  user: RecordedUser | undefined,
  called: RecordedFlow | undefined,
): CertificationCase['world'] {
  if (user === undefined) return { users: { other: { flows: { 'of another': {} } } } };
  const status = userStatuses.find((each) => each === user.status);
  // A name matters where the client looks it up: one that needs encoding, for instance.
  const isAsked = query.username !== undefined && !/[{}]/.test(user.username);
  // The flow that was called is among them, however many there are.
  const chosen = [...user.flows.filter((flow) => flow === called), ...user.flows.filter((flow) => flow !== called)];
  const flows = chosen
    .slice(0, MOST_FLOWS)
    .map((flow, n): [string, CaseFlow] => [`flow ${n + 1}`, toFlow(flow, flow === called)]);
  const shown = {
    ...(isAsked ? { username: user.username } : {}),
    ...(status === undefined || status === 'ACTIVE' ? {} : { status }),
    ...(flows.length === 0 ? {} : { flows: Object.fromEntries(flows) }),
  };
  return { users: { user: shown } };
}

function toFlow(flow: RecordedFlow, isCalled: boolean): CaseFlow {
  const { name, status } = flow;
  const input = isCalled ? inputOf(flow) : undefined;
  const known = statuses.find((each) => each === status);
  return {
    ...(known === undefined || known === 'active' ? {} : { status: known }),
    ...(name === undefined || name.trim() === '' ? {} : { title: name }),
    ...(input && { input }),
  };
}

/** Values that a case makes up, by the words that flows have for types. */
const made: ReadonlyMap<unknown, string> = new Map(
  Object.entries({ string: '$text', number: '$number', integer: '$integer', boolean: '$boolean' }),
);

/** What a flow declares, where a case can make up all of it. */
function inputOf(flow: RecordedFlow | undefined): Readonly<Record<string, string>> | undefined {
  const declared = flow?.payload?.inputParameters;
  const pairs = isRecord(declared) ? Object.entries(declared) : [];
  const known = pairs.filter((pair): pair is [string, string] => made.has(pair[1]));
  return pairs.length > 0 && known.length === pairs.length ? Object.fromEntries(known) : undefined;
}

function isOf(type: string, value: unknown): boolean {
  return type === 'integer' ? Number.isSafeInteger(value) : typeof value === type;
}

/** The username that a request asked for. A person of this name need not be there. */
function usernameIn({ query }: JournalEntry): string {
  const [asked = ''] = query.username ?? query['filter[user]'] ?? [];
  return asked === '' || /[{}]/.test(asked) ? 'somebody {x}' : asked;
}

/**
 * What a webhook was sent. What the flow declares and did not get, or got with another type, is made up: the case asks for what
 * would be right.
 */
function dataOf(
  { operation, request }: JournalEntry,
  input: Readonly<Record<string, string>> = {},
): Readonly<Record<string, unknown>> | undefined {
  const body = operation === 'postWebhook' ? parseJson(request.body ?? '') : undefined;
  const sent = isRecord(body) && isRecord(body.data) ? body.data : {};
  const declared = Object.entries(input).map(([name, type]) => [
    name,
    Object.hasOwn(sent, name) && isOf(type, sent[name]) ? literal(sent[name]) : made.get(type),
  ]);
  const others = Object.entries(sent).filter(([name]) => !Object.hasOwn(input, name));
  const members = [...declared, ...others.map(([name, value]) => [name, literal(value)])];
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** Texts that mean something in a case, written so that they do not. */
function literal(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? `$${value}` : value;
  if (Array.isArray(value)) return value.map(literal);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, literal(member)]));
}

/** What met the request, once, at the first request of the same kind. */
function faultsOf(
  { operation, method, path, status, faults: ids }: JournalEntry,
  armed: readonly FaultShown[],
): readonly Readonly<Record<string, unknown>>[] {
  if (ids.length === 0) return [];
  const match = operation === undefined ? (holdsId(path) ? { method } : { method, path }) : { operation };
  const met = armed.filter(({ effect }) => !holdsId(effect));
  const effects = met.map(({ effect }): unknown => effect);
  // A fault that is gone, or that names records of its world, leaves what the client saw.
  if (effects.length === 0 && status >= 400) effects.push({ kind: 'status', status });
  return effects.map((effect) => literalFault({ match, effect, times: 1 }));
}

function literalFault(fault: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object(literal(fault));
}

function holdsId(value: unknown): boolean {
  return /\b[0-9a-f]{24}\b/i.test(JSON.stringify(value));
}

function judgesOf(entry: JournalEntry, met: readonly object[], hasData: boolean): readonly JudgeGiven[] {
  const { query, status, request, violations, faults } = entry;
  const isFaulty = met.length > 0;
  const mayRepeat = UNKNOWN_END.test(String(Object(Object(met[0]).effect).kind));
  return [
    ...(isFaulty ? [{ judge: 'fault-met', lawful: 'the client sends no such request' } as const] : []),
    {
      judge: 'flows-run',
      ...(mayRepeat ? { times: 'at-least-once' } : {}),
      ...(isFaulty ? { unlessReported: true } : {}),
    },
    { judge: 'nothing-else' },
    ...(hasData ? [{ judge: 'data-arrives', ...(isFaulty ? { ifAny: true as const } : {}) } as const] : []),
    ...(violations.length > 0 ? [{ judge: 'documented-requests' } as const] : []),
    ...(query['filter[user]'] === undefined ? [] : [{ judge: 'filter-user' } as const]),
    ...(status === 401 && request.headers.authorization === undefined && faults.length === 0
      ? [{ judge: 'bearer-token' } as const]
      : []),
    ...(isFaulty ? [] : [{ judge: 'exit-zero' } as const]),
  ];
}
