import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { noticesOf } from '../bundle.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const page = '../harness/reports/page';
const styles = [`${page}/tokens.css`, `${page}/elements.css`, 'shell.css', 'requests.css', 'views.css'];

/** The page at /_mock/ui: one script without imports, and the style, with the tokens that the certification report has. */
async function bundleDashboard() {
  const bundle = await rolldown({
    input: join(here, 'main.tsx'),
    platform: 'browser',
    external: [/^node:/],
    // Our modules do nothing when they are loaded: of those that the mock has for Node, the page takes the few that need no Node.
    treeshake: { moduleSideEffects: [{ test: /^(?!.*node_modules)/, sideEffects: false }] },
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const [chunk] = output;
  if (chunk.imports.length > 0) throw new Error(`the dashboard would import ${chunk.imports.join(', ')}`);
  return {
    'dashboard.js': chunk.code,
    'dashboard.css': styles.map((file) => readFileSync(join(here, file), 'utf8')).join('\n'),
    'LICENSES.txt': noticesOf(chunk.moduleIds).join('\n----\n\n'),
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
