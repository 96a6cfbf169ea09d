import ms from 'ms';
import { toIso } from '../domain/dates.js';
import type { TokenDocument } from '../domain/records/documents.js';
import { LayeredMap } from './layered-map.js';

/** A token's life in milliseconds, infinity for `-1`; undefined when upstream cannot read the text. */
export function lifeOf(lifeSpan: string): number | undefined {
  if (Number.parseInt(lifeSpan, 10) === -1) {
    return Number.POSITIVE_INFINITY;
  }
  try {
    return lifeSpan.length > 100 ? undefined : ms(lifeSpan as ms.StringValue);
  } catch {
    return undefined;
  }
}

/** A token as IAM shows it: with its moment of expiry, unless it lives for ever. */
export type TokenShown = TokenDocument & { readonly expireAt?: string };

/** A token with the moment its life counts from, milliseconds since 1970: when it was added or last used. */
export interface TokenState {
  readonly document: TokenDocument;
  readonly since: number;
}

interface Held {
  readonly document: TokenDocument;
  readonly life: number;
}

interface Use {
  since: number;
  /** When `onChange` was last called for a use. */
  reported: number;
}

/** A use moves a token's end; `onChange` is not called for each of them. */
const REPORT_EVERY_MS = 60_000;

/** The tokens of a world, oldest first. Every use of a token prolongs it by its life span (upstream behaviour A6). */
export class Tokens {
  #held: LayeredMap<Held>;
  #uses = new Map<string, Use>();
  #start: number;
  /** Called for every token that is added or removed, and for uses once a minute. */
  onChange: ((token: string, state: TokenState | undefined) => void) | undefined;

  /** The lives of these tokens count from `start`. */
  constructor(documents: readonly TokenDocument[] = [], start = 0) {
    this.#held = new LayeredMap(new Map(documents.map((document) => [document.token, hold(document)])));
    this.#start = start;
  }

  /** Tokens as they were at some moment. */
  static of(states: readonly TokenState[]): Tokens {
    const tokens = new Tokens(states.map(({ document }) => document));
    for (const { document, since } of states) {
      tokens.#uses.set(document.token, { since, reported: since });
    }
    return tokens;
  }

  /** An independent copy, at the cost of what was used or written only. */
  fork(): Tokens {
    const copy = new Tokens();
    copy.#held = this.#held.fork();
    copy.#start = this.#start;
    for (const [token, use] of this.#uses) {
      copy.#uses.set(token, { ...use });
    }
    return copy;
  }

  /** The lives of all tokens not used yet count from this moment. */
  startAt(now: number): void {
    this.#start = now;
  }

  add(document: TokenDocument, now: number): void {
    this.#held.set(document.token, hold(document));
    this.#uses.set(document.token, { since: now, reported: now });
    this.onChange?.(document.token, { document, since: now });
  }

  /** Prolongs the token; undefined when it does not exist or has expired. */
  use(token: string, now: number): TokenDocument | undefined {
    const held = this.#held.get(token);
    if (held === undefined) {
      return undefined;
    }
    const use = this.#uses.get(token);
    if ((use?.since ?? this.#start) + held.life <= now) {
      this.#drop(token);
      return undefined;
    }
    if (use === undefined) {
      this.#uses.set(token, { since: now, reported: now });
      this.onChange?.(token, { document: held.document, since: now });
      return held.document;
    }
    use.since = now;
    // The clock may have gone backwards.
    if (Math.abs(now - use.reported) >= REPORT_EVERY_MS) {
      use.reported = now;
      this.onChange?.(token, { document: held.document, since: now });
    }
    return held.document;
  }

  /** The same without prolonging it. */
  look(token: string, now: number): TokenDocument | undefined {
    const held = this.#held.get(token);
    const since = this.#uses.get(token)?.since ?? this.#start;
    return held !== undefined && since + held.life > now ? held.document : undefined;
  }

  /** Whether the token exists, expired or not. Does not prolong it. */
  has(token: string): boolean {
    return this.#held.has(token);
  }

  byId(id: string, now: number): TokenShown | undefined {
    return this.list(now).find((document) => document._id === id);
  }

  /** Tokens that have not expired, each with its present moment of expiry. */
  list(now: number): TokenShown[] {
    return [...this.#held.values()].flatMap(({ document, life }) => {
      const since = this.#uses.get(document.token)?.since;
      const expiresAt = (since ?? this.#start) + life;
      return expiresAt > now ? [shown(document, expiresAt, since)] : [];
    });
  }

  /** All of them with their state. */
  *states(): IterableIterator<TokenState> {
    for (const { document } of this.#held.values()) {
      yield { document, since: this.#uses.get(document.token)?.since ?? this.#start };
    }
  }

  /** Removes the oldest session token of an account, as a logout does, whichever token it came with. */
  dropOldestSession(accountId: string): void {
    for (const { document } of this.#held.values()) {
      if (document.accountId === accountId && document.type === 'SELF') {
        this.#drop(document.token);
        return;
      }
    }
  }

  dropWhere(condition: (document: TokenDocument) => boolean): void {
    for (const { document } of [...this.#held.values()]) {
      if (condition(document)) {
        this.#drop(document.token);
      }
    }
  }

  #drop(token: string): void {
    this.#held.delete(token);
    this.#uses.delete(token);
    this.onChange?.(token, undefined);
  }
}

function hold(document: TokenDocument): Held {
  return { document, life: lifeOf(document.tokenLifeSpan) ?? 0 };
}

function shown(document: TokenDocument, expiresAt: number, usedAt: number | undefined): TokenShown {
  const { _id, createdAt, updatedAt, __v, ...rest } = document;
  const expiry = expiresAt === Number.POSITIVE_INFINITY ? {} : { expireAt: toIso(expiresAt) };
  return { ...rest, ...expiry, _id, createdAt, updatedAt: usedAt === undefined ? updatedAt : toIso(usedAt), __v };
}
