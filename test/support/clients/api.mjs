import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createBackOff, retryAfterMs } from './back-off.mjs';
import { createReactions, operationOf, seenIn } from './reactions.mjs';

const TIMEOUT_MS = 4_000;

/** A call that was given up. */
export class GivenUp extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** What a client that is wrong lets pass without a word. */
export class Swallowed extends Error {}

/** What a client that is wrong begins the whole event anew for. */
export class Restart extends Error {}

/** No answer, or none that can be read. */
class Unanswered extends Error {
  constructor(message, seen) {
    super(message);
    this.seen = [seen];
  }
}

/** FlowMate over HTTP, with tries, waits, time-outs and logins. */
export function createApi({ baseUrl, token: given, username, password, signal }, style, bugs) {
  const has = (bug) => bugs.has(bug);
  const reacts = createReactions(bugs);
  const base = new URL(baseUrl);
  const agent = new http.Agent({
    keepAlive: style.connection !== 'close',
    maxSockets: has('all-at-once')
      ? Number.POSITIVE_INFINITY
      : style.connection === 'one-socket'
        ? 1
        : Number(style.concurrency),
  });
  const backOff = createBackOff(style, has);
  let token = given;

  const once = (method, path, { headers = {}, body }, operation) =>
    new Promise((resolve, reject) => {
      const fail = (message, seen) => reject(new Unanswered(`${method} ${path}: ${message}`, seen));
      const packed = body !== undefined && style.bodies === 'gzip' ? gzipSync(body) : body;
      const request = http.request(
        {
          host: base.hostname,
          port: base.port,
          method,
          path: (has('drops-base-path') ? '' : base.pathname.replace(/\/$/, '')) + path,
          headers: {
            ...(has('default-agent') ? { 'user-agent': 'node' } : { 'user-agent': 'acme-sync/2.1' }),
            ...(style.accepts === 'gzip' ? { 'accept-encoding': 'gzip' } : {}),
            ...(has('does-not-decode') ? { 'accept-encoding': 'gzip, deflate, br' } : {}),
            ...(packed === undefined ? {} : { 'content-length': Buffer.byteLength(packed) }),
            ...(packed === body ? {} : { 'content-encoding': 'gzip' }),
            ...headers,
          },
          agent,
          ...(signal === undefined ? {} : { signal }),
        },
        (answer) => {
          const chunks = [];
          const end = () => {
            clearTimeout(timer);
            if (!answer.complete && !reacts('first-piece', operation)) return fail('the answer was cut off', 'cut-off');
            const whole = has('reads-64k') ? Buffer.concat(chunks).subarray(0, 65_536) : Buffer.concat(chunks);
            const isPacked = answer.headers['content-encoding'] === 'gzip' && !has('does-not-decode');
            const { statusCode: status, headers: named } = answer;
            const isLost = reacts('needs-length', operation) && named['content-length'] === undefined;
            resolve({
              status,
              headers: named,
              text: isLost ? '' : (isPacked ? gunzipSync(whole) : whole).toString('utf8'),
            });
          };
          answer.on('data', (chunk) => {
            chunks.push(chunk);
            if (reacts('first-piece', operation)) end();
          });
          answer.on('error', () => fail('the answer was cut off', 'cut-off'));
          answer.on('aborted', () => fail('the answer was cut off', 'cut-off'));
          answer.on('end', end);
        },
      );
      const isPatient = has('no-timeout') || reacts('waits', operation);
      let timer;
      // The time in which a request waits for a connection is the client's own.
      request.once('socket', () => {
        if (isPatient) return;
        timer = setTimeout(() => {
          fail('timed out', 'silence');
          request.destroy();
        }, TIMEOUT_MS);
      });
      request.on('error', (error) => {
        clearTimeout(timer);
        fail(error.message, 'reset');
      });
      request.end(packed);
    });

  const parsed = (answer, operation, { text = false, method }) => {
    // That a webhook took a call says its status; its body is of no use.
    if (answer.status >= 300 || text || method === 'HEAD' || operation === 'WEBHOOK') return answer;
    const type = answer.headers['content-type'] ?? '';
    if (has('strict-content-type') && type !== 'application/json; charset=utf-8') {
      throw new GivenUp(`an answer of type ${type}`);
    }
    let json;
    try {
      json = JSON.parse(answer.text);
    } catch {
      if (has('garbage-is-empty')) return { ...answer, json: [] };
      throw new Unanswered('the answer is no JSON', 'no-json');
    }
    if (!isExpected(json, operation)) throw new Unanswered('the answer is not what was asked for', 'no-list');
    return { ...answer, json };
  };

  const isWorthIt = (status, operation) => {
    const isHook = operation === 'WEBHOOK';
    if (status === 503 && has('no-retry-on-503-list') && !isHook) return false;
    if (status === 503 && (has('no-retry-on-webhook') || has('restarts-event')) && isHook) return false;
    if (status === 404 && has('retries-404')) return true;
    if ((status === 400 || status === 403) && has('retries-400')) return true;
    return [429, 502, 503, 504].includes(status);
  };

  const mostTries = (method, operation, seen) => {
    if (has('retries-webhooks-forever') && operation === 'WEBHOOK') return Number.POSITIVE_INFINITY;
    if (has('retries-lists-forever') && method === 'GET') return Number.POSITIVE_INFINITY;
    if (reacts('for-ever', operation, seen)) return Number.POSITIVE_INFINITY;
    if (has('twenty-tries') && operation === 'WEBHOOK') return 20;
    return Number(style.tries);
  };

  /** The request of a try, which a bug makes another one once a try failed. */
  const requestOf = (method, path, options, attempt, operation) => {
    const request = { method, path, ...(typeof options === 'function' ? options() : options) };
    if (attempt === 0) return request;
    if (reacts('other-query', operation)) request.path = path.split('?')[0];
    if (reacts('other-method', operation)) request.method = 'PUT';
    if (reacts('other-type', operation)) request.headers = { ...request.headers, 'content-type': 'text/plain' };
    if (reacts('other-body', operation)) request.body = JSON.stringify({ data: { again: true } });
    if (reacts('no-token', operation)) request.headers = {};
    return request;
  };

  const call = async (method, path, options = {}) => {
    const operation = operationOf(path);
    for (let attempt = 0; ; attempt += 1) {
      let answer;
      let error;
      let seen;
      try {
        const request = requestOf(method, path, options, attempt, operation);
        answer = parsed(await once(request.method, request.path, request, operation), operation, {
          ...request,
          method,
        });
        seen = seenIn(answer);
      } catch (thrown) {
        if (thrown instanceof GivenUp) throw thrown;
        if (has('no-retry-on-reset') && thrown.seen?.includes('reset')) throw thrown;
        error = thrown;
        seen = thrown.seen ?? [];
      }
      reacts.note(operation, seen);
      const isRepeated = reacts('repeats', operation, seen);
      const isGood = answer !== undefined && answer.status < 300 && !isRepeated && !reacts('refuses', operation, seen);
      if (isGood || (answer !== undefined && reacts('accepts', operation, seen))) return answer;
      if (reacts('swallows', operation, seen)) throw new Swallowed();
      if (reacts('restarts', operation, seen)) throw new Restart();
      const problem =
        error ?? new GivenUp(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 200)}`, answer.status);
      const isAgain =
        answer === undefined ||
        isRepeated ||
        isWorthIt(answer.status, operation) ||
        reacts('for-ever', operation, seen);
      if (!isAgain || reacts('gives-up', operation, seen)) throw problem;
      if (attempt + 1 >= mostTries(method, operation, seen) || signal?.aborted) throw problem;
      const wanted = retryAfterMs(answer, has);
      const asked = has('ignores-retry-after') || reacts('at-once', operation, seen) ? 0 : wanted;
      await sleep(has('many-tries') ? 5 : Math.max(backOff(attempt), asked));
    }
  };

  const scheme = has('token-scheme') ? 'Token' : has('basic-scheme') ? 'Basic' : 'Bearer';
  let loggingIn;
  const logIn = () => {
    const who = { username, password };
    if (has('herd-logs-in')) loggingIn = undefined;
    const inQuery = has('password-in-query');
    loggingIn ??= call('POST', inQuery ? `/login?${new URLSearchParams(who)}` : '/login', {
      headers: { 'content-type': 'application/json' },
      ...(inQuery ? {} : { body: JSON.stringify(who) }),
    }).then(
      ({ json }) => {
        token = json.token;
        if (has('prints-new-token')) console.error(`the new token is ${token}`);
        loggingIn = undefined;
      },
      (error) => {
        loggingIn = undefined;
        throw error;
      },
    );
    return loggingIn;
  };

  const withToken = (options) => ({ ...options, headers: { authorization: `${scheme} ${token}` } });
  const authorized = async (method, path, options) => {
    const mostLogins = has('logs-in-over-and-over') ? 10 : style.login === 'never' || has('no-relogin') ? 0 : 1;
    if (has('logs-in-each-time')) await logIn();
    for (let logins = 0; ; logins += 1) {
      const used = token;
      try {
        return await call(method, path, () => withToken(options));
      } catch (error) {
        if (error.status !== 401 || logins >= mostLogins) throw error;
        // Another call may have logged in meanwhile.
        if (used === token || has('herd-logs-in')) await logIn();
      }
    }
  };

  return {
    logIn,
    get: (path, query = {}, { method = 'GET', text = false } = {}) => {
      const given = { ...query, ...(has('token-in-url') ? { access_token: token } : {}) };
      const pairs = Object.entries(given).map(([name, value]) =>
        has('unencoded-username') && name === 'username'
          ? `${name}=${value.replaceAll(' ', '+').replaceAll(/[^\x21-\x7e]/g, encodeURIComponent)}`
          : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
      );
      return authorized(method, pairs.length === 0 ? path : `${path}?${pairs.join('&')}`, { text });
    },
    /** `headers` makes those of each try. */
    post: (path, headers, body) => {
      // A stream that is sent once, and empty from then on.
      let rest = body;
      return call('POST', path, () => {
        const sent = rest;
        if (has('empty-retry')) rest = '{}';
        return { headers: headers(), body: sent };
      });
    },
  };
}

function isExpected(json, operation) {
  const isObject = typeof json === 'object' && json !== null;
  switch (operation) {
    case 'LOGIN':
      return isObject && typeof json.token === 'string';
    case 'LOOKUP':
      return (
        Array.isArray(json) ||
        (isObject && (Array.isArray(json.data) || typeof (json.data ?? json).username === 'string'))
      );
    case 'FLOW':
      return isObject && typeof json.data?.id === 'string';
    default:
      return Array.isArray(json) || (isObject && Array.isArray(json.data));
  }
}
