import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { mainFile, runCli, spawnCli, startCli } from './cli-process.js';

const ended: (() => Promise<unknown>)[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowmate-mock-'));
});
afterEach(async () => {
  await Promise.all(ended.splice(0).map((end) => end()));
  rmSync(folder, { recursive: true });
});

async function serve(argv: string[], cwd?: string) {
  const cli = await startCli(argv, {}, cwd);
  ended.push(() => cli.stop('SIGKILL'));
  return cli;
}

const untilTrue = (check: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(check()).toBe(true), { timeout: 60_000, interval: 50 });

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('init', () => {
  it('writes a project whose world, configuration and test work, and never writes over a file', async () => {
    const { code, stdout } = await runCli(['init'], {}, folder);
    expect(code).toBe(0);
    const names = ['world.yaml', 'world.schema.json', 'flowmate-mock.config.yaml', 'flowmate.test.mjs', 'compose.yaml'];
    for (const name of [...names, '.github/workflows/flowmate.yml']) expect(stdout).toContain(`${name}: `);
    for (const name of ['compose.yaml', '.github/workflows/flowmate.yml'])
      expect(parse(readFileSync(join(folder, name), 'utf8'))).toBeTypeOf('object');
    const cli = await serve(['--config', 'flowmate-mock.config.yaml', '--log', 'silent'], folder);
    const test = spawn(process.execPath, ['--test', 'flowmate.test.mjs'], {
      cwd: folder,
      env: { PATH: process.env.PATH, FLOWMATE_MOCK_URL: cli.url },
    });
    expect(await once(test, 'close')).toEqual([0, null]);

    rmSync(join(folder, 'world.yaml'));
    writeFileSync(join(folder, 'compose.yaml'), 'mine');
    const again = await runCli(['init'], {}, folder);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toMatch(/^error: nothing is written, as .*"compose\.yaml".* would be written over/);
    expect(readFileSync(join(folder, 'compose.yaml'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'world.yaml'))).toBe(false);
  });

  it('leaves nothing behind where a file cannot be written', async () => {
    writeFileSync(join(folder, '.github'), 'a file, no folder');
    const { code, stderr } = await runCli(['init'], {}, folder);
    expect({ code, left: readdirSync(folder) }).toEqual({ code: 1, left: ['.github'] });
    expect(stderr).toMatch(/^error: cannot write into "\."/);
  });
});

