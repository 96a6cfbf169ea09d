import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry, Violation } from '../../../mock/index.js';
import { createPrettyFormat, createRequestLog, type LogSink, toJsonLine } from '../../../src/cli/log.js';

afterEach(() => vi.restoreAllMocks());

const entry: JournalEntry = {
  sequence: 1,
  time: '2026-01-31T12:00:00.000Z',
  wallTime: '2026-01-31T12:00:00.000Z',
  method: 'GET',
  url: '/flows?filter[status]=active',
  path: '/flows',
  query: { 'filter[status]': ['active'] },
  operation: 'getFlows',
  params: {},
  caller: { userId: 'u1', username: 'acme' },
  status: 200,
  durationMs: 1.234,
  violations: [],
  faults: [],
  delivered: true,
  request: { headers: {}, bodyBytes: 0, bodyTruncated: false },
  response: { headers: {}, body: '{}', bodyBytes: 2, bodyTruncated: false },
};

const violation: Violation = {
  operation: 'getFlows',
  place: 'query filter[user]',
  rule: 'pattern',
  value: 'ada',
  message: '"ada" is no id',
  right: 'the _id of the user',
};

function createSink(state: Partial<LogSink> = {}): LogSink & { written: string[] } {
  const written: string[] = [];
  return {
    written,
    writable: true,
    writableLength: 0,
    write: (text, done) => {
      written.push(text);
      done?.();
      return true;
    },
    ...state,
  };
}

describe('a pretty line', () => {
  const plain = createPrettyFormat(false);
  // The time zone of this machine decides.
  const time = new Date(entry.wallTime).toTimeString().slice(0, 8);

  it.each<[says: boolean, change: Partial<JournalEntry>]>([
    [true, { status: 401 }],
    [true, { status: 401, operation: 'getUsers' }],
    [false, { status: 401, operation: 'login' }],
    [false, { status: 401, faults: ['fault-1'] }],
    [false, { status: 401, note: 'another reason' }],
    [false, { status: 403 }],
    [false, { status: 401, caller: { userId: 'u1', username: 'acme' } }],
  ])('says of a 401 that no valid token came, where that is the cause: %s for %j', (says, change) => {
    const { caller: _, ...stranger } = entry;
    const line = plain({ ...stranger, ...change });
    expect(line.includes('! no token came that is valid in this world: send Authorization: Bearer TOKEN')).toBe(says);
  });

  it.each<[name: string, change: Partial<JournalEntry>, line: string]>([
    [
      'has time, method, path, status, milliseconds and caller',
      {},
      `${time} GET    /flows?filter[status]=active 200 1.2 ms  acme\n`,
    ],
    [
      'has room for long methods',
      { method: 'DELETE', status: 204 },
      `${time} DELETE /flows?filter[status]=active 204 1.2 ms  acme\n`,
    ],
    [
      'names the faults that fired',
      { status: 503, faults: ['fault-1', 'slow-1'] },
      `${time} GET    /flows?filter[status]=active 503 1.2 ms  acme\n         ! on purpose, by fault-1, slow-1\n`,
    ],
    [
      'keeps control characters from the terminal',
      { url: '/a\u001b[2J\nb\u202e' },
      `${time} GET    /a\\u001b[2J\\u000ab\\u202e 200 1.2 ms  acme\n`,
    ],
  ])('%s', (_, change, line) => {
    expect(plain({ ...entry, ...change })).toBe(line);
  });

  it('says when a request never gets an answer, and why', () => {
    expect(plain({ ...entry, status: 0, note: 'upstream throws\nhere' })).toBe(
      `${time} GET    /flows?filter[status]=active no answer 1.2 ms  acme\n         ! upstream throws\\u000ahere\n`,
    );
  });

  it('has what the document forbids below it, indented', () => {
    expect(plain({ ...entry, violations: [violation, { ...violation, message: 'a\nb' }] }).split('\n')).toEqual([
      `${time} GET    /flows?filter[status]=active 200 1.2 ms  acme`,
      '         ! query filter[user]: "ada" is no id; the _id of the user',
      '         ! query filter[user]: a\\u000ab; the _id of the user',
      '',
    ]);
  });

  it('says why the execution failed that a webhook started', () => {
    const started = { ...entry, method: 'POST', url: '/webhooks/f1', execution: 'e1' };
    const failureOf = (id: string) => (id === 'e1' ? 'step_1: parameter lastName is missing' : undefined);
    expect(plain(started, { failureOf }).split('\n')[1]).toBe(
      '         -> execution failed in step_1: parameter lastName is missing',
    );
    expect(plain({ ...started, execution: 'e2' }, { failureOf }).split('\n')).toHaveLength(2);
  });

  it('cuts what is too long to read', () => {
    const long = 'a'.repeat(5000);
    const line = plain({ ...entry, url: `/${long}`, violations: [{ ...violation, message: long }] });
    expect(line.length).toBeLessThan(900);
    expect(line.match(/…/g)).toHaveLength(2);
  });

  it.each([
    [200, 32],
    [304, 36],
    [404, 33],
    [500, 31],
  ])('colors the status %i', (status, color) => {
    expect(createPrettyFormat(true)({ ...entry, status })).toContain(`\u001b[${color}m${status}\u001b[39m`);
  });
});

describe('a json line', () => {
  it('is one object with what the journal knows, headers and bodies left out', () => {
    const { request: _, response: __, ...known } = entry;
    const line = toJsonLine({ ...entry, url: '/a\nb', violations: [violation] });
    expect(line.trimEnd()).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({ event: 'request', ...known, url: '/a\nb', violations: [violation] });
  });
});

describe('the log', () => {
  it('writes many requests at once, in their order', async () => {
    const sink = createSink();
    const log = createRequestLog(sink, ({ url }) => `${url}\n`);
    for (const url of ['/1', '/2', '/3']) log.add({ ...entry, url });
    expect(sink.written).toEqual([]);
    await wait(50);
    expect(sink.written).toEqual(['/1\n/2\n/3\n']);
    log.add({ ...entry, url: '/4' });
    await wait(50);
    expect(sink.written).toEqual(['/1\n/2\n/3\n', '/4\n']);
  });

  it('writes what waits when it is closed', async () => {
    const sink = createSink();
    const log = createRequestLog(sink, ({ url }) => `${url}\n`);
    log.add({ ...entry, url: '/last' });
    await log.close();
    expect(sink.written).toEqual(['/last\n']);
  });

  it('gives up writing, not running, when the reader has gone', async () => {
    const sink = createSink({ writable: false });
    const log = createRequestLog(sink, toJsonLine);
    log.add(entry);
    await log.close();
    expect(sink.written).toEqual([]);
  });

  it('leaves lines out while nobody reads, and says how many', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const sink = createSink();
    let unread = 2_000_000;
    Object.defineProperty(sink, 'writableLength', { get: () => unread });
    const log = createRequestLog(sink, ({ url }) => `${url}\n`);
    log.add({ ...entry, url: '/1' });
    log.add({ ...entry, url: '/2' });
    await wait(50);
    expect(sink.written).toEqual([]);
    unread = 0;
    log.add({ ...entry, url: '/3' });
    await log.close();
    expect(sink.written).toEqual(['/3\n']);
    expect(told).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^2 requests were not logged/));
  });
});
