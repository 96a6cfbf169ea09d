import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = fileURLToPath(new URL('.', import.meta.url));

/** What a report carries in itself: one script without imports, and the style. */
async function bundlePage() {
  const bundle = await rolldown({ input: join(here, 'client/main.ts'), platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  const script = output[0].code.trim();
  const style = ['tokens.css', 'elements.css', 'report.css']
    .map((file) => readFileSync(join(here, file), 'utf8'))
    .join('\n');
  if (/<\/script|<!--/i.test(script)) throw new Error('the script of the report would end its own element');
  if (/<\//.test(style)) throw new Error('the style of the report would end its own element');
  return { script, style };
}

/** Puts the bundle beside the compiled page in each of the folders. */
export async function writePage(...folders) {
  const { script, style } = await bundlePage();
  for (const folder of folders) {
    mkdirSync(join(folder, 'bundled'), { recursive: true });
    writeFileSync(join(folder, 'bundled/report.js'), script);
    writeFileSync(join(folder, 'bundled/report.css'), style);
  }
}
