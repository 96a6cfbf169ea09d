import { cannotBe, inputProblem, isFull } from './given.js';
import type { Http } from './http.js';
import { errorIn, isRecord, type Result, resultOf } from './problem.js';

/** What a partner needs of a user. */
export interface FoundUser {
  /** FlowMate's internal id, the one that flows and filters mean. */
  readonly id: string;
  /** The partner's own id of the user. */
  readonly username: string;
  /** `ACTIVE`, `PENDING` or `DISABLED`; empty where the service does not say. Only active users are to be sent data. */
  readonly status: string;
}

/**
 * Which names count as the same. FlowMate's upstream looks names up without regard to upper and lower case, so the answer to
 * one name may hold the user of another. `exact`: that is not the user asked for. `any-case`: it is, unless there is an exact
 * one, too; only for partners whose ids never differ in case alone.
 */
export type NameMatch = 'exact' | 'any-case';

export interface FindOptions {
  /** Default `exact`. */
  readonly match?: NameMatch;
  readonly signal?: AbortSignal;
}

export interface Users {
  /** The user that the partner knows by this name; `null`: no such user exists. */
  find(username: string, options?: FindOptions): Promise<Result<FoundUser | null>>;
}

const SOME = 'find a user';
const MATCHES: ReadonlySet<unknown> = new Set<NameMatch>(['exact', 'any-case']);

/** What is wrong with a `match`, if anything is: a misspelt one must not be the looser of them. */
export function wrongMatch(match: unknown): string | undefined {
  return MATCHES.has(match) ? undefined : cannotBe('match', match, '"exact" or "any-case"');
}

export function createUsers(http: Http): Users {
  return {
    find: async (username, options) => {
      // Null counts as absent.
      const { match = 'exact', signal } = options ?? {};
      if (typeof username !== 'string') {
        return { error: inputProblem(SOME, 'username', cannotBe('username', username, 'a text, e.g. "ann"')) };
      }
      const wrong = wrongMatch(match);
      if (wrong !== undefined) return { error: inputProblem(SOME, 'match', wrong) };
      const what = `find the user ${JSON.stringify(username)}`;
      const { data, error } = await resultOf(what, signal, (init) =>
        http.GET('/users', {
          params: { query: { username: [username] } },
          ...init,
        }),
      );
      if (error !== undefined) return { error };
      const refusal = errorIn(data);
      if (refusal !== undefined) return { error: unreadable(what, `is an error: ${refusal}`, data) };
      const documents = listOf(data);
      if (documents === undefined) return { error: unreadable(what, 'is no list of users', data) };
      const named = documents.filter((document) => nameOf(document) === username);
      const same = match === 'exact' || named.length > 0 ? named : documents.filter((each) => isSame(each, username));
      const [found, ...more] = same.map(toUser).filter((user) => user !== undefined);
      if (more.some(({ id }) => id !== found?.id))
        return { error: unreadable(what, 'holds several of that name', data) };
      // One of the unreadable users may be the one asked for, so `null` would be wrong.
      if (found === undefined && (same.length > 0 || documents.some((each) => nameOf(each) === undefined))) {
        const why = 'holds users without a text for username, or for _id or id, that may be the one';
        return { error: unreadable(what, why, data) };
      }
      // A service that ignores the name, and gives the first users of many.
      const total = totalOf(data);
      if (found === undefined && total > documents.length) {
        const why = `holds ${documents.length} of ${total} users, and the one may be among the others`;
        return { error: unreadable(what, why, data) };
      }
      return { data: found ?? null };
    },
  };
}

function nameOf(document: unknown): string | undefined {
  return isRecord(document) && typeof document.username === 'string' ? document.username : undefined;
}

function isSame(document: unknown, username: string): boolean {
  return nameOf(document)?.toLowerCase() === username.toLowerCase();
}

/** Users come as a bare list, in an envelope, and in FlowMate's guide as a single object. */
function listOf(body: unknown): readonly unknown[] | undefined {
  if (Array.isArray(body)) return body;
  if (!isRecord(body)) return undefined;
  if ('data' in body) return listOf(body.data);
  return 'username' in body ? [body] : undefined;
}

/** How many users there are by what the answer says; 0 where it does not say. */
function totalOf(body: unknown): number {
  const meta = isRecord(body) ? body.meta : undefined;
  return isRecord(meta) && typeof meta.total === 'number' ? meta.total : 0;
}

/** FlowMate's pages call the id `_id` in some places and `id` in others. */
function toUser(document: unknown): FoundUser | undefined {
  if (!isRecord(document)) return undefined;
  const { _id, id = _id, username, status } = document;
  const internal = typeof _id === 'string' ? _id : id;
  if (!isFull(internal) || typeof username !== 'string') return undefined;
  return { id: internal, username, status: typeof status === 'string' ? status : '' };
}

function unreadable(what: string, why: string, body: unknown): Extract<Result<never>['error'], { kind: 'answer' }> {
  return { kind: 'answer', message: `could not ${what}: the answer ${why}`, body };
}
