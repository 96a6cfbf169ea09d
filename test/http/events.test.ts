import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import { MAX_EVENTS } from '../../mock/worlds/events/event-bus.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';
import { slowMachine, turnsDuring } from '../support/turns.js';

interface Told {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

/** Reads a stream of events; `next` gives as many as are wanted. */
function readerOf(response: Response): {
  next(count: number): Promise<Told[]>;
  rest(): Promise<string>;
  leave(): Promise<void>;
} {
  if (response.body === null) throw new Error('there is no stream');
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const waiting: Told[] = [];
  const read = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      const data = fields.get('data');
      if (data !== undefined)
        waiting.push({ id: fields.get('id') ?? '', event: fields.get('event') ?? '', data: JSON.parse(data) });
    }
    return !done;
  };
  return {
    async next(count) {
      while (waiting.length < count && (await read()));
      return waiting.splice(0, count);
    },
    async rest() {
      while (await read());
      return waiting.map(({ event }) => event).join();
    },
    leave: () => reader.cancel(),
  };
}

async function world() {
  const { mock, parts, sandboxes } = await createParts({ scenario: parityWorldFile });
  const headers = { authorization: `Bearer ${tokenOf('alice')}` };
  return {
    mock,
    parts,
    sandboxes,
    get: (path: string, more: Record<string, string> = {}) => mock.request(path, { headers: { ...headers, ...more } }),
  };
}

