import { describe, expect, it } from 'vitest';
import { createFunctionClient } from '../../../../src/harness/certify/client/function-client.js';
import { OutputTail } from '../../../../src/harness/certify/client/output-tail.js';
import { toShownEntries } from '../../../../src/harness/certify/shown-entries.js';
import { quoteCommand } from '../../../../src/harness/quote.js';
import { makeEntry } from '../../../support/evidence.js';

const JOB = { baseUrl: '', token: '', username: '', password: '', events: [] };

const limits = (timeoutMs: number, signal = new AbortController().signal) => ({ timeoutMs, signal });

describe('a client that is a function', () => {
  it.each([
    [undefined, 0],
    [true, 0],
    [0, 0],
    [{ ok: true, delivered: 3 }, 0],
    [false, 1],
    [7, 7],
    [{ ok: false }, 1],
  ])('that gives %j ends with %i', async (outcome, exitCode) => {
    const { ending } = await createFunctionClient(async () => outcome).run(JOB, limits(10_000));
    expect(ending).toEqual({ kind: 'exited', exitCode });
  });

  it('that throws ends with 1, and what it threw is kept', async () => {
    const client = createFunctionClient(() => {
      throw new Error('lost my way');
    });
    const { ending, outputTail } = await client.run(JOB, limits(10_000));
    expect(ending).toEqual({ kind: 'exited', exitCode: 1 });
    expect(outputTail).toContain('lost my way');
  });

  it('that does not end is left, and told that its time is up', async () => {
    let told = false;
    const client = createFunctionClient(({ signal }) => {
      signal.addEventListener('abort', () => {
        told = true;
      });
      return new Promise(() => {});
    });
    expect((await client.run(JOB, limits(20))).ending).toEqual({ kind: 'timed-out', afterMs: 20 });
    expect(told).toBe(true);
    const stopped = new AbortController();
    stopped.abort();
    expect((await client.run(JOB, limits(60_000, stopped.signal))).ending.kind).toBe('timed-out');
  });
});

describe('the tail of what a client prints', () => {
  it('is all of it while it is short, and the end of it else', () => {
    const short = new OutputTail();
    short.add('one\n');
    short.add('two\n');
    expect(String(short)).toBe('one\ntwo\n');
    const long = new OutputTail();
    for (let line = 0; line < 10_000; line += 1) long.add(`line ${line}\n`);
    expect(String(long)).toMatch(/^\[\d+ characters before\]\n/);
    expect(String(long).endsWith('line 9999\n')).toBe(true);
    expect(String(long).length).toBeLessThan(8_300);
  });

  it('is searched for secrets before anything of it is dropped', () => {
    const output = new OutputTail(['canary-1', 'canary-2', 'canary-3']);
    output.add('using can');
    output.add('ary-1, and ');
    for (let line = 0; line < 10_000; line += 1) output.add(`line ${line}\n`);
    output.add('canary-3');
    expect(String(output)).not.toContain('canary-1');
    expect(output.found).toEqual(['canary-1', 'canary-3']);
  });
});

describe('a line to repeat a case', () => {
  it.each([
    [['node', 'client.mjs', '--x=1'], 'node client.mjs --x=1'],
    [['a b', "it's", '$HOME', ''], `'a b' 'it'\\''s' '$HOME' ''`],
    [['ä', '*', '~'], `'ä' '*' '~'`],
  ])('quotes %j', (words, line) => {
    expect(quoteCommand(words)).toBe(line);
  });
});

describe('entries of a report', () => {
  it('have long bodies cut, with their size', () => {
    const [entry] = toShownEntries([makeEntry('POST', '/webhooks/x', { body: 'ä'.repeat(20_000) })], undefined);
    expect(entry?.request).toMatchObject({ bodyTruncated: true, bodyBytes: 40_000 });
    expect(entry?.request?.body).toHaveLength(16_384);
    const short = makeEntry('POST', '/webhooks/x', { body: '{}' });
    expect(toShownEntries([short], undefined)).toEqual([short]);
  });

  it('are the first and the last where there are very many, and the one that is to blame', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => ({ ...makeEntry('GET', '/flows'), sequence: at + 1 }));
    const shown = toShownEntries(many, 1_000).map(({ sequence }) => sequence);
    expect(shown).toHaveLength(501);
    expect([shown[0], shown[399], shown[400], shown[401], shown.at(-1)]).toEqual([1, 400, 1_000, 1_901, 2_000]);
    expect(toShownEntries(many.slice(0, 500), undefined)).toHaveLength(500);
  });
});
