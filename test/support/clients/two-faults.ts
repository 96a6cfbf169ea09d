import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DispatchFunction } from '../../../src/harness/certify/client/function-client.js';

/** What is wrong with a client only where two things come together. Each breaks an invariant, and no single fault shows it. */
export const twoFaultDefects = {
  'a retry loses the query, once the token has expired in that call': 'query',
  'the page before is delivered again after the second broken connection': 'page-again',
  'the second 503 of a webhook call passes for a delivery': 'second-503',
  'Retry-After is ignored on the second 429 of a call': 'second-429',
  'a webhook call is made once more after a lost answer and a 503': 'lost-and-503',
  'a page that fails after one that was cut off passes for an empty one': 'cut-then-failed',
  'a user who was found after a 500 is unknown to the next event': 'empty-cached',
  'a call that succeeds after a retry wipes out failures before it': 'failures-wiped',
  'a login that fails after the token has expired ends the event in silence': 'login-silent',
  'the third try of a webhook call has no data': 'third-try',
} as const;

export type TwoFaultDefect = (typeof twoFaultDefects)[keyof typeof twoFaultDefects];

const TRIES = 4;
const FIRST_WAIT_MS = 20;
const TIMEOUT_MS = 4_000;

interface Answer {
  /** 0: no whole answer. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

class Failure extends Error {}
class LoginFailure extends Failure {}

/** A client in this process, right but for one defect, or in all. */
export function createTwoFaultClient(defect?: TwoFaultDefect): DispatchFunction {
  return async ({ baseUrl, token: given, username, password, events, signal }) => {
    let token = given;
    let failures = 0;
    let broken = 0;
    let wasCut = false;

    const once = async (method: string, path: string, more: RequestInit = {}): Promise<Answer> => {
      // Node 20 loses a timer that only AbortSignal.any() refers to.
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), TIMEOUT_MS);
      try {
        signal.throwIfAborted();
        const answer = await fetch(baseUrl + path, { ...more, method, redirect: 'manual', signal: limit.signal });
        try {
          return { status: answer.status, headers: answer.headers, text: await answer.text() };
        } catch {
          // What a webhook took it took, whatever became of its answer.
          if (method === 'POST' && answer.ok) return { status: answer.status, headers: answer.headers, text: '' };
          wasCut = true;
        }
      } catch {
        signal.throwIfAborted();
      } finally {
        clearTimeout(timer);
      }
      broken += 1;
      return { status: 0, headers: new Headers(), text: '' };
    };

