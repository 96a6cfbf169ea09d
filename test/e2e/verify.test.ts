import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startMock } from '../../mock/index.js';
import { runCli, runProgram, spawnCli } from './cli-process.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'flowmate-verify-'));
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const partner = { name: 'the partner is logged in', params: { token: 'my-token' } };
const headers = { Authorization: ['Bearer my-token'] };
const json = (content: unknown) => ({ content, contentType: 'application/json', encoded: false });

/** An interaction of a pact of version 4. */
interface Given {
  readonly description?: string;
  readonly states?: readonly object[];
  readonly request: object;
  readonly response: object;
  readonly more?: object;
}

/** Writes a pact with these interactions. */
function pact(name: string, ...given: readonly Given[]): string {
  const interactions = given.map(
    ({ description = `${name} interaction`, states = [partner], request, response, more }) => ({
      type: 'Synchronous/HTTP',
      description,
      providerStates: states,
      request,
      response,
      ...more,
    }),
  );
  return file(`${name}.json`, {
    consumer: { name: 'partner' },
    provider: { name: 'FlowMate' },
    interactions,
    metadata: { pactSpecification: { version: '4.0' } },
  });
}

function file(name: string, content: object): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(content, undefined, 2));
  return path;
}

const connections = (server: Server) =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );

const verify = (...argv: readonly string[]) => runCli(['verify', '--no-own', ...argv]);
const flow = { name: 'a flow exists', params: { id: '6762e154616e91cb8d8b1aaf', status: 'active' } };
const good: Given = {
  states: [partner, flow],
  request: { method: 'GET', path: '/flows/6762e154616e91cb8d8b1aaf', headers },
  response: { status: 200, body: json({ data: { status: 'active' } }) },
};

