import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './cli-process.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-record-'));
writeFileSync(join(folder, 'a-file'), '');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that has `url`, `token`, `events` and `ask(method, path, body, headers)` at hand. */
function program(name: string, body: string): string[] {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(
    path,
    `import { readFileSync } from 'node:fs';
const { FLOWMATE_BASE_URL: url, FLOWMATE_TOKEN: token, FLOWMATE_USERNAME: username, FLOWMATE_PASSWORD: password } = process.env;
const { events } = JSON.parse(readFileSync(process.env.FLOWMATE_EVENTS, 'utf8'));
async function ask(method, path, body, headers = { authorization: 'Bearer ' + token }) {
  const answer = await fetch(url + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  try { return JSON.parse(text); } catch { return text; }
}
${body}
`,
  );
  return [process.execPath, path];
}

const GUIDE = `
for (const { user, data } of events) {
  const [{ _id }] = await ask('GET', '/users?username=' + encodeURIComponent(user));
  const { data: flows } = await ask('GET', '/flows?filter[status]=active&filter[user]=' + _id);
  for (const { id } of flows) {
    await ask('POST', '/webhooks/' + id, { data }, { 'x-request-id': Math.random().toString(16).slice(2) + '00000000' });
  }
}`;

/** Runs \`pact record\` in the test's folder. */
async function record(command: readonly string[], ...options: readonly string[]) {
  const ending = await runCli(['pact', 'record', ...options, '--', ...command], {}, folder);
  const file = options[options.indexOf('--out') + 1] ?? '';
  const read = () =>
    readFileSync(join(folder, options.includes('--out') ? file : 'pacts/partner-flowmate.json'), 'utf8');
  return { ...ending, read, pact: () => JSON.parse(read()) };
}

const verify = (path: string) => runCli(['verify', '--no-own', '--pact', path], {}, folder);

