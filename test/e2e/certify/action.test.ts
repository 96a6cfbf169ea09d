import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = mkdtempSync(join(tmpdir(), 'flowmate-action-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: { readonly id?: string; readonly env: Readonly<Record<string, string>>; readonly run: string }[];
  };
}

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const action: Action = parse(readFileSync(join(repository, 'action.yml'), 'utf8'));

// A checkout of the action's own, whose command notes its arguments; its `npm ci` is left to GitHub.
const checkout = join(root, 'checkout');
mkdirSync(join(checkout, 'dist/src/cli'), { recursive: true });
writeFileSync(
  join(checkout, 'dist/src/cli/main.js'),
  `const { appendFileSync } = require('node:fs');
  appendFileSync(${JSON.stringify(join(root, 'arguments.log'))}, process.argv.slice(2).join(' ') + '\\n');
  const { status } = require('node:child_process').spawnSync(process.execPath, [${JSON.stringify(join(repository, 'dist/src/cli/main.js'))}, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(status);`,
);
const client = join(repository, 'src/harness/init/templates/client.mjs');

let runs = 0;
/** Runs the action's step as GitHub does, with these inputs. */
function run(given: Readonly<Record<string, string>>) {
  runs += 1;
  const folder = join(root, `run ${runs}`);
  mkdirSync(folder);
  const step = action.runs.steps.find(({ id }) => id === 'certify');
  const inputOf = (name: string): string => given[name] ?? action.inputs[name]?.default ?? '';
  const env = Object.fromEntries(
    Object.entries(step?.env ?? {}).map(([name, expression]) => {
      return [name, expression.replace(/\$\{\{ inputs\.(\S+) \}\}/, (_, input: string) => inputOf(input))];
    }),
  );
  const { PATH = '' } = process.env;
  const files = { GITHUB_OUTPUT: join(folder, 'outputs'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  // As GitHub starts it for `shell: bash`.
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? ''],
    {
      cwd: folder,
      env: { PATH, GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: checkout, ...files, ...env },
      encoding: 'utf8',
    },
  );
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const outputs = Object.fromEntries(
    read('outputs')
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return { status, stdout, stderr, outputs, folder, read };
}

describe('the GitHub Action', () => {
  it('certifies a client and tells the outcome', () => {
    const { status, outputs, read } = run({ command: `node "${client}"`, suites: 'hygiene, core' });
    expect(outputs).toEqual({
      conformant: 'true',
      'exit-code': '0',
      conclusion: 'conformant',
      passed: '34',
      failed: '0',
      reports: 'flowmate-certification',
    });
    expect(status).toBe(0);
    expect(read('summary')).toContain('## FlowMate certification: conformant');
    expect(JSON.parse(read('flowmate-certification/report.json'))).toMatchObject({ summary: { total: 20 } });
  });

  it('fails with the exit code of a client that fails, its outputs set all the same', () => {
    const { status, outputs, stdout } = run({
      command: `node -e 'fetch(process.env.FLOWMATE_BASE_URL + "/users")'`,
      suites: 'core',
      out: 'my reports',
    });
    expect(status).toBe(1);
    expect(outputs).toMatchObject({ conformant: 'false', 'exit-code': '1', reports: 'my reports' });
    expect(Number(outputs.failed)).toBeGreaterThan(0);
    expect(stdout).toMatch(/^::error title=FM-CORE-01 and \d+ more::/m);
  });

  it('passes on features and baseline', () => {
    const { status, stderr } = run({
      command: 'true',
      features: 'login',
      baseline: 'known.yaml',
    });
    expect(readFileSync(join(root, 'arguments.log'), 'utf8').trimEnd().split('\n').at(-1)).toBe(
      'certify --out flowmate-certification --features login --baseline known.yaml -- true',
    );
    expect(stderr).toContain('known.yaml');
    expect(status).toBe(2);
  });

  it('runs the code of its own checkout, and fetches nothing by name', () => {
    const [first] = action.runs.steps;
    expect(first?.run).toBe('npm ci --prefix "$GITHUB_ACTION_PATH"');
    expect(readFileSync(join(repository, 'action.yml'), 'utf8')).not.toContain('npx');
  });

  it('lets no input but the command be read by the shell', () => {
    const { folder } = run({
      command: 'true',
      suites: '$(touch a)',
      out: '$(touch b)',
      baseline: '`touch c`',
    });
    expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout).not.toMatch(/^[abc]$/m);
  });

  it('declares every output that its step sets, and no other', () => {
    const { outputs } = run({ command: 'true', suites: 'no-such-suite' });
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(action.outputs).sort());
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`\${{ steps.certify.outputs.${name} }}`);
    }
  });
});
