import { describe, expect, it } from 'vitest';
import { TransportError } from '../../../src/client/index.js';
import { brokenConnection, createScript, cutAnswer, START, type Step } from '../../support/script.js';

const LIST = { json: { data: [], meta: { total: 0, page: 1, perPage: 10, totalPages: 0 } } };
const FLOW = '6762e154616e91cb8d8b1aaf';
const TAKEN = { json: { data: { requestId: 'r', message: 'thank you' } } };

describe('a call that fails in passing', () => {
  const passing: [name: string, step: Step][] = [
    ['408', { status: 408, json: {} }],
    ['429', { status: 429, json: {} }],
    ['500', { status: 500, json: {} }],
    ['502', { status: 502, json: {} }],
    ['503', { status: 503, json: {} }],
    ['504', { status: 504, json: {} }],
    ['a broken connection', brokenConnection],
    ['an answer that breaks off', () => cutAnswer('{"data":[{"id"')],
    ['an answer that ends too early', () => new Response('{"data":[{"id"')],
    ['a page instead of JSON', () => new Response('<h1>Back soon</h1>', { headers: { 'content-type': 'text/html' } })],
    ['a text instead of JSON', () => new Response('Back soon', { headers: { 'content-type': 'text/plain' } })],
    ['an empty answer', () => new Response('')],
  ];
  it.each(passing)('is sent again after %s', async (_name, step) => {
    const { client, sent, waits } = createScript([step, LIST]);
    const { data } = await client.GET('/flows');
    expect(data).toEqual(LIST.json);
    expect(sent).toHaveLength(2);
    expect(waits).toHaveLength(1);
  });

  it.each([400, 401, 403, 404, 409, 410, 413, 415, 422, 501, 505])('is not sent again after %i', async (status) => {
    const { client, sent } = createScript([{ status, json: { message: 'NO' } }]);
    const { error, response } = await client.GET('/flows');
    expect(response.status).toBe(status);
    expect(error).toEqual({ message: 'NO' });
    expect(sent).toHaveLength(1);
  });

  it('gives the last answer when tries are used up', async () => {
    const { client, sent } = createScript([{ status: 503, json: { message: 'busy' } }]);
    const { error, response } = await client.GET('/flows');
    expect([response.status, error]).toEqual([503, { message: 'busy' }]);
    expect(sent).toHaveLength(4);
  });

  it('rejects with the reason when no try was answered', async () => {
    const { client, sent } = createScript([brokenConnection]);
    const failure = await client.GET('/flows').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TransportError);
    expect(failure).toMatchObject({
      message: 'no answer came (read ECONNRESET), tried 4 times',
      reason: 'connection',
      tries: 4,
      cause: expect.objectContaining({ message: 'fetch failed' }),
    });
    expect(sent).toHaveLength(4);
  });

  it('sends the same bytes and headers each time', async () => {
    const { client, sent } = createScript([{ status: 503, json: {} }, brokenConnection, TAKEN]);
    await client.POST('/webhooks/{flowId}', { params: { path: { flowId: FLOW } }, body: { data: { größe: 1 } } });
    const [first, ...others] = sent;
    expect(first?.body).toEqual({ data: { größe: 1 } });
    expect(first?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-request-id': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(others).toEqual([first, first]);
  });

  it('has as many tries as it is told', async () => {
    for (const tries of [1, 2, 7]) {
      const { client, sent } = createScript([{ status: 503, json: {} }], { retry: { tries, totalMs: 1e9 } });
      await client.GET('/flows');
      expect(sent).toHaveLength(tries);
    }
  });
});

describe('the waits between tries', () => {
  it('grow, whatever chance does', async () => {
    for (const random of [() => 0, () => 0.999, Math.random]) {
      const { client, waits } = createScript([{ status: 503, json: {} }], {
        random,
        retry: { tries: 5, totalMs: 1e9 },
      });
      await client.GET('/flows');
      expect(waits).toHaveLength(4);
      expect([...waits].sort((a, b) => a - b)).toEqual(waits);
      expect(waits[3]).toBeGreaterThan(waits[0] ?? Number.NaN);
    }
  });

  it('stay below the longest', async () => {
    const { client, waits } = createScript([brokenConnection], {
      retry: { tries: 20, longestWaitMs: 1_000, totalMs: 1e9 },
    });
    await client.GET('/flows').catch(() => undefined);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_000);
  });

  const asked: [retryAfter: string, least: number][] = [
    ['1', 1_000],
    ['5', 5_000],
    [new Date(START + 3_000).toUTCString(), 3_000],
  ];
  it.each(asked)('last as long as Retry-After: %s asks for', async (retryAfter, least) => {
    const { client, waits } = createScript([{ status: 429, json: {}, headers: { 'retry-after': retryAfter } }, LIST]);
    await client.GET('/flows');
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(least);
    expect(waits[0]).toBeLessThan(least + 1_000);
  });

  it.each(['soon', '-5', '0', '', new Date(START - 60_000).toUTCString()])(
    'are the usual ones for Retry-After: %s',
    async (retryAfter) => {
      const { client, waits } = createScript([{ status: 503, json: {}, headers: { 'retry-after': retryAfter } }, LIST]);
      await client.GET('/flows');
      expect(waits).toEqual([300]);
    },
  );

  it('do not go beyond the time for the call: it gives up at once', async () => {
    const { client, sent, waits } = createScript([{ status: 429, json: {}, headers: { 'retry-after': '3600' } }]);
    const { response } = await client.GET('/flows');
    expect(response.status).toBe(429);
    expect([sent.length, waits]).toEqual([1, []]);
  });

  it('end with the time for the call', async () => {
    const { client, waits } = createScript([brokenConnection], { retry: { tries: 1_000, totalMs: 30_000 } });
    await client.GET('/flows').catch(() => undefined);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(30_000);
  });
});

