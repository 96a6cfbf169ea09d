import { describe, expect, it } from 'vitest';
import { createMock, type FaultGiven } from '../../mock/index.js';
import { at, createClient } from '../support/client.js';

const mock = await createMock({ scenario: 'guide' });
let made = 0;

/** A client of a world of its own. */
async function faulty(...faults: readonly FaultGiven[]) {
  made += 1;
  const world = await mock.sandbox(`world-${made}`, { faults });
  return createClient({ ...mock, ...world }, world.token);
}

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('%i leads somewhere else, and nothing is done', async (status) => {
    const { post, get, mock } = await faulty(`createFlow:redirect(${status})x1`);
    const answer = await post('/flows?a=b', { graph });
    expect([answer.status, answer.headers.get('location')]).toEqual([status, `/@world-${made}/moved/flows?a=b`]);
    expect([answer.headers.get('content-type'), answer.text]).toEqual([
      'text/html; charset=utf-8',
      expect.stringContaining(`<title>${status} `),
    ]);
    expect(at((await get('/flows')).body, 'meta', 'total')).toBe(1);
    expect((await get('/moved/flows')).status).toBe(404);
    expect(mock.entries()[0]).toMatchObject({ status, faults: ['fault-1'] });
  });

  it.each([
    ['redirect(/login)', '/@/login'],
    ['redirect({url})', '/@/users?username=a%20b'],
    ['redirect("https://other.example")', 'https://other.example'],
    [
      'redirect(307,"http://127.0.0.1:1{url}&more={url}")',
      'http://127.0.0.1:1/users?username=a%20b&more=/users?username=a%20b',
    ],
  ])('%s leads to %s', async (effect, place) => {
    const { get } = await faulty(`getUsers:${effect}`);
    const answer = await get('/users?username=a%20b');
    expect(answer.headers.get('location')).toBe(place.replace('/@/', `/@world-${made}/`));
  });

  it('stays outside of sandboxes where none was asked', async () => {
    const plain = await createMock({ scenario: 'guide', faults: ['*:redirect'] });
    expect((await plain.request('/flows')).headers.get('location')).toBe('/moved/flows');
  });
});

describe('Retry-After as a date', () => {
  it.each([
    ['503(retry-after-date=7)', 503, 0],
    ['429(retry-after-date=7,date-offset=3600)', 429, 3_600],
    ['503(retry-after-date=7,date-offset=-3600)', 503, -3_600],
  ])('%s is made with the answer, and counts from its Date', async (effect, status, offset) => {
    const { get } = await faulty(`*:${effect}`);
    const from = Date.now();
    const answer = await get('/flows');
    const [date = Number.NaN, after] = ['date', 'retry-after'].map((name) =>
      Date.parse(answer.headers.get(name) ?? ''),
    );
    expect(answer.status).toBe(status);
    expect(after).toBe(date + 7_000);
    // Dates have no milliseconds.
    expect(date - offset * 1_000).toBeGreaterThan(from - 1_000);
    expect(date - offset * 1_000).toBeLessThanOrEqual(Date.now());
    expect(answer.headers.get('retry-after')).toBe(new Date(date + 7_000).toUTCString());
  });

  it('comes from the clock of the machine, not that of the world', async () => {
    const { get, mock } = await faulty('*:503(retry-after-date=0)');
    mock.setClock({ now: 0, frozen: true });
    const { headers } = await get('/flows');
    expect(Date.parse(headers.get('date') ?? '')).toBeGreaterThan(Date.UTC(2020));
  });
});

