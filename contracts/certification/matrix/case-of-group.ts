import type { CaseEvent, CaseFault, CaseUser, CertificationCase, JudgeGiven } from '../case.js';
import { userLists } from '../operations.js';
import { type CellGroup, operations, positions } from './cell.js';
import { type EffectName, effects } from './effects.js';

/** Invariants that count in the case in which they are broken. */
const invariants: readonly JudgeGiven[] = [
  { judge: 'retry-is-same', ifAny: true },
  { judge: 'retry-after', ifAny: true },
  { judge: 'nothing-else' },
  { judge: 'nothing-doubled' },
  { judge: 'within-bounds' },
  { judge: 'nothing-lost' },
];

/** More flows than a usual page holds. */
const MANY = 105;

/** Where pages are no matter, all flows stand on one, and a server under load sends it in time. */
const FEW = 4;

/** As chunks are of 7 bytes, some of them end within a letter. */
const WIDE = '\u6771\u4eac'.repeat(4);

/** Why a client may never send the requests that a cell hits. */
const LAWFUL: Readonly<Partial<Record<CellGroup['operation'], string>>> = {
  LOOKUP: 'the client asks for no single user: it reads the list of all',
  PAGE: 'the client asks for the flows of no single user: it reads the list of all',
  LATER: 'the client reads all flows in one page',
  FLOW: 'the client asks for no single flow',
  LOGIN: 'the client did not have to log in',
};

function lawfulOf({ operation, outcomes }: CellGroup): string | undefined {
  const [name = ''] = Object.keys(outcomes);
  if (['gzip', 'deflate', 'br'].includes(name)) return `the client does not accept ${name}`;
  if (name.startsWith('totals')) return 'the client reads all flows in one page';
  if (name.endsWith('-filter')) return 'the client does not send this filter';
  return LAWFUL[operation];
}

/** The case in which the cells of a group are looked at. */
export function caseOfGroup(group: CellGroup): CertificationCase {
  const { id, level, title, requirement, source, hint, operation, position, requires } = group;
  const names = Object.keys(group.outcomes);
  const lawful = lawfulOf(group);
  return {
    id,
    level,
    title: title.charAt(0).toUpperCase() + title.slice(1),
    requirement,
    source,
    hint,
    ...(operation === 'LOGIN' ? { feature: 'login' as const } : {}),
    ...(requires === undefined ? {} : { requires }),
    cell: {
      operation: operations[operation],
      effect: names.map((name) => effects[toEffect(name)].words).join(', '),
      position: positions[position],
    },
    ...worldOf(group),
    judges: [
      { judge: 'fault-met', ...(lawful === undefined ? {} : { lawful }) },
      // What was done wrong says more than what came of it.
      ...invariants,
      ...(names.includes('chunked') ? [{ judge: 'data-arrives' as const }] : []),
      ...outcomeJudges(group),
    ],
  };
}

function toEffect(name: string): EffectName {
  if (!Object.hasOwn(effects, name)) throw new Error(`there is no effect ${name}`);
  // The table has it.
  return name as EffectName;
}

type Staged = Pick<CertificationCase, 'world' | 'events' | 'faults'>;

function worldOf(group: CellGroup): Staged {
  switch (group.operation) {
    case 'WEBHOOK':
    case 'FLOW':
      return perFlow(group);
    case 'LOOKUP':
    case 'PAGE':
      return group.hits === undefined || group.hits === 'own' ? perUser(group) : perRequest(group);
    case 'LATER':
      return onLaterPage(group);
    case 'LOGIN':
      return atLogin(group);
  }
}

/** How often an effect takes place. */
function timesOf({ position }: CellGroup): { readonly times?: number } {
  return position === 'EVER' ? {} : { times: 1 };
}

/** Each effect has a flow, between flows that nothing happens to. */
function perFlow(group: CellGroup): Staged {
  const names = Object.keys(group.outcomes);
  const flows = { first: {}, ...Object.fromEntries(names.map((name) => [name, {}])), last: {} };
  const operation = group.operation === 'FLOW' ? 'getFlow' : 'postWebhook';
  return {
    world: { users: { ada: { flows } } },
    events: [{ of: 'ada' }],
    faults: names.map((name) => ({
      match: { operation, flow: `$flow ${name}` },
      effect: effects[toEffect(name)].effect,
      ...timesOf(group),
    })),
  };
}

