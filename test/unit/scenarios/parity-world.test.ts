import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { TokenGiven, UserGiven } from '../../../mock/domain/records/given.js';
import { loadScenario } from '../../../mock/scenarios/load.js';
import type { ScenarioFile } from '../../../mock/scenarios/scenario-file.js';

const file = fileURLToPath(new URL('../../parity/world.json', import.meta.url));

it('the world of the recorded exchanges is loaded as it is written, member order included', async () => {
  const written: ScenarioFile = JSON.parse(readFileSync(file, 'utf8'));
  const world = await loadScenario(file, { seed: 4 });
  for (const kind of ['tenants', 'roles', 'flows', 'templates', 'permissions', 'actors', 'names'] as const) {
    expect(JSON.stringify(world[kind]), kind).toBe(JSON.stringify(written[kind]));
  }
  // The password and the owner's name are members of the file, not of the documents.
  const withoutPassword = ({ password: _password, ...user }: UserGiven): object => user;
  const withoutUser = ({ user: _user, ...token }: TokenGiven): object => token;
  expect(JSON.stringify(world.users.map(({ user }) => user))).toBe(JSON.stringify(written.users?.map(withoutPassword)));
  expect(world.users.map(({ password }) => password)).toEqual(written.users?.map(({ password }) => password));
  expect(JSON.stringify(world.tokens)).toBe(JSON.stringify(written.tokens?.map(withoutUser)));
  expect(world.secrets).toEqual([]);
  expect(world).not.toHaveProperty('partner');
});
