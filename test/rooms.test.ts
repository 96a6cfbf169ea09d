import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import unitConfig from '../vitest.config.js';
import deepConfig from '../vitest.deep.config.js';
import e2eConfig from '../vitest.e2e.config.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Left to right: a room may import from those before it. `test` may import from anywhere. */
const rooms = ['openapi', 'mock', 'contracts', 'src', 'test'];
/** The rooms inside `mock/`, in the same order; those of one line do not import each other. */
const mockRooms = [
  ['domain'],
  ['store'],
  ['executions'],
  ['faults'],
  ['journal'],
  ['scenarios'],
  ['worlds'],
  ['http'],
  ['api', 'control'],
  ['server'],
  ['index'],
];
const maxLines = 250;
const passedOver = new Set(['node_modules', 'dist', 'coverage', '.git']);
const emptyNames = /^(utils?|helpers?|common|core|lib|services?|managers?)$/;

/** Paths below the repository's root, with slashes, of every file a person wrote or a script made. */
const files = walk(root);
const sources = files.filter(
  (path) => rooms.includes(roomOf(path)) && /\.(tsx?|mjs)$/.test(path) && !isGenerated(path),
);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (passedOver.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [relative(root, path).split(sep).join('/')];
  });
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** The room inside `mock/` that a file lies in, by its place in the order. */
function mockRankOf(path: string): number {
  const room = path.split('/')[1]?.replace(/\.\w+$/, '') ?? '';
  return mockRooms.findIndex((rooms) => rooms.includes(room));
}

function isGenerated(path: string): boolean {
  return path.includes('/generated/');
}

interface Import {
  readonly fileName: string;
  /** Path of the imported file as it is written, from the repository's root. */
  readonly target: string;
}

/** By path and text: the rules look at most files more than once, and reading imports takes long. */
const importsSeen = new Map<string, Import[]>();

function importsOf(path: string, text: string): Import[] {
  const key = `${path}\n${text}`;
  const seen = importsSeen.get(key) ?? findImports(path, text);
  importsSeen.set(key, seen);
  return seen;
}

function findImports(path: string, text: string): Import[] {
  return ts
    .preProcessFile(text)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => ({ fileName, target: posix.join(posix.dirname(path), fileName) }));
}

/** Groups of files that import each other, directly or through others. `graph` has each file's imports, all of them its keys. */
function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const order = new Map<string, number>();
  const open: string[] = [];
  const visit = (path: string): number => {
    const place = order.size;
    order.set(path, place);
    open.push(path);
    let lowest = place;
    for (const target of graph.get(path) ?? []) {
      if (!order.has(target)) lowest = Math.min(lowest, visit(target));
      else if (open.includes(target)) lowest = Math.min(lowest, order.get(target) ?? place);
    }
    if (lowest === place) {
      const circle = open.splice(open.indexOf(path));
      if (circle.length > 1 || graph.get(path)?.includes(path)) circles.push(circle);
    }
    return lowest;
  };
  for (const path of graph.keys()) if (!order.has(path)) visit(path);
  return circles;
}

/** What is wrong with the imports of a file; `path` as in `files`. */
function wrongImports(path: string, text: string): string[] {
  const own = roomOf(path);
  if (own === 'test') return [];
  return importsOf(path, text).flatMap(({ fileName, target }) => {
    const room = roomOf(target);
    const says = (what: string): string[] => [`${path} imports ${fileName}: ${what}`];
    if (target.startsWith('src/cli/') && !path.startsWith('src/cli/')) return says('nothing imports src/cli');
    if (path.startsWith('src/client/') && room !== 'openapi' && !target.startsWith('src/client/')) {
      return says('src/client imports openapi alone');
    }
    if (room === 'mock' && own === 'mock') {
      const [from, to] = [mockRankOf(path), mockRankOf(target)];
      if (from < 0 || to < 0) return says('not a room of the mock');
      const isOwn = path.split('/')[1] === target.split('/')[1];
      return isOwn || to < from ? [] : says('imports point left inside the mock');
    }
    if (room === own) return [];
    if (!rooms.includes(room)) return says('not a room');
    if (rooms.indexOf(room) > rooms.indexOf(own)) return says('imports point left');
    return target === `${room}/index.js` ? [] : says(`a room is entered through ${room}/index.js`);
  });
}

