import { performance } from 'node:perf_hooks';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Yielder } from '../../../mock/domain/yielder.js';
import { slowMachine, turnsDuring } from '../../support/turns.js';

const rests = (count: number) => Promise.all(Array.from({ length: count }, () => new Yielder().rest()));

it('small pieces of work that wait share the turns, as long as these are not used up, fifty in each', async () => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  const turns = await turnsDuring(() => rests(1_000));
  expect(turns).toBeGreaterThanOrEqual(1_000 / 50);
  expect(turns).toBeLessThan(25);
});

it('pieces that use up a turn each have a turn each', async () => {
  slowMachine();
  expect(await turnsDuring(() => rests(20))).toBeGreaterThan(15);
});

it('what waits is taken up in the order in which it came', async () => {
  const order: number[] = [];
  await Promise.all([1, 2, 3].map((place) => new Yielder().rest().then(() => order.push(place))));
  expect(order).toEqual([1, 2, 3]);
});

it('what waits again and again leaves turns to others, even where the clock stands still', async () => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  const again = async () => {
    for (let i = 0; i < 50; i += 1) await new Yielder().rest();
  };
  expect(await turnsDuring(again)).toBeGreaterThan(40);
});