describe('a content coding', () => {
  it.each([
    ['compress', 'gzip', 'identity'],
    ['compress(deflate)', 'deflate', ''],
    ['compress(br)', 'br', 'gzip'],
    ['compress(br,if-accepted)', 'br', 'gzip, BR;q=0.5'],
    ['compress(if-accepted)', 'gzip', '*'],
    ['compress(br,if-accepted)', null, 'gzip'],
    ['compress(if-accepted)', null, 'gzip;q=0, *'],
    ['compress(if-accepted)', null, ''],
  ])('%s is %s for a client that accepts %j, which fetch takes off', async (effect, coding, accepted) => {
    const plain = await (await faulty()).get('/flows');
    const { get, mock } = await faulty(`getFlows:${effect}`);
    const answer = await get('/flows', { headers: { 'accept-encoding': accepted } });
    expect([answer.status, answer.text]).toEqual([200, plain.text]);
    expect(answer.headers.get('content-encoding')).toBe(coding);
    expect(answer.headers.get('vary')).toBe(coding === null ? 'Origin' : 'Origin, Accept-Encoding');
    const length = answer.headers.get('content-length');
    expect(coding === null || Number(length) < plain.text.length).toBe(true);
    expect(mock.entries()[0]).toMatchObject({ faults: coding === null ? [] : ['fault-1'], delivered: true });
    expect(mock.entries()[0]?.response?.body).toBe(plain.text);
  });

  it('leaves what has no body alone, and keeps its turn', async () => {
    const { send, mock } = await faulty('*:compressx1', '*:chunkedx1');
    expect((await send('HEAD', '/flows')).headers.get('content-encoding')).toBeNull();
    expect(mock.faults.list()).toMatchObject([{ fired: 0 }, { fired: 0 }]);
  });

  it('is in the journal as text when the body there is cut', async () => {
    const small = await createMock({ scenario: 'guide', journalBodyBytes: 50, faults: ['*:compress'] });
    await small.request('/flows', { headers: { authorization: `Bearer ${small.token}` } });
    expect(small.entries()[0]?.response).toMatchObject({
      body: expect.stringMatching(/^\{"data"/),
      bodyTruncated: true,
    });
  });
});

describe('chunks', () => {
  it.each(['chunked', 'chunked(7)', 'chunked(1)'])('%s have no Content-Length around the same body', async (effect) => {
    const plain = await (await faulty()).get('/flows');
    const { get, mock } = await faulty(`getFlows:${effect}`, 'getFlows:compress%0');
    const answer = await get('/flows');
    expect([answer.text, answer.headers.get('content-length')]).toEqual([plain.text, null]);
    expect(mock.entries()[0]).toMatchObject({ status: 200, faults: ['fault-1'], delivered: true });
  });

  it('are there for answers that drip and are cut, too', async () => {
    const { get, mock } = await faulty('getFlows:chunked', 'getFlows#1:drip(500,0)', 'getFlows#2:truncate(9)');
    expect((await get('/flows')).headers.get('content-length')).toBeNull();
    await expect(get('/flows')).rejects.toThrow('terminated');
    expect(mock.entries().map(({ faults, delivered }) => [faults, delivered])).toEqual([
      [['fault-1', 'fault-2'], true],
      [['fault-1', 'fault-3'], false],
    ]);
  });
});

describe('another success', () => {
  it.each([
    ['success(202)', 202, true],
    ['success(206)', 206, true],
    ['success(201,empty)', 201, false],
    ['success(204)', 204, false],
    ['success(200,empty)', 200, false],
  ])('%s comes once all is done', async (effect, status, hasBody) => {
    const { post, get, mock } = await faulty(`createFlow:${effect}x1`, `getFlows:${effect}x1`);
    const created = await post('/flows', { graph });
    expect([created.status, created.text.length > 0]).toEqual([status, hasBody]);
    const listed = await get('/flows');
    expect([listed.status, listed.text.length > 0]).toEqual([status, hasBody]);
    expect(at((await get('/flows')).body, 'meta', 'total')).toBe(2);
    expect(mock.entries().map(({ faults }) => faults)).toEqual([['fault-1'], ['fault-2'], []]);
  });

  it('leaves refusals alone', async () => {
    const { get, mock } = await faulty('*:success(202)');
    expect((await get('/flows/nothing')).status).toBeGreaterThanOrEqual(400);
    expect(mock.faults.list()).toMatchObject([{ matched: 1, fired: 0 }]);
  });
});

describe('200 that is no success', () => {
  it.each([
    ['login-page', 'text/html; charset=utf-8', /^<!DOCTYPE html>/],
    ['error-object', 'application/json; charset=utf-8', /^\{"error":"Internal error"\}$/],
    ['error-object("Not now")', 'application/json; charset=utf-8', /^\{"error":"Not now"\}$/],
  ])('%s comes though nothing is done', async (effect, type, text) => {
    const { post, get } = await faulty(`createFlow:${effect}`);
    const answer = await post('/flows', { graph });
    expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([
      200,
      type,
      expect.stringMatching(text),
    ]);
    expect(at((await get('/flows')).body, 'meta', 'total')).toBe(1);
  });
});
