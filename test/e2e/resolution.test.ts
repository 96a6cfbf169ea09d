import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { createConsumer } from './consumer.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, unknown>;
};
const entries = Object.keys(exports).map((path) => path.replace(/^\./, 'flowmate-mock'));

const consumer = createConsumer({});
afterAll(() => consumer.remove());

const { CommonJS, ESNext } = ts.ModuleKind;
const { Node10, Node16, NodeNext, Bundler } = ts.ModuleResolutionKind;
/** How TypeScript may be set: its resolution, and the kind of the file that imports. */
const settings: readonly (readonly [string, ts.ModuleResolutionKind, typeof CommonJS | typeof ESNext])[] = [
  ['node10', Node10, CommonJS],
  ['node16, from CommonJS', Node16, CommonJS],
  ['node16, from an ES module', Node16, ESNext],
  ['nodenext, from an ES module', NodeNext, ESNext],
  ['bundler', Bundler, ESNext],
];

describe.each(settings)('with %s', (_name, moduleResolution, mode) => {
  const options = { moduleResolution, resolveJsonModule: true };

  it.each(entries)('%s leads to its types, in the format of the code that runs', (entry) => {
    const { resolvedModule } = ts.resolveModuleName(
      entry,
      join(consumer.folder, 'use.ts'),
      options,
      ts.sys,
      undefined,
      undefined,
      mode,
    );
    // As JSON has no types beside it, the file is its own.
    const wanted = entry.endsWith('.json') ? /\.json$/ : /\.d\.ts$/;
    expect(resolvedModule?.resolvedFileName).toMatch(wanted);
    const runs = createRequire(join(consumer.folder, 'use.js')).resolve(entry);
    const types = resolvedModule?.resolvedFileName ?? '';
    expect(types.replace(/\.d\.ts$/, '.js')).toBe(runs);
    const formatOf = (file: string) =>
      ts.getImpliedNodeFormatForFile(file, undefined, ts.sys, { ...options, moduleResolution: Node16 });
    if (!entry.endsWith('.json')) expect([formatOf(types), formatOf(runs)]).toEqual([ESNext, ESNext]);
  });
});
