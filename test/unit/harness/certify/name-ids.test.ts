import { expect, it } from 'vitest';
import { nameIds } from '../../../../src/harness/certify/world/name-ids.js';
import { makeSetting } from '../../../support/evidence.js';

it('has the names of flows and users in the place of their ids, and other ids as they are', () => {
  const { world } = makeSetting({ users: { ada: { flows: { main: { count: 2 } } }, bea: {} } }, []);
  const [first, second] = world.flows;
  const [ada, bea] = world.users;
  const other = '0'.repeat(24);
  const text = `${first?.id} ${second?.id} filter[user]=${ada?.id}&a=${bea?.id} ${other} x${first?.id}`;
  expect(nameIds(text, world)).toBe(
    `<${first?.title}> <${second?.title}> filter[user]=<id of ${ada?.username}>&a=<id of ${bea?.username}> ${other} x${first?.id}`,
  );
});

it('shows users whose ids differ in their last digits alone, as those of one process do', () => {
  const names = Array.from({ length: 40 }, (_, at) => [`u${at}`, {}]);
  const { world } = makeSetting({ users: Object.fromEntries(names) }, []);
  const ids = world.users.map(({ id }) => id);
  expect(new Set(ids).size).toBe(40);
  expect(new Set(ids.map((id) => id.slice(0, 20))).size).toBeLessThanOrEqual(2);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{24}$/);
});
