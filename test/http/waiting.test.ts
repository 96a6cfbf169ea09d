import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock, type MockServer, startMock } from '../../mock/index.js';
import { at } from '../support/client.js';

const HOOK = '/webhooks/6762e154616e91cb8d8b1aaf';
let server: MockServer;
beforeAll(async () => {
  server = await startMock({ port: 0, scenario: 'guide' });
});
afterAll(() => server.close());

type Send = (path: string, init?: RequestInit) => Promise<Response>;

const ends = [
  ['a reset', (send: Send) => send('/@one/_mock/reset', { method: 'POST' })],
  ['a restore', (send: Send) => send('/@one/_mock/snapshots/start/restore', { method: 'POST' })],
  ['a sandbox put in its place', (send: Send) => send('/_mock/sandboxes/one', { method: 'PUT' })],
  ['its deletion', (send: Send) => send('/_mock/sandboxes/one', { method: 'DELETE' })],
] as const;
const faults = ['latency(5m)', 'silence', 'drip(1,1m)'] as const;
const cases = ends.flatMap(([what, end]) => faults.map((fault) => [fault, what, end] as const));

/** Resolves when the fault of the sandbox has fired: a request waits, or did. */
async function firedOnce(send: Send): Promise<void> {
  const fired = async () => at(await (await send('/@one/_mock/faults')).json(), 'data', 0, 'fired');
  await expect.poll(fired, { timeout: 60_000, interval: 5 }).toBe(1);
}

describe.each(['over a socket', 'in this process'])('what waits in a world, %s', (where) => {
  const sender = async (): Promise<Send> => {
    if (where === 'over a socket') return (path, init) => fetch(server.url + path, init);
    const mock = await createMock({ scenario: 'guide' });
    return (path, init) => mock.request(path, init);
  };

  it.each(cases)('by %s is cut off by %s, and nothing of it comes into the next', async (fault, what, end) => {
    const send = await sender();
    const json = { 'content-type': 'application/json' };
    const body = JSON.stringify({ faults: [`postWebhook:${fault}`] });
    await send('/_mock/sandboxes/one', { method: 'PUT', headers: json, body });
    await send('/@one/_mock/snapshots/start', { method: 'POST' });
    const waiting = send(`/@one${HOOK}`, { method: 'POST', headers: json, body: '{"data":{}}' }).then(
      async (answer) => ({ text: await answer.text() }),
    );
    const broken = waiting.then(
      (got) => JSON.stringify(got),
      (error: unknown) => (error instanceof Error ? String(at(error.cause, 'code')) : String(error)),
    );
    await firedOnce(send);
    expect((await end(send)).status).toBeLessThan(300);
    expect(await broken).toMatch(/^(?:ECONNRESET|UND_ERR_SOCKET)$/);
    const left = await (await send('/@one/_mock/requests')).text();
    // Only a restored world keeps its journal, with what had begun to be answered.
    if (what !== 'a restore' || fault === 'latency(5m)') expect(left).not.toContain(HOOK);
  });

  it('by latency has run no flow in the world that begins anew', async () => {
    const send = await sender();
    const json = { 'content-type': 'application/json' };
    const body = JSON.stringify({ faults: ['postWebhook:latency(150)'] });
    await send('/_mock/sandboxes/one', { method: 'PUT', headers: json, body });
    const waiting = send(`/@one${HOOK}`, { method: 'POST', headers: json, body: '{"data":{}}' }).catch(() => {});
    await firedOnce(send);
    await send('/@one/_mock/reset', { method: 'POST' });
    await waiting;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await (await send('/@one/_mock/requests')).json()).toMatchObject({ data: [] });
  });
});

it('an advance ends where it is when its client goes away, and the clock can be set again', async () => {
  const url = `${server.url}/@long/_mock/clock`;
  const json = { 'content-type': 'application/json' };
  const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };
  const flows = [{ name: 'Each', status: 'active', cron: '* * * * * *', graph }];
  const scenario = { name: 'long', clock: { now: '2026-03-01T08:00:00.000Z', frozen: true }, flows };
  const made = await fetch(`${server.url}/_mock/sandboxes/long`, {
    method: 'PUT',
    headers: json,
    body: JSON.stringify({ scenario }),
  });
  expect(made.status, await made.text()).toBe(201);
  const set = (body: object, signal?: AbortSignal) =>
    fetch(url, {
      method: 'PUT',
      headers: json,
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    });
  await expect(set({ advance: '10d' }, AbortSignal.timeout(150))).rejects.toThrow();
  await expect.poll(async () => (await set({ frozen: true })).status, { timeout: 60_000 }).toBe(200);
  const now = String(at(await (await fetch(url)).json(), 'now'));
  expect(now > '2026-03-01T08:00:00' && now < '2026-03-03T00', now).toBe(true);
});