describe('verify', () => {
  it("holds the fake against the project's own pact, and writes reports", async () => {
    const out = join(folder, 'own');
    const { code, stdout, stderr } = await runCli(['verify', '--out', out]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\n(\d+) interactions: \1 passed in \d+\.\d s\n$/);
    expect(code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['ctrf-report.json', 'junit.xml', 'results.sarif', 'verify.json']);
    const report = JSON.parse(readFileSync(join(out, 'verify.json'), 'utf8'));
    expect(report).toMatchObject({ exitCode: 0, provider: 'the fake', pacts: [{ consumer: 'flowmate-mock-client' }] });
    expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toContain('failures="0" errors="0"');
  });

  const wrong: [name: string, given: Given, says: readonly string[]][] = [
    [
      'path',
      { request: { method: 'GET', path: '/flow', headers }, response: { status: 200 } },
      ['request path: there is no operation GET /flow; near it: GET /flows', 'path.json:'],
    ],
    [
      'path-where-404-is-wanted',
      {
        request: { method: 'GET', path: '/flow/6762e154616e91cb8d8b1aaf', headers },
        response: { status: 404 },
      },
      ['request path: there is no operation GET /flow/6762e154616e91cb8d8b1aaf; near it: GET /flows/{id}', '404'],
    ],
    [
      'method',
      { request: { method: 'PUT', path: '/flows', headers }, response: { status: 404 } },
      ['request method: there is no operation PUT /flows; /flows takes GET, POST (', 'method.json:'],
    ],
    [
      'path-of-control',
      { states: [], request: { method: 'POST', path: '/_mock/reset' }, response: { status: 200 } },
      ['request path: there is no operation POST /_mock/reset', 'path-of-control.json:'],
    ],
    [
      'path-out-of-it',
      { states: [], request: { method: 'GET', path: '/flows/%2E.' }, response: { status: 404 } },
      ['request path: there is no operation GET /flows/%2E.; near it: GET /flows', 'path-out-of-it.json:'],
    ],
    [
      'query',
      {
        request: { method: 'GET', path: '/flows', query: { 'filter[state]': ['active'] }, headers },
        response: { status: 200 },
      },
      ['request query filter[state]: ', 'query.json:'],
    ],
    [
      'member',
      {
        states: [partner, flow],
        request: { method: 'GET', path: '/flows', headers },
        response: {
          status: 200,
          body: json({ data: [{ title: 'x' }] }),
          matchingRules: { body: { '$.data[0].title': { combine: 'AND', matchers: [{ match: 'type' }] } } },
        },
      },
      ['body $.data[0]: Actual map is missing the following keys: title (', 'member.json:'],
    ],
    [
      'body',
      {
        states: [flow],
        request: {
          method: 'POST',
          path: '/webhooks/6762e154616e91cb8d8b1aaf',
          headers: { 'Content-Type': ['application/json'] },
          body: json({ firstName: 'Ada' }),
        },
        response: { status: 200 },
      },
      ['request body', 'data', 'body.json:'],
    ],
  ];
  it.each(wrong)('fails a pact with a wrong %s, and names the place', async (name, given, says) => {
    const { code, stdout } = await verify('--pact', pact(name, given));
    expect(code).toBe(1);
    expect(stdout).toContain(`FAILED   ${name} interaction`);
    for (const text of says) expect(stdout).toContain(text);
    expect(stdout).toContain('1 interaction: 1 failed');
  });

  it('tells of each interaction for itself, in JUnit and SARIF as well', async () => {
    const bad = { ...good, description: 'a bad one', response: { status: 418 } };
    const out = join(folder, 'each');
    const path = pact('each', { ...good, description: 'a good one' }, bad, { ...good, description: 'another' });
    const { code, stdout } = await verify('--pact', path, '--out', out);
    expect(code).toBe(1);
    expect(stdout).toMatch(/passed +a good one,.*\n +FAILED +a bad one,.*\n +status: .*\n +passed +another,/);
    expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toContain('tests="3" failures="1" errors="0"');
    const { runs } = JSON.parse(readFileSync(join(out, 'results.sarif'), 'utf8'));
    const line =
      readFileSync(path, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('418')) + 1;
    expect(runs[0].results).toMatchObject([
      { level: 'error', locations: [{ physicalLocation: { region: { startLine: line } } }] },
    ]);
  });

  it('gives every interaction a world of its own', async () => {
    const stop = {
      ...good,
      description: 'stops it',
      request: { method: 'POST', path: '/flows/6762e154616e91cb8d8b1aaf/stop', headers },
      response: { status: 200 },
    };
    const { code, stdout } = await verify(
      '--pact',
      pact('alone', stop, { ...good, description: 'active still' }, stop),
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining('3 interactions: 3 passed')]);
  });

  it('says which states are near an unknown one, and what is wrong with parameters; the rest is verified', async () => {
    const states = (...given: readonly object[]): Given => ({ ...good, states: given });
    const path = pact(
      'states',
      states({ name: 'the partners is logged in' }),
      states({ name: 'xyz' }),
      states({ name: 'a flow exists', params: { colour: 'red', status: 'paused', input: 'text' } }),
      states({ name: 'a user has flows', params: { count: '3' } }),
      states({ name: 'a flow exists', params: { id: 'my-flow' } }),
      good,
    );
    const { code, stdout } = await verify('--pact', path);
    expect(code).toBe(2);
    expect(stdout).toContain('there is no state "the partners is logged in"; near it are "the partner is logged in"');
    expect(stdout).toContain('there is no state "xyz"; flowmate-mock verify --states lists them');
    expect(stdout).toContain('the state "a flow exists" has no parameter "colour": it has id, username,');
    expect(stdout).toContain('the state "a flow exists": status is "paused", not active or inactive');
    expect(stdout).toContain('the state "a flow exists": input is "text", no object');
    expect(stdout).toContain('the state "a user has flows": count is "3", no number');
    expect(stdout).toMatch(/flows\[0\]\.id: .*my-flow/);
    expect(stdout).toContain('6 interactions: 1 passed, 5 unknown');
  });

  it('lets pending interactions fail, and leaves alone what is no HTTP', async () => {
    const message = { type: 'Asynchronous/Messages', contents: json({}) };
    const path = pact(
      'pending',
      { ...good, description: 'not yet', response: { status: 418 }, more: { pending: true } },
      { ...good, description: 'a message', more: message },
    );
    const { code, stdout } = await verify('--pact', path);
    expect(code).toBe(0);
    expect(stdout).toMatch(/pending +not yet/);
    expect(stdout).toMatch(/skipped +a message.*\n +it is no HTTP request, but Asynchronous\/Messages\n/);
  });

  it('reads pacts of versions 2 and 3', async () => {
    const frame = { consumer: { name: 'old' }, provider: { name: 'FlowMate' } };
    const request = {
      method: 'get',
      path: '/users',
      query: 'username=customer-4711',
      headers: { Authorization: 'Bearer partner-token' },
    };
    const response = { status: 200, body: [] };
    const paths = [
      file('v2.json', {
        ...frame,
        interactions: [{ description: 'old', providerState: 'the partner is logged in', request, response }],
        metadata: { pactSpecification: { version: '2.0.0' } },
      }),
      file('v2-world.json', {
        ...frame,
        interactions: [
          {
            description: 'old, with a world',
            providerState: 'a flow exists',
            request: { ...request, path: '/flows/6762e154616e91cb8d8b1aaf', query: undefined },
            response: { status: 200, body: { data: { status: 'active' } } },
          },
        ],
        metadata: { pactSpecification: { version: '2.0.0' } },
      }),
      file('v3.json', {
        ...frame,
        interactions: [
          {
            description: 'less old',
            providerStates: [
              { name: 'the partner is logged in' },
              { name: 'a user exists', params: { username: 'ann' } },
            ],
            request: { ...request, query: { username: ['ann'] } },
            response: { status: 200, body: [{ username: 'ann' }] },
          },
        ],
        metadata: { pactSpecification: { version: '3.0.0' } },
      }),
    ];
    const { code, stdout } = await verify(...paths.flatMap((path) => ['--pact', path]));
    expect([code, stdout]).toEqual([0, expect.stringContaining('3 interactions: 3 passed')]);
  });

  it('ends with 2 where nothing was verified', async () => {
    const message = pact('message', { ...good, more: { type: 'Asynchronous/Messages', contents: json({}) } });
    for (const [command, done] of [
      [['verify', '--no-own', '--pact'], 'verified'],
      [['compare'], 'compared'],
    ] as const) {
      const skipped = await runCli([...command, message]);
      expect([skipped.code, skipped.stderr]).toEqual([
        2,
        `error: nothing was ${done}: the only interaction was skipped\n`,
      ]);
      const none = await runCli([...command, pact('none')]);
      expect([none.code, none.stderr]).toEqual([
        2,
        `error: nothing was ${done}: there is no interaction in any pact\n`,
      ]);
    }
  });

  it('notes that a pact is with somebody else', async () => {
    const path = pact('stranger', good);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"FlowMate"', '"Stripe"'));
    const { code, stderr } = await verify('--pact', path);
    expect([code, stderr]).toEqual([0, `note: ${path} is a pact with "Stripe", not with FlowMate\n`]);
  });

  it('reports wrong states in SARIF, and tells interactions of the same name apart', async () => {
    const out = join(folder, 'alike');
    const unknown = { ...good, description: 'alike', states: [{ name: 'a flow exist' }] };
    const bad = { ...good, description: 'alike', states: [{ name: 'a flow exists' }], response: { status: 418 } };
    const paths = [pact('alike-1', unknown, bad, bad), pact('alike-2', bad)];
    await verify(...paths.flatMap((path) => ['--pact', path]), '--out', out);
    const { runs } = JSON.parse(readFileSync(join(out, 'results.sarif'), 'utf8'));
    const results: { ruleId: string; partialFingerprints: object; message: { text: string } }[] = runs[0].results;
    expect(results[0]?.message.text).toContain('there is no state "a flow exist"');
    expect(results).toHaveLength(4);
    expect(new Set(results.map(({ ruleId }) => ruleId)).size).toBe(4);
    expect(new Set(results.map((each) => JSON.stringify(each.partialFingerprints))).size).toBe(4);
    expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toContain('failures="3" errors="1"');
  });

  it('gives the parameters of states to the generators of a pact', async () => {
    const given: Given = {
      states: [partner, { name: 'a flow exists', params: { id: 'aaaaaaaaaaaaaaaaaaaaaaaa' } }],
      request: {
        method: 'GET',
        path: '/flows/from-the-state',
        headers,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Pact's own form
        generators: { path: { type: 'ProviderState', expression: '/flows/${id}' } },
      },
      response: { status: 200, body: json({ data: { id: 'aaaaaaaaaaaaaaaaaaaaaaaa' } }) },
    };
    const { code, stdout } = await verify('--pact', pact('generators', given));
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 interaction: 1 passed')]);
  });

  it('finds pacts by folder and by pattern, each once', async () => {
    for (const name of ['found/a', 'found/deep/b']) pact(name, { ...good, description: name });
    const byFolder = await verify('--pact', join(folder, 'found'));
    expect(byFolder.stdout).toContain('1 interaction: 1 passed');
    const byPattern = await runCli(
      ['verify', '--no-own', '--pact', 'found/**/*.json', '--pact', 'found/a.json'],
      {},
      folder,
    );
    expect(byPattern.stdout).toContain('2 interactions: 2 passed');
  });

  it('ends with 2 and all that is wrong for what is no pact', async () => {
    writeFileSync(join(folder, 'broken.json'), '{');
    const nameless = file('nameless.json', { consumer: { name: 'a' }, provider: { name: 'b' }, interactions: [{}, 7] });
    const { code, stdout, stderr } = await verify(
      ...['broken.json', 'absent.json', '*.nothing'].flatMap((name) => ['--pact', join(folder, name)]),
      ...['--pact', nameless],
    );
    expect([code, stdout]).toEqual([2, expect.stringContaining('2 interactions: 2 broken, 3 files unreadable')]);
    expect(stderr).toContain('broken.json is no JSON');
    expect(stderr).toContain('absent.json": a file, a folder or a pattern is wanted');
    expect(stderr).toContain('nothing": a file, a folder or a pattern is wanted');
    expect(stderr).toMatch(/nameless\.json:\d+: interaction 0 has no description/);
    expect(stderr).toMatch(/nameless\.json:\d+: interaction 1 has no description/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect((await verify()).stderr).toContain('there is no pact to verify');
  });

  it('ends with 2 for interactions that lack what Pact wants, and names the members', async () => {
    const nothing = { request: null, response: null } as unknown as Given;
    const path = pact('lacking', nothing, { request: { method: 'GET', path: '/flows' }, response: { status: '200' } });
    for (const argv of [
      ['verify', '--no-own', '--pact', path],
      ['compare', path],
    ]) {
      const { code, stderr } = await runCli(argv);
      expect(code).toBe(2);
      expect(stderr).toMatch(
        /lacking\.json:\d+: interaction 0, "lacking interaction": request is null, an object is wanted/,
      );
      expect(stderr).toMatch(/lacking\.json:\d+: interaction 0, .*: response is null, an object is wanted/);
      expect(stderr).toMatch(/lacking\.json:\d+: interaction 1, .*: response.status is "200", a number such as 200 is/);
    }
  });

  it('reads a pact with a byte order mark', async () => {
    const path = pact('marked', good);
    writeFileSync(path, `\uFEFF${readFileSync(path, 'utf8')}`);
    expect((await verify('--pact', path)).stdout).toContain('1 interaction: 1 passed');
  });

  it('prints the states, as text and as Markdown', async () => {
    const text = await runCli(['verify', '--states']);
    expect([text.code, text.stdout]).toEqual([
      0,
      expect.stringMatching(/\na flow exists\n {4}.*\n {4}id +id of the flow/),
    ]);
    const markdown = await runCli(['verify', '--states', 'markdown']);
    expect(markdown.stdout).toMatch(/^\| state \| .*\n\| --- \|.*\n\| the partner is logged in \|/);
  });

  it.each([
    [['--token', 'x'], '--token means nothing without --broker'],
    [['--publish', '1'], '--publish means nothing without --broker'],
    [['--provider-token', 'x'], '--provider-token means nothing without --provider'],
    [['--provider', 'ftp://x'], 'An http or https address is wanted'],
    [['--broker', 'http://x', '--selector', '[]'], 'A selector is a JSON object'],
    [['--states', 'html'], 'Allowed choices are text, markdown'],
    [['extra.json'], 'too many arguments. Pacts are named by --pact: --pact extra.json'],
  ])('refuses %j', async (argv, says) => {
    const { code, stderr } = await runCli(['verify', ...argv]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
  });
});

describe('verify --provider', () => {
  const unknownToken: Given = {
    description: 'with no token of theirs',
    states: [{ name: 'the token is not valid' }],
    request: { method: 'GET', path: '/flows', headers: { Authorization: ['Bearer expired-token'] } },
    response: { status: 401 },
  };
  const unknownFlow: Given = {
    description: 'a flow of nobody',
    states: [partner, { name: 'no flow exists', params: { id: '0'.repeat(24) } }],
    request: { method: 'GET', path: `/flows/${'0'.repeat(24)}`, headers },
    response: { status: 404 },
  };

  it('verifies what needs no world, and says what it skipped', async () => {
    const mock = await startMock({ port: 0, scenario: 'guide', token: 'their-token' });
    closing.push(() => mock.close());
    const path = pact('other', unknownToken, unknownFlow, good);
    const without = await verify('--pact', path, '--provider', mock.url);
    expect(without.code).toBe(0);
    expect(without.stdout).toContain(
      'it needs a token of the provider, give it with --provider-token: "the partner is logged in"',
    );
    expect(without.stdout).toContain('its states cannot be set up there: "a flow exists"');
    expect(without.stdout).toContain('3 interactions: 1 passed, 2 skipped');
    const withToken = await verify('--pact', path, '--provider', mock.url, '--provider-token', 'their-token');
    expect(withToken.stdout).toContain('3 interactions: 2 passed, 1 skipped');
    expect(mock.entries().every(({ url }) => !url.includes('_mock'))).toBe(true);
  });

  it('refuses wrong states, and requests that are no operation, as without', async () => {
    const mock = await startMock({ port: 0, scenario: 'guide' });
    closing.push(() => mock.close());
    const path = pact(
      'wrong-there',
      { ...good, states: [{ name: 'a flow exist' }] },
      { ...good, states: [{ name: 'a flow exists', params: { status: 'paused' } }] },
      { ...unknownToken, request: { method: 'GET', path: '/flow', headers } },
    );
    const { code, stdout } = await verify('--pact', path, '--provider', mock.url);
    expect(code).toBe(1);
    expect(stdout).toContain('there is no state "a flow exist"; near it are "a flow exists"');
    expect(stdout).toContain('the state "a flow exists": status is "paused", not active or inactive');
    expect(stdout).toContain('request path: there is no operation GET /flow; near it: GET /flows');
    expect(stdout).toContain('3 interactions: 1 failed, 2 unknown');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves nothing behind on %s', async (signal, exitCode) => {
    const server = createServer((request, response) => {
      if (request.url === '/flows') server.emit('asked');
      else response.end();
    });
    const asked = once(server, 'asked');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(
      async () => server.closeAllConnections(),
      async () => server.close(),
    );
    const { port } = server.address() as AddressInfo;
    const temporary = mkdtempSync(join(folder, 'tmp-'));
    const argv = ['verify', '--no-own', '--pact', pact('hanging', unknownToken)];
    const child = spawnCli([...argv, '--provider', `http://127.0.0.1:${port}`], { TMPDIR: temporary });
    await asked;
    expect(readdirSync(temporary)).toHaveLength(1);
    const ended = once(child, 'exit');
    child.kill(signal);
    expect(await ended).toEqual([exitCode, null]);
    expect(readdirSync(temporary)).toEqual([]);
    // The verifying process has the request open until it ends.
    await expect.poll(() => connections(server)).toBe(0);
  });

  it('ends with 1 where the provider does otherwise, and with 2 where it cannot be reached', async () => {
    const server = createServer((_request, response) => response.writeHead(500).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    const path = pact('otherwise', unknownToken);
    const wrong = await verify('--pact', path, '--provider', `http://127.0.0.1:${port}`);
    expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringContaining('status: expected 401 but was 500')]);
    const absent = await verify('--pact', path, '--provider', 'http://127.0.0.1:1');
    const says = 'error: cannot reach the provider at http://127.0.0.1:1: fetch failed';
    expect([absent.code, absent.stderr]).toEqual([2, expect.stringContaining(says)]);
  });
});

