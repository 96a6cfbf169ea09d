import { afterEach, describe, expect, it } from 'vitest';
import { type BrokerWorld, startBroker } from '../support/broker.js';
import { runCli } from './cli-process.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function brokerOf(world: BrokerWorld) {
  const broker = await startBroker(world);
  closing.push(broker.close);
  return broker;
}

const pactText = (status: number, description = 'one'): string =>
  JSON.stringify({
    consumer: { name: 'partner' },
    provider: { name: 'FlowMate' },
    interactions: [
      { type: 'Synchronous/HTTP', description, request: { method: 'GET', path: '/users' }, response: { status } },
    ],
    metadata: { pactSpecification: { version: '4.0' } },
  });

const honoured = pactText(401);
const broken = pactText(200);

const verify = (url: string, ...argv: string[]) =>
  runCli(['verify', '--no-own', '--broker', url, ...argv], { PACT_BROKER_TOKEN: 'CANARY-TOKEN' });

describe('verify --broker', () => {
  it('asks for what is wanted, and publishes results after branch and tags of the version', async () => {
    const notices = [{ when: 'before_verification', text: 'The pact is that of the main branch.' }];
    const world = {
      pacts: [
        { text: honoured, properties: { notices } },
        { text: broken, properties: { pending: true } },
      ],
    };
    const broker = await brokerOf(world);
    const wanted = ['--selector', '{"branch":"feat/x"}', '--selector', '{"deployedOrReleased":true}'];
    const version = ['--publish', '1.2.3', '--branch', 'feat/a b', '--tag', 'staging', '--wip-since', '2026-01-31'];
    const { code, stdout, stderr } = await verify(broker.url, ...wanted, ...version);
    expect(stderr).toBe('note: The pact is that of the main branch.\n');
    expect([code, stdout]).toEqual([0, expect.stringContaining('2 pacts, 2 interactions: 1 passed, 1 pending in')]);
    expect(stdout).toContain('The broker has version 1.2.3 with branch feat/a b, tag staging.\n');
    expect(broker.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /pacts/provider/FlowMate/for-verification',
      'GET /pacts/0',
      'GET /pacts/1',
      'GET /pacticipants/FlowMate',
      'PUT /pacticipants/FlowMate/branches/feat%2Fa%20b/versions/1.2.3',
      'PUT /pacticipants/FlowMate/versions/1.2.3/tags/staging',
      'POST /pacts/0/results',
      'POST /pacts/1/results',
    ]);
    expect(broker.seen[0]?.body).toEqual({
      consumerVersionSelectors: [{ branch: 'feat/x' }, { deployedOrReleased: true }],
      includePendingStatus: true,
      providerVersionBranch: 'feat/a b',
      providerVersionTags: ['staging'],
      includeWipPactsSince: '2026-01-31',
    });
    expect(broker.seen.slice(-2).map(({ body }) => Object(body).success)).toEqual([true, false]);
    expect(new Set(broker.seen.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer CANARY-TOKEN']));
  });

  it('asks for no pending status without a branch, and with --no-pending', async () => {
    const broker = await brokerOf({ pacts: [{ text: honoured }] });
    await verify(broker.url);
    await verify(broker.url, '--branch', 'main', '--no-pending');
    const asked = broker.seen.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(asked).toMatchObject([{ includePendingStatus: false }, { includePendingStatus: false }]);
  });

  it('has numbers as the broker sent them', async () => {
    const text = honoured.replace(
      '"status":401',
      '"status":401,"body":{"content":{"n":1e400},"contentType":"application/json"}',
    );
    const broker = await brokerOf({ pacts: [{ text }] });
    expect((await verify(broker.url)).stdout).toContain('does not read the number 1e400');
  });

  it('gives its credentials to the origin of the broker only, whatever links say', async () => {
    const other = await brokerOf({ pacts: [{ text: honoured }] });
    const results = { 'pb:publish-verification-results': { href: `${other.url}/results` } };
    const world = { pacts: [{ text: honoured, href: `${other.url}/pacts/0` }, { text: honoured }], links: results };
    const broker = await brokerOf(world);
    const { stderr } = await verify(broker.url, '--publish', '1.0.0');
    expect(other.seen.length).toBeGreaterThan(1);
    expect(other.seen.map(({ authorization }) => authorization).filter((each) => each !== undefined)).toEqual([]);
    expect(stderr).toContain(`note: the broker names ${other.url}, which gets no credentials of the broker\n`);
  });

  it.each([
    ['data:application/json,{}', 'which is no http or https address'],
    ['file:///etc/hostname', 'which is no http or https address'],
    ['/pacts/7', 'the broker answers 404 to GET'],
  ])('verifies the others where one of its links is %s', async (href, says) => {
    const broker = await brokerOf({ pacts: [{ text: honoured, href }, { text: honoured }] });
    const { code, stdout, stderr } = await verify(broker.url);
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
    expect(stdout).toContain('1 interaction: 1 passed, 1 file unreadable in');
  });

  it.each([
    [['--wip-since', '2026-01-31'], '--wip-since means nothing without --branch'],
    [['--wip-since', 'monday', '--branch', 'a'], 'A day is wanted'],
  ])('refuses %j', async (argv, says) => {
    const { code, stderr } = await verify('http://127.0.0.1:1', ...argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
  });

  it('refuses an address with a password in it, and does not show that', async () => {
    const { code, stderr } = await verify('http://user:CANARY@127.0.0.1:1');
    expect([code, stderr]).toEqual([2, expect.stringContaining('an address has no user and no password in it')]);
    expect(stderr).not.toContain('CANARY');
  });

  it('says that a proxy which is named is not used, where nothing can be reached', async () => {
    const { code, stderr } = await runCli(['verify', '--no-own', '--broker', 'http://127.0.0.1:1'], {
      HTTPS_PROXY: 'http://127.0.0.1:2',
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('HTTPS_PROXY is set, and verify uses no proxy')]);
  });
});
