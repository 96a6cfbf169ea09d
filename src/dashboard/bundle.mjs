import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { noticesOf } from '../bundle.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const page = '../harness/reports/page';
const styles = [`${page}/tokens.css`, `${page}/elements.css`, 'shell.css', 'requests.css', 'views.css'];

/** Scripts that the page loads when they are needed first, as `ui.ts` serves them. */
const LAZY = ['chart.js', 'layout.js'];

/** The page at /_mock/ui: its script, those of LAZY, and the style, with the tokens that the certification report has. */
async function bundleDashboard() {
  const bundle = await rolldown({
    input: join(here, 'main.tsx'),
    platform: 'browser',
    external: [/^node:/],
    // Our modules do nothing when they are loaded: of those that the mock has for Node, the page takes the few that need no Node.
    treeshake: { moduleSideEffects: [{ test: /^(?!.*node_modules)/, sideEffects: false }] },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    entryFileNames: 'dashboard.js',
    chunkFileNames: '[name].js',
  });
  await bundle.close();
  const names = output.map(({ fileName }) => fileName);
  if (names.toSorted().join() !== ['dashboard.js', ...LAZY].toSorted().join())
    throw new Error(`the dashboard would be made of ${names.join(', ')}`);
  const imports = output.flatMap((chunk) => chunk.imports);
  if (imports.length > 0) throw new Error(`the dashboard would import ${imports.join(', ')}`);
  const css = [
    ...styles.map((file) => join(here, file)),
    fileURLToPath(import.meta.resolve('uplot/dist/uPlot.min.css')),
  ];
  return {
    ...Object.fromEntries(output.map(({ fileName, code }) => [fileName, code])),
    'dashboard.css': css.map((file) => readFileSync(file, 'utf8')).join('\n'),
    'LICENSES.txt': noticesOf(output.flatMap(({ moduleIds }) => moduleIds)).join('\n----\n\n'),
  };
}

/** Puts the bundle into `bundled/` of each of the folders, where the server finds it. */
export async function writeDashboard(...folders) {
  const files = Object.entries(await bundleDashboard());
  for (const folder of folders) {
    mkdirSync(join(folder, 'bundled'), { recursive: true });
    for (const [name, text] of files) writeFileSync(join(folder, 'bundled', name), text);
  }
}