describe('verify --broker', () => {
  it('takes pacts from the broker, and tells it the results', async () => {
    const seen: { method: string; url: string; authorization: string | undefined; body: unknown }[] = [];
    const server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const { method = '', url = '', headers: sent } = request;
      seen.push({ method, url, authorization: sent.authorization, body: text === '' ? undefined : JSON.parse(text) });
      const pactLink = { href: '/pacts/1', name: 'Pact between partner and FlowMate' };
      const answers: Record<string, object> = {
        '/pacts/provider/FlowMate/for-verification': {
          _embedded: { pacts: [{ verificationProperties: { pending: false }, _links: { self: pactLink } }] },
        },
        '/pacts/1': {
          ...JSON.parse(readFileSync(pact('brokered', good, { ...good, response: { status: 418 } }), 'utf8')),
          _links: { 'pb:publish-verification-results': { href: '/results/1' } },
        },
        '/results/1': {},
      };
      response.writeHead(sent.authorization === 'Bearer broker-token' ? 200 : 401, {
        'content-type': 'application/hal+json',
      });
      response.end(JSON.stringify(answers[url] ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    const broker = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    const refused = await verify('--broker', broker, '--token', 'wrong');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('the broker answers 401 to POST')]);
    const absent = await verify('--broker', 'http://127.0.0.1:1');
    expect([absent.code, absent.stderr]).toEqual([2, expect.stringContaining('cannot reach the broker at')]);

    seen.length = 0;
    const { code, stdout } = await runCli(['verify', '--no-own', '--broker', broker, '--publish', '1.2.3'], {
      PACT_BROKER_TOKEN: 'broker-token',
    });
    expect(code).toBe(1);
    expect(stdout).toContain('2 interactions: 1 passed, 1 failed');
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /pacts/provider/FlowMate/for-verification',
      'GET /pacts/1',
      'POST /results/1',
    ]);
    expect(seen[0]?.body).toMatchObject({
      consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }],
    });
    expect(stdout).toMatch(/The results of http:.*\/pacts\/1 went to the broker\.\n$/);
    expect(seen[2]?.body).toMatchObject({
      success: false,
      providerApplicationVersion: '1.2.3',
      testResults: [
        { success: true },
        { success: false, mismatches: [{ description: expect.stringContaining('status') }] },
      ],
    });

    seen.length = 0;
    const mock = await startMock({ port: 0 });
    closing.push(() => mock.close());
    const elsewhere = ['--provider', mock.url, '--broker', broker, '--token', 'broker-token', '--publish', '1.2.3'];
    const skipped = await verify(...elsewhere);
    expect(skipped.stdout).toMatch(/No result of .*\/pacts\/1 went to the broker: 2 interactions not verified\.\n$/);
    expect(seen.map(({ url }) => url)).not.toContain('/results/1');
  });
});

