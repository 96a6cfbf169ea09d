import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { WorldSummary } from '../../../mock/index.js';
import { type BannerFacts, isLoopback, toBanner, toReadyLine, toUrl } from '../../../src/cli/banner.js';
import { toGuideLines } from '../../../src/cli/guide-lines.js';

const userId = '636d0762bd257a7eb2373d6c';
const flowId = '6762e154616e91cb8d8b1aaf';
const ada = { _id: userId, username: 'ada', status: 'ACTIVE', activeFlows: 2 };
const world = {
  scenario: 'demo',
  clock: { now: '2026-11-24T09:00:00.000Z', frozen: false },
  partner: { username: 'acme', token: 'T0ken' },
  users: [ada],
  example: {
    username: 'ada',
    userId,
    flowId,
    input: { firstName: 'string', age: 'number', active: 'boolean' },
    data: { firstName: 'Ada', age: 36, active: true },
  },
  counts: { users: 1, flows: 3 },
} satisfies WorldSummary;

const facts: BannerFacts = {
  version: '1.2.3',
  url: 'http://127.0.0.1:4010',
  world,
  faults: [],
  command: 'flowmate-mock',
  platform: 'linux',
};

/** The words of each call of curl that a POSIX shell makes of the lines. */
function toCalls(lines: readonly string[]): string[][] {
  const script = `curl() { printf '%s\\0' "$@" $'\\x01'; }\n${lines.join('\n')}`;
  const printed = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
  return printed
    .split('\0\u0001\0')
    .slice(0, -1)
    .map((call) => call.split('\0'));
}

describe('the guide as lines for a shell', () => {
  it('walks from the username to the webhook', () => {
    expect(toCalls(toGuideLines(facts))).toEqual([
      ['-g', '-H', 'Authorization: Bearer T0ken', 'http://127.0.0.1:4010/users?username=ada'],
      [
        '-g',
        '-H',
        'Authorization: Bearer T0ken',
        `http://127.0.0.1:4010/flows?filter[status]=active&filter[user]=${userId}`,
      ],
      ['-g', '-H', 'Authorization: Bearer T0ken', `http://127.0.0.1:4010/flows/${flowId}`],
      [
        '-H',
        'Content-Type: application/json',
        `http://127.0.0.1:4010/webhooks/${flowId}`,
        '-d',
        '{"data":{"firstName":"Ada","age":36,"active":true}}',
      ],
    ]);
  });

  it.each(["o'neil & $HOME", '`id`; "x" \\', 'ä/%?#!*()', 'a,"b",', '\u001b[31m'])(
    'survives the shell with %j in it',
    (odd) => {
      const lines = toGuideLines({
        ...facts,
        world: {
          ...world,
          partner: { username: 'acme', token: `'"$\`\\!${'x'}` },
          example: {
            ...world.example,
            username: odd,
            data: { [odd]: odd, more: odd.repeat(40), again: odd.repeat(40) },
          },
        },
      });
      const [find, , , send] = toCalls(lines);
      expect(find?.[2]).toBe(`Authorization: Bearer '"$\`\\!x`);
      expect(new URL(find?.at(-1) ?? '').searchParams.get('username')).toBe(odd);
      expect(JSON.parse(send?.at(-1) ?? '')).toEqual({
        data: { [odd]: odd, more: odd.repeat(40), again: odd.repeat(40) },
      });
      expect(lines.join('')).not.toMatch(/\p{Cc}/u);
    },
  );

  it('shows a token that is longer than a line in several, which the shell joins', () => {
    const token = 'aB-_'.repeat(43).slice(0, 171);
    const lines = toGuideLines({ ...facts, world: { ...world, partner: { username: 'acme', token } } });
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(98);
    expect(toCalls(lines)[0]?.[2]).toBe(`Authorization: Bearer ${token}`);
  });

  it('is quoted for cmd.exe on Windows', () => {
    const lines = toGuideLines({ ...facts, platform: 'win32' });
    expect(lines).toContain('set TOKEN=T0ken');
    expect(lines).toContain('curl -g -H "Authorization: Bearer %TOKEN%" "%API%/users?username=ada"');
    expect(lines.at(-1)).toContain('-d "{\\"data\\":{\\"firstName\\":');
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

  it('shows the URL, how to stop it, the world and its time, the token, the users and the steps', () => {
    const banner = toBanner(facts);
    expect(banner.split('\n')[0]).toBe('flowmate-mock 1.2.3 listens on http://127.0.0.1:4010 (Ctrl-C stops it)');
    expect(banner).toContain(
      '  world    demo: 1 user, 3 flows\n  time     2026-11-24 09:00 UTC\n  partner  acme (--token sets the token)\n',
    );
    expect(banner).toContain('\nTOKEN=T0ken\n');
    expect(banner).toContain(
      '\n  page     http://127.0.0.1:4010/_mock/ui, in a browser (control API: /_mock)\n  next     flowmate-mock open, tail, or certify --init node\n',
    );
    expect(banner).toContain(`  username  status  active flows  _id\n  ada       ACTIVE  2             ${userId}\n`);
    expect(banner.match(/^curl /gm)).toHaveLength(4);
  });

  it.each([[[]], [['getFlows:503x2']]])('fits a terminal: 25 lines of 100 columns, with faults %j', (faults) => {
    const users = Array.from({ length: 40 }, (_, index) => ({ ...ada, username: `customer-number-${index + 1}` }));
    const token = 'aB-_'.repeat(43).slice(0, 171);
    const lines = toBanner({ ...facts, faults, world: { ...world, users, partner: { username: 'acme', token } } })
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThanOrEqual(25);
    // Pasted as it stands there, the token is whole.
    expect(toCalls(lines.slice(lines.findIndex((line) => line.startsWith('API='))))[0]?.[2]).toBe(
      `Authorization: Bearer ${token}`,
    );
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it('shows five users and counts the others', () => {
    const users = Array.from({ length: 40 }, (_, index) => ({ ...ada, username: `user-${index + 1}` }));
    const banner = toBanner({ ...facts, world: { ...world, users } });
    expect(banner).toContain('  user-5 ');
    expect(banner).not.toContain('  user-6 ');
    expect(banner).toContain('  and 35 more: http://127.0.0.1:4010/_mock/records/users\n');
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
    const { clock, partner, example, counts } = world;
    expect(JSON.parse(toReadyLine(facts))).toEqual({
      event: 'listening',
      version: '1.2.3',
      url: 'http://127.0.0.1:4010',
      scenario: 'demo',
      clock,
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
