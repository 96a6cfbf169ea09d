import { proxyNote } from './reach.js';

/** A Pact Broker, and how it knows the caller. */
export interface BrokerAccess {
  readonly url: string;
  readonly credentials:
    | { readonly kind: 'none' }
    | { readonly kind: 'token'; readonly token: string }
    | { readonly kind: 'password'; readonly username: string; readonly password: string };
  /** Ends what is under way. */
  readonly signal: AbortSignal;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The broker cannot be used so. `message` says why. */
export class BrokerError extends Error {
  override readonly name = 'BrokerError';
}

/** What a broker answers, and links that lead elsewhere get nothing but the request. */
export interface BrokerClient {
  /** Resolves with the text of the answer, empty where it has none. Rejects with BrokerError. */
  call(method: string, url: string, body?: unknown): Promise<string>;
  /** Other origins to which requests went, without the credentials. */
  readonly others: ReadonlySet<string>;
}

const PATIENCE_MS = 30_000;

/** Credentials go to the origin of the broker, whatever its answers name. */
export function createBrokerClient({ url: base, credentials, signal, environment }: BrokerAccess): BrokerClient {
  const own = new URL(base).origin;
  const others = new Set<string>();
  const call = async (method: string, url: string, body?: unknown): Promise<string> => {
    const { origin, protocol } = new URL(url);
    if (protocol !== 'http:' && protocol !== 'https:') {
      throw new BrokerError(`the broker names ${url.slice(0, 100)}, which is no http or https address`);
    }
    if (origin !== own) others.add(origin);
    const headers: Record<string, string> = { accept: 'application/hal+json, application/json' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const authorization = authorizationOf(credentials);
    if (origin === own && authorization !== undefined) headers.authorization = authorization;
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const failed = (cause: unknown): never => {
      if (patience.aborted) {
        throw new BrokerError(`the broker did not answer ${method} ${url} in ${PATIENCE_MS / 1_000} s`);
      }
      throw new BrokerError(`cannot reach the broker at ${url}${proxyNote(environment)}`, { cause });
    };
    const answer = await fetch(url, { ...init, signal: AbortSignal.any([signal, patience]) }).catch(failed);
    const text = await answer.text().catch(failed);
    if (answer.ok) return text;
    const isRefused = answer.status === 401 || answer.status === 403;
    const hint = !isRefused
      ? ''
      : origin === own
        ? '; give a token that it takes'
        : '; credentials go to the broker only';
    throw new BrokerError(`the broker answers ${answer.status} to ${method} ${url}${hint}`);
  };
  return { call, others };
}

function authorizationOf(credentials: BrokerAccess['credentials']): string | undefined {
  switch (credentials.kind) {
    case 'none':
      return undefined;
    case 'token':
      return `Bearer ${credentials.token}`;
    case 'password':
      return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
  }
}
