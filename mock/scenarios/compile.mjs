import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';

async function importCompiled(outDir) {
  const compiled = (name) => import(pathToFileURL(resolve(outDir, name)).href);
  return { ...(await compiled('load.js')), ...(await compiled('parse.js')) };
}

/**
 * Writes each built-in world twice beside the compiled loader, which prefers it: NAME.json is the world file, NAME.ready.json
 * the world for the default seed. A wrong world fails the build. Without a `loader`, `outDir` must hold the compiled one.
 */
export async function compileScenarios(outDir, loader) {
  const { builtinScenarios, DEFAULT_SEED, parseScenario } = loader ?? (await importCompiled(outDir));
  for (const name of builtinScenarios) {
    const text = await readFile(new URL(`./${name}.yaml`, import.meta.url), 'utf8');
    const ready = parseScenario(text, { file: `${name}.yaml`, seed: DEFAULT_SEED });
    const members = Object.entries(parse(text, { merge: true, maxAliasCount: -1 }));
    const world = Object.fromEntries(members.filter(([member]) => !member.startsWith('x-')));
    await writeFile(resolve(outDir, `${name}.ready.json`), JSON.stringify(ready));
    await writeFile(resolve(outDir, `${name}.json`), JSON.stringify(world));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await compileScenarios(process.argv[2] ?? 'dist/mock/scenarios');
}
