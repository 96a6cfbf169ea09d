import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get, request } from 'node:https';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliProcess, runCli, startCli } from './cli-process.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-mock-'));
const file = join(folder, 'certificate.pem');
let cli: CliProcess;
beforeAll(async () => {
  writeFileSync(file, '-----BEGIN CERTIFICATE-----\nof an earlier start\n');
  cli = await startCli(['--scenario', 'guide', '--tls', '--tls-cert', file, '--allow-host', 'flowmate.test']);
});
afterAll(async () => {
  await cli.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** What a client that trusts the file, and nothing else, gets; or the code of the failure. */
function ask(path: string, method = 'GET', body = '', trusted = readFileSync(file, 'utf8')): Promise<string> {
  return new Promise((resolve) => {
    const headers =
      body === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(cli.url + path, { ca: trusted, agent: false, method, headers }, async (answer) => {
      let text = '';
      for await (const piece of answer.setEncoding('utf8')) text += piece;
      resolve(text);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end(body);
  });
}

describe('serve --tls', () => {
  it('speaks https to clients that trust the file, and to no others', async () => {
    expect(cli.url).toMatch(/^https:/);
    expect(JSON.parse(await ask('/_mock/health'))).toMatchObject({ status: 'pass' });
    const other = await new Promise((resolve) =>
      get(`${cli.url}/_mock/health`, { agent: false }, resolve).on('error', resolve),
    );
    expect(other).toMatchObject({ code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO/) });
    expect(readFileSync(file, 'utf8')).not.toContain('PRIVATE KEY');
    expect(cli.stderr()).toContain(`note: clients have to trust ${file}: NODE_EXTRA_CA_CERTS=FILE`);
    expect(cli.stdout()).toContain(`export CURL_CA_BUNDLE=${file}\nAPI=https://`);
  });

  it('is made for the names by which the mock is reached', async () => {
    const { port } = new URL(cli.url);
    const subject = await new Promise((resolve, reject) => {
      get(
        {
          host: '127.0.0.1',
          port,
          agent: false,
          servername: 'flowmate.test',
          ca: readFileSync(file),
          path: '/_mock/health',
        },
        (answer) => resolve(answer.statusCode),
      ).on('error', reject);
    });
    expect(subject).toBe(200);
  });

  it('gives addresses that begin with https', async () => {
    const made = JSON.parse(await ask('/_mock/sandboxes/mine', 'PUT', '{"scenario":"guide"}'));
    expect(made.baseUrl).toBe(`${cli.url}/@mine`);
  });

  it.each([
    ['before the work', 'reset'],
    ['instead of an answer', 'lost-answer'],
  ])('has faults of the transport: %s', async (_when, effect) => {
    await ask('/_mock/faults', 'POST', JSON.stringify({ text: `webhooks:${effect}x1` }));
    const hook = '/webhooks/6762e154616e91cb8d8b1aaf';
    const data = '{"data":{"firstName":"Ada","lastName":"L"}}';
    expect(await ask(hook, 'POST', data)).toBe('ECONNRESET');
    expect(await ask(hook, 'POST', data)).toContain('thank you');
  });

  it('is waited for without the file, which is there only once it listens', async () => {
    expect(await runCli(['wait', '--url', cli.url])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('is spoken to by commands that trust the file; others say how', async () => {
    const argv = ['trigger', '6762e154616e91cb8d8b1aaf', '--url', cli.url, '--json'];
    const { code, stderr } = await runCli(argv);
    expect(code).toBe(1);
    expect(stderr).toMatch(/certificate\. Set NODE_EXTRA_CA_CERTS to /);
    const { stdout } = await runCli(argv, { NODE_EXTRA_CA_CERTS: file });
    expect(JSON.parse(stdout)).toMatchObject({ status: 'succeeded' });
  });

  it.each([
    [
      'a file that is no certificate',
      ['--tls', '--tls-cert', 'notes.txt'],
      /notes\.txt: the file there is no certificate/,
    ],
    [
      'a folder that does not exist',
      ['--tls', '--tls-cert', 'none/a.pem'],
      /cannot write the certificate to none\/a\.pem/,
    ],
    ['a file without --tls', ['--tls-cert', 'a.pem'], /give --tls as well/],
    ['a word that is neither on nor off', ['--tls=maybe'], /argument 'maybe' is invalid/],
  ])('refuses %s', async (_what, argv, message) => {
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const { code, stdout, stderr } = await runCli(['serve', '--port', '0', ...argv], {}, folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });
});

describe.runIf(process.platform === 'linux')('open', () => {
  /** A folder with a program by which Linux opens addresses, as its `PATH`. */
  function browser(): { readonly path: string; readonly opened: () => string } {
    const opened = join(folder, 'opened');
    writeFileSync(
      join(folder, 'xdg-open'),
      `#!/bin/sh\nprintf '%s' "$1" > ${opened}.new && mv ${opened}.new ${opened}\n`,
    );
    chmodSync(join(folder, 'xdg-open'), 0o755);
    return { path: `${folder}${delimiter}${process.env.PATH}`, opened: () => readFileSync(opened, 'utf8') };
  }

  it('opens the page of a running server, also behind a certificate, and prints its address', async () => {
    const { path, opened } = browser();
    const { code, stdout, stderr } = await runCli(['open', '--url', `${cli.url}/`], { PATH: path });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^${cli.url}/_mock/(?:ui|health)\n$`));
    await expect.poll(opened, { timeout: 60_000 }).toBe(stdout.trim());
  });

  it('prints the address where there is no browser', async () => {
    const { code, stdout, stderr } = await runCli(['open', '--url', cli.url], { PATH: '/nowhere' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(new RegExp(`^${cli.url}/_mock/`)) });
    expect(stderr).toMatch(/^note: no browser could be opened \(.*\): open the address by hand\.\n$/);
  });

  it('prints the address where there is no server, and says how to start one', async () => {
    expect(await runCli(['open', '--url', 'http://127.0.0.1:1'])).toEqual({
      code: 1,
      stdout: 'http://127.0.0.1:1\n',
      stderr: expect.stringMatching(
        /^error: no mock answers there: .*Start one with serve, or say where it is with --url\.\n$/,
      ),
    });
  });
});
