import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './cli-process.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-odd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const good = {
  type: 'Synchronous/HTTP',
  description: 'a good one',
  request: { method: 'GET', path: '/users/' },
  response: { status: 401 },
};

const HAS_PLUGIN = { protobuf: { a: 1 } };
const FLOW = '6762e154616e91cb8d8b1aaf';

function pact(name: string, interactions: readonly unknown[], more: object = {}): string {
  const path = join(folder, `${name}.json`);
  const metadata = { pactSpecification: { version: '4.0' } };
  const parts = { consumer: { name: 'partner' }, provider: { name: 'FlowMate' }, interactions, metadata, ...more };
  writeFileSync(path, JSON.stringify(parts, undefined, 2));
  return path;
}

const commands: [name: string, argv: readonly string[]][] = [
  ['verify', ['verify', '--no-own', '--pact']],
  ['compare', ['compare']],
];

const odd: [name: string, interaction: unknown, says: string][] = [
  ['without-description', { ...good, description: undefined }, 'has no description'],
  ['of-no-kind', { ...good, type: 'HTTP' }, 'near it: Synchronous/HTTP'],
  ['without-type', { ...good, type: undefined }, '"Synchronous/HTTP" is wanted in version 4'],
  ['no-object', 7, 'an object is wanted'],
  ['without-status', { ...good, response: {} }, 'response.status is missing, a number such as 200 is wanted'],
  ['of-no-status', { ...good, response: { status: 70_000 } }, 'response.status is 70000'],
];

describe.each(commands)('%s', (command, argv) => {
  it.each(odd)('judges the others where one is %s, and says what would be right', async (name, interaction, says) => {
    const path = pact(`${command}-${name}`, [good, interaction, { ...good, description: 'another' }]);
    const { code, stdout, stderr } = await runCli([...argv, path]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^3 interactions: .*\b1 broken\b.* in /m);
    expect(stderr).toMatch(new RegExp(`^error: .*${name}\\.json:\\d+: interaction 1`));
    expect(stderr).toContain(says);
  });

  it('does not mind plugins that no interaction uses', async () => {
    const plugins = [{ name: 'protobuf', version: '0.1.5', configuration: {} }];
    const metadata = { pactSpecification: { version: '4.0' }, plugins };
    const { code } = await runCli([...argv, pact(`${command}-plugins`, [good], { metadata })]);
    expect(code).toBe(0);
  });

  it.each(['banana', '5.0', 4, '', '4'])('reads a pact of version %j by how it is written', async (version) => {
    const metadata = { pactSpecification: { version } };
    const { code, stderr } = await runCli([...argv, pact(`${command}-version`, [good], { metadata })]);
    expect(code).toBe(0);
    if (!/^4/.test(String(version))) expect(stderr).toContain(`names version ${JSON.stringify(version)} of Pact`);
  });

  it('warns of messages, and takes them for an error where that is asked for', async () => {
    const message = { type: 'Asynchronous/Messages', description: 'an event', contents: { content: {} } };
    const path = pact(`${command}-messages`, [good, message]);
    const lenient = await runCli([...argv, path]);
    expect(lenient.code).toBe(0);
    expect(lenient.stderr).toMatch(/^warning: 1 message is not (?:verified|compared), .*"an event"/);
    expect(lenient.stdout).toContain('1 skipped (1 message)');
    const strict = await runCli([...argv, path, '--fail-on-skipped']);
    expect([strict.code, strict.stderr]).toEqual([2, expect.stringMatching(/^error: 1 message is not/)]);
  });

  it('judges the other files where one is no pact', async () => {
    const bad = join(folder, `${command}-bad.json`);
    writeFileSync(bad, '{');
    const path = pact(`${command}-beside`, [good]);
    const both = command === 'verify' ? [...argv, path, '--pact', bad] : [...argv, path, bad];
    const { code, stdout, stderr } = await runCli(both);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${bad} is no JSON`)]);
    expect(stdout).toContain('1 file unreadable');
  });
});

describe('verify', () => {
  it('says which plugin is missing, and judges the others', async () => {
    const needing = { ...good, description: 'needs it', pluginConfiguration: HAS_PLUGIN };
    const metadata = { pactSpecification: { version: '4.0' }, plugins: [{ name: 'protobuf', version: '0.1.5' }] };
    const { code, stdout } = await runCli([
      'verify',
      '--no-own',
      '--pact',
      pact('needs', [needing, good], { metadata }),
    ]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/it needs the Pact plugin "protobuf" 0\.1\.5,\s+which\s+is\s+not\s+installed/);
    expect(stdout).toContain('2 interactions: 1 passed, 1 broken');
  });

  const asks = (states: readonly object[], headers: object, path = `/flows/${FLOW}`) => ({
    ...good,
    providerStates: states,
    request: { method: 'GET', path, headers },
    response: { status: 200 },
  });
  const loggedIn = { name: 'the partner is logged in' };
  const flow = { name: 'a flow exists' };
  const mistakes: [name: string, interaction: object, says: RegExp][] = [
    [
      'another token',
      asks([loggedIn, flow], { Authorization: ['Bearer OWN-TOKEN'] }),
      /another token than its states give, which is "partner-token" \(the partner is logged in\)/,
    ],
    [
      'no token',
      asks([loggedIn, flow], {}),
      /no Authorization header: send one of the scheme "Bearer" with the token "partner-token"/,
    ],
    [
      'no state for its token',
      asks([flow], { Authorization: ['Bearer OWN-TOKEN'] }),
      /None of its states gives its token to anyone: ask for \{"name":"the partner is logged in"/,
    ],
    [
      'another scheme',
      asks([loggedIn, flow], { Authorization: ['partner-token'] }),
      /not in the form "Bearer <token>"/,
    ],
    [
      'another id',
      asks([loggedIn, flow], { Authorization: ['Bearer partner-token'] }, `/flows/${'a'.repeat(24)}`),
      /names "a{24}", which is nothing of its states: "a flow exists" has id "6762e154616e91cb8d8b1aaf"/,
    ],
  ];
  it.each(mistakes)('explains %s', async (name, interaction, says) => {
    const path = pact(name.replaceAll(' ', '-'), [interaction]);
    const { code, stdout } = await runCli(['verify', '--no-own', '--pact', path]);
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(says);
    expect(stdout).not.toContain('OWN-TOKEN');
  });

  it('explains that a pact of version 2 names one state', async () => {
    const { type: _type, ...old } = asks([], { Authorization: 'Bearer OWN-TOKEN' });
    const interaction = { ...old, providerStates: undefined, providerState: 'a flow exists' };
    const path = pact('single', [interaction], { metadata: { pactSpecification: { version: '2.0.0' } } });
    const { stdout } = await runCli(['verify', '--no-own', '--pact', path]);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'A pact of version 2 names one state, and that gives "partner-token"',
    );
  });
});
