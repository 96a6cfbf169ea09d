import ms from 'ms';
import { toIso } from '../clock.js';
import type { TokenDocument } from '../scenarios/world-file.js';

/** A token's life in milliseconds, infinity for `-1`; undefined when upstream can make nothing of the text. */
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

interface Held {
  readonly document: TokenDocument;
  readonly life: number;
  expiresAt: number;
  usedAt: number;
}

/** The tokens of a world, oldest first. Every use of a token prolongs it by its life span (upstream behaviour A6). */
export class Tokens {
  readonly #held = new Map<string, Held>();

  add(document: TokenDocument, now: number): void {
    const life = lifeOf(document.tokenLifeSpan) ?? 0;
    this.#held.set(document.token, { document, life, expiresAt: now + life, usedAt: Date.parse(document.updatedAt) });
  }

  /** The token, prolonged; undefined when there is none or its time is over. */
  use(token: string, now: number): TokenDocument | undefined {
    const held = this.#held.get(token);
    if (held === undefined) {
      return undefined;
    }
    if (held.expiresAt <= now) {
      this.#held.delete(token);
      return undefined;
    }
    held.expiresAt = now + held.life;
    held.usedAt = now;
    return held.document;
  }

  byId(id: string, now: number): TokenShown | undefined {
    return this.list(now).find((document) => document._id === id);
  }

  /** Those still alive, with their moment of expiry as it is now. */
  list(now: number): TokenShown[] {
    return [...this.#held.values()].filter((held) => held.expiresAt > now).map(shown);
  }

  /** The oldest session token of an account goes: what a logout does, whichever token it came with. */
  dropOldestSession(accountId: string): void {
    for (const [token, { document }] of this.#held) {
      if (document.accountId === accountId && document.type === 'SELF') {
        this.#held.delete(token);
        return;
      }
    }
  }

  dropWhere(condition: (document: TokenDocument) => boolean): void {
    for (const [token, { document }] of this.#held) {
      if (condition(document)) {
        this.#held.delete(token);
      }
    }
  }
}

function shown({ document, expiresAt, usedAt }: Held): TokenShown {
  const { _id, createdAt, updatedAt: _, __v, ...rest } = document;
  const expiry = expiresAt === Number.POSITIVE_INFINITY ? {} : { expireAt: toIso(expiresAt) };
  return { ...rest, ...expiry, _id, createdAt, updatedAt: toIso(usedAt), __v };
}
