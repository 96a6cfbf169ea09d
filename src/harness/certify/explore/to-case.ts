import {
  type CaseEvent,
  type CaseFlow,
  type CaseUser,
  type CertificationCase,
  cellEffects,
  type JudgeGiven,
} from '../../../../contracts/index.js';
import { type Invariant, invariants } from '../judges/invariants.js';
import {
  type Burst,
  type DrawnCase,
  type DrawnEvent,
  type DrawnUser,
  MOST_FAULTS,
  type SingleFault,
  type TargetName,
} from './drawn-case.js';
import { isForm, isSilent } from './target-effects.js';

const NAMES = ['ada', 'ben', 'cleo'] as const;

/** More deliveries take slow clients too long. */
const MOST_DELIVERIES = 130;

/** An id of an event's own stands in all data and all declarations: by it a call is known to be of an event. */
const DATA: Readonly<Record<DrawnEvent['data'], Readonly<Record<string, unknown>> | undefined>> = {
  order: undefined,
  same: { orderId: 'order-7', amount: 12.5, items: 3, express: true },
  rich: {
    orderId: '$text',
    amount: '$number',
    items: '$integer',
    express: '$boolean',
    note: null,
    tags: ['new', ''],
    customer: { name: '$text', since: '$date', vip: false },
  },
};

const DECLARES: Readonly<Record<DrawnUser['declares'], CaseFlow>> = {
  usual: {},
  part: { input: { orderId: 'string', amount: 'number' } },
  nothing: { undeclared: true },
  bare: { bare: true },
};

/** What is drawn as a case, as plain as a case file has it. */
export function toCase(drawn: DrawnCase, id: string): CertificationCase {
  const users = toUsers(drawn);
  const events = toEvents(drawn, users);
  const faults = toFaults(drawn, nameOfFirstFlow(events, users));
  return {
    id,
    level: 'MUST',
    title: 'Found by certify --explore',
    requirement:
      'Whatever fails: nothing is lost in silence, doubled or sent elsewhere, and retries are the same requests.',
    source: 'flowmate-mock certification: what holds in every case',
    hint: 'Look at what the client does after each failure: what is tried again, with what, and what the exit code says.',
    world: { owners: drawn.owners, users },
    events,
    ...(faults.length === 0 ? {} : { faults }),
    judges: judgesOf(events, faults),
  };
}

type Users = Readonly<Record<string, CaseUser>>;

function toUsers({ users }: DrawnCase): Users {
  return Object.fromEntries(
    users.map(({ flows, off, declares, isDisabled }, at): [string, CaseUser] => {
      const name = nameAt(at);
      const kinds: [string, CaseFlow][] = [
        [`flows of ${name}`, { ...countOf(flows), ...DECLARES[declares] }],
        [`off of ${name}`, { ...countOf(off), status: 'inactive' }],
      ];
      return [
        name,
        {
          ...(isDisabled ? { status: 'DISABLED' } : {}),
          flows: Object.fromEntries(kinds.filter((_, kind) => [flows, off][kind] !== 0)),
        },
      ];
    }),
  );
}

function countOf(count: number): { readonly count?: number } {
  return count === 1 ? {} : { count };
}

function nameAt(at: number): string {
  return NAMES[at % NAMES.length] ?? NAMES[0];
}

function toEvents({ events, users: drawn }: DrawnCase, users: Users): readonly CaseEvent[] {
  let deliveries = 0;
  const all = events.map(({ of, data }): CaseEvent => {
    const name = nameAt(of % drawn.length);
    return { of: name, ...(DATA[data] === undefined ? {} : { data: DATA[data] }) };
  });
  return all.filter((event, at) => {
    const { flows = {} } = users['of' in event ? event.of : ''] ?? {};
    deliveries += Object.values(flows).reduce((sum, { count = 1 }) => sum + count, 0);
    return at === 0 || deliveries <= MOST_DELIVERIES;
  });
}

function nameOfFirstFlow(events: readonly CaseEvent[], users: Users): string | undefined {
  const [first] = events;
  const { flows = {} } = users[first !== undefined && 'of' in first ? first.of : ''] ?? {};
  return Object.entries(flows).find(([, { status }]) => status === undefined)?.[0];
}

