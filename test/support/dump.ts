import { changesOfRuns } from '../../mock/executions/history/run-records.js';
import type { World } from '../../mock/worlds/world.js';

/**
 * All that a world remembers, as text: equal texts, equal worlds. Tokens without their moments of use and expiry, which every
 * request moves; session cookies, whose values are made up.
 */
export function dump(world: World): string {
  const tokens = world.records.tokens.list(world.clock.now()).map(({ expireAt: _, updatedAt: __, ...token }) => token);
  return [
    [...world.records.flows.all()].map(({ position, text }) => `${position} ${text}`),
    [...world.records.templates.all()].map(({ position, text }) => `${position} ${text}`),
    [...world.records.users.rows()].map(({ text }) => text),
    [...world.records.tenants.rows()].map(({ text }) => text),
    [...world.records.roles.rows()].map(({ text }) => text),
    [...world.records.secrets.rows()].map(({ text }) => text),
    [...world.records.authClients.rows()].map(({ text }) => text),
    [...world.records.components.rows()].map(({ text }) => text),
    [JSON.stringify([...world.records.passwords.entries()])],
    [JSON.stringify([...world.records.sessions.entries()])],
    [JSON.stringify([...world.records.tenantKeys.entries()])],
    [JSON.stringify([...world.records.authFlows.entries()])],
    [...world.records.hooks.values()].map(({ id, hook }) => `${id} ${JSON.stringify(hook)}`),
    [...world.records.startingHooks.values()].map(({ text }) => text),
    [...world.records.tasks.transitions()].map((due) => JSON.stringify(due)),
    [JSON.stringify(tokens)],
    [...changesOfRuns(world.records.executions)].map(({ kind, key, text }) => `${kind} ${key} ${text}`),
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
