import http from 'node:http';
import { Bindings, compare, difference, MissingValue, readWorld } from './match.mjs';

/** A request without an answer after this long counts as one that hangs. */
const HANG_MS = 3_000;
/** Any other answer has to be there by then; generous, so that no verdict depends on the speed of the machine. */
const LIMIT_MS = 60_000;

const NO_ANSWER = { status: 'HANG', headers: {}, text: '' };

/**
 * Creates the judge of stories recorded over `world`. `base` of `judge` is the URL of a server that was started on the same
 * world with --timing real. A request without an answer after `hangMs` counts as one that hangs.
 */
export function createJudge(world, { hangMs = HANG_MS } = {}) {
  const known = readWorld(world);
  return {
    /**
     * Replays one story, from a world that is reset first; one verdict for each exchange whose answer was recorded. The world's
     * clock stands still during a step and is moved on by its `pauseMs`: how long a request takes changes no answer.
     */
    async judge(story, base) {
      const bindings = new Bindings(known);
      let failure = failureOf('(reset)', await control(base, 'POST', '/_mock/reset'));
      failure ??= failureOf('(clock)', await control(base, 'PUT', '/_mock/clock', { frozen: true }));
      const verdicts = [];
      for (const [i, step] of story.steps.entries()) {
        if (step.pauseMs) {
          failure ??= failureOf('(clock)', await control(base, 'PUT', '/_mock/clock', { advance: step.pauseMs }));
        }
        const found =
          failure === undefined
            ? await judgeStep(step, base, bindings, { tokens: known.tokens, hangMs })
            : { differences: [failure], disorder: 0 };
        if (step.response !== null) verdicts.push({ step: i + 1, request: step.request, ...found });
      }
      return { story: story.story, group: story.group, title: story.title, verdicts };
    },
  };
}

/** Sends a request to the server's control API. */
function control(base, method, path, body) {
  const text = body && JSON.stringify(body);
  return send(base, { method, path, headers: { 'content-type': 'application/json' }, body: text }, LIMIT_MS);
}

function failureOf(place, { status }) {
  return status >= 200 && status < 300 ? undefined : difference(place, 'not done', '2xx', status);
}

async function judgeStep({ request, response }, base, bindings, { tokens, hangMs }) {
  const found = { differences: [], disorder: 0 };
  try {
    const wire = toWire(request, bindings, tokens);
    const hangs = response === null || response.status === 'HANG';
    found.answer = await send(base, wire, hangs ? hangMs : LIMIT_MS);
    found.sent = { method: wire.method, path: wire.path };
  } catch (error) {
    if (!(error instanceof MissingValue)) throw error;
    found.differences.push(difference('(request)', error.message, error.placeholder, undefined));
  }
  if (response !== null && found.answer !== undefined) compareAnswer(response, found.answer, bindings, found);
  return found;
}

/** A recorded request as it goes over the wire: placeholders filled in, the actor's token, the body as text. */
function toWire(request, bindings, tokens) {
  const headers = bindings.fillDeep(request.headers ?? {});
  if (request.as) headers.authorization = `Bearer ${tokens[request.as]}`;
  const body = bodyOf(request, bindings);
  const isTyped = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (request.body !== undefined && !isTyped) headers['content-type'] = 'application/json';
  return { method: request.method, path: bindings.fill(request.path), headers, body };
}

function bodyOf({ body, rawBody, fill }, bindings) {
  if (body !== undefined) return JSON.stringify(bindings.fillDeep(body));
  if (rawBody !== undefined) return bindings.fill(rawBody);
  return fill && fill.before + fill.char.repeat(fill.count) + fill.after;
}

/** Node's own client, because fetch would tidy paths and headers up. Never rejects: a broken connection is a status, too. */
function send(base, { method, path, headers, body }, limitMs) {
  const { hostname, port, pathname } = new URL(base);
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const broken = (error) => end({ status: `CONNECTION (${error.code})`, headers: {}, text: '' });
    const request = http.request(
      {
        host: hostname.replace(/^\[|\]$/g, ''),
        port: port || 80,
        path: pathname.replace(/\/$/, '') + path,
        method,
        headers: { ...headers, ...length },
        agent: false,
      },
      (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk)).on('error', broken);
        answer.on('end', () =>
          end({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    const timer = setTimeout(() => {
      end(NO_ANSWER);
      request.destroy();
    }, limitMs);
    const end = (result) => {
      clearTimeout(timer);
      resolve(result);
    };
    request.on('error', broken).end(body);
  });
}

function compareAnswer(expected, answer, bindings, found) {
  const check = (place, problem, want, got) => {
    if (problem !== undefined) found.differences.push(difference(place, problem, want, got));
  };
  const differs = (want, got) => (want === got ? undefined : 'differs');
  check('(status)', differs(expected.status, answer.status), expected.status, answer.status);
  const type = (answer.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase() || undefined;
  if (expected.contentType) {
    check('(content-type)', differs(expected.contentType, type), expected.contentType, type);
  }
  for (const name of ['location', 'etag']) {
    const want = expected[name];
    const got = answer.headers[name];
    if (typeof want === 'string') check(`(${name})`, bindings.match(want, got), want, got);
  }
  if ('body' in expected) {
    compareBody(expected.body, answer.text, bindings, found);
  } else if (expected.text !== undefined) {
    check('(text)', bindings.match(expected.text, answer.text), expected.text, answer.text.slice(0, 300));
  }
}

function compareBody(expected, text, bindings, found) {
  let actual;
  try {
    actual = JSON.parse(text);
  } catch {
    found.differences.push(difference('(body)', 'not JSON', expected, text.slice(0, 300)));
    return;
  }
  compare(expected, actual, '', bindings, found);
}
