import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createPool } from '../../../src/client/pool.js';
import { type ClientKind, writeClient } from '../../../src/harness/init/init.js';
import { effectNamed } from '../../support/matrix/effects.js';
import { isHere, runProgram, runTool } from '../../support/matrix/program.js';

const main = fileURLToPath(new URL('../../../dist/src/cli/main.js', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'flowmate-init-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs a line as a shell in `folder` does, with the built command as `flowmate-mock`. */
function shell(line: string, folder: string) {
  const script = `flowmate-mock() { ${JSON.stringify(process.execPath)} ${JSON.stringify(main)} "$@"; }\n${line}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const languages = [
  ['node', ['node']],
  ['python', ['python3']],
  ['shell', ['sh', 'curl', 'jq']],
] as const;
const others = [
  ['php', ['php']],
  ['java', ['java', 'javac']],
] as const;
const here = languages.filter(([, programs]) => isHere(...programs));

/** A client that was written, as a command; compiled where each start would compile it anew. */
async function writeAndCompile(language: ClientKind, folder: string): Promise<readonly string[]> {
  const { path, next } = await writeClient(language, folder);
  switch (language) {
    case 'java':
      runTool('javac', '-d', folder, path);
      // Started once for each case, it gains nothing from the slower compiler.
      return ['java', '-XX:TieredStopAtLevel=1', '-cp', folder, 'Client'];
    case 'go':
      runTool('go', 'build', '-o', join(folder, 'client'), path);
      return [join(folder, 'client')];
    default: {
      const [program = ''] = next.replace(/^.* -- /, '').split(' ');
      return [program, path];
    }
  }
}

describe('certify --init', () => {
  it('has a language that this machine can try', () => {
    expect(here.map(([language]) => language)).toContain('node');
  });

  it.each(here)(
    '%s writes a client that passes the core, and prints how to see that',
    (language) => {
      const folder = mkdtempSync(join(root, language));
      const written = shell(`flowmate-mock certify --init ${language}`, folder);
      expect(written).toMatchObject({ status: 0, stderr: '' });
      const [, next] = /^ {2}(\S.* certify --suite core .*)$/m.exec(written.stdout) ?? [];
      const run = shell(
        `${next?.replace('--suite core', '--suite core --features login --out reports --timeout 110')}`,
        folder,
      );
      const report = JSON.parse(readFileSync(join(folder, 'reports/report.json'), 'utf8'));
      const others = report.cases.filter(
        ({ verdict }: { verdict: string }) => !/^(?:PASS|NOT_APPLICABLE)$/.test(verdict),
      );
      expect(others.map(({ id, verdict, observed }: Record<string, string>) => [id, verdict, observed])).toEqual([]);
      expect(run.status).toBe(0);
    },
    600_000,
  );

  it.for(others)(
    '%s writes a client that passes the cases in which languages differ most, where it is on this machine',
    { timeout: 600_000 },
    async ([language, programs], { skip }) => {
      skip(!isHere(...programs), `there is no ${programs.join(' or no ')} on this machine`);
      const folder = mkdtempSync(join(root, language));
      const command = await writeAndCompile(language, folder);
      const ids = ['FM-CORE-03', 'FM-PAY-05', 'FM-PAY-10', 'FM-FLOW-08', 'FM-MX-*-CHUNKED', 'FM-HYG-05'];
      const cases = ids.map((id) => `--case '${id}'`).join(' ');
      // Few at once: these take long to start.
      const options = `${cases} --parallel 2 --timeout 110 --out reports`;
      const run = shell(`flowmate-mock certify ${options} -- ${command.join(' ')}`, folder);
      const report = JSON.parse(readFileSync(join(folder, 'reports/report.json'), 'utf8'));
      expect(report.causes).toEqual([]);
      expect(run.status).toBe(0);
    },
  );

  const cells = [
    ['webhook', '301 to another origin', false],
    ['webhook', '307 to itself', false],
    ['webhook', '503 until a date of a clock 5 h off, as Thu, 01 Jan 1970 00:00:00 GMT', true],
    ['webhook', '500', true],
    ['webhook', 'lost after the work', true],
    ['webhook', 'dripping', true],
    ['webhook', 'an error with 200', false],
    ['webhook', 'a page called JSON', false],
    ['webhook', 'nothing with 204', true],
    ['webhook', 'silence', true],
    ['flows', '503 until a date of a clock -5 h off, as Thu, 01 Jan 1970 00:00:00 GMT', true],
    ['flows', 'dripping', true],
    ['flows', '302 to itself', undefined],
    ['page', 'stalling', true],
    ['page', '504', true],
    ['page', 'an error with 200', false],
    ['user', '429 for a second', true],
    ['user', 'coded as gzip', true],
    ['user', 'cut off', true],
    ['user', '503 until "in 2099"', true],
    ['user', 'a page with 200', undefined],
    ['login', '429 until a date of a clock 0 h off, as Thu, 01 Jan 1970 00:00:00 GMT', true],
    ['login', '502', true],
    ['login', 'silence', true],
  ] as const;
  const events = ['constructor', 'constructor'].map((user) => ({
    user,
    data: { a: 'é', b: [null, { c: 1.5 }], d: {} },
  }));
  const world = { user: 'constructor', flows: 3, cap: 2, expires: true };

  it.each(here)(
    '%s writes a client that delivers in spite of what passes, and says what it gave up',
    async (language) => {
      const folder = mkdtempSync(join(root, `cells-${language}`));
      const command = await writeAndCompile(language, folder);
      const inPool = createPool(10);
      // A shell starts a program for each request.
      const tried = language === 'shell' ? cells.filter((_, at) => at % 3 === 0) : cells;
      const ended = await Promise.all(
        tried.map(([operation, name, isDelivered]) =>
          inPool(async () => {
            const cell = { operation, effect: effectNamed(name), position: (n: number) => n === 1 };
            const { wrong, code, output } = await runProgram(command, world, events, cell);
            const isAsDue = isDelivered === undefined || isDelivered === (code === 0);
            return wrong.length === 0 && isAsDue ? [] : [{ operation, name, wrong, code, output }];
          }),
        ),
      );
      expect(ended.flat()).toEqual([]);
    },
    900_000,
  );

  it.each(here)(
    '%s writes a client that takes the flows of the very user alone, whatever a service ignores or miscounts',
    async (language) => {
      const folder = mkdtempSync(join(root, `users-${language}`));
      const command = await writeAndCompile(language, folder);
      const inputParameters = { a: 'string', b: { c: 'number' }, e: { type: 'string' }, f: 'string' };
      const data = { a: null, b: { c: -0.5, d: 1 }, e: { g: [] }, h: 'not declared' };
      const picked = { a: null, b: { c: -0.5 }, e: { g: [] } };
      const worlds = [
        ...['é', 'e\u0301', ' a&b=c#d?e+f%41/ä\n', '__proto__'].map((user) => ({ user, flows: 2, cap: 1 })),
        ...[undefined, null, { total: 1 }, { total: 0, totalPages: 1 }, { total: 99 }, { total: '3' }].map((meta) => ({
          ...{ user: 'ann', flows: 3, cap: 2, meta: () => meta },
        })),
      ];
      const inPool = createPool(10);
      const ended = await Promise.all(
        worlds.map((each) =>
          inPool(async () => {
            const own = { ...each, ignoresFilters: true, inputParameters };
            const sent = [{ user: each.user, data, picked }];
            const { wrong, code, output } = await runProgram(command, own, sent);
            return wrong.length === 0 && code === 0 ? [] : [{ world: own, wrong, code, output }];
          }),
        ),
      );
      expect(ended.flat()).toEqual([]);
    },
    900_000,
  );

  it.each([
    ['--init ruby', /'ruby' is invalid. Allowed choices are node, python, shell/],
    ['--init node -- node client.mjs', /with --init nothing is started/],
  ])('%s is refused', (options, why) => {
    const { status, stdout, stderr } = shell(`flowmate-mock certify ${options}`, root);
    expect(stderr).toMatch(why);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('never writes over a file', () => {
    const folder = mkdtempSync(join(root, 'twice'));
    execFileSync('touch', ['client.mjs'], { cwd: folder });
    const { status, stderr } = shell('flowmate-mock certify --init node', folder);
    expect(stderr).toBe(
      'error: cannot write "client.mjs": it is there already. Take it away, or go to another folder.\n',
    );
    expect(status).toBe(2);
    expect(readFileSync(join(folder, 'client.mjs'), 'utf8')).toBe('');
  });
});