describe('pact record', () => {
  it("writes a program's traffic as a pact, which then verifies, compares, and is the same the next time", async () => {
    const first = await record(program('guide', GUIDE), '--consumer', 'CRM', '--out', 'crm.json');
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toBe('crm.json: 3 interactions of 3 requests, 0 of which were like one before.\n');
    expect(first.pact()).toMatchObject({
      consumer: { name: 'CRM' },
      provider: { name: 'FlowMate' },
      interactions: [
        { description: 'GET /flows with filter[status], filter[user] by the partner, answered 200' },
        { description: 'GET /users with username by the partner, answered 200' },
        { description: 'POST /webhooks/{flowId} without a token, answered 200' },
      ],
      metadata: { pactSpecification: { version: '4.0' } },
    });
    const verified = await verify('crm.json');
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('3 interactions: 3 passed')]);
    expect((await runCli(['compare', 'crm.json'], {}, folder)).stdout).toContain(
      '3 interactions: 0 errors, 0 warnings',
    );
    const again = await record(program('guide', GUIDE), '--consumer', 'CRM', '--out', 'again.json');
    expect(again.read()).toBe(first.read());
  });

  it('names the fewest states, with their parameters', async () => {
    const { pact } = await record(program('guide', GUIDE), '--out', 'states.json');
    const states = pact().interactions.map(({ providerStates }: { providerStates: { name: string }[] }) =>
      providerStates.map(({ name }) => name),
    );
    expect(states).toEqual([
      ['the partner is logged in', 'a flow exists'],
      ['the partner is logged in', 'a flow exists'],
      ['a flow exists'],
    ]);
    expect(pact().interactions[2].providerStates[0].params).toMatchObject({
      id: '6762e154616e91cb8d8b1aaf',
      username: 'customer-4711',
      status: 'active',
    });
  });

  it('has one interaction for each shape of a request', async () => {
    const { stdout, pact } = await record(
      program(
        'shapes',
        `for (let page = 1; page <= 3; page++) await ask('GET', '/flows?page[size]=5&page[number]=' + page);
await ask('GET', '/flows?page[size]=5');
await ask('POST', '/webhooks/6762e154616e91cb8d8b1aaf', { data: { a: 1 } });
await ask('POST', '/webhooks/6762e154616e91cb8d8b1aaf', { data: { a: 2 } });
await ask('POST', '/webhooks/6762e154616e91cb8d8b1aaf', { data: { a: 'text' } });`,
      ),
      '--state',
      'a user has flows {"count":12}',
      '--out',
      'shapes.json',
    );
    expect(stdout).toContain('4 interactions of 7 requests, 3 of which were like one before');
    expect(pact().interactions.map(({ description }: { description: string }) => description)).toEqual([
      'GET /flows with page[number], page[size] by the partner, answered 200',
      'GET /flows with page[size] by the partner, answered 200',
      'POST /webhooks/{flowId} by the partner, answered 200',
      'POST /webhooks/{flowId} by the partner, answered 200 (2)',
    ]);
    expect((await verify('shapes.json')).stdout).toContain('4 interactions: 4 passed');
  });

  it('keeps no secret, of the run or of the program, and finds states for logins of all kinds', async () => {
    const { stdout, read, pact } = await record(
      program(
        'secrets',
        `const { token: own } = await ask('POST', '/login', { username, password }, {});
await ask('GET', '/flows', undefined, { authorization: 'Bearer ' + own });
await ask('POST', '/login', { username, password: 'hunter2-very-secret' }, {});
await ask('GET', '/users', undefined, { authorization: 'Bearer prod-token-of-the-company' });
const { token: user } = await ask('POST', '/impersonate', { username: 'customer-4711', credential: { key: 'k3y' , password: 'pr1vate-pass' } });
await ask('GET', '/users/me', undefined, { authorization: 'Bearer ' + user });`,
      ),
      '--out',
      'secrets.json',
    );
    expect(stdout).toContain('6 interactions of 6 requests');
    for (const secret of ['hunter2', 'prod-token', 'pr1vate-pass', '<redacted>']) expect(read()).not.toContain(secret);
    const told = pact().interactions.map(
      ({ description, providerStates = [] }: { description: string; providerStates?: { name: string }[] }) =>
        `${description}: ${providerStates.map(({ name }) => name).join(', ')}`,
    );
    expect(told).toEqual(
      [
        'GET /flows by the partner, answered 200: the partner is logged in, a flow exists',
        'GET /users by a token that is not valid, answered 401: the token is not valid',
        'GET /users/me by an end user, answered 200: an end user is logged in',
        'POST /impersonate by the partner, answered 200: the partner is logged in',
        'POST /login with a right password, answered 200: the partner can log in',
        'POST /login with a wrong name or password, answered 401: the partner can log in',
      ].map((each) => each.replace('by a token', 'with a token')),
    );
    expect((await verify('secrets.json')).stdout).toContain('6 interactions: 6 passed');
  });

  it('keeps no secret of a body or a query, and says what it replaced', async () => {
    const { code, stdout, read } = await record(
      program(
        'body-secrets',
        `await ask('POST', '/webhooks/6762e154616e91cb8d8b1aaf?api_key=SECRET1', { data: {
  firstName: 'Ada', lastName: token, password: 'SECRET2', pin: { apiKey: 47114711 }, authorization: 'Bearer SECRET3',
  note: 'it is eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', tokenCount: 3 } });
await ask('GET', '/executions?filter[flowId]=6762e154616e91cb8d8b1aaf', undefined, {});
await ask('POST', '/flows', { flow: { token: 'SECRET4' } });
await ask('PUT', '/users/me', { oldPassword: 'SECRET5', password: 'SECRET6' });`,
      ),
      '--out',
      'body-secrets.json',
    );
    expect(code).toBe(0);
    for (const secret of ['SECRET', '47114711', 'eyJ']) expect(read()).not.toContain(secret);
    expect(read()).toContain('"tokenCount": 3');
    expect(read()).toContain('"lastName": "redacted-secret"');
    expect(stdout).toContain(
      'secrets replaced in POST /webhooks/{flowId} with api_key by the partner, answered 200: query api_key, data.lastName, data.password, data.pin.apiKey, data.authorization, data.note\n',
    );
    expect((await verify('body-secrets.json')).stdout).toContain('4 interactions: 4 passed');
  });

  it('leaves out a request that the API document does not allow, and says why', async () => {
    const both = `await ask('GET', '/flows?access_token=SECRET'); await ask('GET', '/flows');`;
    const { code, stdout } = await record(program('departs', both), '--out', 'departs.json');
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(
        'left out: GET /flows with access_token by the partner, answered 200, which the API document does not allow: request query access_token: the operation knows no query parameter "access_token"',
      ),
    ]);
    expect((await verify('departs.json')).stdout).toContain('1 interaction: 1 passed');
    const nothing = await record(program('departs-only', `await ask('GET', '/flows?x=1');`), '--out', 'none.json');
    expect([nothing.code, nothing.stderr]).toEqual([
      1,
      expect.stringContaining(
        'error: no pact is written, nothing that it asked can stand in one\nleft out: GET /flows',
      ),
    ]);
  });

  it('has bodies of all kinds as they were sent, but for secrets, and names what it cannot have', async () => {
    const body = `const to = '/webhooks/6762e154616e91cb8d8b1aaf';
const send = (type, text) => fetch(url + to, { method: 'POST', headers: { 'content-type': type }, body: text });
await send('application/x-www-form-urlencoded', 'firstName=a&lastName=b&password=SECRET1');
await send('application/json', '{"data":{"password":"SECRET2",');
await send('application/json', '"x"');
await send('multipart/form-data; boundary=x', '--x--');
await send('application/xml', '<r><firstName>a</firstName><password>SECRET4</password></r>');
await send('application/octet-stream', new Uint8Array([0, 255]));
await send('application/json', '{"data":{"id":9007199254740993}}');`;
    const { stdout, read } = await record(program('bodies', body), '--out', 'bodies.json');
    expect(stdout).toContain('/webhooks/6762e154616e91cb8d8b1aaf has a body that is no text, which a recorded pact');
    expect(stdout).toContain('has the number 9007199254740993 in its body, which a recorded pact');
    expect(read()).not.toContain('SECRET');
    expect(Buffer.from(/"content": "([A-Za-z0-9+/=]+)"/.exec(read())?.[1] ?? '', 'base64').toString()).not.toContain(
      'SECRET',
    );
    const { code, stdout: verified } = await verify('bodies.json');
    expect([code, verified]).toEqual([0, expect.stringContaining('5 interactions: 5 passed')]);
  });

  it('has the same ids the next time, of what was made as well', async () => {
    const making = program(
      'making',
      `await ask('POST', '/flows', { name: 'new', graph: { nodes: [], edges: [] } });
await ask('POST', '/users', { username: 'new-one', firstname: 'N', lastname: 'O', password: 'pass-word-1' });`,
    );
    const first = await record(making, '--out', 'made.json');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await record(making, '--out', 'made-again.json')).read()).toBe(first.read());
  });

  it('tells of requests that went past the sandbox', async () => {
    const body = `await ask('GET', '/flows'); await fetch(new URL('/users', url));`;
    const { stdout } = await record(program('past', body), '--out', 'past.json');
    expect(stdout).toContain('not recorded: 1 request went past the sandbox, the first of them GET /users.');
  });

  it('says that there was nothing to work on where no state gives a flow', async () => {
    const { code, stderr } = await record(program('idle', GUIDE), '--state', 'the service limits requests');
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('Its events were empty: no state gives a user with a flow'),
    ]);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('says that %s interrupted it', async (signal, exitCode) => {
    const waits = program(`waits-${signal}`, `process.kill(process.ppid, '${signal}'); setInterval(() => {}, 1000);`);
    const { code, stderr } = await record(waits, '--out', 'interrupted.json');
    expect([code, stderr]).toEqual([exitCode, 'error: interrupted; no pact is written\n']);
  });

  it('writes into its folder, whatever the consumer is called', async () => {
    const { code, stdout } = await record(program('dots', `await ask('GET', '/flows');`), '--consumer', '../../x Ä');
    expect([code, stdout]).toEqual([0, expect.stringContaining('pacts/x-ä-flowmate.json: 1 interactions')]);
  });

  it('has what became of data that was sent, with the state that says so', async () => {
    const { pact } = await record(
      program(
        'runs',
        `await ask('POST', '/webhooks/6762e154616e91cb8d8b1aaf', { data: { firstName: 'Ada', lastName: 'L' } });
await ask('GET', '/executions?filter[flowId]=6762e154616e91cb8d8b1aaf', undefined, {});`,
      ),
      '--out',
      'runs.json',
    );
    expect(pact().interactions[0]).toMatchObject({
      description: 'GET /executions with filter[flowId] without a token, answered 200',
      providerStates: [
        {
          name: 'a flow was triggered',
          params: { data: { firstName: 'Ada', lastName: 'L' }, username: 'customer-4711' },
        },
      ],
      response: { body: { content: { data: [{ succeeded: 2 }] } } },
    });
    expect((await verify('runs.json')).stdout).toContain('2 interactions: 2 passed');
  });

  it('leaves out what hangs on requests before it, and says so', async () => {
    const { code, stdout } = await record(
      program(
        'history',
        `await ask('POST', '/flows/6762e154616e91cb8d8b1aaf/stop');
await ask('POST', '/webhooks/6762e154616e91cb8d8b1aaf', { data: {} });`,
      ),
      '--out',
      'history.json',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('history.json: 1 interactions of 2 requests');
    expect(stdout).toContain(
      'left out: POST /webhooks/{flowId} by the partner, answered 404: it hangs on requests before it (on its own it is answered 200 instead of 404)',
    );
    expect((await verify('history.json')).stdout).toContain('1 interaction: 1 passed');
  });

  it('gives the program the events of a file', async () => {
    writeFileSync(join(folder, 'events.json'), '{"events":[{"id":"e","user":"nobody-4711","data":{}}]}');
    const body = `await ask('GET', '/users?username=' + events[0].user);`;
    const { pact } = await record(program('events', body), '--events', 'events.json', '--out', 'events-pact.json');
    expect(pact().interactions).toMatchObject([
      { request: { query: { username: ['nobody-4711'] } }, response: { body: { content: [] } } },
    ]);
  });

  it.each([
    ['fails', 'console.error("no luck"); process.exitCode = 3;', 'it ended with exit code 3\nno luck'],
    ['asks nothing', '', 'it asked nothing'],
    ['does not end', 'setInterval(() => {}, 1000);', 'it had not ended after 1 s'],
  ])('writes nothing for a program that %s', async (name, body, says) => {
    const { code, stderr, read } = await record(
      program(name.replaceAll(' ', '-'), body),
      '--timeout',
      '1',
      '--out',
      'none.json',
    );
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(`error: no pact is written, because of the program: ${says}`),
    ]);
    expect(read).toThrow('ENOENT');
  });

  it.each([
    [['pact', 'record'], "missing required argument 'command'"],
    [['pact', 'record', '--', './no-such-program'], 'cannot start "./no-such-program"'],
    [
      ['pact', 'record', '--state', 'a flow exist', '--', 'true'],
      'there is no state "a flow exist"; near it are "a flow exists"',
    ],
    [
      ['pact', 'record', '--state', 'a flow exists {bad', '--', 'true'],
      'the parameters of a state are a JSON object, which "{bad" is not',
    ],
    [['pact', 'record', '--out', '.', '--', './no-such-program'], 'cannot write ".": it is a folder. Name a file.'],
    [
      ['pact', 'record', '--out', 'a-file/sub/pact.json', '--', './no-such-program'],
      'cannot write "a-file/sub/pact.json": a part of its path is a file. Name a folder, or a new one.',
    ],
    [['pact', 'record', '--state', 'a flow exists {id}', '--', 'true'], 'the parameters of a state are a JSON object'],
    [['pact', 'record', '--events', 'absent.json', '--', 'true'], 'cannot read events from absent.json'],
    [['pact', 'record', '--timeout', '0', '--', 'true'], 'A time is a number of seconds above 0'],
  ])('ends with 2 for %j', async (argv, says) => {
    const { code, stderr } = await runCli(argv, {}, folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
  });
});
