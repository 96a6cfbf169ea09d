import { Agent, type IncomingMessage, request } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MockServer, startMock } from '../../mock/index.js';
import { at } from '../support/client.js';
import { openSocket, sendWire } from '../support/wire.js';
import { type CliProcess, startCli } from './cli-process.js';

const UNPACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

/** A server with what a client has to know, and its faults set over HTTP. */
interface Target {
  readonly url: string;
  readonly headers: Record<string, string>;
}

let server: MockServer;
let cli: CliProcess;
const targets: Record<string, Target> = {};

beforeAll(async () => {
  server = await startMock({ port: 0, scenario: 'guide', token: 'partner' });
  cli = await startCli(['--scenario', 'guide', '--token', 'partner', '--log', 'silent']);
  const headers = { authorization: 'Bearer partner', 'content-type': 'application/json' };
  targets.library = { url: server.url, headers };
  targets.command = { url: cli.url, headers };
});

afterAll(async () => {
  await Promise.all([server.close(), cli.stop()]);
});

async function control(url: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${url}/_mock/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  expect(answer.ok, text).toBe(true);
  return text === '' ? undefined : JSON.parse(text);
}

/** As a client of Node's own sees an exchange over a kept connection: what came, or the code of what went wrong. */
function sendKept(agent: Agent, url: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const sent = request(url, { agent, headers }, (answer: IncomingMessage) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve(`${answer.statusCode} ${text.length > 0 ? 'whole' : 'empty'}`));
      answer.on('error', (error) => resolve(`${answer.statusCode} then ${at(error, 'code')}`));
    });
    sent.on('error', (error) => resolve(String(at(error, 'code')))).end();
  });
}

