import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';

/** Folders of `path` from the innermost out. */
function* foldersOf(path) {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) yield folder;
}

/** Bundled files look for what lies beside them (worlds, package.json) from where the compiler put them. */
function keepPlaces(commandFolder) {
  return {
    name: 'keep-places',
    transform(code, id) {
      if (id.includes(`${sep}node_modules${sep}`) || !code.includes('import.meta.url')) return null;
      // Chunks lie where the command's entry lies, so that one relative path is right for all.
      const place = relative(commandFolder, id).split(sep).join('/');
      return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`);
    },
  };
}

/** Licences ask to go along with copies of the code. */
function noticesOf(moduleIds) {
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

/**
 * Puts the command and all that it imports into few files, in the place of the compiled ones: finding and opening some 200
 * modules takes longer than running them, and is most of the time until the first answer. The library stays in its modules.
 */
export async function bundleCommand(dist) {
  const folder = join(dist, 'src/cli');
  const bundle = await rolldown({
    input: join(folder, 'main.js'),
    platform: 'node',
    plugins: [keepPlaces(folder)],
    // Our modules do nothing when they are loaded: help needs the table of options alone, and leaves the mock out.
    treeshake: { moduleSideEffects: [{ test: /^(?!.*node_modules)/, sideEffects: false }] },
    // Optional peer dependencies.
    external: [/^@pact-foundation\//, /^@pactflow\//],
  });
  const { output } = await bundle.generate({
    format: 'esm',
    entryFileNames: 'main.js',
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
  const chunks = output.filter((file) => file.type === 'chunk');
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (const { fileName, code } of chunks) writeFileSync(join(folder, fileName), code);
  const notices = noticesOf(chunks.flatMap(({ moduleIds }) => moduleIds));
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), notices.join('\n----\n\n'));
}