describe('a call that makes something new', () => {
  const create = (steps: readonly Step[]) => {
    const script = createScript(steps);
    const body = { graph: { nodes: [{ id: 'a', componentId: FLOW, function: 'f' }] } };
    return { ...script, result: script.client.POST('/flows', { body }).catch((error: unknown) => error) };
  };

  it.each([429, 503])('is sent again after %i, which says that it was not taken', async (status) => {
    const { result, sent } = create([
      { status, json: {} },
      { status: 201, json: {} },
    ]);
    await result;
    expect(sent).toHaveLength(2);
  });

  it('is not sent again where it may have been taken', async () => {
    for (const step of [
      brokenConnection,
      () => cutAnswer('{"da', 201),
      { status: 502, json: {} },
      { status: 504, json: {} },
    ]) {
      const { result, sent } = create([step]);
      await result;
      expect(sent).toHaveLength(1);
    }
  });

  it.each([
    ['POST', '/flows/{id}/start'],
    ['POST', '/flows/{id}/stop'],
    ['PATCH', '/flows/{id}'],
    ['DELETE', '/flows/{id}'],
  ] as const)('is not meant by %s %s, which may be repeated', async (method, path) => {
    const { client, sent } = createScript([brokenConnection, { json: {} }]);
    const params = { path: { id: FLOW } };
    if (method === 'POST') await client.POST(path, { params });
    else if (method === 'PATCH') await client.PATCH(path, { params, body: {} });
    else await client.DELETE(path, { params });
    expect(sent).toHaveLength(2);
  });
});

describe('a service that stays silent', () => {
  const silence = () => new Promise<Response>(() => undefined);
  const options = { timeoutMs: 15, retry: { tries: 2, firstWaitMs: 1 } };

  it('is left after the time for a try, and asked again', async () => {
    // The second try has to be answered in this time, on a busy machine as well.
    const { client, sent } = createScript([silence, LIST], { ...options, timeoutMs: 250 });
    expect((await client.GET('/flows')).data).toEqual(LIST.json);
    expect(sent).toHaveLength(2);
  });

  it('is left in the middle of its answer, too', async () => {
    const halfway = () =>
      new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"da')) }));
    const { client } = createScript([halfway], options);
    const failure = await client.GET('/flows').catch((error: unknown) => error);
    expect(failure).toMatchObject({ reason: 'timeout', message: 'no whole answer within 15 ms, tried 2 times' });
  });

  it('has its request ended', async () => {
    const signals: AbortSignal[] = [];
    const { client } = createScript(
      [
        (request) => {
          signals.push(request.signal);
          return silence();
        },
      ],
      options,
    );
    await client.GET('/flows').catch(() => undefined);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });
});

describe("the caller's signal", () => {
  it('ends a call under way, with its reason', async () => {
    const controller = new AbortController();
    const { client, sent } = createScript([
      () => {
        controller.abort(new Error('enough'));
        return new Promise<Response>(() => undefined);
      },
    ]);
    await expect(client.GET('/flows', { signal: controller.signal })).rejects.toThrow('enough');
    expect(sent).toHaveLength(1);
  });

  it('ends a wait', async () => {
    const controller = new AbortController();
    const { client } = createScript([{ status: 503, json: {} }], {
      sleep: (_ms, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          controller.abort(new Error('enough'));
        }),
    });
    await expect(client.GET('/flows', { signal: controller.signal })).rejects.toThrow('enough');
  });

  it('keeps a call from being sent at all', async () => {
    const { client, sent } = createScript([LIST]);
    await expect(client.GET('/flows', { signal: AbortSignal.abort(new Error('never')) })).rejects.toThrow('never');
    expect(sent).toEqual([]);
  });
});
