// How other-client.mjs asks, tries again and gives up, with a switch for each defect.
import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MS = 4_000;
const MOST_TRIES = 5;

/** What is no object has no members. */
function parsedOr(text) {
  try {
    const json = JSON.parse(text);
    return Array.isArray(json) ? { data: json } : json;
  } catch {
    return {};
  }
}

/** Decodes each part of an answer for itself, as it comes. */
function getByParts(url, headers) {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers }, (answer) => {
      let text = '';
      answer.on('data', (part) => {
        text += part.toString('utf8');
      });
      answer.on('end', () => resolve(new Response(text, { status: answer.statusCode })));
      answer.on('error', reject);
    });
    request.on('error', reject);
  });
}

/** Requests to FlowMate. */
export function createHttp({ baseUrl, token: given, username, password, signal }, has) {
  const base = baseUrl.replace(/\/+$/, '');
  const constantId = randomUUID();
  let count = 0;
  let token = given;
  let hasRenewed = false;
  let budget = 3;
  let loggingIn;

  /** One try: the status, the answer as JSON where it is any, what went wrong. */
  const once = async ({ method, path, headers, body }) => {
    const timer = new AbortController();
    const timeout = setTimeout(() => timer.abort(), TIMEOUT_MS);
    const signals = [timer.signal, ...(signal === undefined ? [] : [signal])];
    try {
      const redirect = method === 'POST' && has('follows-redirected-calls') ? 'follow' : 'manual';
      const answer =
        has('splits-letters') && method === 'GET'
          ? await getByParts(base + path, headers)
          : await fetch(base + path, { method, headers, body, redirect, signal: AbortSignal.any(signals) });
      if (has('no-time-out-of-bodies')) clearTimeout(timeout);
      const text = await answer.text();
      const made = {
        status: answer.status,
        after: answer.headers.get('retry-after'),
        date: answer.headers.get('date'),
      };
      if (!answer.ok || /^\/(?:webhooks)/.test(path)) return made;
      if (has('empty-is-none') && text === '') return { ...made, json: { data: [] } };
      if (has('latin-1')) return { ...made, json: JSON.parse(Buffer.from(text).toString('latin1')) };
      if (has('anything-is-a-list')) return { ...made, json: { data: [], ...parsedOr(text) } };
      return { ...made, json: JSON.parse(text) };
    } catch (error) {
      if (has('time-outs-are-fine') && timer.signal.aborted) return { status: 200, json: { data: [] } };
      if (has('lost-calls-are-made') && method === 'POST') return { status: 200 };
      return { status: 0, error };
    } finally {
      clearTimeout(timeout);
    }
  };

  const isSuccess = ({ status, error, json }, { isCall, path }) => {
    if (error !== undefined) return false;
    if (isCall) {
      if (has('200-alone')) return status === 200;
      if (has('redirects-are-fine') && status >= 300 && status < 400) return true;
      if (has('strange-refusals-are-fine') && status > 422 && status < 500 && status !== 429) return true;
      if (has('requests-too-large-are-fine') && status === 413) return true;
      if (has('all-but-server-errors') && status < 500) return true;
      if (has('conflict-is-done') && status === 409) return true;
      if (has('gone-is-done') && (status === 410 || status === 404)) return true;
      if (has('invalid-is-done') && (status === 422 || status === 400)) return true;
      if (has('knows-five-failures') && status >= 500 && ![500, 501, 502, 503, 504].includes(status)) return true;
      if (has('refusals-are-fine') && status >= 400 && status < 500 && status !== 429) return true;
      return status >= 200 && status < 300;
    }
    return status >= 200 && status < 300 && json !== undefined && path !== undefined;
  };

  const isWorthIt = ({ status, error }, { isCall, page }) => {
    if (has('first-page-alone-again') && page > 1) return false;
    if (has('busy-calls-fail') && isCall && status === 429) return false;
    if (has('calls-refused-again') && isCall && status >= 400) return true;
    return error !== undefined || [429, 502, 503, 504].includes(status) || (has('500-again') && status === 500);
  };

  const asked = ({ after, date }, { isCall }) => {
    if (!after || (has('waits-for-lists-alone') && isCall)) return 0;
    const seconds = Number(after);
    if (has('local-dates-of-retry') && !Number.isFinite(seconds))
      return Math.max(0, Date.parse(after.replace(' GMT', '')) - Date.now());
    if (Number.isFinite(seconds)) {
      if (has('five-seconds-at-most')) return Math.min(seconds, 5) * 1_000;
      if (has('seconds-are-milliseconds')) return seconds;
      return has('waits-a-second-at-most') ? Math.min(seconds, 1) * 1_000 : seconds * 1_000;
    }
    return has('dates-are-no-numbers') ? 0 : Math.max(0, Date.parse(after) - Date.parse(date));
  };

  /** The request of a try. */
  const changed = (request, tries) => {
    if (tries === 0) return request;
    const { 'content-type': _type, ...headers } = request.headers;
    if (has('sends-bodies-once') && request.body) return { ...request, body: '{}' };
    if (has('again-without-type')) return { ...request, headers };
    if (has('again-without-token')) return { ...request, headers: { ...headers, authorization: '' } };
    if (has('again-as-get')) return { ...request, method: 'GET', body: undefined };
    if (has('again-twice-wrapped') && request.body)
      return { ...request, body: JSON.stringify({ data: JSON.parse(request.body) }) };
    if (has('again-from-page-one') && request.path.includes('page%5Bnumber%5D'))
      return { ...request, path: request.path.replace(/page%5Bnumber%5D=\d+/, 'page%5Bnumber%5D=1') };
    if (has('again-without-query')) return { ...request, path: request.path.split('?')[0] };
    if (has('again-with-another-id') && request.headers['x-request-id'])
      return { ...request, headers: { ...request.headers, 'x-request-id': randomUUID() } };
    return request;
  };

  const call = async (request, about) => {
    for (let tries = 0; ; tries += 1) {
      const answer = await once(changed(request(), tries));
      if (isSuccess(answer, { ...about, path: '' })) return answer.json;
      const isEndless = has('resets-for-ever') && answer.status === 0;
      const hasTries = has('one-budget') ? --budget >= 0 : isEndless || tries + 1 < MOST_TRIES;
      if (signal?.aborted || !isWorthIt(answer, about) || !hasTries) {
        throw Object.assign(
          new Error(`${request().method} ${request().path.split('?')[0]}: ${answer.error?.message ?? answer.status}`),
          {
            status: answer.status,
          },
        );
      }
      await sleep(isEndless && tries > 3 ? 5 : Math.max(asked(answer, about), 150 * 2 ** tries));
    }
  };

  const logIn = () => {
    if (has('a-login-for-each')) loggingIn = undefined;
    loggingIn ??= call(
      () => ({
        method: 'POST',
        path: '/login',
        headers: { 'content-type': 'application/json', 'user-agent': 'other/1.0' },
        body: JSON.stringify({ username, password }),
      }),
      {},
    )
      .then((json) => {
        if (typeof json.token !== 'string') throw new Error('no token came');
        token = json.token;
        if (has('prints-its-login')) console.error('logged in', json);
        hasRenewed = true;
      })
      .finally(() => {
        loggingIn = undefined;
      });
    return loggingIn;
  };

  const getJson = async (path, page = 1) => {
    for (let logins = 0; ; logins += 1) {
      const used = token;
      try {
        const isShown = has('token-in-url-after-login') && hasRenewed;
        const url = isShown ? `${path}&access_token=${token}` : path;
        const headers = { 'user-agent': 'other/1.0', authorization: `Bearer ${token}` };
        return await call(() => ({ method: 'GET', path: url, headers }), { page });
      } catch (error) {
        if (has('refused-lists-are-empty') && error.status === 403) return { data: [] };
        if (has('missing-lists-are-empty') && error.status === 404) return { data: [] };
        if (has('moved-lists-are-empty') && error.status >= 300 && error.status < 400) return { data: [] };
        if (has('logs-in-at-403') && error.status === 403 && logins < 8) {
          await logIn();
          continue;
        }
        if (has('unanswered-pages-are-the-end') && page > 1) return { data: [] };
        const most = has('logs-in-for-ever') ? 50 : 1;
        if (error.status !== 401 || logins >= most || signal?.aborted) throw error;
        if (used === token || has('a-login-for-each')) await logInAgain();
        if (has('first-page-after-login')) path = path.replace(/page%5Bnumber%5D=\d+/, 'page%5Bnumber%5D=1');
      }
    }
  };
  const logInAgain = async () => {
    for (;;) {
      try {
        return await logIn();
      } catch (error) {
        if (!has('refused-logins-again') || error.status !== 401 || signal?.aborted) throw error;
        await sleep(200);
      }
    }
  };

  const makeId = () => {
    count += 1;
    return has('counts-ids') ? `delivery-${count}` : randomUUID();
  };

  /** Calls a webhook. */
  const deliver = (path, data, { event, flow }) => {
    const id = has('id-of-the-flow')
      ? flow.id
      : has('id-of-the-second')
        ? `at-${Math.floor(Date.now() / 1_000)}`
        : has('id-for-all')
          ? constantId
          : has('id-of-the-event')
            ? event.id
            : makeId();
    const text = has('bare-data')
      ? JSON.stringify(data)
      : JSON.stringify({ data, ...(has('more-beside-data') ? { sent: 1 } : {}) });
    const body = has('one-byte-letters')
      ? Buffer.from(text, 'latin1')
      : has('form')
        ? `data=${encodeURIComponent(text)}`
        : text;
    const type = has('latin-1-type')
      ? 'application/json; charset=iso-8859-1'
      : has('form')
        ? 'application/x-www-form-urlencoded'
        : 'application/json';
    const headers = { 'content-type': type, 'user-agent': 'other/1.0', 'x-request-id': id };
    const url = has('token-in-calls') ? `${path}?token=${token}` : path;
    return call(() => ({ method: has('puts') ? 'PUT' : 'POST', path: url, headers, body }), { isCall: true });
  };
  return { get: getJson, deliver };
}
