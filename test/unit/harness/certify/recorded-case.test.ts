import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CertificationCase } from '../../../../contracts/index.js';
import { createMock, type Mock } from '../../../../mock/index.js';
import { createClient } from '../../../../src/client/index.js';
import { readCaseFiles } from '../../../../src/harness/certify/files/case-file.js';
import { type RecordedUser, toCase, toCaseFile } from '../../../../src/harness/certify/files/recorded-case.js';
import { certify } from '../../../../src/index.js';
import { at } from '../../../support/client.js';

interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly anonymous?: boolean;
  readonly fault?: string;
}

/** The request in the world of the guide, as the journal has it, with what the page finds out about it. */
async function record({ path, method = 'GET', body, anonymous = false, fault }: Sent) {
  const mock = await createMock({ scenario: 'guide' });
  if (fault !== undefined) await mock.faults.arm(fault);
  const { example } = mock.describe();
  const headers = {
    ...(anonymous ? {} : { authorization: `Bearer ${mock.token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const url = path.replaceAll('FLOW', example?.flowId ?? '').replaceAll('USER', example?.userId ?? '');
  await mock
    .request(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    .then((answer) => answer.text())
    .catch(() => '');
  const [entry] = mock.entries();
  if (entry === undefined) throw new Error('the journal is empty');
  return { entry, faults: mock.faults.list(), user: await userOf(mock) };
}

async function userOf(mock: Mock): Promise<RecordedUser> {
  const answer = await mock.request('/_mock/records/flows');
  const { data } = (await answer.json()) as { data: RecordedUser['flows'] };
  return { username: mock.describe().example?.username ?? '', status: 'ACTIVE', flows: data };
}

async function read(text: string): Promise<CertificationCase | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'recorded-case-'));
  try {
    await writeFile(join(folder, 'case.json'), text);
    return (await readCaseFiles([join(folder, 'case.json')]))[0]?.cases[0];
  } finally {
    await rm(folder, { recursive: true });
  }
}

const faults = [
  '503',
  '429(retry-after=1)',
  'reset',
  'lost-answer',
  'truncate(3)',
  'latency(1)',
  'garbage',
  'compress',
];

const json = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('$text', '$$', '$flow main', '{x}', '__proto__'));

const sent: fc.Arbitrary<Sent> = fc.oneof(
  fc.record(
    {
      path: fc.constant('/webhooks/FLOW'),
      method: fc.constant('POST'),
      body: fc.oneof(fc.record({ data: fc.dictionary(fc.string(), json, { maxKeys: 3 }) }), json),
      fault: fc.constantFrom(...faults.map((each) => `postWebhook:${each}`)),
    },
    { requiredKeys: ['path', 'method', 'body'] },
  ),
  fc.record(
    {
      path: fc.constantFrom(
        ...['/flows?filter[user]=USER', '/flows?filter[user]=your-userid&page[size]=3', '/flows', '/nowhere/FLOW'],
        ...['/users?username=your-userid', '/users?username=%7Bx%7D', '/users?username=', '/flows/FLOW', '/login'],
      ),
      method: fc.constantFrom('GET', 'POST', 'PATCH'),
      anonymous: fc.boolean(),
      fault: fc.constantFrom(...faults.map((each) => `*:${each}`), 'getFlows:page-cap(1)'),
    },
    { requiredKeys: ['path'] },
  ),
);

describe('a case made of a request', () => {
  it('is one that certify takes, whatever the request was', async () => {
    await fc.assert(
      fc.asyncProperty(sent, fc.boolean(), async (request, isKnown) => {
        const { user, ...recorded } = await record(request);
        const given = { ...recorded, ...(isKnown ? { user } : {}) };
        expect(await read(toCaseFile(given))).toEqual(JSON.parse(JSON.stringify(toCase(given))));
      }),
      { seed: 20_261_130, numRuns: 30 },
    );
  });

  // The cases wait for calls that do not come.
  it.concurrent.each<[string, Sent]>([
    ['a right call', { path: '/webhooks/FLOW', method: 'POST', body: { data: { firstName: '$Ada', odd: ['$'] } } }],
    ['data of a wrong type', { path: '/webhooks/FLOW', method: 'POST', body: { data: { firstName: 7 } } }],
    [
      'a fault at a webhook',
      { path: '/webhooks/FLOW', method: 'POST', body: { data: {} }, fault: 'postWebhook:503x1' },
    ],
    [
      'an answer that was lost',
      { path: '/webhooks/FLOW', method: 'POST', body: {}, fault: 'postWebhook:lost-answerx1' },
    ],
    ['a fault at a list', { path: '/flows?filter[user]=USER', fault: 'getFlows:503x1' }],
    ['a look-up', { path: '/users?username=your-userid' }],
    ['a refused list', { path: '/flows?filter[user]=your-userid', anonymous: true }],
  ])('is passed by a client that does right, and failed by one that does nothing: %s', async (_, request) => {
    const made = toCase(await record(request));
    const options = {
      suites: ['recorded'],
      seed: 1,
      ownSuites: [{ name: 'recorded', description: '', cases: [made] }],
    };
    const right = await certify(async ({ baseUrl, token, events, signal }) => {
      return createClient({ baseUrl, token }).dispatch(events, { signal });
    }, options);
    expect(right.cases.map(({ id, verdict }) => [id, verdict])).toEqual([[made.id, 'PASS']]);
    const idle = await certify(async () => {}, options);
    expect(at(idle, 'cases', 0, 'verdict')).not.toBe('PASS');
  });

  it('asks for what would have been right: data of the declared types, and requests as the document has them', async () => {
    const wrong = toCase(await record({ path: '/webhooks/FLOW', method: 'POST', body: { data: { firstName: 7 } } }));
    expect(at(wrong, 'events', 0, 'data')).toMatchObject({ firstName: '$text' });
    const filter = toCase(await record({ path: '/flows?filter[user]=your-userid&page=7' }));
    const names = filter.judges.map(({ judge }) => judge);
    expect(names).toEqual(expect.arrayContaining(['filter-user', 'documented-requests', 'exit-zero']));
  });
});
