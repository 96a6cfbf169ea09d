import { describe, expect, it } from 'vitest';
import type { TokenDocument } from '../../../mock/domain/records/documents.js';
import { lifeOf, Tokens } from '../../../mock/store/tokens.js';

const HOUR = 3_600_000;

const START = Date.UTC(2025, 0, 1);

function token(text: string, tokenLifeSpan = '3h', type: TokenDocument['type'] = 'SELF'): TokenDocument {
  const time = '2024-01-01T00:00:00.000Z';
  return {
    accountId: 'alice',
    token: text,
    type,
    permissions: [],
    tokenLifeSpan,
    _id: `id of ${text}`,
    createdAt: time,
    updatedAt: time,
    __v: 0,
  };
}

function held(...documents: readonly TokenDocument[]): Tokens {
  const tokens = new Tokens();
  for (const document of documents) tokens.add(document, START);
  return tokens;
}

describe('the life span of a token', () => {
  it.each([
    ['3h', 3 * HOUR],
    ['2s', 2_000],
    ['5m', 300_000],
    ['1d', 24 * HOUR],
    ['100', 100],
    ['-1', Number.POSITIVE_INFINITY],
  ])('%s is %d ms', (text, ms) => {
    expect(lifeOf(text)).toBe(ms);
  });

  it.each(['soon', '', 'x'.repeat(101)])('%j is none', (text) => {
    expect(lifeOf(text)).toBeUndefined();
  });
});

describe('a token', () => {
  it('lives its span from the moment it is added, and is gone at its end', () => {
    expect(held(token('a')).use('a', START + 3 * HOUR - 1)).toBeDefined();
    expect(held(token('a')).use('a', START + 3 * HOUR)).toBeUndefined();
  });

  it('is prolonged by every use, without end', () => {
    const tokens = held(token('a'));
    for (let hours = 2; hours <= 100; hours += 2) expect(tokens.use('a', START + hours * HOUR)).toBeDefined();
    expect(tokens.use('a', START + 103 * HOUR)).toBeUndefined();
    expect(tokens.use('a', START)).toBeUndefined();
  });

  it('with the span -1 lives for ever and shows no end', () => {
    const tokens = held(token('a', '-1', 'PERSISTENT'));
    expect(tokens.use('a', START + 1e12)).toBeDefined();
    expect(tokens.list(START)[0]).not.toHaveProperty('expireAt');
  });

  it('is listed with its end and last use as they are, until it has ended', () => {
    const tokens = held(token('a'), token('b', '1h'));
    tokens.use('a', START + HOUR / 2);
    expect(tokens.list(START).map(({ token: text }) => text)).toEqual(['a', 'b']);
    expect(tokens.byId('id of a', START)).toMatchObject({
      expireAt: new Date(START + 3.5 * HOUR).toISOString(),
      updatedAt: new Date(START + HOUR / 2).toISOString(),
    });
    expect(tokens.list(START + HOUR).map(({ token: text }) => text)).toEqual(['a']);
    expect(tokens.byId('id of b', START + HOUR)).toBeUndefined();
  });

  it('that nobody has is none', () => {
    expect(held(token('a')).use('b', START)).toBeUndefined();
    expect(held(token('a')).use('__proto__', START)).toBeUndefined();
  });
});

describe('a logout', () => {
  it('ends the oldest session of the account and no other token', () => {
    const tokens = held(token('persistent', '-1', 'PERSISTENT'), token('first'), token('second'));
    tokens.dropOldestSession('alice');
    expect(tokens.list(START).map(({ token: text }) => text)).toEqual(['persistent', 'second']);
    tokens.dropOldestSession('bob');
    tokens.dropOldestSession('alice');
    tokens.dropOldestSession('alice');
    expect(tokens.list(START).map(({ token: text }) => text)).toEqual(['persistent']);
  });
});
