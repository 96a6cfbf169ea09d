import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentPath, readApiDocument } from '../../src/harness/pact/api-document.js';
import { comparePacts, type Finding } from '../../src/harness/pact/compare.js';
import {
  type CompareRun,
  exitCodeOfComparison,
  toCompareLines,
  toFindingChecks,
  toInteractionChecks,
} from '../../src/harness/pact/compare-report.js';
import { readOwnPacts } from '../../src/harness/pact/find-pacts.js';
import { parsePact } from '../../src/harness/pact/pact-file.js';

const document = await readApiDocument(undefined, '.');

const headers = { Authorization: ['Bearer token'] };

const json = (content: unknown) => ({ content, contentType: 'application/json', encoded: false });

const flows = (query: object, response: object = { status: 200 }) => ({
  request: { method: 'GET', path: '/flows', headers, query },
  response,
});

const posted = (path: string, content: unknown, status = 200) => ({
  request: { method: 'POST', path, headers: { 'Content-Type': ['application/json'] }, body: json(content) },
  response: { status },
});

const shown = (path: string, content: unknown) => ({
  request: { method: 'GET', path, headers },
  response: { status: 200, headers: { 'Content-Type': ['application/json'] }, body: json(content) },
});

function pactOf(...interactions: readonly object[]) {
  const list = interactions.map((each, n) => ({ type: 'Synchronous/HTTP', description: `interaction ${n}`, ...each }));
  const metadata = { pactSpecification: { version: '4.0' } };
  const pact = { consumer: { name: 'partner' }, provider: { name: 'FlowMate' }, interactions: list, metadata };
  return parsePact('partner.json', JSON.stringify(pact, undefined, 2));
}

async function findingsOf(...interactions: readonly object[]): Promise<readonly Finding[]> {
  const compared = await comparePacts([pactOf(...interactions)], document);
  return compared.flatMap((each) => each.interactions.flatMap(({ findings }) => findings));
}

async function runOf(...interactions: readonly object[]): Promise<CompareRun> {
  const pacts = await comparePacts([pactOf(...interactions)], document);
  return { version: '1.0.0', document, startedAt: '2026-03-01T08:00:00.000Z', durationMs: 1, pacts, unreadable: [] };
}

