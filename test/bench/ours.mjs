/** The server under test and the bare ones beside it. */
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startServer } from './processes.mjs';
import { TOKEN } from './worlds.mjs';

const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const HONO_SERVER = fileURLToPath(new URL('./servers/bare-hono.mjs', import.meta.url));
const HTTP_SERVER = fileURLToPath(new URL('./servers/bare-http.mjs', import.meta.url));

export const MOCK = 'flowmate-mock';
export const BARE_HONO = 'bare Hono c.json';
export const FIRST_PAGE = '/flows?filter[status]=active&page[size]=10';

/** A world of 100,000 flows is 150 MB to read. */
const LOAD_TIMEOUT_MS = 180_000;
const ASK_TIMEOUT_MS = 60_000;

/**
 * @param {{ name?: string, world?: string, args?: string[] }} [options] world: a world file, which brings the token; absent: the
 *   default world, or that of `--scenario` among the further arguments of `serve`
 */
export function startMock({ name = MOCK, world, args = [] } = {}) {
  if (!existsSync(MAIN))
    throw new Error(`the server under test is not built (${MAIN} is not there): run npm run build`);
  const which = world === undefined ? ['--token', TOKEN] : ['--scenario', world];
  return startServer({
    name,
    args: [MAIN, 'serve', ...which, '--port', '0', '--log', 'silent', ...args],
    path: FIRST_PAGE,
    timeoutMs: LOAD_TIMEOUT_MS,
  });
}

/** @param {string} answers file with the answers to give: { flows, users, webhook } */
export function startBareHono(answers) {
  return startServer({ name: BARE_HONO, args: [HONO_SERVER, answers], path: '/flows' });
}

export function startBareHttp(answers) {
  return startServer({
    name: 'node:http, bytes made before',
    args: [HTTP_SERVER, answers],
    path: '/flows',
  });
}

/**
 * Asks once, on a connection of its own, and gives the parsed body; refuses an answer whose status is not the expected one.
 * @param {import('./processes.mjs').Server} server
 * @param {{ path: string, method?: string, body?: string, status?: number }} call
 */
export async function ask(server, { path, method = 'GET', body, status = 200 }) {
  const what = `${server.name} answers ${method} ${path}`;
  const headers = { authorization: `Bearer ${TOKEN}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const answer = await new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: server.port,
      path,
      method,
      headers,
      agent: false,
      timeout: ASK_TIMEOUT_MS,
    };
    const sent = request(options, async (response) => {
      resolve({ status: response.statusCode, text: await text(response) });
    });
    sent.once('timeout', () => sent.destroy(new Error(`no answer within ${ASK_TIMEOUT_MS / 1000} s`)));
    sent.once('error', (error) => reject(new Error(`${what} not at all: ${error.message}`)));
    sent.end(body);
  });
  if (answer.status !== status)
    throw new Error(`${what} with ${answer.status}, not ${status}: ${answer.text.slice(0, 500)}`);
  try {
    return JSON.parse(answer.text);
  } catch (error) {
    throw new Error(`${what} with what is no JSON (${error.message}): ${answer.text.slice(0, 200)}`);
  }
}
