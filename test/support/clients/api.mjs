import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_WAIT_MS = 250;
const TIMEOUT_MS = 4_000;

/** A call that was given up. */
export class GivenUp extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** FlowMate over HTTP, with tries, waits, time-outs and logins. */
export function createApi({ baseUrl, token: given, username, password, signal }, style, has) {
  const base = new URL(baseUrl);
  const agent = new http.Agent({ keepAlive: style.connection === 'keep-alive', maxSockets: 8 });
  let token = given;

  const once = (method, path, { headers = {}, body, text }) =>
    new Promise((resolve, reject) => {
      const fail = (message) => reject(new Error(`${method} ${path}: ${message}`));
      const request = http.request(
        {
          host: base.hostname,
          port: base.port,
          method,
          path: (has('drops-base-path') ? '' : base.pathname.replace(/\/$/, '')) + path,
          headers: {
            ...(has('default-agent') ? { 'user-agent': 'node' } : { 'user-agent': 'acme-sync/2.1' }),
            ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
            ...headers,
          },
          agent,
          ...(signal === undefined ? {} : { signal }),
        },
        (answer) => {
          const chunks = [];
          answer.on('data', (chunk) => chunks.push(chunk));
          answer.on('error', (error) => fail(error.message));
          answer.on('aborted', () => fail('the answer was cut off'));
          answer.on('end', () => {
            clearTimeout(timer);
            if (!answer.complete) return fail('the answer was cut off');
            const whole = Buffer.concat(chunks).toString('utf8');
            resolve({
              status: answer.statusCode,
              headers: answer.headers,
              text: whole,
              json: text || method === 'HEAD' ? whole : undefined,
            });
          });
        },
      );
      const timer = has('no-timeout')
        ? undefined
        : setTimeout(() => request.destroy(new Error('timed out')), TIMEOUT_MS);
      request.on('error', (error) => {
        clearTimeout(timer);
        fail(error.message);
      });
      request.end(body);
    });

  const parsed = (answer) => {
    if (answer.json !== undefined || answer.status >= 400) return answer;
    const type = answer.headers['content-type'] ?? '';
    if (has('strict-content-type') && type !== 'application/json; charset=utf-8') {
      throw new GivenUp(`an answer of type ${type}`);
    }
    try {
      return { ...answer, json: JSON.parse(answer.text) };
    } catch {
      if (has('garbage-is-empty')) return { ...answer, json: [] };
      throw new Error('the answer is no JSON');
    }
  };

  const isWorthIt = (status, method) => {
    if (status === 503 && has('no-retry-on-503-list') && method === 'GET') return false;
    if (status === 503 && (has('no-retry-on-webhook') || has('restarts-event')) && method === 'POST') return false;
    if (status === 404 && has('retries-404')) return true;
    if ((status === 400 || status === 403) && has('retries-400')) return true;
    return [429, 502, 503, 504].includes(status);
  };

  const mostTries = (method) => {
    if (has('retries-webhooks-forever') && method === 'POST') return Number.POSITIVE_INFINITY;
    if (has('retries-lists-forever') && method === 'GET') return Number.POSITIVE_INFINITY;
    if (has('twenty-tries') && method === 'POST') return 20;
    return Number(style.tries);
  };

  const waitFor = (attempt, answer) => {
    const backOff = has('constant-wait') ? 2 * FIRST_WAIT_MS : Math.min(FIRST_WAIT_MS * 2 ** attempt, 2_000);
    const asked = Number(answer?.headers['retry-after'] ?? 0) * 1_000;
    return has('ignores-retry-after') ? backOff : Math.max(backOff, asked);
  };

  const call = async (method, path, options = {}) => {
    for (let attempt = 0; ; attempt += 1) {
      let answer;
      let error;
      try {
        answer = parsed(await once(method, path, typeof options === 'function' ? options() : options));
      } catch (thrown) {
        if (thrown instanceof GivenUp) throw thrown;
        if (has('no-retry-on-reset') && !thrown.message.includes('timed out')) throw thrown;
        error = thrown;
      }
      if (answer !== undefined && answer.status < 400) return answer;
      if (answer !== undefined && !isWorthIt(answer.status, method)) {
        throw new GivenUp(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 200)}`, answer.status);
      }
      if (attempt + 1 >= mostTries(method) || signal?.aborted)
        throw error ?? new GivenUp(`${method} ${path}: ${answer.status}`, answer.status);
      await sleep(has('many-tries') ? 5 : waitFor(attempt, answer));
    }
  };

  const scheme = has('token-scheme') ? 'Token' : has('basic-scheme') ? 'Basic' : 'Bearer';
  let loggingIn;
  const logIn = () => {
    loggingIn ??= call('POST', '/login', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    }).then(
      ({ json }) => {
        token = json.token;
        loggingIn = undefined;
      },
      (error) => {
        loggingIn = undefined;
        throw error;
      },
    );
    return loggingIn;
  };

  const authorized = async (method, path, options) => {
    const mostLogins = has('logs-in-over-and-over') ? 10 : style.login === 'never' || has('no-relogin') ? 0 : 1;
    for (let logins = 0; ; logins += 1) {
      const used = token;
      try {
        return await call(method, path, () => ({ ...options, headers: { authorization: `${scheme} ${token}` } }));
      } catch (error) {
        if (error.status !== 401 || logins >= mostLogins) throw error;
        // Another call may have logged in meanwhile.
        if (used === token) await logIn();
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
