import type { Json } from '../../../../contracts/index.js';
import type { JournalEntry } from '../../../../mock/index.js';
import { isRecord } from '../../json.js';
import type { AskedState } from '../pact-file.js';

/** The partner's account in the world that is recorded. */
export interface Login {
  readonly username: string;
  readonly password: string;
  readonly token: string;
}

/** Who sent a request, as states and headers of a pact have it. Tokens of the run itself stand nowhere: they die with it. */
export interface LoggedIn {
  /** Continues the description. */
  readonly words: string;
  readonly states: readonly AskedState[];
  /** Absent: the request came without. */
  readonly authorization?: string;
  /** Puts what was secret in a body back, where it is known. */
  readonly fill?: (body: Json) => Json;
}

const USER_TOKEN = 'user-token';

const NO_TOKEN = 'expired-token';

const WRONG_PASSWORD = 'wrong-password';

export function toCaller(exchange: JournalEntry, login: Login): LoggedIn {
  const { operation, caller, request, status, path } = exchange;
  if (operation === 'login') return toLogin(exchange, login);
  if (request.headers.authorization === undefined) return { words: 'without a token', states: [] };
  const byPartner: LoggedIn = {
    words: 'by the partner',
    states: [{ name: 'the partner is logged in', params: { token: login.token } }],
    authorization: `Bearer ${login.token}`,
  };
  if (caller === undefined) {
    // Webhooks check no token, unless the flow asks for it.
    if (status !== 401 || /^\/(?:webhooks|hook)\//.test(path)) return byPartner;
    return {
      words: 'with a token that is not valid',
      states: [{ name: 'the token is not valid', params: { token: NO_TOKEN } }],
      authorization: `Bearer ${NO_TOKEN}`,
    };
  }
  if (caller.username === login.username) return byPartner;
  return {
    words: 'by an end user',
    states: [{ name: 'an end user is logged in', params: { username: caller.username, token: USER_TOKEN } }],
    authorization: `Bearer ${USER_TOKEN}`,
  };
}

function toLogin({ status }: JournalEntry, { username, password }: Login): LoggedIn {
  const isRight = status >= 200 && status < 300;
  return {
    words: isRight ? 'with a right password' : 'with a wrong name or password',
    states: [{ name: 'the partner can log in', params: { username, password } }],
    fill: (body) => (isRecord(body) ? { ...body, password: isRight ? password : WRONG_PASSWORD } : body),
  };
}
