import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { at, textAt } from '../support/client.js';
import { type CliProcess, mainFile, runCli, startCli } from './cli-process.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const nextFile = (): string => join(folder, `world-${files++}.json`);

const running: CliProcess[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((cli) => cli.stop('SIGKILL')));
});

async function serve(data: string, ...argv: string[]): Promise<CliProcess> {
  const cli = await startCli(['--scenario', 'guide', '--token', 'secret', '--log', 'silent', '--data', data, ...argv]);
  running.push(cli);
  return cli;
}

async function send(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: 'Bearer secret', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

async function createFlow(url: string, name: string): Promise<string> {
  return textAt((await send(url, 'POST', '/flows', { graph, name })).body, 'data', 'id');
}

const serveOnce = (data: string, ...argv: string[]) =>
  runCli(['serve', '--port', '0', '--log', 'silent', '--data', data, ...argv]);

describe('serve --data', () => {
  it('has the world again after a signal and after kill -9, and says whose lock it took over', async () => {
    const file = nextFile();
    const first = await serve(file);
    const id = await createFlow(first.url, 'kept');
    expect(await first.stop('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(`${file}.lock`)).toBe(false);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(['format', 'log', 'records']);

    const second = await serve(file);
    expect(second.stderr()).toBe('');
    expect((await send(second.url, 'GET', `/flows/${id}`)).status).toBe(200);
    const other = await createFlow(second.url, 'kept as well');
    await second.stop('SIGKILL');

    const third = await serve(file);
    expect(third.stderr()).toBe(
      `note: ${file}: process ${second.child.pid} ended without closing it; its lock was taken over\n`,
    );
    for (const each of [id, other]) expect((await send(third.url, 'GET', `/flows/${each}`)).status).toBe(200);
    await third.stop();
  });

  it('ends with exit code 1 and says why when what was answered can be stored no more', async () => {
    const place = join(folder, 'gone');
    mkdirSync(place);
    const cli = await serve(join(place, 'world.json'));
    await createFlow(cli.url, 'lost');
    rmSync(place, { recursive: true });
    const { code, stderr } = await cli.stop('SIGTERM');
    expect(stderr).toMatch(/^note: .*\nerror: cannot write .* is stored no more/s);
    expect(code).toBe(1);
  });

  it('brings a large log into its file in a thread of its own, while it serves', async () => {
    const file = nextFile();
    const cli = await serve(file, '--compact-at', '100000');
    let count = 0;
    while ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < 400_000) {
      await send(cli.url, 'POST', '/flows', { graph, name: 'large', description: 'x'.repeat(90_000) });
      count += 1;
    }
    expect(await cli.stop('SIGKILL')).toMatchObject({ stderr: '' });
    const again = await serve(file);
    const { body } = await send(again.url, 'GET', '/flows?page[size]=100');
    expect(JSON.stringify(body).match(/"name":"large"/g)).toHaveLength(Math.min(count, 100));
  });

  it('shows the world that is kept, not the one that it would have begun with', async () => {
    const file = nextFile();
    await (await serve(file)).stop();
    const cli = await startCli(['--log', 'json', '--data', file]);
    running.push(cli);
    expect(JSON.parse(cli.stdout().split('\n')[0] ?? '')).toMatchObject({
      scenario: 'guide',
      partner: { token: 'secret' },
    });
    const { stderr } = await cli.stop();
    expect(stderr).toBe(`note: ${file}: the world that it keeps began as guide and goes on; demo is not loaded\n`);
  });

  it('is refused to a second process, which leaves the first alone', async () => {
    const file = nextFile();
    const first = await serve(file);
    const second = await serveOnce(file);
    expect(second.stderr).toBe(
      `error: cannot open ${file}: process ${first.child.pid} has it open. Stop that first, or choose another file; if it is no flowmate-mock, remove ${file}.lock.\n`,
    );
    expect({ code: second.code, stdout: second.stdout }).toEqual({ code: 1, stdout: '' });
    const id = await createFlow(first.url, 'still');
    expect((await send(first.url, 'GET', `/flows/${id}`)).status).toBe(200);
  });

  /** A folder where this user may not write; root may write everywhere but in the kernel's own. */
  function forbidden(): string {
    if (process.getuid?.() === 0) return '/sys/flowmate.json';
    const locked = join(folder, 'locked');
    mkdirSync(locked, { recursive: true });
    chmodSync(locked, 0o500);
    return join(locked, 'world.json');
  }

  it.each<[what: string, file: () => string, says: RegExp]>([
    ['its folder is missing', () => join(folder, 'none', 'world.json'), /its folder does not exist\. Make it first\./],
    [
      'it is a folder',
      () => folder,
      /cannot use .* as data file: it is no file\. Name a file; it need not exist yet\./,
    ],
    ['a file stands for its folder', () => join(existing('file'), 'world.json'), /cannot use .*: not a directory/],
    [
      'it belongs to something else',
      () => existing('{"name":"x"}\n'),
      /this is no data file of flowmate-mock\. Name another/,
    ],
    ['its name is too long', () => join(folder, 'x'.repeat(300)), /cannot (use|open) .*: name too long/],
  ])('ends with exit code 1 and one line when %s', async (_, file, says) => {
    const path = file();
    const before = readdirSync(folder);
    const { code, stdout, stderr } = await serveOnce(path);
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr).toMatch(says);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(readdirSync(folder)).toEqual(before);
  });

  it.runIf(process.platform === 'linux')('ends with exit code 1 and one line where it may not write', async () => {
    const { code, stdout, stderr } = await serveOnce(forbidden());
    expect(stderr).toMatch(
      /^error: cannot open [^\n]+: (permission denied|operation not permitted|read-only file system)\. Choose a place where this user may write\.\n$/,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  function existing(text: string): string {
    const path = nextFile();
    writeFileSync(path, text);
    return path;
  }

  it.each<[argv: string[], line: RegExp]>([
    [['--data', ''], /A file has a name\./],
    [['--data', 'x', '--durability', 'never'], /Allowed choices are os, fsync/],
    [['--data', 'x', '--compact-at', '-1'], /A length is a whole number of bytes/],
    [['--data'], /option '--data <file>' argument missing/],
  ])('ends with exit code 2 for %j', async (argv, line) => {
    const { code, stderr } = await runCli(['serve', ...argv]);
    expect(stderr).toMatch(line);
    expect(code).toBe(2);
  });

  it('lets go of the file when the port is taken', async () => {
    const file = nextFile();
    const first = await serve(nextFile());
    const { code, stderr } = await serveOnce(file, '--port', String(new URL(first.url).port));
    expect(stderr).toMatch(/it is in use/);
    expect(code).toBe(1);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });
});

const hasLimits = ((): boolean => {
  try {
    execFileSync('bash', ['-c', 'ulimit -f 100']);
    return true;
  } catch {
    return false;
  }
})();

describe('a full disk', () => {
  it.runIf(hasLimits)('answers writes with 507, reads as before, and nothing acknowledged is lost', async () => {
    const file = nextFile();
    // No file of this process grows beyond 64 KB: the system refuses its writes in the middle, as on a full disk.
    const serving = `exec "${process.execPath}" "${mainFile}" serve --port 0 --scenario guide --token secret --log silent --data "${file}"`;
    const child = spawn('bash', ['-c', `ulimit -f 64; ${serving}`]);
    let printed = '';
    while (!printed.includes('\n')) printed += String((await once(child.stdout, 'data'))[0]);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
    const ids: string[] = [];
    let refused: { status: number; body: unknown } | undefined;
    for (let i = 0; i < 1_000 && refused === undefined; i += 1) {
      const answers = await Promise.all(
        Array.from({ length: 4 }, (_, n) => send(url, 'POST', '/flows', { graph, name: `flow ${i}.${n}` })),
      );
      for (const answer of answers) {
        if (answer.status === 201) ids.push(textAt(answer.body, 'data', 'id'));
        else refused = answer;
      }
    }
    expect(refused?.status).toBe(507);
    expect(at(refused?.body, 'error')).toMatch(
      /^The world's data file could not be written: cannot write .*: file too large\. Make room\. What was acknowledged is safe/,
    );
    expect(ids.length).toBeGreaterThan(20);
    expect((await send(url, 'GET', `/flows/${ids[0]}`)).status).toBe(200);
    expect((await send(url, 'GET', '/_mock/health')).status).toBe(200);
    expect((await send(url, 'POST', '/flows', { graph })).status).toBe(507);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;

    const again = await serve(file);
    for (const id of ids) expect((await send(again.url, 'GET', `/flows/${id}`)).status).toBe(200);
    expect((await send(again.url, 'POST', '/flows', { graph })).status).toBe(201);
  });
});

describe('data check and data repair', () => {
  async function damaged(): Promise<{ file: string; id: string }> {
    const file = nextFile();
    const cli = await serve(file);
    const id = await createFlow(cli.url, 'in the log');
    await createFlow(cli.url, 'behind it');
    await cli.stop('SIGKILL');
    const log = readFileSync(`${file}.wal`, 'utf8').split('\n');
    writeFileSync(`${file}.wal`, log.with(-2, '[["flow"]').join('\n'));
    return { file, id };
  }

  it('find all that is wrong, save what can be read, keep the rest, and the world starts', async () => {
    const { file, id } = await damaged();
    const refused = await serveOnce(file);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(
      /^note: .*taken over\nerror: \S+\.wal:\d+: this line is no batch of changes\. Everything was left as it is\. `node \S+main\.js data check \S+` lists all that is wrong, `node \S+main\.js data repair \S+` keeps what can be read\.\n$/,
    );

    const check = await runCli(['data', 'check', file]);
    expect(check.code).toBe(1);
    expect(check.stdout).toContain(`${file}.wal: log, `);
    expect(check.stderr).toMatch(
      /is damaged, 1 problem:\n {2}\S+\.wal:\d+: this line is no batch of changes; it is dropped\n/,
    );

    const repair = await runCli(['data', 'repair', file]);
    expect(repair).toMatchObject({ code: 0, stderr: '' });
    expect(repair.stdout).toContain(`${file}: sound now, `);
    expect(repair.stdout).toContain(`  ${file}.damaged-1.wal\n`);
    expect((await runCli(['data', 'check', `${file}.damaged-1`])).code).toBe(1);
    expect(await runCli(['data', 'check', file])).toMatchObject({ code: 0, stderr: '' });
    expect((await runCli(['data', 'repair', file])).stdout).toBe(`${file}: sound, nothing to repair\n`);

    const cli = await serve(file);
    expect(at((await send(cli.url, 'GET', `/flows/${id}`)).body, 'data', 'name')).toBe('in the log');
    await cli.stop();
  });

  it('convert a file of an earlier version, which is refused until then with the way to do it', async () => {
    const file = nextFile();
    const body = '"password","u","x"';
    const sum = crc32(body).toString(16).padStart(8, '0');
    const text = `{"flowmate-mock":{"format":1,"generation":1},"records":[\n["${sum}",${body}]\n],"count":1}\n`;
    writeFileSync(file, text);
    const refused = await serveOnce(file);
    expect(refused.stderr).toMatch(/it is of an earlier version; `node \S+main\.js data convert \S+` writes it anew\./);
    expect(refused.code).toBe(1);
    const { code, stdout } = await runCli(['data', 'convert', file]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${file}: converted, 1 record\nwhat was there before:\n  ${file}.earlier-1\n`,
    });
    expect(readFileSync(`${file}.earlier-1`, 'utf8')).toBe(text);
    expect(await runCli(['data', 'check', file])).toMatchObject({ code: 0 });
  });

  it.each<[argv: string[], code: number, says: RegExp]>([
    [['data', 'check', join(folder, 'none.json')], 2, /^error: cannot check \S+: there is no such file\.\n$/],
    [['data', 'repair', join(folder, 'none.json')], 2, /^error: cannot repair \S+: there is no such file\.\n$/],
    [['data', 'check', join(folder, 'none', 'x.json')], 2, /its folder does not exist/],
    [['data', 'check', folder], 1, /it is no file/],
    [['data', 'check'], 2, /missing required argument 'file'/],
    [['data', 'check', 'a', 'b'], 2, /too many arguments/],
    [['data', 'mend', 'a'], 2, /unknown command 'mend'/],
    [['data', 'check', '--fast', 'a'], 2, /unknown option '--fast'/],
    [['data'], 2, /^Usage: flowmate-mock data/],
  ])('%j ends with exit code %i and says why', async (argv, code, says) => {
    const ending = await runCli(argv);
    expect(ending.stderr).toMatch(says);
    expect(ending.stderr).not.toMatch(/^\s+at /m);
    expect({ code: ending.code, stdout: ending.stdout }).toEqual({ code, stdout: '' });
  });

  it('do not touch what is not theirs, or is open', async () => {
    const foreign = nextFile();
    writeFileSync(foreign, 'my diary\n');
    for (const verb of ['check', 'repair']) {
      const { code, stderr } = await runCli(['data', verb, foreign]);
      expect(stderr).toMatch(/this is no data file of flowmate-mock/);
      expect(code).toBe(1);
    }
    expect(readFileSync(foreign, 'utf8')).toBe('my diary\n');

    const open = nextFile();
    await serve(open);
    for (const verb of ['check', 'repair']) {
      const { code, stderr } = await runCli(['data', verb, open]);
      expect(stderr).toMatch(/process \d+ has it open\. Stop that first/);
      expect(code).toBe(1);
    }
  });

  it('explain themselves', async () => {
    const { code, stdout } = await runCli(['data', '--help']);
    expect(stdout).toContain('$ flowmate-mock data repair flowmate.json');
    expect(code).toBe(0);
  });
});