describe.each(['library', 'command'])('over a socket, started by the %s', (name) => {
  const arm = async (...faults: string[]) => {
    const { url, headers } = targets[name] ?? { url: '', headers: {} };
    await control(url, 'POST', 'reset');
    await control(url, 'PUT', 'faults', faults);
    return { url, headers, send: (path: string, init: RequestInit = {}) => fetch(url + path, { headers, ...init }) };
  };

  it.each(['GET', 'POST', 'HEAD'])('a reset is a real one to %s', async (method) => {
    const { send } = await arm('*:reset');
    const init = method === 'POST' ? { method, body: JSON.stringify({ graph }) } : { method };
    await expect(send('/flows', init)).rejects.toMatchObject({
      message: 'fetch failed',
      cause: { code: 'ECONNRESET', syscall: 'read' },
    });
  });

  it('an answer is lost after the work was done', async () => {
    const { send } = await arm('createFlow:lost-answerx1');
    const post = send('/flows', { method: 'POST', body: JSON.stringify({ graph }) });
    await expect(post).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(await (await send('/flows')).json()).toMatchObject({ meta: { total: 2 } });
  });

  it.each([0, 20])('an answer is cut after %i bytes, its headers announcing all of them', async (bytes) => {
    const { url, headers, send } = await arm(`getFlows:truncate(${bytes})x1`);
    const socket = await openSocket(url);
    socket.write(`GET /flows HTTP/1.1\r\nhost: localhost\r\nauthorization: ${headers.authorization}\r\n\r\n`);
    const [head = '', body = ''] = (await socket.closed()).split('\r\n\r\n');
    const whole = await (await send('/flows')).text();
    expect(head).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(head).toMatch(new RegExp(`content-length: ${Buffer.byteLength(whole)}`, 'i'));
    expect(body).toBe(whole.slice(0, bytes));
  });

  it('a client sees the cut as the other side closing', async () => {
    const { send } = await arm('getFlows:truncate(20)');
    const response = await send('/flows');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toMatchObject({
      message: 'terminated',
      cause: { code: 'UND_ERR_SOCKET', message: 'other side closed' },
    });
    expect(await (await send('/flows', { method: 'HEAD' })).text()).toBe('');
  });

  it('a dripping answer comes piece by piece and whole, and ends when its reader goes', async () => {
    const { url, headers, send } = await arm('getFlows:drip(400,5)', 'getUsers:drip(1,1m)');
    const dripped = await (await send('/flows')).text();
    await control(url, 'DELETE', 'faults/fault-1');
    expect(dripped).toBe(await (await send('/flows')).text());
    const socket = await openSocket(url);
    socket.write(`GET /users HTTP/1.1\r\nhost: localhost\r\nauthorization: ${headers.authorization}\r\n\r\n`);
    const begun = await socket.until((text) => text.includes('\r\n\r\n['));
    expect(begun.split('\r\n\r\n')[1]).toBe('[');
    socket.socket.destroy();
  });

  it('garbage, statuses and headers go out as they are', async () => {
    const { send } = await arm('getFlows:garbagex1', 'getFlows:429(retry-after=1)x1');
    const garbage = await send('/flows');
    expect(garbage.headers.get('content-type')).toMatch(/json/);
    await expect(garbage.json()).rejects.toThrow(SyntaxError);
    const limited = await send('/flows');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1']);
  });

  it.each(['gzip', 'deflate', 'br'])('an answer in %s is on the wire as such, and read by fetch', async (coding) => {
    const { url, headers, send } = await arm(`getFlows:compress(${coding})x2`);
    const read = await send('/flows');
    expect(read.headers.get('content-encoding')).toBe(coding);
    const body = await read.text();
    const raw = await sendWire(url, { method: 'GET', path: '/flows', headers });
    expect([raw.headers['content-encoding'], Number(raw.headers['content-length'])]).toEqual([
      coding,
      raw.bytes.length,
    ]);
    expect(UNPACK[coding]?.(raw.bytes).toString()).toBe(body);
    expect(body).toBe(await (await send('/flows')).text());
  });

  it('a chunked answer has chunks of the size asked for, and no length', async () => {
    const { url, headers, send } = await arm('getFlows:chunked(100)x1');
    const socket = await openSocket(url);
    socket.write(
      `GET /flows HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nauthorization: ${headers.authorization}\r\n\r\n`,
    );
    const [head = '', ...rest] = (await socket.closed()).split('\r\n\r\n');
    expect(head).toMatch(/transfer-encoding: chunked/i);
    expect(head).not.toMatch(/content-length/i);
    const sizes = rest
      .join('\r\n\r\n')
      .split('\r\n')
      .filter((_, index) => index % 2 === 0);
    const whole = await (await send('/flows')).text();
    expect(sizes.slice(0, 2)).toEqual(['64', '64']);
    expect(sizes.map((size) => Number.parseInt(size, 16) || 0).reduce((sum, size) => sum + size)).toBe(
      Buffer.byteLength(whole),
    );
  });

  it('a chunked answer that is cut lacks its last chunk', async () => {
    const { send } = await arm('getFlows:chunked', 'getFlows:truncate(20)');
    const response = await send('/flows');
    expect(response.headers.get('content-length')).toBeNull();
    await expect(response.text()).rejects.toMatchObject({ message: 'terminated' });
  });

  it('a cut may end in a reset or in silence, each with what came before', async () => {
    const { send } = await arm('getFlows#1:truncate(20,reset)', 'getFlows#2:truncate(20,silence)');
    // A client that is slow to read sees an end in the place of the reset.
    await expect((await send('/flows')).text()).rejects.toMatchObject({
      message: 'terminated',
      cause: { code: expect.stringMatching(/^(?:ECONNRESET|UND_ERR_SOCKET)$/) },
    });
    const silent = new AbortController();
    const response = await send('/flows', { signal: silent.signal });
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.length).toBe(20);
    const rest = reader?.read();
    silent.abort();
    await expect(rest).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('a redirect is followed by fetch, a date counts from that of the answer, and another success is one', async () => {
    const { url, send } = await arm(
      'getFlows#1:redirect(302,{url})',
      'getFlows#3:503(retry-after-date=5,date-offset=-600)',
      'getFlows#4:success(202)',
    );
    const followed = await send('/flows?page[size]=1');
    expect([followed.status, followed.redirected, followed.url]).toEqual([200, true, `${url}/flows?page[size]=1`]);
    const { headers } = await send('/flows');
    const [date = 0, after = 0] = ['date', 'retry-after'].map((name) => Date.parse(headers.get(name) ?? ''));
    expect(after - date).toBe(5_000);
    expect(Date.now() - date).toBeGreaterThanOrEqual(600_000);
    expect((await send('/flows')).status).toBe(202);
  });

  it('an answer that is late or never comes leaves all done', async () => {
    const { url, send } = await arm('createFlow#1:silence(after)', 'createFlow#2:latency(5m,after)');
    for (const index of [0, 1]) {
      const controller = new AbortController();
      const waiting = send('/flows', { method: 'POST', body: JSON.stringify({ graph }), signal: controller.signal });
      const fired = async () => at(await control(url, 'GET', `faults/fault-${index + 1}`), 'fired');
      while ((await fired()) !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
      controller.abort();
      await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
      const lost = async () =>
        JSON.stringify(await control(url, 'GET', 'requests?operation=createFlow')).split('"delivered":false').length -
        1;
      while ((await lost()) !== index + 1) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await (await send('/flows')).json()).toMatchObject({ meta: { total: 3 } });
  });

  it.each(['GET', 'POST'])('silence after %s lasts until the client goes, and its end is seen', async (method) => {
    const { url, headers } = await arm('*:silence');
    const socket = await openSocket(url);
    // More than the buffers on the way hold, so that the end stands behind what nobody has asked for.
    const body = method === 'GET' ? '' : 'x'.repeat(3_000_000);
    socket.write(
      `${method} /flows HTTP/1.1\r\nhost: localhost\r\nauthorization: ${headers.authorization}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    const silent = async () => {
      const { data }: { data: { status: number }[] } = JSON.parse(await (await fetch(`${url}/_mock/faults`)).text());
      return at(data, 0, 'fired');
    };
    while ((await silent()) !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(socket.received()).toBe('');
    socket.socket.end();
    await socket.closed();
  });

  it('a kept connection serves on after what leaves it whole, and a new one is made after what does not', async () => {
    const { url, headers } = await arm('getFlows#2:reset', 'getFlows#4:truncate(5)', 'getFlows#6:drip(300,1)');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const seen = [];
    for (let i = 0; i < 7; i += 1) seen.push(await sendKept(agent, `${url}/flows`, headers));
    agent.destroy();
    expect(seen).toEqual([
      '200 whole',
      'ECONNRESET',
      '200 whole',
      '200 then ECONNRESET',
      '200 whole',
      '200 whole',
      '200 whole',
    ]);
  });

  it('who goes away while he is kept waiting leaves nothing half done', async () => {
    const { url, send } = await arm('createFlow:latency(5m)');
    const controller = new AbortController();
    const body = JSON.stringify({ graph, description: 'x'.repeat(90_000) });
    const waiting = send('/flows', { method: 'POST', body, signal: controller.signal });
    const fired = async () => at(await control(url, 'GET', 'faults/fault-1'), 'fired');
    while ((await fired()) !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(await (await send('/flows')).json()).toMatchObject({ meta: { total: 1 } });
  });
});

describe('the command', () => {
  it('arms what its flags say, in whatever way it is written', async () => {
    const object = JSON.stringify({ id: 'mine', match: { operation: 'getUsers' }, effect: { kind: 'reset' } });
    const own = await startCli([
      '--scenario',
      'guide',
      '--fault',
      'getFlows:503x2',
      '--fault',
      object,
      '--fault',
      'slow',
    ]);
    const { data }: { data: { id: string }[] } = JSON.parse(await (await fetch(`${own.url}/_mock/faults`)).text());
    await own.stop();
    expect(data.map(({ id }) => id)).toEqual(['fault-1', 'mine', 'slow-1']);
  });
});

describe('a server that closes', () => {
  it('ends what is silent, waits or drips', async () => {
    const faults = ['getFlows:silence', 'getUsers:latency(5m)', 'getTemplates:drip(1,1m)'];
    const closing = await startMock({ port: 0, scenario: 'guide', token: 'partner', faults });
    const headers = { authorization: 'Bearer partner' };
    const dripping = await fetch(`${closing.url}/templates`, { headers });
    const open = ['/flows', '/users'].map((path) => sendWire(closing.url, { method: 'GET', path, headers }));
    const outcomes = Promise.allSettled([...open, dripping.text()]);
    while (closing.faults.list().some(({ fired }) => fired === 0))
      await new Promise((resolve) => setTimeout(resolve, 5));
    await closing.close();
    while (closing.entries().length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(closing.entries().map(({ status, delivered }) => [status, delivered])).toEqual([
      [200, true],
      [0, false],
      [0, false],
    ]);
  });
});
