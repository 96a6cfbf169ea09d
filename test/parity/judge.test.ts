import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJudge, type Step, type Story } from './judge.mjs';

const OLD_ID = '0123456789abcdef01234567';
const NEW_ID = 'ffffffffffffffff00000001';
const NEW_TIME = '2026-01-31T12:00:00.000Z';
const world = { actors: {}, flows: [{ id: OLD_ID, createdAt: '2024-05-05T08:59:44.987Z' }] };

/** What the server answers; requests to /echo get their own body back. */
interface Canned {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly resetStatus?: number;
}

let canned: Canned = {};
let server: Server;
let base = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        if (request.url?.startsWith('/_mock/')) return response.writeHead(canned.resetStatus ?? 200).end();
        if (request.url === '/hang') return undefined;
        const text = request.url === '/echo' ? Buffer.concat(chunks).toString() : (canned.body ?? '{"a":1}');
        return response
          .writeHead(canned.status ?? 200, {
            'content-type': canned.type ?? 'application/json; charset=utf-8',
            ...canned.headers,
          })
          .end(text);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const right = { status: 200, contentType: 'application/json', body: { a: 1 } } as const;

function storyOf(responses: readonly Step['response'][], path = '/x'): Story {
  const steps = responses.map((response) => ({ request: { as: null, method: 'GET', path }, response }));
  return { story: 'made/up', group: 'made', title: 'made up', steps };
}

async function placesOf(story: Story, answer: Canned): Promise<string[]> {
  canned = answer;
  const { verdicts } = await createJudge(world, { hangMs: 500 }).judge(story, base);
  return verdicts.flatMap(({ differences }) => differences.map(({ path, why }) => `${path} ${why}`));
}

const withBody = (body: unknown): Step['response'] => ({ ...right, body });
const sent = (body: unknown): Canned => ({ body: JSON.stringify(body) });