/** The faults of a case, as many as there may be. */
function faultsOf({ bursts }: DrawnCase): readonly SingleFault[] {
  let silent = 0;
  const faults = bursts
    .flatMap(apart)
    // Each wait takes as long as the time-out of the client.
    .filter(({ effect }) => !isSilent(effect) || ++silent === 1)
    .reduce<readonly SingleFault[]>(joinEqual, []);
  // Clients log in where their token has expired.
  const needsLogin =
    faults.some(({ target }) => target === 'LOGIN') && !faults.some(({ effect }) => effect === 'expired');
  return [...(needsLogin ? [EXPIRED] : []), ...faults].slice(0, MOST_FAULTS);
}

function toFaults(drawn: DrawnCase, flow: string | undefined) {
  return faultsOf(drawn).map(({ target, effect, nth }) => ({
    match: { ...matchOf(target, flow), ...(nth === undefined ? {} : { nth: nth.length === 1 ? nth[0] : nth }) },
    effect:
      effect === 'expired'
        ? { kind: 'change-world', changes: [{ expireToken: 'caller' }] }
        : cellEffects[effect].effect,
  }));
}

/** The same effect on requests that follow one another is one fault. */
function joinEqual(all: readonly SingleFault[], fault: SingleFault): readonly SingleFault[] {
  const last = all.at(-1);
  if (last?.nth === undefined || fault.nth === undefined) return [...all, fault];
  if (last.target !== fault.target || last.effect !== fault.effect) return [...all, fault];
  return [...all.slice(0, -1), { ...last, nth: [...new Set([...last.nth, ...fault.nth])].sort((a, b) => a - b) }];
}

const EXPIRED: SingleFault = { target: 'LOOKUP', effect: 'expired', nth: [1] };

function apart({ target, start, effects, lasts }: Burst): readonly SingleFault[] {
  let at = start;
  return effects.map(({ name, times }) => {
    const isOnce = isSilent(name) || name === 'expired';
    if (isForm(name) || (lasts && effects.length === 1 && start === 1 && !isOnce)) return { target, effect: name };
    const nth = Array.from({ length: isOnce ? 1 : times }, (_, more) => at + more);
    at += nth.length;
    return { target, effect: name, nth };
  });
}

const OPERATIONS = {
  LOOKUP: ['getUsers', 'iamGetUsers'],
  PAGE: 'getFlows',
  LATER: 'getFlows',
  FLOW: 'getFlow',
  LOGIN: 'login',
  CALL: 'postWebhook',
  WEBHOOK: 'postWebhook',
} as const;

function matchOf(target: TargetName, flow: string | undefined) {
  return {
    operation: OPERATIONS[target],
    ...(target === 'LATER' ? { query: { 'page[number]': '2' } } : {}),
    ...(target === 'CALL' && flow !== undefined ? { flow: `$flow ${flow}` } : {}),
  };
}

/** The invariants that a case is judged by, and nothing else. */
function judgesOf(
  events: readonly CaseEvent[],
  faults: readonly { readonly match: object; readonly effect: object }[],
) {
  const asksToWait = faults.filter(({ effect }) => /retry-?after/i.test(JSON.stringify(effect)));
  const isCall = ({ match }: (typeof faults)[number]): boolean =>
    'operation' in match && match.operation === OPERATIONS.CALL;
  const keys = events.filter(({ data }) => data === DATA.same).map((event) => JSON.stringify(event));
  const hasEqual = new Set(keys).size < keys.length;
  // Where several events need the same request, the request for the next event is no retry and looks like one.
  const showsRetries = events.length === 1 || (!hasEqual && asksToWait.every(isCall));
  return (
    duties
      .filter(({ name }) => name !== 'retry-after' || showsRetries)
      // Invariants have the names of their judges, and need nothing beside.
      .map(({ name }) => ({ judge: name, ifAny: true }) as JudgeGiven)
  );
}

/** Those that a client must not break, the most serious first. */
export const duties: readonly Invariant[] = invariants.filter(({ level }) => level === 'MUST');
