import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { createServeCommand, type ServeOptions } from '../../../src/cli/serve-command.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-mock-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

function write(text: string, name = 'flowmate-mock.config.yaml'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** The options with which the command would start, or what it says is wrong. */
async function run(argv: readonly string[]): Promise<ServeOptions | string> {
  let seen: ServeOptions | undefined;
  let complaint = '';
  const command = createServeCommand(async (options) => {
    seen = { ...options };
  })
    .exitOverride()
    .configureOutput({ writeErr: (text) => (complaint += text) });
  await command.parseAsync(argv, { from: 'user' }).catch(() => {});
  return seen ?? complaint;
}

const configured = (text: string, name?: string): Promise<ServeOptions | string> =>
  run(['--config', write(text, name)]);

describe('a configuration file', () => {
  it.each<[text: string, expected: object]>([
    ['port: 0', { port: 0 }],
    ['port: "8080"', { port: 8080 }],
    ['scenario: guide', { scenario: 'guide' }],
    ['scenario: world.yaml', { scenario: join(folder, 'world.yaml') }],
    ['data: /var/world.json', { data: '/var/world.json' }],
    ['strict: on', { strict: true }],
    ['strict: false', { strict: false }],
    ['clock: 2026-11-24T09:00:00Z', { clock: '2026-11-24T09:00:00Z' }],
    ['dialect: { userId: both, search: insensitive }', { dialect: { userId: 'both', search: 'insensitive' } }],
    ['dialect: userId=both', { dialect: { userId: 'both' } }],
    ['faults: [slow, "getFlows:503x2"]', { fault: ['slow', 'getFlows:503x2'] }],
    ['faults: slow', { fault: ['slow'] }],
    ['faults: [{ effect: { kind: status, status: 503 } }]', { fault: ['{"effect":{"kind":"status","status":503}}'] }],
    [
      'log: json\nplay: 5s\nwatch: yes\nendWithParent: off',
      { log: 'json', play: 5_000, watch: true, endWithParent: false },
    ],
    ['# nothing\n', { port: 4010, log: 'pretty' }],
  ])('%j counts', async (text, expected) => {
    expect(await configured(text)).toMatchObject(expected);
  });

  it('may be JSON', async () => {
    expect(await configured('{"port":1,"transitionMs":20}', 'config.json')).toMatchObject({
      port: 1,
      transitionMs: 20,
    });
  });

  it('loses to variables, and both lose to flags', async () => {
    const file = write('port: 1\nseed: 1\ntoken: file\n');
    vi.stubEnv('FLOWMATE_MOCK_SEED', '2');
    vi.stubEnv('FLOWMATE_MOCK_PORT', '2');
    vi.stubEnv('FLOWMATE_MOCK_CONFIG', file);
    expect(await run(['--port', '3'])).toMatchObject({ port: 3, seed: 2, token: 'file' });
  });

  it.each([
    ['prot: 1', /config\.yaml:1:1: prot: there is no such member \(did you mean "port"\?\)/],
    ['transition-ms: 20', /did you mean "transitionMs"/],
    ['port: 1\nseed: abc', /:2:\d+: seed: cannot be "abc"\. A seed is a whole number/],
    ['port: null', /port: cannot be null\. A port is/],
    ['port: [1, { a: 2 }]', /port: cannot be/],
    ['log: loud', /log: cannot be "loud"\. There are pretty, json, silent\./],
    ['timing: slow', /There are instant, real/],
    ['clock: tomorrow', /clock: cannot be "tomorrow"\. A world begins now/],
    ['play: 5', /play: cannot be 5\. A time has its unit/],
    ['faults: []', /faults: cannot be/],
    ['- port', /an object is due|object/],
    ['port: [}', /config\.yaml:1/],
    ['config: other.yaml', /there is no such member/],
  ])('%j is refused', async (text, expected) => {
    expect(await configured(text)).toMatch(expected);
    expect(await configured(text)).toMatch(/^error: cannot use the configuration /);
  });

  it('that is not there is refused', async () => {
    expect(await run(['--config', join(folder, 'none.yaml')])).toMatch(/none\.yaml:\n {2}there is no such file/);
  });
});