describe('comparing a pact with the API document', () => {
  it("finds no error in the project's own pact", async () => {
    const compared = await comparePacts(await readOwnPacts(), document);
    const errors = compared.flatMap((each) => each.interactions.flatMap(({ findings }) => findings));
    expect(errors.filter(({ level }) => level === 'error')).toEqual([]);
    expect(exitCodeOfComparison(compared)).toBe(0);
  });

  const right: [name: string, interaction: object][] = [
    [
      'names with brackets',
      flows({ 'filter[status]': ['active'], 'page[size]': ['5'], 'filter[user]': ['a'.repeat(24)] }),
    ],
    [
      'a query as text, as in version 2',
      {
        request: { method: 'GET', path: '/flows', headers, query: 'filter[status]=active&sort=-name' },
        response: { status: 200 },
      },
    ],
    [
      'values that have to be encoded',
      {
        request: { method: 'GET', path: '/users', headers, query: { username: ['ä/ö+b@x.de & co=1?'] } },
        response: { status: 200 },
      },
    ],
    [
      'a parameter several times',
      {
        request: { method: 'GET', path: '/users', headers, query: { username: ['a', 'b'] } },
        response: { status: 200 },
      },
    ],
    [
      'members of any name where the document takes any',
      posted('/webhooks/6762e154616e91cb8d8b1aaf', { data: { any: { thing: [1] } } }),
    ],
    [
      'a flow with its parameters',
      shown('/flows/6762e154616e91cb8d8b1aaf', { data: { payload: { inputParameters: { firstName: 'string' } } } }),
    ],
    ['either of two forms', shown('/users', [{ _id: 'a', username: 'b' }])],
    ['the other of two forms', shown('/users', { data: [{ _id: 'a' }], meta: { total: 1 } })],
    [
      'any query where the document takes any',
      {
        request: { method: 'GET', path: '/webhooks/6762e154616e91cb8d8b1aaf', query: { any: ['thing'] } },
        response: { status: 200 },
      },
    ],
  ];
  it.each(right)('finds nothing in %s', async (_name, interaction) => {
    expect(await findingsOf(interaction)).toEqual([]);
  });

  const wrong: [name: string, interaction: object, code: string, says: string][] = [
    [
      'path',
      { request: { method: 'GET', path: '/flow' }, response: { status: 200 } },
      'request.path-or-method.unknown',
      'request.path "/flow": there is no operation GET /flow; near it: GET /flows',
    ],
    [
      'method',
      { request: { method: 'PUT', path: '/flows' }, response: { status: 200 } },
      'request.path-or-method.unknown',
      'there is no operation PUT /flows; /flows takes GET, POST',
    ],
    [
      'path, though 404 is wanted',
      { request: { method: 'GET', path: '/flow/6762e154616e91cb8d8b1aaf', headers }, response: { status: 404 } },
      'request.path-or-method.unknown',
      'there is no operation GET /flow/6762e154616e91cb8d8b1aaf; near it: GET /flows/{id}',
    ],
    [
      'query name',
      flows({ 'filter[state]': ['active'] }),
      'request.query.unknown',
      'request.query.filter[state] "active": Query parameter is not defined in the API document: filter[state]; near it: filter[status]',
    ],
    [
      'query value',
      flows({ 'filter[status]': ['paused'] }),
      'request.query.incompatible',
      'request.query.filter[status] "paused": ',
    ],
    [
      'id',
      flows({ 'filter[user]': ['customer-4711'] }),
      'request.query.incompatible',
      'request.query.filter[user] "customer-4711": ',
    ],
    [
      'member relied on',
      shown('/flows', { data: [{ title: 'x' }] }),
      'response.body.incompatible',
      'response.body.data.0: ',
    ],
    ['type relied on', shown('/users', [{ _id: 7 }]), 'response.body.incompatible', 'response.body.0._id 7: '],
    [
      'body',
      posted('/webhooks/6762e154616e91cb8d8b1aaf', { firstName: 'Ada' }),
      'request.body.incompatible',
      "must have required property 'data'",
    ],
    [
      'status',
      posted('/login', { username: 'a', password: 'b' }, 418),
      'response.status.unknown',
      'response.status 418: ',
    ],
    [
      'lack of a token',
      { request: { method: 'GET', path: '/flows' }, response: { status: 200 } },
      'request.authorization.missing',
      'request.headers: ',
    ],
  ];
  it.each(wrong)('finds a wrong %s, in both files', async (_name, interaction, code, says) => {
    const [finding, ...more] = await findingsOf(interaction);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code, level: 'error', message: expect.stringContaining(says) });
    expect(finding?.inPact[0]).toMatch(/^(request|response)$/);
    expect(finding?.inDocument[0]).toMatch(/^(paths|components)$/);
    const [words] = toCompareLines(await runOf(interaction), false).filter((line) => line.includes('partner.json:'));
    expect(words).toMatch(/^ {6}partner\.json:\d+, openapi\/generated\/flowmate\.json:\d+$/);
  });

  const doubtful: [name: string, interaction: object][] = [
    ['a status that comes from before the service', posted('/login', { username: 'a', password: 'b' }, 429)],
    [
      'a path that is to be refused',
      { request: { method: 'GET', path: '/flows/my-flow', headers }, response: { status: 400 } },
    ],
  ];
  it.each(doubtful)('warns of %s, which is no error', async (_name, interaction) => {
    expect((await findingsOf(interaction)).map(({ level }) => level)).toEqual(['warning']);
    expect(exitCodeOfComparison((await runOf(interaction)).pacts)).toBe(0);
  });

  it('leaves alone what is no HTTP', async () => {
    const message = { type: 'Asynchronous/Messages', contents: json({}) };
    const mixed = await runOf(flows({}), message);
    expect(toCompareLines(mixed, false).at(-1)).toMatch(/^2 interactions: 0 errors, 0 warnings, 1 skipped/);
    expect(exitCodeOfComparison(mixed.pacts)).toBe(0);
    const { pacts } = await runOf(message);
    expect(exitCodeOfComparison(pacts)).toBe(2);
    expect(pacts[0]?.interactions).toMatchObject([
      { skipped: 'it is no HTTP request, but Asynchronous/Messages', findings: [] },
    ]);
  });

  it('tells of every interaction in JUnit, and of every finding in SARIF', async () => {
    const run = await runOf(
      flows({}),
      flows({ 'filter[state]': ['a'], 'page[size]': ['b'] }),
      posted('/login', { username: 'a', password: 'b' }, 429),
    );
    expect(toInteractionChecks(run).checks.map(({ verdict }) => verdict)).toEqual(['passed', 'failed', 'warned']);
    const findings = toFindingChecks(run).checks;
    expect(findings.map(({ rule }) => rule?.id)).toEqual([
      'request.query.incompatible',
      'request.query.unknown',
      'response.status.unknown',
    ]);
    expect(new Set(findings.map(({ name }) => name)).size).toBe(3);
    const lines = run.pacts[0]?.pact.text.split('\n') ?? [];
    for (const { place, message } of findings) {
      expect(place?.file).toBe('partner.json');
      const name = /^\w+: [a-z.]+\.([\w[\]]+) /.exec(message ?? '')?.[1] ?? '';
      expect(lines.slice((place?.line ?? 0) - 2, place?.line).join('\n')).toContain(name);
    }
    expect(toCompareLines(run, false).at(-1)).toBe(
      '3 interactions: 2 errors, 1 warning in 0.0 s (openapi/generated/flowmate.json)',
    );
  });

  it('goes by another document where one is named', async () => {
    const text = readFileSync(new URL('../../openapi/generated/flowmate.json', import.meta.url), 'utf8');
    const other = { source: 'other.json', text, content: { ...document.content, paths: {} } };
    const [compared] = await comparePacts([pactOf(flows({}))], other);
    expect(compared?.interactions[0]?.findings).toMatchObject([{ code: 'request.path-or-method.unknown' }]);
  });

  it('says what cannot be read as a document', async () => {
    await expect(readApiDocument('absent.yaml', '/')).rejects.toThrow('cannot read the API document absent.yaml');
    await expect(readApiDocument('package.json', '.')).rejects.toThrow('package.json is no API document');
  });
});

describe("the comparator's places in a document", () => {
  it.each([
    ['[root].paths./flows.get', ['paths', '/flows', 'get']],
    ['[root].paths./flows.get.parameters[2].schema.enum', ['components', 'parameters', 'FlowStatus', 'schema', 'enum']],
    [
      '[root].paths./webhooks/{flowId}.post.requestBody.content.application/json.schema.components.schemas.WebhookPayload.required',
      ['components', 'schemas', 'WebhookPayload', 'required'],
    ],
    ['[root].paths./nowhere.get', ['paths']],
    ['', []],
  ])('lead from %s to %j', (location, path) => {
    expect(documentPath(location, document.content)).toEqual(path);
  });
});