describe('GET /_mock/events', () => {
  it('tells each request as its journal entry, without headers and bodies', async () => {
    const { mock, get } = await world();
    const response = await get('/_mock/events?types=request');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const events = readerOf(response);
    await get('/flows?page[size]=1&token=abc');
    await get('/nowhere');
    const told = await events.next(2);
    expect(told.map(({ event, id }) => [event, id])).toEqual([
      ['request', '1'],
      ['request', '2'],
    ]);
    const [{ request: _, response: __, ...first } = { request: 0, response: 0 }] = mock.entries();
    expect(told[0]?.data).toEqual(first);
    expect(JSON.stringify(told)).not.toContain('abc');
    await events.leave();
  });

  it('tells what others tell, by the types that are wanted', async () => {
    const { parts, mock, get } = await world();
    const all = readerOf(await get('/_mock/events'));
    const some = readerOf(await get('/_mock/events?types=log,fault'));
    await mock.faults.arm({ id: 'down', match: { operation: 'getFlows' }, effect: { kind: 'status', status: 503 } });
    await get('/flows');
    const log = {
      type: 'log',
      flowExecId: 'e',
      flowId: 'f',
      stepId: 's',
      at: '2026-01-01T00:00:00.000Z',
      level: 'info',
      message: 'a\nb',
    } as const;
    parts.events.emit(log);
    const { type: _, ...data } = log;
    expect(await some.next(2)).toEqual([
      { id: expect.any(String), event: 'fault', data: { id: 'down', effect: 'status', sequence: 1 } },
      { id: expect.any(String), event: 'log', data },
    ]);
    expect((await all.next(3)).map(({ event }) => event)).toEqual(['fault', 'request', 'log']);
  });

  it('goes on after the event that a reader names', async () => {
    const { get } = await world();
    const first = readerOf(await get('/_mock/events?types=request'));
    for (let i = 0; i < 3; i += 1) await get(`/flows?page[number]=${i}`);
    await first.next(1);
    await first.leave();
    await get('/templates');
    const back = readerOf(await get('/_mock/events?types=request', { 'last-event-id': '1' }));
    expect((await back.next(3)).map(({ id }) => id)).toEqual(['2', '3', '4']);
    const lost = readerOf(await get('/_mock/events?types=request', { 'last-event-id': 'of another server' }));
    expect((await lost.next(2)).map(({ event, data }) => [event, event === 'dropped' ? data : undefined])).toEqual([
      ['dropped', {}],
      ['request', undefined],
    ]);
  });

  it('gives the newest of each type, and how many were left out, to a reader for whom so many are enough', async () => {
    const { parts, mock, get } = await world();
    const some = readerOf(await get('/_mock/events?types=state,fault&rate=10'));
    const all = readerOf(await get('/_mock/events?types=state,fault'));
    await mock.faults.arm({ id: 'down', match: { operation: 'getFlows' }, effect: { kind: 'status', status: 503 } });
    await get('/flows');
    for (let i = 0; i < 500; i += 1) {
      parts.events.emit({ type: 'state', kind: 'flow', id: String(i), change: 'changed' });
    }
    // Each is sent, or counted, once; the newest are sent; ids go up.
    const told: Told[] = [];
    const sums = { sent: 0, skipped: 0 };
    while (sums.sent + sums.skipped < 501) {
      const [each] = await some.next(1);
      if (each === undefined) break;
      told.push(each);
      if (each.event === 'skipped') sums.skipped += (each.data as { state: number }).state;
      else sums.sent += 1;
    }
    expect(told.map(({ event }) => event)).toContain('fault');
    expect(sums.sent).toBeLessThan(50);
    expect(sums.skipped).toBe(501 - sums.sent);
    const ids = told.map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const whole = await all.next(501);
    expect(told.findLast(({ event }) => event === 'state')).toEqual(whole.at(-1));
    expect(whole).toEqual(expect.arrayContaining(told.filter(({ event }) => event !== 'skipped')));
    // It goes on behind those that were left out.
    const back = readerOf(await get('/_mock/events?types=state&rate=10', { 'last-event-id': String(ids.at(-1)) }));
    parts.events.emit({ type: 'state', kind: 'flow', id: 'next', change: 'changed' });
    expect((await back.next(1)).map(({ data }) => data)).toEqual([{ kind: 'flow', id: 'next', change: 'changed' }]);
    await Promise.all([some, all, back].map((reader) => reader.leave()));
  });

  it('says that an execution started and ended, in the same words whether its log lines are read or not', async () => {
    const executionsWatched = async (types: string, outcome: 'success' | 'failure') => {
      const mock = await createMock({ scenario: { extends: 'guide', clock: { frozen: true } } });
      const reader = readerOf(await mock.request(`/_mock/events?types=${types}`));
      const body = JSON.stringify(outcome === 'success' ? { data: { firstName: 'Ada', lastName: 'Lovelace' } } : {});
      const headers = { 'content-type': 'application/json' };
      const { example } = mock.describe();
      await mock.request(`/webhooks/${example?.flowId}`, { method: 'POST', headers, body });
      const told: Told[] = [];
      while (told.filter(({ event }) => event === 'execution').length < 2) told.push(...(await reader.next(1)));
      await reader.leave();
      return told.flatMap(({ event, data }) => (event === 'execution' ? [data] : []));
    };
    for (const outcome of ['success', 'failure'] as const) {
      const alone = await executionsWatched('execution', outcome);
      expect(alone).toEqual(await executionsWatched('execution,log', outcome));
      expect(alone).toMatchObject([
        { kind: 'started', status: 'running' },
        { kind: 'finished', status: outcome === 'success' ? 'succeeded' : 'failed' },
      ]);
    }
  });

  it('tells a slow reader how many he missed, and keeps no more than its bound', async () => {
    const { parts, get } = await world();
    const slow = readerOf(await get('/_mock/events?types=state'));
    for (let i = 0; i < MAX_EVENTS + 500; i += 1) {
      parts.events.emit({ type: 'state', kind: 'flow', id: String(i), change: 'changed' });
    }
    const [dropped, next] = await slow.next(2);
    expect(dropped).toMatchObject({ event: 'dropped', data: { count: 500 } });
    expect(next).toMatchObject({ event: 'state', data: { id: '500' } });
  });

  it('ends when the sandbox is deleted or replaced, and when the mock ends', async () => {
    const { mock, sandboxes } = await world();
    const sandbox = await mock.sandbox('a');
    const deleted = readerOf(await sandbox.request('/_mock/events'));
    sandbox.delete();
    expect(await deleted.rest()).toBe('');
    const replaced = readerOf(await (await mock.sandbox('b')).request('/_mock/events'));
    await mock.sandbox('b');
    expect(await replaced.rest()).toBe('');
    const closed = readerOf(await mock.request('/_mock/events'));
    await mock.request('/nowhere');
    await closed.next(1);
    await sandboxes.close();
    expect(await closed.rest()).toBe('');
    expect(await readerOf(await mock.request('/_mock/events')).rest()).toBe('');
  });

  it('is forgotten when the reader goes, and by HEAD not even begun', async () => {
    const { parts, mock, get } = await world();
    const reader = readerOf(await get('/_mock/events'));
    expect(parts.events.readers).toBe(1);
    await reader.leave();
    expect(parts.events.readers).toBe(0);
    expect((await mock.request('/_mock/events', { method: 'HEAD' })).status).toBe(200);
    expect(parts.events.readers).toBe(0);
  });

  it.each([
    ['?types=requests', 'there are no events of type "requests"', '"request" is near'],
    ['?rate=0', '"0" is less than 5', 'a whole number from 5 to 1000'],
    ['?types=request,', 'there are no events of type ""', 'request, execution, log, state, fault'],
    ['?type=request', 'the operation knows no query parameter "type"', 'leave it out, or use one of types, rate'],
  ])('refuses %s', async (query, message, right) => {
    const { mock } = await world();
    const response = await mock.request(`/_mock/events${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ problems: [{ message, right }] });
  });

  it('keeps the events of one sandbox from the others', async () => {
    const { mock, get } = await world();
    const sandbox = await mock.sandbox('a');
    const own = readerOf(await sandbox.request('/_mock/events?types=request'));
    await get(`/flows/${idOf('flows', 'alpha')}`);
    await sandbox.request('/nowhere');
    expect((await own.next(1))[0]?.data).toMatchObject({ url: '/nowhere' });
  });

  it('gives way to others between readers that the same event wakes', async () => {
    const { mock, get } = await world();
    const streams = await Promise.all(Array.from({ length: 20 }, () => mock.request('/_mock/events?types=request')));
    const readers = streams.map(readerOf);
    const first = readers.map((reader) => reader.next(1));
    // All of them wait for the next event now.
    await turnsDuring(() => new Promise((resolve) => setTimeout(resolve, 50)));
    slowMachine();
    expect(
      await turnsDuring(async () => {
        await get('/users/me');
        await Promise.all(first);
      }),
    ).toBeGreaterThan(readers.length);
    await Promise.all(readers.map((reader) => reader.leave()));
  });
});
