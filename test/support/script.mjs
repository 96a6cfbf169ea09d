// What the scripts of test/ share: their command line, and a server to send requests to.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/**
 * Options by name, those in `texts` with a value. `--help` prints the usage and ends the process; what is wrong ends it with 2, as
 * `refuse` does.
 */
export function readArguments(usage, { texts, flags = [], positionals: allowPositionals = false }) {
  const refuse = (message) => {
    console.error(`${message}\n${usage}`);
    process.exit(2);
  };
  const types = [...texts.map((name) => [name, 'string']), ...[...flags, 'help'].map((name) => [name, 'boolean'])];
  const options = Object.fromEntries(types.map(([name, type]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    if (!existsSync(main)) refuse(`there is no ${main}: run npm run build first`);
    return { values, positionals, refuse };
  } catch (error) {
    return refuse(error.message);
  }
}

/** Starts the built command on a free port. `ended` is its exit code or signal once it has ended, `printed` what it printed last. */
export async function startServer(options) {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--log', 'silent', ...options]);
  const server = { baseUrl: '', ended: undefined, printed: '', stop: () => child.kill() };
  await new Promise((resolve, reject) => {
    const read = (chunk) => {
      server.printed = (server.printed + chunk).slice(-4_000);
      server.baseUrl ||= /http:\/\/127\.0\.0\.1:\d+/.exec(server.printed)?.[0] ?? '';
      if (server.baseUrl !== '') resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      server.ended = code ?? signal;
      reject(new Error(`the server ended with ${server.ended} before it listened:\n${server.printed}`));
    });
  });
  return server;
}