describe('the judge', () => {
  it.each<[string, Step['response'], Canned]>([
    ['the recorded answer', right, {}],
    ['members in another order', withBody({ a: 1, b: [] }), sent({ b: [], a: 1 })],
    ['a new id', withBody({ id: '<<id:1>>' }), sent({ id: NEW_ID })],
    [
      'an id inside a text',
      withBody({ message: 'Flow <<id:1>> is gone' }),
      sent({ message: `Flow ${NEW_ID} is gone` }),
    ],
    ['one id twice', withBody(['<<id:1>>', '<<id:1>>']), sent([NEW_ID, NEW_ID])],
    ['a time of now', withBody({ at: '<<time:1>>' }), sent({ at: NEW_TIME })],
    ['equal times of different numbers', withBody(['<<time:1>>', '<<time:2>>']), sent([NEW_TIME, NEW_TIME])],
    ['any text', withBody({ message: '<<text>>' }), sent({ message: 'whatever' })],
    ['an answer that was not recorded', null, { status: 500 }],
    ['any page', { status: 404, contentType: 'text/html' }, { status: 404, type: 'text/html', body: '<p>' }],
  ])('lets pass %s', async (_, response, answer) => {
    expect(await placesOf(storyOf([response]), answer)).toEqual([]);
  });

  it.each<[string, Step['response'], Canned, string[]]>([
    ['another status', right, { status: 201 }, ['(status) differs']],
    ['an answer where none is due', { status: 'HANG', contentType: null }, {}, ['(status) differs']],
    ['another media type', right, { type: 'text/plain' }, ['(content-type) differs']],
    ['another value', right, sent({ a: 2 }), ['.a differs']],
    ['a text for a number', right, sent({ a: '1' }), ['.a differs']],
    ['a missing member', withBody({ a: 1, b: { c: 1 } }), sent({ a: 1, b: {} }), ['.b.c missing']],
    ['null for an absent member', withBody({}), sent({ a: null }), ['.a not expected']],
    ['a member that objects inherit', withBody({ toString: 'x' }), sent({}), ['.toString missing']],
    ['a list that is too short', withBody([1, 2]), sent([1]), ['.length differs']],
    ['a list in another order', withBody([1, 2]), sent([2, 1]), ['[0] differs', '[1] differs']],
    ['an object for a list', withBody([]), sent({}), ['(body) another kind of value']],
    ['no JSON', right, { body: '{' }, ['(body) not JSON']],
    [
      'another text',
      { status: 200, contentType: 'text/plain', text: 'OK' },
      { type: 'text/plain', body: 'Ok' },
      ['(text) differs'],
    ],
    ['an id of the world', withBody({ id: '<<id:1>>' }), sent({ id: OLD_ID }), ['.id not a new value']],
    ['one id for two', withBody(['<<id:1>>', '<<id:2>>']), sent([NEW_ID, NEW_ID]), ['[1] not a new value']],
    [
      'two ids for one',
      withBody(['<<id:1>>', '<<id:1>>']),
      sent([NEW_ID, OLD_ID]),
      [`[1] differs (<<id:1>> is ${NEW_ID})`],
    ],
    ['an id in capitals', withBody('<<id:1>>'), sent(NEW_ID.toUpperCase()), ['(body) not of the expected form']],
    ['a time of the world', withBody('<<time:1>>'), sent('2024-01-01T00:00:00.000Z'), ['(body) not a time of now']],
    [
      'a time without milliseconds',
      withBody('<<time:1>>'),
      sent('2026-01-31T12:00:00Z'),
      ['(body) not of the expected form'],
    ],
    ['a short token', withBody('<<token:1>>'), sent('abc'), ['(body) not of the expected form']],
    ['an empty text', withBody('<<text>>'), sent(''), ['(body) empty text']],
    ['a number for any text', withBody('<<text>>'), sent(5), ['(body) not a string']],
    ['no ETag', { ...right, etag: '<<etag:1>>' }, {}, ['(etag) not a string']],
    ['another location', { ...right, location: '/a' }, { headers: { location: '/b' } }, ['(location) differs']],
    ['a reset that fails', right, { resetStatus: 500 }, ['(reset) not done']],
  ])('catches %s', async (_, response, answer, places) => {
    expect(await placesOf(storyOf([response]), answer)).toEqual(places);
  });

  it('catches a server that does not answer', async () => {
    const never: Step['response'] = { status: 'HANG', contentType: null };
    expect(await placesOf(storyOf([never], '/hang'), {})).toEqual([]);
  });

  it('sends in later requests what earlier answers gave, and catches a value that none gave', async () => {
    const story: Story = {
      ...storyOf([]),
      steps: [
        { request: { as: null, method: 'GET', path: '/x' }, response: withBody({ id: '<<id:1>>' }) },
        { request: { as: null, method: 'POST', path: '/echo', body: ['<<id:1>>'] }, response: withBody([NEW_ID]) },
        { request: { as: null, method: 'GET', path: '/flows/<<id:2>>' }, response: right },
      ],
    };
    expect(await placesOf(story, sent({ id: NEW_ID }))).toEqual(['(request) no earlier answer gave <<id:2>>']);
  });
});

describe('npm run parity', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parity-'));
  const file = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const worldFile = file('world.json', world);
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const script = fileURLToPath(new URL('run.mjs', import.meta.url));
    return new Promise((resolve) => {
      execFile(process.execPath, [script, '--world', worldFile, '--base', base, ...argv], (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });
  }

  beforeAll(() => {
    canned = {};
  });

  it.concurrent('ends with 0 and counts when all is as recorded', async () => {
    const { code, stdout } = await run(file('right.json', [storyOf([right, null, right])]));
    expect(stdout).toMatch(/^all +2\/2 +1\/1$/m);
    expect(code).toBe(0);
  });

  it.concurrent('ends with 1 and shows place, expected and actual when one answer differs', async () => {
    const { code, stdout } = await run(file('wrong.json', [storyOf([right, withBody({ a: 7 })])]));
    expect(stdout).toMatch(/made\/up step 2: nobody GET \/x\n {2}\.a: differs\n {4}expected 7\n {4}actual {3}1\n/);
    expect(stdout).toMatch(/^all +1\/2 +0\/1$/m);
    expect(code).toBe(1);
  });

  it.concurrent.each([
    ['no story of that name', ['--story', 'zzz'], /no story/],
    ['an unknown option', ['--nope'], /--nope/],
    ['a bad number', ['--first', 'x'], /--first can't be x/],
    ['a file that is not there', ['nowhere.json'], /could not read nowhere\.json/],
  ])('ends with 2 and its usage for %s', async (_, argv, message) => {
    const { code, stderr } = await run(...argv);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/usage: npm run parity/);
    expect(code).toBe(2);
  });
});
