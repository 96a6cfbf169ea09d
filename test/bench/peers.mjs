/** The other mock servers: installed into test/bench/peers on demand, started on answers of the same size as ours. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startServer } from './processes.mjs';

const HOME = fileURLToPath(new URL('./peers', import.meta.url));
const DOCUMENT = fileURLToPath(new URL('../../openapi/generated/flowmate.json', import.meta.url));
const PRISM = join(HOME, 'node_modules/@stoplight/prism-cli/dist/index.js');
const JSON_SERVER = join(HOME, 'node_modules/json-server/lib/bin.js');

/** Installs what the lock file says, unless it is there. Throws with what to do when that fails. */
export function installPeers(say) {
  const { dependencies } = readJson(join(HOME, 'package.json'));
  const missing = Object.entries(dependencies).filter(([name, version]) => installedVersion(name) !== version);
  if (missing.length === 0) return;
  say(
    `installing ${missing.map(([name, version]) => `${name} ${version}`).join(' and ')} (once, about 100 MB, into test/bench/peers)`,
  );
  // json-server's betas ask for a newer Node than they need: they run on 20.
  const args = [
    'ci',
    '--prefix',
    HOME,
    '--ignore-scripts',
    '--engine-strict=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    throw new Error(
      'the servers to compare with could not be installed (npm ci in test/bench/peers failed, see above). ' +
        'Try again with network, or leave them out with --no-peers',
    );
  }
}

function installedVersion(name) {
  const file = join(HOME, 'node_modules', name, 'package.json');
  return existsSync(file) ? readJson(file).version : undefined;
}

/**
 * Prism on our document, its examples replaced by the very answers of the mock, so that both send the same bytes.
 * @param {{ folder: string, answers: { flows: unknown, users: unknown, webhook: unknown }, quiet: boolean }} options
 *   quiet: without its log; otherwise as it starts
 */
export async function startPrism({ folder, answers, quiet }) {
  const file = join(folder, 'prism.json');
  if (!existsSync(DOCUMENT)) throw new Error(`Prism needs ${DOCUMENT}, which is not there: run npm run generate`);
  writeFileSync(file, JSON.stringify(withExamples(readJson(DOCUMENT), answers)));
  const port = await freePort();
  return startServer({
    name: quiet ? 'Prism, log off' : 'Prism as it starts',
    args: [PRISM, 'mock', '-p', String(port), ...(quiet ? ['-v', 'silent'] : []), file],
    port,
  });
}

/** The document with one example for each measured answer. */
export function withExamples(document, answers) {
  setExample(document, '/flows', 'get', answers.flows);
  setExample(document, '/users', 'get', answers.users);
  setExample(document, '/webhooks/{flowId}', 'post', answers.webhook);
  return document;
}

function setExample(document, path, method, value) {
  const operation = document.paths[path]?.[method];
  if (operation === undefined) throw new Error(`the document has no ${method} ${path}, which the benchmark measures`);
  // Copied: a shared response must not get this example everywhere it is used.
  const response = structuredClone(resolve(document, operation.responses['200']));
  const media = response.content['application/json'];
  delete media.example;
  media.examples = { measured: { value } };
  operation.responses['200'] = response;
}

function resolve(document, node) {
  if (node.$ref === undefined) return node;
  const names = node.$ref.replace(/^#\//, '').split('/');
  const target = names.reduce((at, name) => at[name.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  return resolve(document, target);
}

/** json-server on the same flows and users; it keeps every webhook, and rewrites its file for each. */
export async function startJsonServer({ folder, answers, users }) {
  const file = join(folder, 'db.json');
  const people = users.map((user) => ({ ...user, id: user._id }));
  writeFileSync(file, JSON.stringify({ flows: answers.flows.data, users: people, webhooks: [] }));
  // The static files it wants to serve besides.
  mkdirSync(join(folder, 'public'), { recursive: true });
  const port = await freePort();
  return startServer({
    name: 'json-server 1 beta',
    args: [JSON_SERVER, '-p', String(port), file],
    port,
    cwd: folder,
    // Its faster way: without it, it watches the file it writes, and looks for a static file at every request.
    env: { NODE_ENV: 'production' },
  });
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