    const logIn = async (): Promise<void> => {
      const answer = await withTries(() =>
        once('POST', '/login', {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username, password }),
        }),
      );
      const fresh = answer.status === 200 ? parse(answer.text) : undefined;
      if (!hasToken(fresh)) throw new LoginFailure(`login: ${answer.status}`);
      token = fresh.token;
    };

    const withTries = async (send: (attempt: number) => Promise<Answer>): Promise<Answer> => {
      let last: Answer | undefined;
      let refused = 0;
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        if (last !== undefined) {
          refused += last.status === 429 ? 1 : 0;
          const isDeaf = defect === 'second-429' && refused > 1;
          await sleep(Math.max(FIRST_WAIT_MS * 2 ** attempt, isDeaf ? 0 : retryAfterMs(last)));
        }
        last = await send(attempt);
        if (last.status !== 0 && last.status !== 429 && last.status < 500) break;
      }
      if (last === undefined) throw new Failure('no try');
      if (last.status >= 200 && last.status < 300 && broken > 0 && defect === 'failures-wiped') failures = 0;
      return last;
    };

    /** Sends with the token, and once more with a new one where it is refused. */
    const authorized = async (send: (isFresh: boolean) => Promise<Answer>): Promise<Answer> => {
      const answer = await send(false);
      if (answer.status !== 401) return answer;
      await logIn();
      return send(true);
    };

    const read = async (path: string, query: Record<string, string>): Promise<Read> => {
      const seen: number[] = [];
      let hasExpired = false;
      for (let tries = 0; tries < TRIES; tries += 1) {
        const answer = await withTries((attempt) =>
          authorized((isFresh) => {
            hasExpired ||= isFresh;
            const isBare = defect === 'query' && hasExpired && (attempt > 0 || tries > 0);
            const text = isBare ? '' : `?${new URLSearchParams(query)}`;
            return once('GET', path + text, { headers: { authorization: `Bearer ${token}` } });
          }).then((each) => {
            seen.push(each.status);
            return each;
          }),
        );
        if (answer.status !== 200) throw new Failure(`${path}: ${answer.status}`);
        const list = listOf(parse(answer.text));
        if (list !== undefined) return { list, seen };
        await sleep(FIRST_WAIT_MS);
      }
      throw new Failure(`${path}: no list`);
    };

    const cache = new Map<string, Item | undefined>();
    const findUser = async (name: string): Promise<Item | undefined> => {
      if (cache.has(name)) return cache.get(name);
      const { list, seen } = await read('/users', { username: name });
      const user = list.find((each) => each.username === name);
      cache.set(name, defect === 'empty-cached' && seen.includes(500) ? undefined : user);
      return user;
    };

    const listFlows = async (user: string): Promise<readonly Item[]> => {
      const found = new Map<string, Item>();
      const again: Item[] = [];
      let before: readonly Item[] = [];
      for (let page = 1; ; page += 1) {
        const query = { 'filter[user]': user, 'filter[status]': 'active', 'page[number]': String(page) };
        const brokenBefore = broken;
        const wasCutBefore = wasCut;
        let list: readonly Item[];
        try {
          ({ list } = await read('/flows', query));
        } catch (error) {
          if (!(defect === 'cut-then-failed' && wasCutBefore && error instanceof Failure)) throw error;
          list = [];
        }
        if (defect === 'page-again' && brokenBefore > 0 && broken > brokenBefore) again.push(...before);
        if (list.length === 0) break;
        for (const flow of list) found.set(flow.id ?? '', flow);
        before = list;
      }
      const own = (flow: Item) => flow.status === 'active' && flow.owners?.some(({ id }) => id === user);
      return [...found.values(), ...again].filter(own);
    };

    const post = async (flow: Item, data: Readonly<Record<string, unknown>>): Promise<void> => {
      const declared = flow.payload?.inputParameters;
      const sent =
        declared === undefined
          ? data
          : Object.fromEntries(Object.entries(data).filter(([name]) => Object.hasOwn(declared, name)));
      const requestId = randomUUID();
      const seen: number[] = [];
      const send = async (attempt: number): Promise<Answer> => {
        const body = JSON.stringify({ data: defect === 'third-try' && attempt > 1 ? {} : sent });
        const headers = {
          'content-type': 'application/json',
          'x-request-id': requestId,
          authorization: `Bearer ${token}`,
        };
        const answer = await authorized(() => once('POST', `/webhooks/${flow.id}`, { headers, body }));
        seen.push(answer.status);
        const isSecond = seen.filter((status) => status === 503).length > 1;
        return defect === 'second-503' && isSecond ? { ...answer, status: 200 } : answer;
      };
      const answer = await withTries(send);
      if (answer.status < 200 || answer.status >= 300) throw new Failure(`${flow.id}: ${answer.status}`);
      if (answer.text !== '' && parse(answer.text) === undefined) throw new Failure(`${flow.id}: no JSON`);
      if (defect === 'lost-and-503' && seen.includes(0) && seen.includes(503)) await send(0);
    };

    for (const event of events) {
      try {
        const user = await findUser(event.user);
        if (user?.id === undefined || user.status !== 'ACTIVE') continue;
        for (const flow of await listFlows(user.id)) {
          await post(flow, event.data).catch((error: unknown) => {
            if (defect === 'login-silent' && error instanceof LoginFailure) return;
            failures += 1;
          });
        }
      } catch (error) {
        if (defect === 'login-silent' && error instanceof LoginFailure) continue;
        failures += 1;
      }
    }
    return failures === 0;
  };
}

interface Read {
  readonly list: readonly Item[];
  /** Statuses of all tries. */
  readonly seen: readonly number[];
}

interface Item {
  readonly id?: string;
  readonly username?: string;
  readonly status?: string;
  readonly owners?: readonly { readonly id: string }[];
  readonly payload?: { readonly inputParameters?: Readonly<Record<string, unknown>> };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasToken(value: unknown): value is { readonly token: string } {
  return typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string';
}

/** Undefined: this is no list. */
function listOf(value: unknown): readonly Item[] | undefined {
  const list = typeof value === 'object' && value !== null && 'data' in value ? value.data : value;
  return Array.isArray(list) ? list.map((each) => ({ ...each, id: each.id ?? each._id })) : undefined;
}

function retryAfterMs({ headers }: Answer): number {
  const given = headers.get('retry-after');
  if (given === null) return 0;
  const seconds = Number(given);
  return Number.isFinite(seconds)
    ? seconds * 1_000
    : Math.max(0, Date.parse(given) - Date.parse(headers.get('date') ?? new Date().toUTCString()));
}
