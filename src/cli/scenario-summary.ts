import type { WorldData } from '../../mock/index.js';
import { wrapped } from './help-text.js';
import { countOf, maxUsers, toRows } from './world-text.js';

const counted = ['tenants', 'roles', 'users', 'tokens', 'flows', 'templates', 'secrets', 'executions'] as const;

/** How many records of each kind there are. */
export function countsIn(world: WorldData): Readonly<Record<string, number>> {
  return Object.fromEntries(counted.map((kind) => [kind, world[kind].length]));
}

/** `1 tenant, 13 users, 40 flows`; kinds without records are left out. */
export function toCounts(world: WorldData): string {
  const counts = counted.flatMap((kind) => (world[kind].length === 0 ? [] : [countOf(world[kind].length, kind)]));
  return counts.length === 0 ? 'nothing in it' : counts.join(', ');
}

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}

function toClock({ clock }: WorldData): string {
  const moment = clock?.now ?? 'at the real time';
  return clock?.frozen ? `${moment}, and stands still` : moment;
}

function toExecutions({ executions }: WorldData): string {
  const failed = executions.filter(({ steps }) => steps.some(({ status }) => status === 'failed')).length;
  return `${executions[0]?.createdAt} to ${executions.at(-1)?.createdAt}, ${failed} failed`;
}

function toUsers({ users, flows }: WorldData): string[] {
  const owned = new Map<string, { all: number; active: number }>();
  for (const { owners, status } of flows) {
    for (const id of new Set(owners.map((owner) => owner.id))) {
      const count = owned.get(id) ?? { all: 0, active: 0 };
      owned.set(id, { all: count.all + 1, active: count.active + (status === 'active' ? 1 : 0) });
    }
  }
  const rows = users.slice(0, maxUsers).map(({ user }) => {
    const { all, active } = owned.get(user._id) ?? { all: 0, active: 0 };
    return [user.username ?? '', user.status ?? '', `${countOf(all, 'flows')}, ${active} active`, user._id];
  });
  return toRows(rows, users.length - maxUsers, 'scenario export writes all');
}

/** A world in a few lines, for a terminal. */
export function summarize(world: WorldData): string {
  const { name, description, partner, seed, flows, executions, faults, users } = world;
  const texts = faults.map((fault) => (typeof fault === 'string' ? fault : JSON.stringify(fault)));
  const facts: [what: string, text: string | undefined][] = [
    ['name', name],
    ['description', description && wrapped(description, '', 67).join(`\n${' '.repeat(13)}`)],
    ['begins', toClock(world)],
    ['seed', String(seed)],
    ['partner', partner?.username ?? 'none'],
    ['token', partner?.token],
    ['holds', toCounts(world)],
    [
      'flows',
      flows.length === 0
        ? undefined
        : tally(flows.map(({ status }) => status || `(${status === '' ? 'empty' : status})`)),
    ],
    ['executions', executions.length === 0 ? undefined : toExecutions(world)],
    ['faults', faults.length === 0 ? undefined : texts.join(', ')],
  ];
  const lines = facts.flatMap(([what, text]) => (text === undefined ? [] : [`${what.padEnd(11)}  ${text}`]));
  return [...lines, ...(users.length === 0 ? [] : ['users', ...toUsers(world)]), ''].join('\n');
}
