// Builds dist/: what the package ships and `npm start` runs. `npm ci` calls it through the prepare script.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { minifySync } from 'rolldown/experimental';
import { bundleCommand, bundleHono, bundleNames, bundlePackage, pruneTypes, withoutBlanks } from './bundle.mjs';
import { writeDashboard } from './dashboard/bundle.mjs';
import { writePage } from './harness/reports/page/bundle.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

/** Files that are shipped as they are, JSON without blanks; the compiler copies none. */
const carried = [
  { folder: 'openapi/generated', name: /\.json$/ },
  { folder: 'openapi/generated/control', name: /\.json$/ },
  { folder: 'contracts/pacts', name: /\.json$/ },
  { folder: 'src/harness/init/templates', name: /^client\./ },
  { folder: 'src/harness/init/templates/project', name: /^/ },
];

/** Runs a script with this very Node: a shell and npm's .cmd files differ between systems, this does not. */
function run(...argv) {
  const { status, signal, error } = spawnSync(process.execPath, argv, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) {
    console.error(`build: ${argv.join(' ')} ended with ${signal ?? `exit code ${status}`}`);
    process.exit(1);
  }
}

rmSync(dist, { recursive: true, force: true, maxRetries: 3 });
run(createRequire(import.meta.url).resolve('typescript/lib/tsc.js'), '-p', 'tsconfig.build.json');

for (const { folder, name } of carried) {
  mkdirSync(join(dist, folder), { recursive: true });
  for (const file of readdirSync(join(root, folder))) {
    if (!name.test(file)) continue;
    const [from, to] = [join(root, folder, file), join(dist, folder, file)];
    if (file.endsWith('.json')) writeFileSync(to, JSON.stringify(JSON.parse(readFileSync(from, 'utf8'))));
    else cpSync(from, to);
  }
}

for (const file of ['openapi/generated/validators.js', 'openapi/generated/control/validators.js']) {
  const path = join(dist, file);
  writeFileSync(path, minifySync(file, readFileSync(path, 'utf8'), withoutBlanks).code);
}

const { reportSchema } = await import(pathToFileURL(join(dist, 'src/harness/certify/report-schema.js')).href);
const schemaFile = join(dist, 'src/harness/reports/certification/report.schema.json');
writeFileSync(schemaFile, `${JSON.stringify(reportSchema, undefined, 2)}\n`);

run('mock/scenarios/compile.mjs', join(dist, 'mock/scenarios'));

// In the sources as well, where tests run them.
const page = 'src/harness/reports/page';
await writePage(join(root, page), join(dist, page));
await writeDashboard(join(root, 'mock/control'), join(dist, 'mock/control'));

// Upstream's version has known faults: users are not to have it among their dependencies.
await bundlePackage('qs', join(dist, 'mock/domain/upstream'), 'query.js');

const { LOCALES } = await import(pathToFileURL(join(dist, 'mock/scenarios/generate-settings.js')).href);
await bundleNames(dist, LOCALES);

await bundleCommand(dist);
await bundleHono(dist);

pruneTypes(
  dist,
  ['index', 'client/index', 'vitest'].map((name) => `src/${name}.d.ts`),
);

// npm does this for installed packages; a checkout also runs straight from dist.
chmodSync(join(dist, 'src/cli/main.js'), 0o755);
