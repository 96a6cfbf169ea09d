import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StoredEntry, toStoredBody } from '../../../mock/journal/entry.js';
import { Journal } from '../../../mock/journal/journal.js';
import { matching } from '../../../mock/journal/listing.js';
import { createMatcher } from '../../../mock/journal/match.js';
import type { MatchProblem, RequestMatch } from '../../../mock/journal/match-check.js';
import { type JournalEntry, toJournalEntry } from '../../../mock/journal/to-journal-entry.js';
import { verify } from '../../../mock/journal/verify.js';
import { inDepth } from '../../support/depth.js';
import { makeEntry, plain } from './entries.js';

const paths = ['/flows', '/flows/f1', '/webhooks/f1', '/webhooks/f2', '/nowhere'] as const;

const operations = ['getFlows', 'getFlow', 'postWebhook', undefined] as const;

const violation = { operation: 'getFlows', place: 'query a', value: 1, message: 'm', right: 'r' };

const anyEntry: fc.Arbitrary<StoredEntry> = fc
  .record({
    path: fc.constantFrom(...paths),
    operation: fc.constantFrom(...operations),
    method: fc.constantFrom('GET', 'POST'),
    status: fc.constantFrom(0, 200, 201, 404, 503),
    query: fc.constantFrom('', 'a=1', 'a=1&a=2', 'a=x%20y&b', 'a'),
    user: fc.constantFrom(undefined, { userId: 'u1', username: 'anna' }, { userId: 'u2', username: 'Anna' }),
    header: fc.constantFrom('', 'X-A\none', 'x-a\none\nX-A\ntwo'),
    rules: fc.subarray(['type', 'required']),
    faults: fc.subarray(['fault-1', 'down']),
    body: fc.constantFrom('', '{"a":1}', '{"a":1,"b":[1]}', 'no JSON', '[]'),
  })
  .map(({ path, user, header, rules, body, ...same }) => {
    const [, kind, id = ''] = path.split('/');
    return makeEntry({
      ...same,
      path,
      caller: user,
      params: id === '' ? {} : { [kind === 'flows' ? 'id' : 'flowId']: id },
      requestHeaders: header,
      violations: rules.map((rule) => ({ ...violation, rule })),
      request: toStoredBody(Buffer.from(body), 1_000),
    });
  });

const optional = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 });

const anyMatch: fc.Arbitrary<RequestMatch> = fc
  .record({
    operation: optional<string | string[]>('getFlows', ['getFlow', 'postWebhook'], 'postHook'),
    method: optional<string | string[]>('get', 'POST', ['POST', 'GET']),
    path: optional('/flows', '/flows*', '/webhooks/*', '*/f1', '*', '/f*s/*1'),
    query: optional<Record<string, string | string[] | null>>(
      { a: '1' },
      { a: ['1', '2'] },
      { a: '*' },
      { a: null },
      { a: 'x y', b: '' },
    ),
    headers: optional<Record<string, string | null>>({ 'x-a': 'one' }, { 'X-A': 'one, *' }, { 'x-a': null }),
    user: optional('u1', 'anna', 'Anna', 'nobody'),
    status: optional<number | string>(200, '2xx', '404', '5XX', 0),
    flow: optional('f1', 'f2', 'f3'),
    violation: optional<boolean | string>(true, false, 'type'),
    fault: optional<boolean | string>(true, false, 'down'),
    body: optional<unknown>({ a: 1 }, { b: [1] }, [], {}),
    bodyContains: optional('a', 'JSON', '[1]'),
    since: optional(0, 2),
  })
  .map((match) => Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined)));

