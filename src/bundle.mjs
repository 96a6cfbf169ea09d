import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Folders of `path` from the innermost out. */
function* foldersOf(path) {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) yield folder;
}

/** Resolves `import.meta.url` of a bundled module to its place before bundling, from which it finds files such as package.json. */
function keepPlaces(commandFolder) {
  return {
    name: 'keep-places',
    transform(code, id) {
      if (id.includes(`${sep}node_modules${sep}`) || !code.includes('import.meta.url')) return null;
      // All chunks lie beside the command's entry, so one relative path is right for all.
      const place = relative(commandFolder, id).split(sep).join('/');
      return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`);
    },
  };
}

/** The licences of the bundled packages, which copies of the code have to include. */
export function noticesOf(moduleIds) {
  const packages = new Set();
  for (const id of moduleIds) {
    if (!id.includes(`${sep}node_modules${sep}`)) continue;
    for (const folder of foldersOf(id)) {
      // Folders in a package may hold a package.json of their own, without a name.
      const manifest = join(folder, 'package.json');
      if (!existsSync(manifest) || JSON.parse(readFileSync(manifest, 'utf8')).name === undefined) continue;
      packages.add(folder);
      break;
    }
  }
  return [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
}

/** More than half of the bytes are comments, blanks and names of variables. The names of functions and classes stay, for stack traces. */
export const withoutBlanks = { compress: false, mangle: { keepNames: true }, codegen: { removeWhitespace: true } };

/** What `serve` imports when it is called, whatever its options. */
const ALWAYS_SERVED = new Set(['serve', 'server', 'banner', 'move-dates']);

/** The modules of a chunk and of all chunks that it imports in any case. */
function modulesFrom(name, chunks, modules = new Set()) {
  const { moduleIds, imports } = chunks.find(({ fileName }) => fileName === name) ?? { moduleIds: [], imports: [] };
  if (moduleIds.some((id) => modules.has(id))) return modules;
  for (const id of moduleIds) modules.add(id);
  for (const each of imports) modulesFrom(each, chunks, modules);
  return modules;
}

/**
 * Replaces the compiled command and all that it imports by few files: finding and opening some 200 modules takes longer than
 * running them, and is most of the time until the first answer. The library stays in its modules.
 */
export async function bundleCommand(dist) {
  const folder = join(dist, 'src/cli');
  const entry = join(folder, 'main.js');
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    plugins: [keepPlaces(folder)],
    // Our modules do nothing when they are loaded: help needs the table of options alone, and leaves the mock out.
    treeshake: { moduleSideEffects: [{ test: /^(?!.*node_modules)/, sideEffects: false }] },
    // Optional peer dependencies.
    external: [/^@pact-foundation\//, /^@pactflow\//],
  });
  const generate = async (groups) => {
    const { output } = await bundle.generate({
      format: 'esm',
      entryFileNames: 'main.js',
      chunkFileNames: '[name]-[hash].js',
      minify: withoutBlanks,
      codeSplitting: { groups },
    });
    return output.filter((file) => file.type === 'chunk');
  };
  const split = await generate([]);
  // What a server needs in any case, whichever other commands share it, is one file.
  const always = modulesFrom('main.js', split);
  const served = new Set(
    split
      .filter(({ name }) => ALWAYS_SERVED.has(name))
      .flatMap(({ fileName }) => [...modulesFrom(fileName, split)])
      .filter((id) => !always.has(id)),
  );
  const chunks = await generate([
    // The entry waits for what it imports when it is called: nothing of that may import the entry's own file.
    { name: 'command', test: (id) => always.has(id) && id !== entry, priority: 1 },
    { name: 'mock', test: (id) => served.has(id) },
  ]);
  await bundle.close();
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (const { fileName, code } of chunks) writeFileSync(join(folder, fileName), code);
  const notices = noticesOf(chunks.flatMap(({ moduleIds }) => moduleIds));
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), notices.join('\n----\n\n'));
}

/** Puts a package into a folder of dist, with its licence, and has the file `importer` there import it from that place. */
export async function bundlePackage(name, folder, importer) {
  const bundle = await rolldown({ input: createRequire(import.meta.url).resolve(name), platform: 'node' });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const [chunk] = output;
  writeFileSync(join(folder, `${name}.js`), chunk.code);
  writeFileSync(join(folder, `${name}.LICENSE.txt`), noticesOf(chunk.moduleIds).join('\n'));
  const file = join(folder, importer);
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(`from '${name}'`, `from './${name}.js'`);
  if (changed === text) throw new Error(`${file} does not import ${name}`);
  writeFileSync(file, changed);
}

/** Puts faker's data for these languages beside the module that draws names, which then imports it from there: all languages are 4 MB. */
export async function bundleNames(dist, locales) {
  const folder = join(dist, 'mock/scenarios/generate');
  const from = createRequire(import.meta.url);
  const bundle = await rolldown({
    input: Object.fromEntries(locales.map((locale) => [locale, from.resolve(`@faker-js/faker/locale/${locale}`)])),
    platform: 'node',
  });
  const { output } = await bundle.generate({ format: 'esm', chunkFileNames: '[name]-[hash].js', minify: true });
  await bundle.close();
  mkdirSync(join(folder, 'faker'));
  for (const { fileName, code } of output) writeFileSync(join(folder, 'faker', fileName), code);
  const notices = noticesOf(output.flatMap(({ moduleIds }) => moduleIds));
  writeFileSync(join(folder, 'faker/LICENSE.txt'), notices.join('\n----\n\n'));
  const file = join(folder, 'names.js');
  const text = readFileSync(file, 'utf8');
  const own = `new URL(\`./faker/\${locale}.js\`, import.meta.url).href`;
  const changed = text.replace(`\`@faker-js/faker/locale/\${locale}\``, own);
  if (changed === text) throw new Error(`${file} does not import faker by its language`);
  writeFileSync(file, changed);
}

const HONO = /(from\s*|import\s*)(['"])((?:@hono|hono)(?:\/[^'"]+)?)\2/g;

/** Puts what the library imports of Hono into vendor/, with its licence: users install no 4 MB of which it uses a fiftieth. */
export async function bundleHono(dist) {
  const files = readdirSync(dist, { recursive: true })
    .map((file) => join(dist, file))
    .filter((file) => file.endsWith('.js') && !file.startsWith(join(dist, 'src/cli')));
  const users = files.filter((file) => readFileSync(file, 'utf8').match(HONO) !== null);
  const names = new Set(
    users.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(HONO)].map((found) => found[3])),
  );
  const places = new Map([...names].map((name) => [name, name.replaceAll(/[^a-z]+/g, '-').replace(/^-/, '')]));
  const { resolve } = import.meta;
  const bundle = await rolldown({
    input: Object.fromEntries([...places].map(([name, place]) => [place, fileURLToPath(resolve(name))])),
    platform: 'node',
  });
  const { output } = await bundle.generate({ format: 'esm', chunkFileNames: '[name]-[hash].js' });
  await bundle.close();
  const folder = join(dist, 'vendor');
  mkdirSync(folder);
  for (const { fileName, code } of output) writeFileSync(join(folder, fileName), code);
  const notices = noticesOf(output.flatMap(({ moduleIds }) => moduleIds));
  writeFileSync(join(folder, 'LICENSES.txt'), notices.join('\n----\n\n'));
  for (const file of users) {
    const path = relative(dirname(file), folder).split(sep).join('/');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replaceAll(HONO, (_, start, quote, name) => `${start}${quote}${path}/${places.get(name)}.js${quote}`),
    );
  }
}

/** Deletes declarations that none of these entries leads to. The others need no types of Node: their buffers are byte arrays. */
export function pruneTypes(dist, entries) {
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, path] of text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)\.js['"]/g))
      visit(join(dirname(file), `${path}.d.ts`));
  };
  for (const entry of entries) visit(join(dist, entry));
  for (const file of readdirSync(dist, { recursive: true })) {
    const path = join(dist, file);
    if (!file.endsWith('.d.ts')) continue;
    if (reached.has(path)) {
      const text = readFileSync(path, 'utf8').replaceAll(/\bBuffer\b(?:<\w+>)?/g, 'Uint8Array');
      // Blanks before lines are a quarter of them.
      writeFileSync(
        path,
        text.replaceAll(/^(?: {4})+/gm, (blanks) => '\t'.repeat(blanks.length / 4)),
      );
    } else rmSync(path);
  }
}