describe('the commands for a running server', () => {
  it('wait, trigger and tail talk to it, with its control token', async () => {
    const cli = await serve(['--scenario', 'guide', '--control-token', 'abc', '--log', 'silent']);
    const token = { FLOWMATE_MOCK_URL: cli.url, FLOWMATE_MOCK_CONTROL_TOKEN: 'abc' };
    expect(await runCli(['wait', '--url', cli.url])).toEqual({ code: 0, stdout: '', stderr: '' });

    const tail = spawnCli(['tail'], token);
    ended.push(async () => tail.kill('SIGKILL'));
    let shown = '';
    for (const stream of [tail.stdout, tail.stderr]) stream.setEncoding('utf8').on('data', (text) => (shown += text));
    await untilTrue(() => shown.includes('until Ctrl-C'));

    const id = '6762e154616e91cb8d8b1aaf';
    const right = await runCli(['trigger', id, '--data', '{"firstName":"Ada","lastName":"L"}', '--json'], token);
    expect(JSON.parse(right.stdout)).toMatchObject({
      flowId: id,
      status: 'succeeded',
      input: { data: { firstName: 'Ada', lastName: 'L' } },
    });
    writeFileSync(join(folder, 'event.json'), '{}');
    const wrong = await runCli(['trigger', id, '--data', `@${join(folder, 'event.json')}`], token);
    expect(wrong).toMatchObject({ code: 1, stderr: '' });
    expect(wrong.stdout).toMatch(/^execution [0-9a-f]{32} of flow \w+: failed\n[\s\S]*-> failed in \w+: .*firstName/);

    await fetch(`${cli.url}/webhooks/${id}`, {
      method: 'POST',
      body: '{"data":{}}',
      headers: { 'content-type': 'application/json' },
    });
    await untilTrue(() => /POST +\/webhooks\/6762e154616e91cb8d8b1aaf 200 .*\n +-> execution failed in /.test(shown));
    tail.kill('SIGINT');
    expect(await once(tail, 'close')).toEqual([0, null]);

    const refused: [argv: string[], env: Record<string, string>, code: number, message: RegExp][] = [
      [['trigger', id], { FLOWMATE_MOCK_URL: cli.url }, 1, /refuses: .*Give its token with --control-token/],
      [['tail'], { FLOWMATE_MOCK_URL: cli.url }, 1, /refuses: .*--control-token/],
      [['trigger', 'No such flow'], token, 1, /there is no flow with the id or name "No such flow"/],
      [['trigger', 'a'.repeat(24)], token, 1, /There is no flow/],
      [['trigger', id, '--data', '[1]'], token, 2, /the data is no JSON object: \[1\]/],
      [['trigger', id, '--data', '@none.json'], token, 2, /cannot read the data none\.json: there is no such file/],
      [
        ['wait', '--timeout', '300ms', '--url', 'http://127.0.0.1:1'],
        {},
        1,
        /no mock answers at http:\/\/127\.0\.0\.1:1 after 0\.3 s: /,
      ],
      [['tail', '--url', 'http://127.0.0.1:1'], {}, 1, /no mock answers at .*Start one with serve/],
      [['wait', '--url', 'nonsense'], {}, 2, /The base URL of a mock is wanted, such as http/],
      [['wait', '--timeout', '5'], {}, 2, /A time has its unit/],
    ];
    for (const [argv, env, code, message] of refused) {
      const result = await runCli(argv, env);
      expect({ argv, code: result.code, stderr: result.stderr }).toEqual({
        argv,
        code,
        stderr: expect.stringMatching(message),
      });
    }
  });

  it('tail says that the server has ended', async () => {
    const cli = await serve(['--scenario', 'guide']);
    const tail = runCli(['tail', '--url', cli.url]);
    const listening = await fetch(`${cli.url}/_mock/health`);
    expect(listening.status).toBe(200);
    setTimeout(() => void cli.stop('SIGTERM'), 1_500);
    expect((await tail).code).toBe(1);
  });
});

describe('a server', () => {
  it.each([
    [['--watch'], /--watch wants a scenario file, and demo is built in/],
    [['--config', 'none.yaml'], /cannot use the configuration none\.yaml:\n {2}there is no such file/],
  ])('%j is refused with exit code 2', async (argv, message) => {
    const { code, stderr } = await runCli(['serve', '--port', '0', ...argv]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
  });

  it.each<[setting: 'on' | 'off', signal: NodeJS.Signals]>([
    ['on', 'SIGTERM'],
    ['on', 'SIGKILL'],
    ['off', 'SIGTERM'],
  ])('--end-with-parent %s, whose parent ends by %s', async (setting, signal) => {
    const line = `"$0" "$1" serve --port 0 --end-with-parent ${setting} & echo "pid=$!"; wait`;
    const shell = spawn('sh', ['-c', line, process.execPath, mainFile]);
    let printed = '';
    shell.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
    await untilTrue(() => printed.includes('Ctrl-C'));
    const pid = Number(/pid=(\d+)/.exec(printed)?.[1]);
    ended.push(async () => isAlive(pid) && process.kill(pid, 'SIGKILL'));
    shell.kill(signal);
    if (setting === 'on') return untilTrue(() => !isAlive(pid));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(isAlive(pid)).toBe(true);
  });

  it.each<NodeJS.Signals>(['SIGTERM', 'SIGKILL'])('that npm started ends with npm, which %s ended', async (signal) => {
    const npm = spawn('npm', ['start', '--', '--port', '0', '--log', 'json'], {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
    });
    let printed = '';
    npm.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
    await untilTrue(() => printed.includes('"event":"listening"'));
    const url = /"url":"([^"]+)"/.exec(printed)?.[1];
    npm.kill(signal);
    await vi.waitFor(() => expect(fetch(`${url}/_mock/health`)).rejects.toThrow(), { timeout: 60_000, interval: 100 });
  });
});
