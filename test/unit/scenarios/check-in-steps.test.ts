import { expect, it } from 'vitest';
import { Report, toPath } from '../../../mock/domain/checks/report.js';
import { collectKnown } from '../../../mock/domain/records/collect-known.js';
import { checkInSteps, checkWorld } from '../../../mock/scenarios/check-world.js';

const node = { id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' };

function flow(index: number): object {
  const right = { name: `Flow ${index}`, graph: { nodes: [node] }, owners: [{ id: 'ada', type: 'user' }] };
  if (index % 1_000 === 999) return { ...right, graph: 1 };
  if (index % 1_000 === 0) return { ...right, owners: [{ id: 'bob', type: 'user' }] };
  return index % 1_000 === 500 ? { ...right, id: '6762e154616e91cb8d8b1aaf' } : right;
}

const world = {
  users: [{ username: 'ada' }],
  flows: Array.from({ length: 3_500 }, (_, index) => flow(index)),
  tokens: Array.from({ length: 1_500 }, (_, index) => ({ user: 'ada', token: `t${index}` })),
  actors: { ada: { user: 'ada', token: 't1499' }, bob: { user: 'ada', token: 'none' } },
  unknown: 1,
};

it('long lists are checked in steps, and the same is found', () => {
  const known = collectKnown(world, undefined);
  const [whole, stepped] = [new Report(), new Report()];
  checkWorld(known, [])(world, whole);
  const steps = [...checkInSteps(world, known, [], stepped)];
  const found = ({ findings }: Report) => findings.map(({ path, message }) => `${toPath(path)}: ${message}`).sort();
  expect(found(stepped)).toEqual(found(whole));
  expect(found(stepped).length).toBeGreaterThan(8);
  expect(steps).toHaveLength(3);
});

it.each([[null], [[]], ['text'], [1]])('%j is no world', (value) => {
  const report = new Report();
  expect([...checkInSteps(value, collectKnown(value, undefined), [], report)]).toEqual([]);
  expect(report.findings).toHaveLength(1);
});
