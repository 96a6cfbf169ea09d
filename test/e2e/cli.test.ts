import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type CliProcess, runCli, startCli } from './cli-process.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-mock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const running: CliProcess[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((cli) => cli.stop('SIGKILL')));
});

async function serve(argv: string[] = [], env: Record<string, string> = {}): Promise<CliProcess> {
  const cli = await startCli(argv, env);
  running.push(cli);
  return cli;
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Waits until `look` finds something; the deadline is the test's own. */
async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await wait(10);
  }
}

const hasCurl = ((): boolean => {
  try {
    execFileSync('curl', ['--version']);
    execFileSync('bash', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

describe('serve', () => {
  it('prints where it is, whose token it takes and who lives there', async () => {
    const cli = await serve(['--token', 'my-token']);
    const banner = await until(() => (cli.stdout().includes('/webhooks/') ? cli.stdout() : undefined));
    expect(banner).toMatch(/listens on http:\/\/127\.0\.0\.1:\d+ \(Ctrl-C stops it\)\n/);
    expect(banner).toMatch(/^TOKEN=my-token$/m);
    expect(banner).toMatch(/username +status +active flows +_id\n/);
    expect(banner).toMatch(/ACTIVE +\d+ +[\da-f]{24}\n/);
    expect(cli.stderr()).toBe('');
  });

  it
    .runIf(hasCurl)
    .each([
      { argv: [] },
      { argv: ['--scenario', 'guide'] },
      { argv: ['--timing', 'real', '--strict', '--token', "it's$HOME"] },
    ])('prints the steps of the guide as lines that work when pasted: $argv', async ({ argv }) => {
    const cli = await serve(argv);
    const banner = await until(() => (/\/webhooks\/.*\}'\n/s.test(cli.stdout()) ? cli.stdout() : undefined));
    const [, guide = ''] = banner.split('for another terminal:\n');
    const script = `curl() { command curl -s -w '\\nstatus %{http_code}\\n' "$@"; }\n${guide}`;
    const { stdout } = await promisify(execFile)('bash', ['-c', script]);
    expect(stdout.match(/^status \d+$/gm), stdout).toEqual(Array.from({ length: 4 }, () => 'status 200'));
  });

  it('logs each request on a line of its own', async () => {
    const cli = await serve();
    await fetch(`${cli.url}/_mock/health`);
    await fetch(`${cli.url}/flows?page[size]=1`);
    const { stdout } = await until(() => (cli.stdout().includes('/flows?page') ? { stdout: cli.stdout() } : undefined));
    expect(stdout).toMatch(/^\d\d:\d\d:\d\d GET {4}\/flows\?page(\[|%5B)size(\]|%5D)=1 401 [\d.]+ ms$/m);
  });

  it('keeps stdout parseable with --log json, the first line telling where it listens', async () => {
    const cli = await serve(['--log', 'json', '--host', '0.0.0.0', '--token', 'abc']);
    await fetch(`${cli.url}/users?nosuch=1`, { headers: { authorization: 'Bearer abc' } });
    await fetch(`${cli.url}/nowhere`);
    const { stdout, stderr } = await cli.stop();
    const [first, ...requests] = stdout
      .trimEnd()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));
    expect(first).toMatchObject({ event: 'listening', url: cli.url, partner: { token: 'abc' } });
    expect(requests).toMatchObject([
      { event: 'request', method: 'GET', url: '/users?nosuch=1', status: 200 },
      { event: 'request', method: 'GET', url: '/nowhere', status: 404 },
    ]);
    expect(requests[0]?.violations).toHaveLength(1);
    expect(stderr).toMatch(/^note: listening on 0\.0\.0\.0/);
  });

  it('prints nothing about requests with --log silent', async () => {
    const cli = await serve(['--log', 'silent']);
    await fetch(`${cli.url}/nowhere`);
    const { stdout } = await cli.stop();
    expect(stdout).not.toContain('/nowhere');
  });

  it('takes its options from the environment, behind the flags', async () => {
    const cli = await serve([], {
      FLOWMATE_MOCK_PORT: 'not read',
      FLOWMATE_MOCK_TOKEN: 'from-env',
      FLOWMATE_MOCK_LOG: 'json',
    });
    const line = await until(() => cli.stdout().split('\n')[0]);
    expect(JSON.parse(line)).toMatchObject({ partner: { token: 'from-env' } });
    const answer = await fetch(`${cli.url}/users/me`, { headers: { authorization: 'Bearer from-env' } });
    expect(answer.status).toBe(200);
  });

  it('tells on stderr how far a clock has come that is on a long way', async () => {
    const cli = await serve(['--clock', '2026-11-24T09:00:00Z']);
    const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"advance":"15d"}' };
    expect((await fetch(`${cli.url}/_mock/clock`, init)).status).toBe(200);
    expect(cli.stderr()).toMatch(/^note: the clock is at 2026-12-0\dT\S+, \d\d % of the way; 10000 things fell due\n$/);
  });

  it('goes on when nobody reads what it prints any more', async () => {
    const cli = await serve();
    cli.child.stdout.destroy();
    cli.child.stderr.destroy();
    for (let count = 0; count < 5; count++) {
      expect((await fetch(`${cli.url}/_mock/health`)).status).toBe(200);
      await wait(20);
    }
    expect((await cli.stop()).code).toBe(0);
  });

  it('goes on when its reader leaves the pipe full', async () => {
    const cli = await serve();
    cli.child.stdout.pause();
    const path = `/${'a'.repeat(290)}`;
    for (let round = 0; round < 40; round++) {
      await Promise.all(Array.from({ length: 10 }, async () => (await fetch(cli.url + path)).text()));
    }
    expect((await fetch(`${cli.url}/_mock/health`)).status).toBe(200);
    const since = performance.now();
    cli.child.kill('SIGTERM');
    const [code] = (await once(cli.child, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(performance.now() - since).toBeLessThan(1000);
  });
});

describe('a signal', () => {
  /** A kept-alive connection without a request, and one whose request never ends. */
  async function hang(url: string): Promise<Socket[]> {
    const port = Number(new URL(url).port);
    const [idle, unfinished] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    for (const socket of [idle, unfinished]) socket.on('error', () => {});
    await Promise.all([once(idle, 'connect'), once(unfinished, 'connect')]);
    idle.write('GET /_mock/health HTTP/1.1\r\nHost: x\r\n\r\n');
    unfinished.write(
      'POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    await once(idle, 'data');
    return [idle, unfinished];
  }

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends it within a second with exit code 0, open connections or not',
    async (signal) => {
      const cli = await serve();
      const sockets = await hang(cli.url);
      const { code, ms, stderr } = await cli.stop(signal);
      for (const socket of sockets) socket.destroy();
      expect(code).toBe(0);
      expect(ms).toBeLessThan(1000);
      expect(stderr).toBe('');
    },
  );

  it('leaves no line of the log unwritten', async () => {
    const cli = await serve();
    await fetch(`${cli.url}/the-last-one`);
    expect((await cli.stop()).stdout).toContain('/the-last-one');
  });
});

describe('what it cannot do', () => {
  it('says so in one line when the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stdout, stderr } = await runCli(['serve', '--port', String(port)]);
    other.close();
    expect(stderr).toMatch(new RegExp(`^error: cannot listen on 127\\.0\\.0\\.1:${port}, it is in use\\..+\n$`));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('lists every problem of a world file, one line each', async () => {
    const path = file('wrong.yaml', 'users:\n  - username: 1\n  - {}\nflows: nothing\n');
    const { code, stdout, stderr } = await runCli(['serve', '--port', '0', '--scenario', path]);
    expect(stderr).toContain('wrong.yaml');
    expect(stderr).toContain('users');
    expect(stderr).toContain('flows');
    expect(stderr.split('\n').length).toBeGreaterThan(3);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  const missing = join(folder, 'missing.yaml');
  it.each<[argv: string[], code: number, line: RegExp]>([
    [['serve', '--port', '65536'], 2, /'--port <number>' argument '65536' is invalid\. A port is/],
    [['serve', '--port', '-1'], 2, /A port is a whole number/],
    [['serve', '--port', 'abc'], 2, /A port is a whole number/],
    [['serve', '--fault', 'getFlos:503'], 2, /^error: faults cannot be armed: faults\[0\]: .*did you mean "getFlows"/],
    [['serve', '--fault', '{"effect"'], 2, /^error: fault \{"effect" is no JSON: /],
    [['serve', '--seed', 'abc'], 2, /A seed is a whole number/],
    [['serve', '--transition-ms', '-1'], 2, /A duration is a whole number/],
    [['serve', '--timing', 'slow'], 2, /Allowed choices are instant, real/],
    [['serve', '--log', 'loud'], 2, /Allowed choices are pretty, json, silent/],
    [['serve', '--dialect', 'userId'], 2, /A dialect is written key=value/],
    [['serve', '--dialect', 'usrId=_id'], 2, /no dialect 'usrId'\. There are .*userId=_id\|id\|both/],
    [['serve', '--dialect', 'userId=name'], 2, /dialect userId cannot be 'name'.*userId=_id\|id\|both/],
    [['serve', '--scenario', 'dmo'], 2, /^error: .*dmo.*did you mean demo\?.*guide.*\n$/],
    [['serve', '--scenario', missing], 1, /missing\.yaml/],
    [['serve', '--scenario', folder], 2, /flowmate-mock-/],
    [['serve', '--scenario', file('broken.json', '{"users": [')], 1, /broken\.json/],
    [['serve', '--scenario', file('broken.yaml', 'users: [}')], 1, /broken\.yaml/],
    [['serve', '--host', '203.0.113.7'], 1, /cannot listen on 203\.0\.113\.7:/],
    [['serve', '--host', 'http://localhost'], 2, /A host is a name or an IP address/],
    [['serve', '--colour'], 2, /unknown option '--colour'/],
    [['serve', 'demo'], 2, /too many arguments.*\nValues stand behind their options: node .* serve --scenario demo\n$/],
    [['--port', '4011'], 2, /unknown option.*\nOptions stand behind the command: node .* serve --port 4011\n$/],
    [['server'], 2, /unknown command 'server'/],
    [['\u001b[31mserver'], 2, /unknown command '\\u001b\[31mserver'/],
    [['serve', '--port', '1\u0007'], 2, /argument '1\\u0007' is invalid/],
    [['tail', '--url', 'http://127.0.0.1:1/\u202e'], 1, /no mock answers at http:\/\/127\.0\.0\.1:1\/\\u202e: /],
    [[], 2, /^Usage: flowmate-mock/],
  ])('%j ends with exit code %i and says why, without a stack', async (argv, code, line) => {
    const ending = await runCli(argv, { FLOWMATE_MOCK_PORT: '0' });
    expect(ending.stderr).toMatch(line);
    expect(ending.stderr).not.toMatch(/^\s+at |node:internal/m);
    expect({ code: ending.code, stdout: ending.stdout }).toEqual({ code, stdout: '' });
  });

  it('names the variable that holds a wrong value', async () => {
    const { code, stderr } = await runCli(['serve'], { FLOWMATE_MOCK_TIMING: 'slow' });
    expect(stderr).toMatch(/^error: .*'slow' from env 'FLOWMATE_MOCK_TIMING' is invalid\..+\n$/);
    expect(code).toBe(2);
  });
});

describe('the command', () => {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );

  it.each([
    [['--version'], `${manifest.version}\n`],
    [['--help'], 'Usage: flowmate-mock [options] [command]'],
    [['serve', '--help'], 'FLOWMATE_MOCK_TRANSITION_MS'],
    [['serve', '--help'], '$ flowmate-mock serve --scenario guide'],
    [['help', 'serve'], 'Usage: flowmate-mock serve [options]'],
  ])('answers %j on stdout with exit code 0', async (argv, text) => {
    const { code, stdout, stderr } = await runCli(argv);
    expect(stdout).toContain(text);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('the README', () => {
  it.each(['npm ci && npm start', 'npm ci && npm test'])('has the command %s', (command) => {
    expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain(command);
  });
});