/** Each effect has a user, between users that nothing happens to. */
function perUser(group: CellGroup): Staged {
  const names = Object.keys(group.outcomes);
  const all = ['first', ...names, 'last'];
  const users = Object.fromEntries(all.map((name): [string, CaseUser] => [name, { flows: { [`of ${name}`]: {} } }]));
  const query = (name: string) =>
    group.operation === 'LOOKUP' ? { username: `$username ${name}` } : { 'filter[user]': `$user ${name}` };
  return {
    world: { owners: 'user', users },
    events: all.map((name): CaseEvent => ({ of: name })),
    faults: names.map((name) => ({
      match: { operation: operationsOf(group), query: query(name) },
      effect: effects[toEffect(name)].effect,
      ...timesOf(group),
    })),
  };
}

function operationsOf({ operation }: CellGroup): string | readonly string[] {
  return operation === 'LOOKUP' ? userLists : 'getFlows';
}

/** The effects hit whatever comes first, or everything. */
function perRequest(group: CellGroup): Staged {
  const names = Object.keys(group.outcomes);
  const isEver = group.hits === 'every request';
  const faults = names.map(
    (name, at): CaseFault => ({
      match: { operation: operationsOf(group), ...(isEver ? {} : { nth: at + 1 }) },
      effect: effects[toEffect(name)].effect,
    }),
  );
  const off = names.includes('no-status-filter') ? { off: { count: 3, status: 'inactive' as const } } : {};
  const isChunked = names.includes('chunked');
  const username = isChunked && group.operation === 'LOOKUP' ? { username: `{x}-${WIDE}` } : {};
  // What flows declare, and with it the page of them, has the names of the data.
  const data = isChunked && group.operation === 'PAGE' ? { data: { orderId: '$text', [WIDE]: '$text' } } : {};
  return {
    world: {
      // Where the filter by user is ignored, that of the client may not take what is the tenant's.
      owners: names.includes('no-user-filter') ? 'tenant and user' : 'user',
      users: {
        others: { flows: { 'of others': { count: 3 } } },
        ada: { ...username, flows: { main: { count: countOf(names) }, ...off } },
        // Neither the first nor the last is the right one.
        behind: { flows: { 'of behind': {} } },
      },
    },
    events: [{ of: 'ada', ...data }],
    faults,
  };
}

function countOf(names: readonly string[]): number {
  if (names.some((name) => name.startsWith('totals'))) return MANY;
  return names.includes('page-cap') ? 12 : FEW;
}

function onLaterPage(group: CellGroup): Staged {
  return {
    world: { users: { ada: { flows: { main: { count: MANY } } } } },
    events: [{ of: 'ada' }],
    faults: Object.keys(group.outcomes).map((name) => ({
      match: { operation: 'getFlows', query: { 'page[number]': '2' } },
      effect: effects[toEffect(name)].effect,
      ...timesOf(group),
    })),
  };
}

function atLogin(group: CellGroup): Staged {
  return {
    world: { users: { ada: { flows: { main: { count: 2 } } } } },
    events: [{ of: 'ada' }],
    faults: [
      {
        match: { operation: userLists },
        effect: { kind: 'change-world', changes: [{ expireToken: '$token' }] },
        times: 1,
      },
      ...Object.keys(group.outcomes).map((name) => ({
        match: { operation: 'login' },
        effect: effects[toEffect(name)].effect,
        ...timesOf(group),
      })),
    ],
  };
}

/** What must come of the cells beside the invariants. */
function outcomeJudges(group: CellGroup): readonly JudgeGiven[] {
  const outcomes = Object.entries(group.outcomes);
  const loose = outcomes.filter(([, outcome]) => outcome !== 'delivered').map(([name]) => name);
  const exit: readonly JudgeGiven[] = outcomes.some(([, outcome]) => outcome === 'reported')
    ? [{ judge: 'exit-not-zero' }]
    : loose.length === 0
      ? [{ judge: 'exit-zero' }]
      : [];
  const isPerEffect = group.operation === 'WEBHOOK' || group.operation === 'FLOW' || isPerUser(group);
  const waits: readonly JudgeGiven[] = outcomes.some(
    ([name, outcome]) => /-(?:seconds|date)$/.test(name) && outcome === 'delivered',
  )
    ? [{ judge: 'retry-after' }]
    : [];
  if (!isPerEffect)
    return loose.length > 0 ? exit : [...waits, { judge: 'flows-run', times: 'at-least-once' }, ...exit];
  const except = loose.map((name) => (isPerUser(group) ? `of ${name}` : name));
  return [
    ...waits,
    { judge: 'flows-run', times: 'at-least-once', ...(except.length === 0 ? {} : { except }) },
    ...exit,
  ];
}

function isPerUser({ operation, hits = 'own' }: CellGroup): boolean {
  return (operation === 'LOOKUP' || operation === 'PAGE') && hits === 'own';
}