describe('without the optional libraries', () => {
  it('verify and compare say in one line what to install, and the other commands work', async () => {
    const place = join(folder, 'bare');
    mkdirSync(join(place, 'node_modules'), { recursive: true });
    cpSync(join(root, 'dist'), join(place, 'dist'), { recursive: true });
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    writeFileSync(join(place, 'package.json'), JSON.stringify(manifest));
    for (const name of [...Object.keys(manifest.dependencies), 'fdir', 'picomatch', 'steno']) {
      mkdirSync(dirname(join(place, 'node_modules', name)), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(place, 'node_modules', name));
    }
    const main = join(place, 'dist/src/cli/main.js');
    const { code, stdout, stderr } = await runProgram(main, ['verify']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: .*not installed.*npm install --save-dev @pact-foundation\/pact@16\n$/);
    const compared = await runProgram(main, ['compare', join(root, 'contracts/pacts')]);
    expect([compared.code, compared.stderr]).toEqual([
      2,
      expect.stringMatching(
        /^error: .*not installed.*npm install --save-dev @pactflow\/openapi-pact-comparator@1.7\n$/,
      ),
    ]);
    expect((await runProgram(main, ['verify', '--states'])).code).toBe(0);
    expect((await runProgram(main, ['scenario', 'list'])).code).toBe(0);
  });
});
