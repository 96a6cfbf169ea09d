import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSocket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { suites } from '../../../contracts/index.js';
import type { CertificationResult } from '../../../src/index.js';
import { certifyToReport, clientCommand, makeFolder, runCertify } from '../../support/certify-command.js';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const guide = readFileSync(join(repository, 'docs/certify-apps.md'), 'utf8');
const CASES = ['--case', 'FM-CORE-0?', '--case', 'FM-ID-0?', '--seed', '3', '--quiet', '0.5'];

/** The example of the guide in this language. */
const example = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? '';

/** Ports that nobody listens on now. */
async function freePorts(count: number): Promise<readonly number[]> {
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = createSocket();
      await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
      return socket;
    }),
  );
  const ports = sockets.map((socket) => {
    const address = socket.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.close(resolve))));
  return ports;
}

/** Starts an app, and waits until it takes connections. */
async function startApp(
  program: string,
  argv: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<ChildProcess> {
  const child = spawn(program, argv, { cwd, env: { ...process.env, ...env }, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const isUp = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${env.PORT}/`).then(
      () => true,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`the app ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return child;
}

async function certifyApp(start: (folder: string) => readonly [program: string, ...argv: string[]]) {
  const folder = makeFolder();
  const [port = 0, appPort = 0] = await freePorts(2);
  const [program, ...argv] = start(folder);
  const FLOWMATE_BASE_URL = `http://127.0.0.1:${port}/@app`;
  await startApp(program, argv, folder, { PORT: String(appPort), FLOWMATE_BASE_URL, FLOWMATE_TOKEN: 'my-own-token' });
  const send = `http://127.0.0.1:${appPort}/event`;
  return certifyToReport(['--watch-url', '--port', String(port), '--token', 'my-own-token', '--send', send, ...CASES]);
}

/** But for what the app does not claim. */
const notPassed = ({ cases }: CertificationResult): string[] =>
  cases.flatMap(({ id, verdict, observed }) =>
    verdict === 'PASS' || (verdict === 'NOT_APPLICABLE' && id === 'FM-CORE-04') ? [] : [`${id}: ${observed}`],
  );

const hasFlask = spawnSync('python3', ['-c', 'import flask']).status === 0;

describe('an app that runs already', () => {
  it('is certified with fixed address and token, with Express as the guide has it', async () => {
    const { code, stdout, report } = await certifyApp((folder) => {
      mkdirSync(join(folder, 'node_modules'));
      symlinkSync(join(repository, 'node_modules/express'), join(folder, 'node_modules/express'));
      symlinkSync(repository.replace(/\/$/, ''), join(folder, 'node_modules/flowmate-mock'));
      writeFileSync(join(folder, 'app.mjs'), example('js'));
      return [process.execPath, 'app.mjs'];
    });
    expect(report.cases.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(
      suites
        .flatMap(({ cases }) => cases)
        .filter(({ id }) => /^FM-(?:CORE|ID)-0/.test(id))
        .map(({ id, feature }) => `${id} ${feature === undefined ? 'PASS' : 'NOT_APPLICABLE'}`),
    );
    expect(code).toBe(0);
    expect(stdout).toContain('(as --token has it)');
    expect(stdout).not.toContain('my-own-token');
    expect(example('js').split('\n').length).toBeLessThan(20);
  });

  it.runIf(hasFlask)('is certified with Flask as the guide has it', async () => {
    const { report } = await certifyApp((folder) => {
      copyFileSync(join(repository, 'src/harness/init/templates/client.py'), join(folder, 'client.py'));
      writeFileSync(join(folder, 'app.py'), example('python'));
      return ['python3', 'app.py'];
    });
    expect(notPassed(report)).toEqual([]);
  });

  it('gets each event by a command, on its standard input', async () => {
    const folder = makeFolder();
    const [port = 0] = await freePorts(1);
    // The command is the client: it makes an events file of the one event.
    const script = join(folder, 'on-event.sh');
    const command = clientCommand()
      .map((word) => `'${word}'`)
      .join(' ');
    writeFileSync(
      script,
      `printf '{"events":[%s]}' "$(cat)" >'${folder}/events.json'\nFLOWMATE_EVENTS='${folder}/events.json' ${command}\n`,
    );
    const env = {
      FLOWMATE_BASE_URL: `http://127.0.0.1:${port}/@app`,
      FLOWMATE_TOKEN: 'my-own-token',
      FLOWMATE_USERNAME: 'u',
      FLOWMATE_PASSWORD: 'p',
    };
    const argv = [
      '--watch-url',
      '--port',
      String(port),
      '--token',
      'my-own-token',
      '--on-event',
      `sh '${script}'`,
      ...CASES,
    ];
    const { code, report } = await certifyToReport(argv, { env });
    expect(notPassed(report)).toEqual([]);
    expect(code).toBe(0);
  });

  it('is not blamed where no event reaches it: the run has no verdict, and says why', async () => {
    const [port = 0] = await freePorts(1);
    const lost = await certifyToReport(['--watch-url', '--send', `http://127.0.0.1:${port}/event`, ...CASES]);
    expect(lost.code).toBe(2);
    expect(lost.report.conclusion).toMatch(/cannot post events to http:.*nothing listens there. Start the app first/);
    const absent = await certifyToReport(['--watch-url', '--on-event', 'no-such-program-here', ...CASES]);
    expect(absent.code).toBe(2);
    expect(absent.report.conclusion).toMatch(/cannot run "no-such-program-here": there is no such program/);
  });

  it('that refuses events has its answer in the report', async () => {
    const server: Server = createServer((request, response) => {
      request.resume();
      response.writeHead(404).end('no such route');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/events`;
    const { report } = await certifyToReport(['--watch-url', '--send', url, '--case', 'FM-CORE-01', '--quiet', '0.1']);
    expect(report.cases).toMatchObject([
      {
        verdict: 'NOT_EXERCISED',
        observed: expect.stringMatching(/did not call; POST .* answered with 404: no such route/),
      },
    ]);
  });
});

describe('options for such an app', () => {
  it.each([
    [['--port', '4011', '--', 'node'], /--port goes with --watch-url/],
    [['--on-event', 'x', '--', 'node'], /--on-event goes with --watch-url/],
    [['--watch-url', '--send', 'localhost:3000'], /An http or https address is wanted/],
    [['--watch-url', '--send', 'http://a/', '--on-event', 'x'], /cannot be used with option/],
    [['--watch-url', '--token', 'a b'], /A token has neither blanks/],
    [['--watch-url', '--port', 'x'], /--port/],
  ])('are refused: %j', async (argv, said) => {
    const { code, stderr } = await runCertify(argv);
    expect(stderr).toMatch(said);
    expect(code).toBe(2);
  });

  it('name an address that is in use', async () => {
    const server = createSocket();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stderr } = await runCertify([
      '--watch-url',
      '--port',
      String(port),
      '--send',
      'http://127.0.0.1:1/',
      ...CASES,
    ]);
    expect(stderr).toMatch(/^error: cannot listen on 127\.0\.0\.1:\d+, it is in use/);
    expect(code).toBe(2);
  });
});
