import { expect, it } from 'vitest';
import { parseScenario } from '../../../mock/scenarios/parse.js';
import { slowMachine, turnsDuring } from '../../support/turns.js';

const world = { users: [{ username: 'ada' }], flows: [] };

it.each([
  ['an object', world],
  ['a text', JSON.stringify(world)],
])('%s is read, looked through and checked in several turns', async (_, given) => {
  slowMachine();
  expect(await turnsDuring(() => parseScenario(given, { file: 'world.json' }))).toBeGreaterThan(5);
});
