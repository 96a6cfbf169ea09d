import { describe, expect, it, vi } from 'vitest';
import { createMock } from '../../mock/index.js';
import { at } from '../support/client.js';

const mock = await createMock({ scenario: 'guide' });
let made = 0;

const FLOW = '6762e154616e91cb8d8b1aaf';
const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** What clients ask for. */
const operations: Readonly<Record<string, Asked>> = {
  getFlows: { method: 'GET', path: '/flows' },
  getFlow: { method: 'GET', path: `/flows/${FLOW}` },
  getUsers: { method: 'GET', path: '/users?username=a@b.example' },
  login: { method: 'POST', path: '/login', body: { username: 'nobody', password: 'wrong' } },
  postWebhook: { method: 'POST', path: `/webhooks/${FLOW}`, body: { data: { a: 1 } } },
  createFlow: { method: 'POST', path: '/flows', body: { graph } },
};

/** What the client of one request sees: a status and how much of the body came, or why nothing did. */
async function outcomeOf({ method, path, body }: Asked, effect: string) {
  made += 1;
  const target = `${method} ${path.split('?', 1)[0]}`;
  const world = await mock.sandbox(`world-${made}`, { faults: [`${target}:${effect}`] });
  const headers = { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' };
  const controller = new AbortController();
  const sent = world.request(path, {
    method,
    headers,
    signal: controller.signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const seen = sent.then(
    async (answer) => {
      const got = await answer
        .text()
        .catch((error: unknown) => `then ${at(error, 'cause', 'code') ?? at(error, 'name')}`);
      return `${answer.status} ${got.startsWith('then ') ? got : 'whole'}`;
    },
    (error: unknown) => String(at(error, 'cause', 'code') ?? at(error, 'name')),
  );
  if (effect.includes('silence')) {
    await vi.waitUntil(() => world.entries().length > 0, { timeout: 60_000, interval: 2 });
    controller.abort();
  }
  return { outcome: await seen, entry: world.entries()[0] };
}

describe.each(Object.entries(operations))('%s', (name, asked) => {
  it.each([
    ['reset', 'ECONNRESET', false],
    ['silence', 'AbortError', false],
    ['lost-answer', 'ECONNRESET', true],
    ['silence(after)', 'AbortError', true],
    ['truncate(1)', 'then UND_ERR_SOCKET', true],
    ['truncate(1,reset)', 'then ECONNRESET', true],
    ['truncate(1,silence)', 'then AbortError', true],
    ['drip(10,0)', 'whole', true],
    ['latency(1)', 'whole', true],
    ['latency(1,after)', 'whole', true],
  ])('meets %s', async (effect, seen, isDone) => {
    const { outcome, entry } = await outcomeOf(asked, effect);
    expect(outcome).toMatch(new RegExp(`^(?:\\d{3} )?${seen}$`));
    expect(entry).toMatchObject({ faults: ['fault-1'], delivered: seen === 'whole' });
    expect(entry?.status === 0).toBe(!isDone);
    if (name === 'postWebhook') {
      expect(entry?.execution !== undefined).toBe(isDone);
    }
  });
});
