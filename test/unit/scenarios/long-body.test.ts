import { expect, it, onTestFinished, vi } from 'vitest';
import { createMock } from '../../../mock/index.js';

it('a long scenario is read, and put down as a text, in turns of their own', async () => {
  const mock = await createMock({ scenario: 'guide' });
  const flow = (i: number) => ({
    name: `Flow ${i}`,
    graph: { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] },
  });
  const body = JSON.stringify({ scenario: { flows: Array.from({ length: 1_000 }, (_, i) => flow(i)) } });
  let turn = 0;
  let isOver = false;
  const count = () => {
    turn += 1;
    if (!isOver) setImmediate(count);
  };
  count();
  const turns = new Map<string, number>();
  const { parse, stringify } = JSON;
  vi.spyOn(JSON, 'parse').mockImplementation((text, reviver) => {
    if (text === body) turns.set('parse', turn);
    return parse(text, reviver);
  });
  vi.spyOn(JSON, 'stringify').mockImplementation((value: unknown, ...more: unknown[]) => {
    const text = Reflect.apply(stringify, JSON, [value, ...more]);
    if (typeof text === 'string' && text.length > body.length / 2 && !turns.has('stringify'))
      turns.set('stringify', turn);
    return text;
  });
  onTestFinished(() => {
    isOver = true;
    vi.restoreAllMocks();
  });
  const answer = await mock.request('/_mock/sandboxes/long', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(answer.status).toBe(201);
  expect(turns.get('parse')).toBeDefined();
  expect(turns.get('stringify')).toBeGreaterThan(turns.get('parse') ?? Number.POSITIVE_INFINITY);
});
