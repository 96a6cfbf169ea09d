import { changesOfRuns } from '../../mock/executions/history/run-records.js';
import type { World } from '../../mock/worlds/world.js';

/**
 * All that a world remembers, as text: equal texts, equal worlds. Tokens without their moments of use and expiry, which every
 * request moves; session cookies, whose values are made up.
 */
export function dump(world: World): string {
  const tokens = world.tokens.list(world.clock.now()).map(({ expireAt: _, updatedAt: __, ...token }) => token);
  return [
    [...world.flows.all()].map(({ position, text }) => `${position} ${text}`),
    [...world.templates.all()].map(({ position, text }) => `${position} ${text}`),
    [...world.users.rows()].map(({ text }) => text),
    [...world.tenants.rows()].map(({ text }) => text),
    [...world.roles.rows()].map(({ text }) => text),
    [...world.secrets.rows()].map(({ text }) => text),
    [JSON.stringify([...world.passwords.entries()])],
    [JSON.stringify([...world.sessions.entries()])],
    [...world.hooks.values()].map(({ id, hook }) => `${id} ${JSON.stringify(hook)}`),
    [...world.startingHooks.values()].map(({ text }) => text),
    [...world.records.agenda.transitions()].map((due) => JSON.stringify(due)),
    [JSON.stringify(tokens)],
    [...changesOfRuns(world.executions)].map(({ kind, key, text }) => `${kind} ${key} ${text}`),
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
