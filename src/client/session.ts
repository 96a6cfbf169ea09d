import type { ClientSettings } from './options.js';
import { isRecord, TransportError } from './problem.js';

/** How a call is sent: with a token, without one, or not at all because the login was refused. */
export type Access =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly answer: Response }
  | { readonly kind: 'failed'; readonly cause: unknown };

/** How long after a useless login no other is tried. */
const COOL_DOWN_MS = 30_000;

/** The client's token. All calls that find it missing or refused share one login. */
export class Session {
  readonly #settings: ClientSettings;
  readonly #send: (request: Request) => Promise<Response>;
  #access: Access;
  #login: Promise<Access> | undefined;
  /** Until then no login: the last one failed, or it has not been seen yet that its token helps. */
  #quietUntilMs = 0;

  /** `send` sends a login, with all its tries. */
  constructor(settings: ClientSettings, send: (request: Request) => Promise<Response>) {
    this.#settings = settings;
    this.#send = send;
    this.#access = settings.token === undefined ? { kind: 'open' } : { kind: 'token', token: settings.token };
  }

  /** What to send a call with. The first call of a client without a token logs in. */
  async access(): Promise<Access> {
    if (this.#access.kind === 'token' || this.#settings.login === undefined) return this.#access;
    if (this.#access.kind !== 'open' && this.#settings.now() < this.#quietUntilMs) return this.#access;
    return this.#logIn();
  }

  /** Another token after this one was refused; `undefined` where none is to be had. */
  async renew(refused: string): Promise<string | undefined> {
    const current = this.#access;
    // Another call may have logged in meanwhile.
    if (current.kind === 'token' && current.token !== refused) return current.token;
    if (this.#settings.login === undefined) return undefined;
    if (this.#login === undefined) {
      if (this.#settings.now() < this.#quietUntilMs) return undefined;
      this.#quietUntilMs = this.#settings.now() + COOL_DOWN_MS;
    }
    const access = await this.#logIn();
    return access.kind === 'token' ? access.token : undefined;
  }

  /** A call that was refused before went through with this token, so the login was of use. */
  prove(token: string): void {
    if (this.#access.kind === 'token' && this.#access.token === token) this.#quietUntilMs = 0;
  }

  #logIn(): Promise<Access> {
    this.#login ??= this.#askForToken().then((access) => {
      // A login that was not sent has not failed.
      if (isUnsent(access)) this.#quietUntilMs = 0;
      else if (access.kind !== 'token') this.#quietUntilMs = this.#settings.now() + COOL_DOWN_MS;
      this.#access = access;
      this.#login = undefined;
      return access;
    });
    return this.#login;
  }

  async #askForToken(): Promise<Access> {
    const { baseUrl, login } = this.#settings;
    try {
      const answer = await this.#send(
        new Request(`${baseUrl}/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(login),
        }),
      );
      if (!answer.ok) return { kind: 'refused', answer };
      const body: unknown = await answer.json();
      if (isRecord(body) && typeof body.token === 'string') return { kind: 'token', token: body.token };
      throw new TypeError('the answer to the login holds no token');
    } catch (cause) {
      return { kind: 'failed', cause };
    }
  }
}

function isUnsent(access: Access): boolean {
  return access.kind === 'failed' && access.cause instanceof TransportError && access.cause.reason === 'pause';
}
