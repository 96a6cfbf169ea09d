import type { WorldData } from '../../mock/index.js';

const maxUsers = 15;

const counted = ['tenants', 'roles', 'users', 'tokens', 'flows', 'templates', 'secrets', 'executions'] as const;

/** `1 tenant, 13 users, 40 flows`; kinds without records are left out. */
export function toCounts(world: WorldData): string {
  const counts = counted.flatMap((kind) => {
    const count = world[kind].length;
    return count === 0 ? [] : [`${count} ${count === 1 ? kind.slice(0, -1) : kind}`];
  });
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
    return [user.username, user.status, `${all} flows, ${active} active`, user._id];
  });
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`);
  return users.length > maxUsers ? [...lines, `  and ${users.length - maxUsers} more`] : lines;
}

/** What a person wants to know of a world before he starts it. */
export function summarize(world: WorldData): string {
  const { name, description, partner, seed, flows, executions, faults, users } = world;
  const facts: [string, string][] = [
    ['name', name],
    ...(description === undefined ? [] : [['description', description] as [string, string]]),
    ['begins', toClock(world)],
    ['seed', String(seed)],
    ['partner', partner === undefined ? 'none' : partner.username],
    ...(partner === undefined ? [] : [['token', partner.token] as [string, string]]),
    ['holds', toCounts(world)],
    ...(flows.length === 0
      ? []
      : [['flows', tally(flows.map(({ status }) => status || String(status)))] as [string, string]]),
    ...(executions.length === 0 ? [] : [['executions', toExecutions(world)] as [string, string]]),
    ...(faults.length === 0
      ? []
      : [
          ['faults', faults.map((fault) => (typeof fault === 'string' ? fault : JSON.stringify(fault))).join(', ')] as [
            string,
            string,
          ],
        ]),
  ];
  const lines = facts.map(([what, text]) => `${what.padEnd(11)}  ${text}`);
  return [...lines, ...(users.length === 0 ? [] : ['users', ...toUsers(world)]), ''].join('\n');
}