const globbed = (text: string, pattern: string) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(text);

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** What each member of a match means, said of an entry as it is shown. */
const meanings: {
  [Name in keyof Required<RequestMatch>]: (entry: JournalEntry, wanted: NonNullable<RequestMatch[Name]>) => boolean;
} = {
  operation: ({ operation }, wanted) =>
    listed(wanted).some((one) => (one === 'postHook' ? 'postWebhook' : one) === operation),
  method: ({ method }, wanted) => listed(wanted).some((one) => String(one).toUpperCase() === method),
  path: ({ path }, wanted) => globbed(path, wanted),
  query: ({ query }, wanted) =>
    Object.entries(wanted).every(([name, one]) => {
      const given = query[name] ?? [];
      if (one === null) return given.length === 0;
      return typeof one === 'string'
        ? given.some((text) => globbed(text, one))
        : JSON.stringify(given) === JSON.stringify(one);
    }),
  headers: ({ request: { headers } }, wanted) =>
    Object.entries(wanted).every(([name, one]) => {
      const given = headers[name.toLowerCase()];
      return one === null ? given === undefined : given !== undefined && globbed(given, one);
    }),
  user: ({ caller }, wanted) => caller?.userId === wanted || caller?.username === wanted,
  status: ({ status }, wanted) => globbed(String(status), String(wanted).toLowerCase().replace('xx', '*')),
  flow: ({ params }, wanted) => (params.flowId ?? params.id) === wanted,
  violation: ({ violations }, wanted) =>
    typeof wanted === 'string' ? violations.some(({ rule }) => rule === wanted) : violations.length > 0 === wanted,
  fault: ({ faults }, wanted) => (typeof wanted === 'string' ? faults.includes(wanted) : faults.length > 0 === wanted),
  body: ({ request: { body = '' } }, wanted) => {
    const text = JSON.stringify(wanted);
    if (text === '[]') return body === '[]';
    if (text === '{}') return body.startsWith('{');
    return body.startsWith('{') && body.includes(text.slice(1, -1));
  },
  bodyContains: ({ request: { body = '' } }, wanted) => body.includes(wanted),
  since: ({ sequence }, wanted) => sequence > wanted,
};

function means(match: RequestMatch, entry: JournalEntry): boolean {
  return Object.entries(match).every(([name, wanted]) => {
    const meaning: unknown = Reflect.get(meanings, name);
    return typeof meaning === 'function' && meaning(entry, wanted);
  });
}

function journalOf(entries: readonly StoredEntry[], size = 100): Journal {
  const journal = new Journal({ size, bodyBytes: 1_000, bytes: 1_000_000 });
  for (const entry of entries) journal.add(entry);
  return journal;
}

describe('a match', () => {
  it('finds what it means', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 12 }), anyMatch, (entries, match) => {
        const journal = journalOf(entries);
        const problems: MatchProblem[] = [];
        const found = matching(journal, plain, match, problems).map(({ sequence }) => sequence);
        const meant = [...journal.entries()].filter((entry) => means(match, toJournalEntry(entry, plain)));
        expect(problems).toEqual([]);
        expect(found).toEqual(meant.map(({ sequence }) => sequence));
      }),
      { numRuns: inDepth(1_000) },
    );
  });

  it('misses something exactly where it does not match, and is further away the more it misses', () => {
    fc.assert(
      fc.property(anyEntry, anyMatch, (entry, { since: _, ...match }) => {
        const matcher = createMatcher(match, plain, []);
        const { misses, distance } = matcher.compare({ ...entry, sequence: 1 });
        const isMatch = matcher.matches({ ...entry, sequence: 1 });
        expect([misses.length === 0, distance === 0]).toEqual([isMatch, isMatch]);
        const wrong = Object.keys(match).filter((name) => {
          const own: RequestMatch = Object.fromEntries([[name, Reflect.get(match, name)]]);
          return createMatcher(own, plain, []).compare(entry).misses.length > 0;
        });
        const places = new Set(misses.map(({ place }) => place.split(' ')[0]));
        expect(places.size).toBeLessThanOrEqual(wrong.length);
        expect(wrong.length === 0).toBe(isMatch);
      }),
    );
  });

  it('is verified by its count, and the nearest are none that match', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntry, { maxLength: 10 }), anyMatch, fc.nat(3), async (entries, match, least) => {
        const journal = journalOf(entries);
        const found = matching(journal, plain, match, []).map(({ sequence }) => sequence);
        const verdict = await verify(journal, plain, { match, times: { atLeast: least } });
        expect([verdict.holds, verdict.matched, verdict.sequences]).toEqual([
          found.length >= least,
          found.length,
          found,
        ]);
        if (!verdict.holds) {
          for (const { sequence, misses } of verdict.nearest) {
            expect(found).not.toContain(sequence);
            expect(misses.length).toBeGreaterThan(0);
          }
          const others = [...journal.entries(match.since)].length - found.length;
          expect(verdict.nearest.length).toBe(Math.min(3, others));
        }
      }),
    );
  });

  it('is found in its order by the order in which requests came, not by that in which they ended', async () => {
    const journal = journalOf([makeEntry({ path: '/b', arrival: 2 }), makeEntry({ path: '/a', arrival: 1 })]);
    const ordered = (...asked: string[]) =>
      verify(journal, plain, { matches: asked.map((path) => ({ path })), inOrder: true });
    expect((await ordered('/a', '/b')).holds).toBe(true);
    expect((await ordered('/b', '/a')).holds).toBe(false);
  });
});
