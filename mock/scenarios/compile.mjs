import { realpathSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';

async function importCompiled(outDir) {
  const compiled = (name) => import(pathToFileURL(resolve(outDir, name)).href);
  const modules = await Promise.all(['load.js', 'parse.js', 'schema.js'].map(compiled));
  return Object.assign({}, ...modules);
}

/** Not shipped ready-made: a world that makes up its people, which is large, and one that is for the most part another one. */
function isMadeWhenLoaded({ generate, extends: base }) {
  return (generate?.users ?? 0) > 0 || base !== undefined;
}

/**
 * Writes each built-in world beside the compiled loader, which prefers it: NAME.json is the world file, NAME.ready.json the world
 * for the default seed, and scenario.schema.json what world files may hold. A wrong world fails the build. Without a `loader`,
 * `outDir` must hold the compiled one.
 */
export async function compileScenarios(outDir, loader) {
  const { builtinScenarios, DEFAULT_SEED, parseScenario, scenarioSchema } = loader ?? (await importCompiled(outDir));
  for (const name of builtinScenarios) {
    const text = await readFile(new URL(`./${name}.yaml`, import.meta.url), 'utf8');
    const members = Object.entries(parse(text, { merge: true, maxAliasCount: -1 }));
    const world = Object.fromEntries(members.filter(([member]) => !member.startsWith('x-')));
    // Ready-made or not: a world that cannot be loaded shall not be shipped.
    const ready = await parseScenario(text, { file: `${name}.yaml`, seed: DEFAULT_SEED });
    if (!isMadeWhenLoaded(world)) await writeFile(join(outDir, `${name}.ready.json`), JSON.stringify(ready));
    await writeFile(join(outDir, `${name}.json`), JSON.stringify(world));
  }
  await writeFile(join(outDir, 'scenario.schema.json'), `${JSON.stringify(scenarioSchema(), undefined, 2)}\n`);
}

// A checkout may be reached by another path than its real one, which is what import.meta.url has.
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url))) {
  await compileScenarios(process.argv[2] ?? join('dist', 'mock', 'scenarios'));
}