/** What in a file of the product belongs to the command alone. */
function wrongReach(path: string, text: string): string[] {
  if (/^(src\/cli|test)\//.test(path) || path.endsWith('.mjs')) return [];
  const reaches = text.match(/\bconsole\.\w+|\bprocess\.(env|exit|argv|stdout|stderr)\b/g) ?? [];
  return reaches.map((reach) => `${path} uses ${reach}`);
}

/** A glob of the vitest configs (`**`, `*`) as a pattern. */
function toPattern(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const source = escaped.replace(/\*\*\/|\*\*|\*/g, (stars) =>
    stars === '**/' ? '(?:.*/)?' : stars === '**' ? '.*' : '[^/]*',
  );
  return new RegExp(`^${source}$`);
}

function isReached(path: string, config: { test?: { include?: string[]; exclude?: string[] } }): boolean {
  const { include = [], exclude = [] } = config.test ?? {};
  const matches = (glob: string): boolean => toPattern(glob).test(path);
  return include.some(matches) && !exclude.some(matches);
}

describe('the rooms', () => {
  it('import from the left only, and through the door', () => {
    expect(sources.flatMap((path) => wrongImports(path, read(path)))).toEqual([]);
  });

  it('have no circle of files, types included', () => {
    const found = (target: string): string[] =>
      [target, target.replace(/\.js$/, '.ts'), target.replace(/\.mjs$/, '.mts')].filter((path) =>
        sources.includes(path),
      );
    const graph = new Map(
      sources.map((path) => [path, importsOf(path, read(path)).flatMap(({ target }) => found(target))]),
    );
    expect([...graph.values()].flat().length).toBeGreaterThan(sources.length);
    expect(findCircles(graph)).toEqual([]);
  });

  it('leave one file loose in the mock: its door', () => {
    expect(files.filter((path) => /^mock\/[^/]+$/.test(path))).toEqual(['mock/index.ts']);
  });

  it('have their unit tests in folders of the same names', () => {
    const folders = new Set(sources.filter((path) => !path.startsWith('test/')).map((path) => posix.dirname(path)));
    const strangers = files
      .filter((path) => path.startsWith('test/unit/') && path.endsWith('.test.ts'))
      .map((path) => posix.dirname(path.replace('test/unit/', '')))
      .filter((folder) => !['', 'mock/', 'src/'].some((room) => folders.has(room + folder)));
    expect(strangers).toEqual([]);
  });

  it('never replace the Response that a handler has made: it costs more than answering', () => {
    const replacing = sources.filter((path) => path.startsWith('mock/') && /\bc\.res\s*=[^=]/.test(read(path)));
    expect(replacing).toEqual([]);
  });

  it('leave the console, the environment and the process to the command', () => {
    expect(sources.flatMap((path) => wrongReach(path, read(path)))).toEqual([]);
  });

  it(`have no file of more than ${maxLines} lines`, () => {
    const long = sources
      .filter((path) => path.endsWith('.ts') && roomOf(path) !== 'test')
      .map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > maxLines);
    expect(long).toEqual([]);
  });

  it('have names that say something, in kebab-case', () => {
    const segments = (path: string): string[] => path.split('/').map((segment) => segment.replace(/\.[^/]*$/, ''));
    expect(files.filter((path) => segments(path).some((segment) => emptyNames.test(segment)))).toEqual([]);
    expect(sources.filter((path) => !/^[a-z\d]+(-[a-z\d]+)*(\.[a-z\d-]+)*$/.test(posix.basename(path)))).toEqual([]);
  });
});

