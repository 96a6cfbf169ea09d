import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { WorldSummary } from '../../../mock/index.js';
import { type BannerFacts, isLoopback, toBanner, toGuideSteps, toReadyLine, toUrl } from '../../../src/cli/banner.js';

const userId = '636d0762bd257a7eb2373d6c';
const flowId = '6762e154616e91cb8d8b1aaf';
const ada = { _id: userId, username: 'ada', status: 'ACTIVE', activeFlows: 2 };
const world = {
  scenario: 'demo',
  partner: { username: 'acme', token: 'T0ken' },
  users: [ada],
  example: { username: 'ada', userId, flowId, input: { firstName: 'string', age: 'number', active: 'boolean' } },
  counts: { users: 1, flows: 3 },
} satisfies WorldSummary;

const facts: BannerFacts = {
  version: '1.2.3',
  url: 'http://127.0.0.1:4010',
  world,
  faults: [],
  platform: 'linux',
};

/** The words a POSIX shell makes of a command. */
function toWords(command: string): string[] {
  const script = 'for word in "$@"; do printf "%s\\0" "$word"; done';
  const printed = execFileSync('bash', ['-c', `set -- ${command}\n${script}`], { encoding: 'utf8' });
  return printed.split('\0').slice(0, -1);
}

describe('the guide as curl lines', () => {
  it('walks from the username to the webhook', () => {
    const authorization = "-H 'Authorization: Bearer T0ken'";
    expect(toGuideSteps(facts).map(({ command }) => command)).toEqual([
      `curl -g ${authorization} 'http://127.0.0.1:4010/users?username=ada'`,
      `curl -g ${authorization} 'http://127.0.0.1:4010/users/${userId}'`,
      `curl -g ${authorization} 'http://127.0.0.1:4010/flows?filter[status]=active&filter[user]=${userId}'`,
      `curl -g ${authorization} 'http://127.0.0.1:4010/flows/${flowId}'`,
      `curl -g ${authorization} -H 'Content-Type: application/json' -d '{"data":{"firstName":"some firstName","age":1,"active":true}}' 'http://127.0.0.1:4010/webhooks/${flowId}'`,
    ]);
  });

  it.each(["o'neil & $HOME", '`id`; "x" \\', 'ä/%?#!*()'])('survives the shell with %j in it', (odd) => {
    const steps = toGuideSteps({
      ...facts,
      world: {
        ...world,
        partner: { username: 'acme', token: `'"$\`\\!${'x'}` },
        example: { ...world.example, username: odd, input: { [odd]: 'string' } },
      },
    });
    const [find, , , , send] = steps.map(({ command }) => toWords(command));
    expect(find?.[3]).toBe(`Authorization: Bearer '"$\`\\!x`);
    expect(new URL(find?.at(-1) ?? '').searchParams.get('username')).toBe(odd);
    expect(find?.at(-1)).toMatch(/^[\w:/.?=%~-]+$/);
    expect(JSON.parse(send?.at(-2) ?? '')).toEqual({ data: { [odd]: `some ${odd}` } });
  });

  it('is quoted for cmd.exe on Windows', () => {
    const [find, , , , send] = toGuideSteps({ ...facts, platform: 'win32' });
    expect(find?.command).toBe('curl -g -H "Authorization: Bearer T0ken" "http://127.0.0.1:4010/users?username=ada"');
    expect(send?.command).toContain('-d "{\\"data\\":{\\"firstName\\":');
  });
});

describe('the banner', () => {
  it('names what is armed to go wrong, and nothing where nothing is', () => {
    expect(toBanner(facts)).not.toContain('faults');
    const armed = ['getFlows:503x2', 'mine'];
    const place = '(http://127.0.0.1:4010/_mock/faults)';
    expect(toBanner({ ...facts, faults: armed })).toContain(`\n  faults   getFlows:503x2, mine ${place}\n`);
    const many = Array.from({ length: 7 }, (_, i) => `f${i}`);
    expect(toBanner({ ...facts, faults: many })).toContain(`  faults   f0, f1, f2, f3, f4 and 2 more ${place}\n`);
  });

  it('tells the URL, the token, the users and the five steps', () => {
    const banner = toBanner(facts);
    expect(banner.split('\n')[0]).toBe('flowmate-mock 1.2.3 listens on http://127.0.0.1:4010');
    expect(banner).toContain('  world    demo (1 user, 3 flows)');
    expect(banner).toContain('  partner  acme\n  token    T0ken\n');
    expect(banner).toContain(`  username  status  active flows  _id\n  ada       ACTIVE  2             ${userId}\n`);
    expect(banner.match(/^ {2}\d\. .+\n {2}curl /gm)).toHaveLength(5);
  });

  it('shows fifteen users and counts the others', () => {
    const users = Array.from({ length: 40 }, (_, index) => ({ ...ada, username: `user-${index + 1}` }));
    const banner = toBanner({ ...facts, world: { ...world, users } });
    expect(banner).toContain('  user-15 ');
    expect(banner).not.toContain('  user-16 ');
    expect(banner).toContain('  and 25 more\n');
  });

  it('says so when the world has nobody to walk the guide with', () => {
    const { partner: _, example: __, ...lonely } = world;
    const banner = toBanner({ ...facts, world: lonely });
    expect(banner).toContain('  partner  none in this world: get a token with POST /login');
    expect(banner).not.toContain('curl');
  });
});

describe('the json line of the start', () => {
  it('tells a program what the banner tells a person', () => {
    const { partner, example, counts } = world;
    expect(JSON.parse(toReadyLine(facts))).toEqual({
      event: 'listening',
      version: '1.2.3',
      url: 'http://127.0.0.1:4010',
      scenario: 'demo',
      partner,
      example,
      counts,
    });
  });
});

describe('the URL', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:80', true],
    ['localhost', 'http://localhost:80', true],
    ['::1', 'http://[::1]:80', true],
    ['0.0.0.0', 'http://127.0.0.1:80', false],
    ['::', 'http://[::1]:80', false],
    ['192.168.1.5', 'http://192.168.1.5:80', false],
  ])('of a server on %s is %s', (host, url, loopback) => {
    expect(toUrl(host, 80)).toBe(url);
    expect(isLoopback(host)).toBe(loopback);
  });
});
