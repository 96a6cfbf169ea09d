import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FaultGiven, Mock, MockOptions } from '../../mock/index.js';
import { createMock } from '../../mock/index.js';
import { at, createClient, partnerOf } from '../support/client.js';

const HOOK = '/webhooks/6762e154616e91cb8d8b1aaf';
const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

/** A mock of the guide's world with faults, and its partner. */
async function faulty(faults: readonly FaultGiven[], options: MockOptions = {}) {
  return partnerOf('guide', { ...options, faults });
}

/** How a request ends: with a status, or with what fetch would reject with. */
async function outcome(response: Promise<{ status: number }>): Promise<unknown> {
  try {
    return (await response).status;
  } catch (error) {
    return error instanceof Error ? at(error.cause, 'code') : error;
  }
}

const statuses = async (count: number, send: () => Promise<{ status: number }>) => {
  const found: unknown[] = [];
  for (let i = 0; i < count; i += 1) found.push(await outcome(send()));
  return found;
};

const lastEntry = (mock: Mock) => mock.entries().at(-1);

describe('a status', () => {
  it.each([
    ['/flows', 503, { errors: [{ message: 'Service Unavailable', code: 503 }] }],
    [
      '/templates',
      401,
      { errors: [{ message: 'Token invalid. Error: Error. Details: Token not found in IAM', code: 401 }] },
    ],
    ['/flows', 403, { errors: [{ message: 'MISSING_PERMISSION', code: 403 }] }],
    ['/users', 401, { message: 'VALIDATION_ERROR' }],
    ['/users', 409, { message: 'Conflict' }],
    [HOOK, 429, { error: 'Too Many Requests' }],
    ['/executions', 502, { error: 'Bad Gateway' }],
    ['/nothing', 500, { message: 'Internal Server Error' }],
  ])('on %s of %i is told in the words of the service', async (path, status, body) => {
    const { get } = await faulty([`*:${status}`]);
    expect(await get(path)).toMatchObject({ status, body });
  });

  it('carries the body and headers that it is given, whether JSON or text', async () => {
    const { get, mock } = await faulty([]);
    await mock.faults.arm({
      effect: { kind: 'status', status: 418, body: { a: [1] }, headers: { 'Retry-After': '7' } },
    });
    const json = await get('/flows');
    expect([json.status, json.body, json.headers.get('retry-after')]).toEqual([418, { a: [1] }, '7']);
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
    mock.faults.clear();
    const headers = { 'Content-Type': 'text/html' };
    await mock.faults.arm({ effect: { kind: 'status', status: 200, body: '<p>', headers } });
    const text = await get('/flows');
    expect([text.status, text.text, text.headers.get('content-type')]).toEqual([200, '<p>', 'text/html']);
  });

  it.each([204, 304, 302])('of %i has no body', async (status) => {
    const { get } = await faulty([`*:${status}(location="/x")`]);
    const answer = await get('/flows');
    expect([answer.status, answer.text, answer.headers.get('location')]).toEqual([status, '', '/x']);
  });

  it('comes before anything is done', async () => {
    const { get, post } = await faulty(['createFlow:503x1']);
    expect((await post('/flows', { graph })).status).toBe(503);
    expect(at((await get('/flows')).body, 'meta', 'total')).toBe(1);
    expect((await post('/flows', { graph })).status).toBe(201);
  });

  it('can be read by a page of a browser', async () => {
    const { get } = await faulty(['getFlows:503']);
    const answer = await get('/flows', { headers: { origin: 'http://localhost:3001' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:3001');
    expect((await get('/flows', { headers: { origin: 'http://other.example' } })).status).toBe(503);
  });
});

describe('a fault fires', () => {
  it.each([
    ['getFlows:503x2', [503, 503, 200, 200]],
    ['getFlows#2:401', [200, 401, 200, 200]],
    ['getFlows#1,4:500', [500, 200, 200, 500]],
    ['getFlows:500/2', [200, 500, 200, 500]],
    ['getFlows:500/2x1', [200, 500, 200, 200]],
    ['getFlows:500%0', [200, 200, 200, 200]],
    ['getFlows:500%1', [500, 500, 500, 500]],
    ['getUsers:500', [200, 200, 200, 200]],
  ])('%s', async (text, expected) => {
    const { get } = await faulty([text]);
    expect(await statuses(4, () => get('/flows'))).toEqual(expected);
  });

  const isMatched: readonly [FaultGiven, boolean][] = [
    ['GET /flows:503', true],
    ['get /FLOWS:503', true],
    ['/flows*:503', true],
    ['/*:503', true],
    ['*ow*:503', true],
    ['/flow:503', false],
    ['POST *:503', false],
    ['flows:503', true],
    ['iam:503', false],
    [{ match: { query: { 'page[number]': '2' } }, effect: { kind: 'status', status: 503 } }, true],
    [{ match: { query: { 'page[number]': '1' } }, effect: { kind: 'status', status: 503 } }, false],
    [{ match: { query: { 'page[number]': '2', x: '' } }, effect: { kind: 'status', status: 503 } }, false],
    [{ match: { user: 'partner@your-company.example' }, effect: { kind: 'status', status: 503 } }, true],
    [{ match: { user: 'somebody' }, effect: { kind: 'status', status: 503 } }, false],
    [{ match: { bodyContains: 'x' }, effect: { kind: 'status', status: 503 } }, false],
  ];
  it.each(isMatched)('%j on GET /flows/?page[number]=2: %s', async (fault, fires) => {
    const { get, mock } = await faulty([fault]);
    expect((await get('/flows/?page[number]=2')).status).toBe(fires ? 503 : 200);
    expect(mock.faults.list()).toMatchObject([{ matched: fires ? 1 : 0, fired: fires ? 1 : 0 }]);
  });

  it('for a text in the body alone, and the handler reads the body all the same', async () => {
    const match = { operation: 'createFlow', bodyContains: '"Refuse me"' };
    const { post, mock } = await faulty([{ match, effect: { kind: 'status', status: 409 } }]);
    const made = await post('/flows', { graph, name: 'Take me' });
    expect([made.status, at(made.body, 'data', 'name')]).toEqual([201, 'Take me']);
    expect((await post('/flows', { graph, name: 'Refuse me' })).status).toBe(409);
    expect((await post('/flows', { graph, name: 'x'.repeat(200_000) })).status).toBe(413);
    expect(mock.faults.list()).toMatchObject([{ matched: 1, fired: 1 }]);
  });

  it('for a flow by its id or name, in a webhook call or below /flows', async () => {
    const effect = { kind: 'status', status: 503 } as const;
    const { get, post, mock } = await faulty([{ match: { flow: '6762e154616e91cb8d8b1aaf' }, effect }]);
    expect((await post(HOOK, {})).status).toBe(503);
    expect((await post('/hook/6762E154616E91CB8D8B1AAF', {})).status).toBe(503);
    expect((await get('/flows/6762e154616e91cb8d8b1aaf')).status).toBe(503);
    expect((await post('/flows/6762e154616e91cb8d8b1aaf/stop')).status).toBe(503);
    expect((await get('/flows')).status).toBe(200);
    const name = String(at((await get('/flows')).body, 'data', 0, 'name'));
    mock.faults.clear();
    await mock.faults.arm({ match: { flow: name }, effect });
    expect((await post(HOOK, {})).status).toBe(503);
    expect((await post('/webhooks/6762e154616e91cb8d8b1aae', {})).status).toBe(404);
    expect((await post('/webhooks/%zz', {})).status).toBe(400);
  });

  it('for a caller by token, session or Basic credentials', async () => {
    const mock = await createMock({ scenario: 'demo' });
    const { partner, users } = mock.describe();
    const { get } = createClient(mock, undefined);
    const username = partner?.username ?? '';
    await mock.faults.arm({ match: { user: username.toUpperCase() }, effect: { kind: 'status', status: 503 } });
    const asPartner = { authorization: `Bearer ${partner?.token}` };
    const basic = { authorization: `Basic ${Buffer.from(`${username}:whatever`).toString('base64')}` };
    expect((await get('/flows', { headers: asPartner })).status).toBe(503);
    expect((await get(`/webhooks/x`, { headers: basic })).status).toBe(503);
    expect((await get('/flows')).status).toBe(401);
    expect((await get('/flows', { headers: { authorization: 'Bearer x' } })).status).toBe(401);
    expect(users.length).toBeGreaterThan(0);
  });

  it('on paths that nobody knows, but never on the mock’s own', async () => {
    const { get } = await faulty(['*:503']);
    expect((await get('/nothing/at/all')).status).toBe(503);
    expect((await get('/_mock/health')).status).toBe(200);
    expect((await get('/_mock/faults')).status).toBe(200);
    expect((await get('/_mock/nothing')).status).toBe(404);
    expect((await get('/_mock')).status).toBe(404);
  });

  it('with others when none of them ends the request, else the first of these alone', async () => {
    const { get, mock } = await faulty(['*:latency(1)', 'getFlows:503x1', '*:502x1', '*:latency(1)']);
    expect(await statuses(3, () => get('/flows'))).toEqual([503, 502, 200]);
    expect(mock.entries().map(({ faults }) => faults)).toEqual([
      ['fault-1', 'fault-2', 'fault-4'],
      ['fault-1', 'fault-3', 'fault-4'],
      ['fault-1', 'fault-4'],
    ]);
    expect(mock.faults.list().map(({ matched, fired, left, exhausted }) => [matched, fired, left, exhausted])).toEqual([
      [3, 3, null, false],
      [3, 1, 0, true],
      [3, 1, 0, true],
      [3, 3, null, false],
    ]);
  });
});

describe('without a socket', () => {
  it.each([
    ['getFlows:reset', 0],
    ['getFlows:lost-answer', 200],
  ])('%s rejects as fetch does', async (text, status) => {
    const { get, mock } = await faulty([text]);
    const failed = get('/flows');
    await expect(failed).rejects.toThrow(TypeError);
    await expect(failed).rejects.toMatchObject({
      message: 'fetch failed',
      cause: { code: 'ECONNRESET', syscall: 'read', message: 'read ECONNRESET' },
    });
    expect(lastEntry(mock)).toMatchObject({ status, delivered: false, faults: ['fault-1'] });
    const headers = { authorization: `Bearer ${mock.token}` };
    await expect(mock.fetch('http://localhost/flows', { method: 'HEAD', headers })).rejects.toThrow('fetch failed');
  });

  it('an answer is lost after the work was done', async () => {
    const { get, post } = await faulty(['createFlow:lost-answerx1']);
    expect(await outcome(post('/flows', { graph }))).toBe('ECONNRESET');
    expect(at((await get('/flows')).body, 'meta', 'total')).toBe(2);
  });

  it.each([0, 20])('an answer that is cut after %i bytes announces all of them', async (bytes) => {
    const { mock, get } = await faulty([`getFlows:truncate(${bytes})x1`]);
    const headers = { authorization: `Bearer ${mock.token}` };
    const response = await mock.request('/flows', { headers });
    const whole = (await get('/flows')).text;
    expect([response.status, response.headers.get('content-length')]).toEqual([200, `${whole.length}`]);
    const reader = response.body?.getReader();
    if (bytes > 0) {
      const first = await reader?.read();
      expect(Buffer.from(first?.value ?? '').toString()).toBe(whole.slice(0, bytes));
    }
    const rest = reader?.read();
    await expect(rest).rejects.toThrow(TypeError);
    await expect(rest).rejects.toMatchObject({
      message: 'terminated',
      cause: { name: 'SocketError', code: 'UND_ERR_SOCKET', message: 'other side closed' },
    });
    expect(mock.entries()[0]).toMatchObject({ status: 200, delivered: false });
  });

  it('what has no body to be cut or dripped is answered as ever, and the fault keeps its turn', async () => {
    const { mock, send, get } = await faulty(['/flows*:truncate(1)x1']);
    expect((await send('HEAD', '/flows')).status).toBe(200);
    expect(mock.faults.list()).toMatchObject([{ matched: 1, fired: 0, left: 1 }]);
    expect(lastEntry(mock)).toMatchObject({ faults: [], delivered: true });
    await expect(get('/flows')).rejects.toThrow('terminated');
    expect(mock.faults.list()).toMatchObject([{ matched: 2, fired: 1, left: 0 }]);
  });

  it('a dripping answer comes whole in the end, unless its reader goes', async () => {
    const { mock, get } = await faulty(['getFlows:drip(500,1)']);
    expect((await get('/flows')).body).toMatchObject({ meta: { total: 1 } });
    expect(lastEntry(mock)).toMatchObject({ delivered: true, faults: ['fault-1'] });
    mock.faults.clear();
    await mock.faults.arm('getFlows:drip(1,1m)');
    const headers = { authorization: `Bearer ${mock.token}` };
    const left = await mock.request('/flows', { headers });
    await left.body?.cancel();
    const controller = new AbortController();
    const aborted = await mock.request('/flows', { headers, signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await expect(aborted.text()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('silence lasts until the request is given up', async () => {
    const { mock } = await faulty(['*:silence']);
    const controller = new AbortController();
    const silent = mock.request('/flows', { signal: controller.signal });
    expect(await Promise.race([silent, new Promise((resolve) => setTimeout(resolve, 20, 'nothing'))])).toBe('nothing');
    const silence = { status: 0, delivered: false, note: 'never answered' };
    await expect.poll(() => lastEntry(mock), { timeout: 60_000 }).toMatchObject(silence);
    controller.abort(new Error('enough'));
    await expect(silent).rejects.toThrow('enough');
    await expect(mock.request('/flows', { signal: AbortSignal.abort('no') })).rejects.toBe('no');
  });

  it('who goes away while he is kept waiting leaves nothing half done', async () => {
    const { mock, get } = await faulty(['createFlow:latency(5m)x1', 'createFlow:503x1']);
    const controller = new AbortController();
    const headers = { authorization: `Bearer ${mock.token}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ graph }) };
    const waiting = mock.request('/flows', { ...init, signal: controller.signal });
    void vi.waitUntil(() => mock.faults.list()[0]?.fired === 1, { timeout: 60_000 }).then(() => controller.abort());
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(lastEntry(mock)).toMatchObject({ status: 0, faults: ['fault-1'], delivered: false });
    expect(mock.faults.list()).toMatchObject([{ fired: 1 }, { fired: 0, left: 1 }]);
    expect(at((await get('/flows')).body, 'meta', 'total')).toBe(1);
  });

  it('garbage comes in the place of JSON, with a content type that promises JSON', async () => {
    const { get, mock, post } = await faulty([
      'getFlows:garbage',
      { match: { operation: 'createFlow' }, effect: { kind: 'garbage', text: 'oops', contentType: 'text/plain' } },
    ]);
    const answer = await get('/flows');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(() => JSON.parse(answer.text)).toThrow();
    expect((await post('/flows', {})).text).toBe('oops');
    expect(lastEntry(mock)).toMatchObject({ status: 200, faults: ['fault-2'] });
  });
});

describe('waiting', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const seen = async (promise: Promise<unknown>, ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return Promise.race([promise, Promise.resolve('nothing yet')]);
  };

  it('adds up the delays of all faults that fire, in real time whatever the clock of the world does', async () => {
    const { get } = await faulty(['*:latency(300)', '*:503+0.2s']);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = get('/flows');
    expect(await seen(answer, 499)).toBe('nothing yet');
    expect(await seen(answer, 1)).toMatchObject({ status: 503 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends after ten minutes, however long it would be', async () => {
    const { get } = await faulty(['*:latency(10m)', '*:latency(10m)', '*:latency(lognormal,600000,5)']);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = get('/flows');
    expect(await seen(answer, 599_999)).toBe('nothing yet');
    expect(await seen(answer, 1)).toMatchObject({ status: 200 });
  });

  it('lasts while others come, where it lasts until it is quiet', async () => {
    const { get } = await faulty(['getFlows:latency(quiet,300)']);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answers = [];
    for (let sent = 0; sent < 3; sent += 1) {
      answers.push(get('/flows'));
      expect(await seen(Promise.race(answers), 299)).toBe('nothing yet');
      expect(await seen(get('/users'), 0)).toMatchObject({ status: 200 });
    }
    expect(await seen(Promise.all(answers), 300)).toMatchObject([{ status: 200 }, { status: 200 }, { status: 200 }]);
    const alone = get('/flows');
    expect(await seen(alone, 299)).toBe('nothing yet');
    expect(await seen(alone, 1)).toMatchObject({ status: 200 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind when the client goes', async () => {
    const { mock } = await faulty(['getFlows:latency(5m)', 'getUsers:drip(1,1m)']);
    const headers = { authorization: `Bearer ${mock.token}` };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const controller = new AbortController();
    const waiting = mock.request('/flows', { headers, signal: controller.signal });
    expect(await seen(waiting, 1_000)).toBe('nothing yet');
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    const dripping = await mock.request('/users', { headers });
    const reader = dripping.body?.getReader();
    await reader?.read();
    expect(vi.getTimerCount()).toBe(1);
    await reader?.cancel();
    expect(vi.getTimerCount()).toBe(0);
  });
});