describe('the repository', () => {
  it('holds nothing that is installed or built, not even as a link', () => {
    // Outside a checkout nothing is tracked, and nothing is printed.
    const { stdout } = spawnSync('git', ['ls-files', 'node_modules', 'dist'], { cwd: root, encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});

describe('every test file', () => {
  const tests = files.filter((path) => path.endsWith('.test.ts'));

  it('is run by exactly one of npm test and npm run test:e2e', () => {
    const runs = tests.map((path) => ({
      path,
      runs: [unitConfig, e2eConfig].filter((config) => isReached(path, config)),
    }));
    expect(tests).toContain('test/rooms.test.ts');
    expect(runs.filter((file) => file.runs.length !== 1).map(({ path }) => path)).toEqual([]);
  });

  it('is run by npm run test:deep as well if, and only if, it asks how deep to go', () => {
    const depth = 'test/support/depth.js';
    const asking = tests.filter((path) => importsOf(path, read(path)).some(({ target }) => target === depth));
    expect(asking.filter((path) => !isReached(path, unitConfig))).toEqual([]);
    expect(tests.filter((path) => isReached(path, deepConfig))).toEqual(asking);
    expect(asking.length).toBeGreaterThan(20);
  });

  it('is named so that a run finds it', () => {
    const unnamed = files.filter(
      (path) =>
        path.startsWith('test/') && path.endsWith('.ts') && !path.endsWith('.test.ts') && /\bit\(/.test(read(path)),
    );
    expect(unnamed).toEqual([]);
  });
});

describe('these rules', () => {
  const wrong: [path: string, imported: string, why: string][] = [
    ['openapi/index.ts', '../mock/index.js', 'imports point left'],
    ['mock/index.ts', '../src/index.js', 'imports point left'],
    ['mock/http/context.ts', '../../openapi/generated/types.js', 'entered through openapi/index.js'],
    ['mock/http/context.ts', '../api/logs.js', 'imports point left inside the mock'],
    ['mock/domain/dates.ts', '../worlds/time/clock.js', 'imports point left inside the mock'],
    ['mock/api/logs.ts', '../control/faults.js', 'imports point left inside the mock'],
    ['mock/control/faults.ts', '../api/logs.js', 'imports point left inside the mock'],
    ['mock/server/app.ts', '../index.js', 'imports point left inside the mock'],
    ['mock/server/app.ts', '../clock.js', 'not a room of the mock'],
    ['src/index.ts', '../mock/server/app.js', 'entered through mock/index.js'],
    ['src/index.ts', './cli/main.js', 'nothing imports src/cli'],
    ['src/client/client.ts', '../../mock/index.js', 'src/client imports openapi alone'],
    ['src/client/client.ts', '../harness/pact.js', 'src/client imports openapi alone'],
    ['mock/index.ts', '../package.json', 'not a room'],
  ];
  it.each(wrong)('do not let %s import %s', (path, imported, why) => {
    for (const text of [
      `import { a } from '${imported}';`,
      `import type { A } from '${imported}';`,
      `export * from '${imported}';`,
      `const a = await import('${imported}');`,
      `import '${imported}';`,
    ]) {
      expect(wrongImports(path, text), text).toEqual([expect.stringContaining(why)]);
    }
  });

  it.each([
    ['mock/api/logs.ts', '../../openapi/index.js'],
    ['mock/api/logs.ts', '../store/table.js'],
    ['mock/api/flows/flows.ts', '../lists/page.js'],
    ['mock/server/app.ts', '../control/worlds.js'],
    ['src/cli/serve.ts', '../../mock/index.js'],
    ['src/client/client.ts', '../../openapi/index.js'],
    ['src/client/client.ts', './pages.js'],
    ['test/unit/cli/log.test.ts', '../../../src/cli/log.js'],
  ])('let %s import %s', (path, imported) => {
    expect(wrongImports(path, `import { a } from '${imported}';`)).toEqual([]);
  });

  it.each<[graph: Record<string, string[]>, circles: string[][]]>([
    [{ a: ['b'], b: ['c'], c: [] }, []],
    [{ a: ['b', 'c'], b: ['c'], c: [] }, []],
    [{ a: ['b'], b: ['a'] }, [['a', 'b']]],
    [{ a: ['b'], b: ['c'], c: ['d'], d: ['b'] }, [['b', 'c', 'd']]],
    [{ a: ['a'] }, [['a']]],
  ])('find the circles of %j', (graph, circles) => {
    expect(findCircles(new Map(Object.entries(graph)))).toEqual(circles);
  });

  it.each(['console.log(1)', 'process.env.PORT', 'process.exit(1)'])('do not let the mock use %s', (text) => {
    expect(wrongReach('mock/server/app.ts', text)).toHaveLength(1);
    expect(wrongReach('src/cli/serve.ts', text)).toEqual([]);
  });
});
