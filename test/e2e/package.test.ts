import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { createConsumer } from './consumer.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Packed {
  readonly files: readonly { readonly path: string }[];
  readonly unpackedSize: number;
}

/** What `npm pack` would put into the package. */
function pack(): Packed {
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(printed) as [Packed];
  return packed;
}

const packed = pack();
const files = packed.files.map(({ path }) => path);

/** The library's modules behind these entries, each with the packages that it imports. */
function reachedModules(entries: readonly string[]): Map<string, string[]> {
  const reached = new Map<string, string[]>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    const imports =
      /^(?:import|export)\b.*? from ['"]([^'"]+)['"];$|^\} from ['"]([^'"]+)['"];$|^import ['"]([^'"]+)['"];$/gm;
    const paths = [...readFileSync(file, 'utf8').matchAll(imports)].map(
      ([, one, two, three]) => one ?? two ?? three ?? '',
    );
    const names = paths.filter((path) => !/^(?:\.|node:)/.test(path));
    reached.set(
      file,
      names.map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    );
    for (const path of paths) if (path.startsWith('.')) visit(join(dirname(file), path));
  };
  for (const entry of entries) visit(join(root, `dist/src/${entry}.js`));
  expect(reached.size).toBeGreaterThan(100);
  return reached;
}

describe('the package', () => {
  it('holds what its entry points name', () => {
    const { exports, bin, main, types } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = JSON.stringify({ exports, bin, main, types }).match(/"(?:\.\/)?dist[^"]+"/g) ?? [];
    expect(named.length).toBeGreaterThan(8);
    for (const file of named) expect(files).toContain(posix.normalize(JSON.parse(file)));
  });

  it('holds what its pages link to', () => {
    const pages = files.filter((path) => path.endsWith('.md'));
    expect(pages).toContain('README.md');
    for (const page of pages) {
      const text = readFileSync(join(root, page), 'utf8').replace(/^```.*?^```$/gms, '');
      for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
        if (/^https?:/.test(link)) continue;
        const target = posix.normalize(posix.join(posix.dirname(page), link)).replace(/\/$/, '');
        expect(
          files.some((path) => path === target || path.startsWith(`${target}/`)),
          `${page}: ${link}`,
        ).toBe(true);
      }
    }
  });

  it('is small: below 9 MB with no file that no entry needs for its types', () => {
    expect(packed.unpackedSize).toBeLessThan(9_000_000);
    expect(files.filter((path) => path.endsWith('.d.ts')).length).toBeLessThan(200);
  });

  it('imports nothing but what is installed with it, or named as a peer', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const installed = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }));
    const foreign = [...reachedModules(['index', 'client/index', 'vitest'])].flatMap(([file, names]) =>
      names.filter((name) => !installed.has(name)).map((name) => `${file} imports ${name}`),
    );
    expect(foreign).toEqual([]);
  });

  it('brings the licences of what is in it', () => {
    const licences = files
      .filter((path) => /LICENSES?\.txt$/.test(path))
      .map((path) => readFileSync(join(root, path), 'utf8'));
    for (const name of ['hono', '@hono/node-server', '@faker-js/faker', 'commander', 'fast-check'])
      expect(
        licences.some((text) => new RegExp(`^${name} \\d[^\\n]*\\n\\n.*(?:MIT|Copyright|license)`, 'ms').test(text)),
        name,
      ).toBe(true);
  });

  it.each([
    ['nodenext', 'nodenext', 'module'],
    ['commonjs', 'node10', 'commonjs'],
  ])(
    'has whole types for module %s and resolution %s, without those of Node',
    async (module, moduleResolution, type) => {
      const consumer = createConsumer({});
      try {
        consumer.write('package.json', JSON.stringify({ type }));
        consumer.write(
          'use.ts',
          [
            "import { createMock, startMock } from 'flowmate-mock';",
            "import { createClient } from 'flowmate-mock/client';",
            "export const made = createMock({ scenario: 'demo', clock: 'now' }).then((mock) => mock.describe().users);",
            'export const url: Promise<string> = startMock({ port: 0 }).then((server) => server.url);',
            "export const client = createClient({ baseUrl: 'http://127.0.0.1', token: 'x' });",
            '// @ts-expect-error: there is no such option',
            'export const wrong = createMock({ sed: 1 });',
          ].join('\n'),
        );
        const options = {
          noEmit: true,
          strict: true,
          target: 'es2022',
          types: [],
          module,
          moduleResolution,
          skipLibCheck: false,
        };
        const lib = ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable', 'esnext.disposable'];
        consumer.write('tsconfig.json', JSON.stringify({ compilerOptions: { ...options, lib }, files: ['use.ts'] }));
        const { code, output } = await consumer.run(process.execPath, [
          join(root, 'node_modules/typescript/lib/tsc.js'),
          '-p',
          consumer.folder,
        ]);
        expect({ code, output: output.trim() }).toEqual({ code: 0, output: '' });
      } finally {
        consumer.remove();
      }
    },
  );

  it('makes up the same people in every language as the sources do', async () => {
    const built = await import(join(root, 'dist/mock/index.js'));
    for (const locale of ['en', 'de', 'fr', 'es'] as const) {
      const scenario = { generate: { users: 3, flowsPerUser: 1, locale } };
      const [one, two] = [await createMock({ scenario }), await built.createMock({ scenario })];
      expect(two.describe().users).toEqual(one.describe().users);
    }
  });

  it('has no error for publint', async () => {
    const { messages } = await publint({ pkgDir: root, level: 'warning', strict: true });
    expect(messages).toEqual([]);
  });

  it('holds no sources, tests, or scripts that run when it is installed', () => {
    expect(files.filter((path) => /^(?:test|mock|src|\.ci|\.github)\//.test(path))).toEqual([]);
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
  });
});
