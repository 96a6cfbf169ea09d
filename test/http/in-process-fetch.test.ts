import { expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';

// Over the wire each of these takes the server's time-out, or depends on which side is faster: test/e2e/fetch.test.ts has the rest.

const endless = (piece: unknown) => new ReadableStream({ start: (controller) => controller.enqueue(piece) });

it.each<[string, RequestInit & { duplex?: 'half' }]>([
  ['a length that is too long', { headers: { 'content-length': '100' }, body: '{}' }],
  ['a length that is too short', { headers: { 'content-length': '1' }, body: '{}' }],
  ['a length without a body', { headers: { 'content-length': '1' } }],
  ['pieces that are numbers', { body: endless(1), duplex: 'half' }],
  ['pieces that are null', { body: endless(null), duplex: 'half' }],
])('%s fails before anything is answered', async (_, init) => {
  const mock = await createMock({ scenario: 'guide', token: 'secret' });
  const headers = { authorization: 'Bearer secret', 'content-type': 'application/json', ...init.headers };
  await expect(mock.fetch('http://flowmate.test/flows', { method: 'POST', ...init, headers })).rejects.toThrow(
    'fetch failed',
  );
  expect(mock.entries().every(({ delivered }) => !delivered)).toBe(true);
});

it('a method that no HTTP server of Node knows is refused with the reason, which the journal has', async () => {
  const mock = await createMock({ scenario: 'guide', token: 'secret' });
  const answer = await mock.fetch('http://flowmate.test/flows?a=1', { method: 'patch' });
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { error: expect.stringContaining('Invalid method encountered') },
  ]);
  expect(mock.entries()).toMatchObject([{ method: 'patch', path: '/flows', status: 400 }]);
});

it.each<[string, string, Record<string, string>]>([
  ['a target', `/flows?filter[user]=${'0'.repeat(16_400)}`, {}],
  ['a header', '/flows', { 'x-long': 'x'.repeat(16_400) }],
  ['headers', '/flows', Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`x-header-${i}`, 'value']))],
])('%s longer than any server of Node reads is refused', async (_, path, headers) => {
  const mock = await createMock({ scenario: 'guide', token: 'secret' });
  const answer = await mock.fetch(`http://flowmate.test${path}`, { headers });
  expect([answer.status, await answer.json()]).toEqual([431, { error: expect.stringContaining('Header overflow') }]);
  expect(mock.entries()).toMatchObject([{ method: 'GET', path: '/flows', status: 431 }]);
});

it('a target of 16,000 characters is read', async () => {
  const mock = await createMock({ scenario: 'guide', token: 'secret' });
  expect((await mock.fetch(`http://flowmate.test/flows?a=${'0'.repeat(15_900)}`)).status).toBe(401);
});
