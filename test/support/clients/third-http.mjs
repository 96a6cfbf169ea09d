// How third-client.mjs asks, tries again and gives up, with a switch for each defect and each way of being right.
import { randomUUID } from 'node:crypto';
import { request as startRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';

const TIMEOUT_MS = 4_000;
const LONGEST_WAIT_MS = 20_000;
const MOST_TRIES = 5;

/** A call that went wrong; of status 0 where there was no answer that could be read. */
export class Failed extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** Requests to FlowMate. */
export function createThirdHttp(job, has) {
  const base = new URL(job.baseUrl);
  const root = base.pathname.replace(/\/$/, '');
  let { token } = job;
  let pausedUntil = 0;
  const known = new Map();

  const headersOf = (body) => ({
    'user-agent': has('library-agent') ? 'axios/1.7.2' : 'third/3.0',
    accept: 'application/json',
    ...(has('traces') ? { 'x-request-id': randomUUID(), 'accept-language': 'de' } : {}),
    ...(body === undefined || has('sends-in-chunks') ? {} : { 'content-length': body.length }),
    ...(body === undefined || !has('deflates') ? {} : { 'content-encoding': 'deflate' }),
    ...(body === undefined || !has('expects-continue') ? {} : { expect: '100-continue' }),
  });

  const once = ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(body);
      const packed = bytes !== undefined && has('deflates') ? deflateSync(bytes) : bytes;
      const { hostname: host, port } = base;
      const request = startRequest({
        ...{ host, port, method, path: (has('whole-address') ? base.origin : '') + root + path },
        headers: {
          ...headersOf(packed),
          ...headers,
          ...(has('closes-calls') && method === 'POST' ? { connection: 'close' } : {}),
        },
        ...(job.signal === undefined ? {} : { signal: job.signal }),
      });
      const timer = setTimeout(() => request.destroy(new Error('timed out')), TIMEOUT_MS);
      const fail = (error) => {
        clearTimeout(timer);
        reject(new Failed(`${method} ${path}: ${error.message}`, 0));
      };
      request.on('error', fail);
      request.on('response', (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', fail);
        answer.on('aborted', () => fail(new Error('cut off')));
        answer.on('end', () => {
          clearTimeout(timer);
          resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString('utf8') });
        });
      });
      if (packed !== undefined && has('expects-continue')) {
        request.on('continue', () => request.end(packed));
        request.flushHeaders();
      } else if (packed !== undefined && has('sends-in-chunks')) {
        for (let at = 0; at < packed.length; at += 40_000) request.write(packed.subarray(at, at + 40_000));
        request.end();
      } else request.end(packed);
    });

  const waitAsked = ({ headers, status }) => {
    const after = headers['retry-after'];
    if (after === undefined || (has('waits-for-429-alone') && status !== 429)) return 0;
    if (/^\d+$/.test(after)) return Number(after) * 1_000 + (has('waits-a-little-more') ? 700 : 0);
    return Math.max(0, Date.parse(after) - Date.parse(headers.date ?? new Date().toUTCString()));
  };

  const isWorthIt = (status) =>
    has('all-again') || [408, 425, 429, 502, 503, 504].includes(status) || (status === 500 && has('500-again'));

  const mostTries = (path) => {
    if (has('never-again') || (has('lists-anew') && path.startsWith('/flows'))) return 1;
    if (has('three-tries')) return 3;
    return has('two-tries') ? 2 : has('ten-tries') ? 10 : MOST_TRIES;
  };

  /** Sends until it goes well. `read` makes something of the answer, or throws. */
  const call = async (make, read) => {
    for (let tries = 1; ; tries += 1) {
      if (has('pauses-for-all')) await sleep(Math.max(0, pausedUntil - Date.now()));
      const { method, path } = make();
      let problem;
      let answer;
      try {
        answer = await once(make());
        if (answer.status >= 200 && answer.status < 300) return read(answer);
        if (answer.status === 304) return read({ ...answer, text: known.get(path).text });
        problem = new Failed(`${method} ${path} answered ${answer.status}`, answer.status);
      } catch (error) {
        problem = error;
      }
      const isAgain = answer === undefined || answer.status < 300 || isWorthIt(answer.status);
      if (!isAgain || tries >= mostTries(path) || job.signal?.aborted) throw problem;
      const asked = answer === undefined ? 0 : waitAsked(answer);
      if (asked > LONGEST_WAIT_MS) throw problem;
      if (has('long-waits-are-fine') && asked > 3_000) return read({ ...answer, text: '{"data":[]}' });
      const waitMs = Math.max(asked, has('waits-200') ? 200 : has('linear') ? 150 * tries : 120 * 2 ** tries);
      if (has('pauses-for-all')) pausedUntil = Math.max(pausedUntil, Date.now() + waitMs);
      else await sleep(waitMs);
    }
  };

  const logIn = async () => {
    const { username, password } = job;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ username, password });
    const given = await call(
      () => ({ method: 'POST', path: '/login', headers, body }),
      ({ text }) => JSON.parse(text),
    );
    if (typeof given.token !== 'string') throw new Failed('no token', 0);
    if (!has('old-token-for-ever')) token = given.token;
  };

  /** The JSON of an answer, if it is what is wanted. */
  const getJson = async (path, isWanted) => {
    const make = () => ({
      method: 'GET',
      path,
      headers: {
        authorization: `${has('small-bearer') ? 'bearer' : 'Bearer'} ${token}`,
        ...(has('asks-whether-changed') && known.has(path) ? { 'if-none-match': known.get(path).etag } : {}),
      },
    });
    const read = ({ status, headers, text }) => {
      if (status === 200 && headers.etag !== undefined) known.set(path, { etag: headers.etag, text });
      const json = JSON.parse(text);
      if (!isWanted(json)) throw new Failed(`GET ${path}: not what was asked for`, 0);
      return json;
    };
    for (let logins = 0; ; logins += 1) {
      try {
        return await call(make, read);
      } catch (error) {
        if (has('failed-is-empty')) return { data: [] };
        if (error.status !== 401 || logins > 0 || job.username === undefined) throw error;
        await logIn();
      }
    }
  };

  const later = [];
  /** Calls a webhook: at once, or first without another try, which then comes at the end. */
  const deliver = async (make) => {
    const read = has('wants-a-word')
      ? ({ text }) => {
          if (text === '') throw new Failed('no answer', 0);
        }
      : () => true;
    if (!has('puts-off')) return call(make, read);
    const answer = await once(make()).catch(() => ({ status: 0, headers: {} }));
    if (answer.status >= 200 && answer.status < 300) return true;
    if (answer.status !== 0 && !isWorthIt(answer.status)) throw new Failed(`answered ${answer.status}`, answer.status);
    later.push({ make, until: Date.now() + Math.max(300, waitAsked(answer)) });
    return true;
  };
  /** Makes the calls that were put off. */
  const end = async (report) => {
    for (const { make, until } of later) {
      await sleep(Math.max(0, until - Date.now()));
      await call(make, () => true).catch(report);
    }
  };
  return { getJson, deliver, end, token: () => token };
}
