import fc from 'fast-check';
import type { Change } from '../../mock/store/engines/engine.js';
import { anyCharacter } from './characters.js';

export function put(key: string, value: unknown, kind = 'flow'): Change {
  return { kind, key, text: JSON.stringify(value) };
}

export function gone(key: string, kind = 'flow'): Change {
  return { kind, key, text: undefined };
}

/** What a store has to hold after these changes, in order. */
export function recordsAfter(changes: Iterable<Change>): Change[] {
  const records = new Map<string, Change>();
  for (const change of changes) {
    const name = JSON.stringify([change.kind, change.key]);
    if (change.text === undefined) records.delete(name);
    else records.set(name, change);
  }
  return byKind(records.values());
}

/** Order counts within a kind only. */
export function byKind(records: Iterable<Change>): Change[] {
  return [...records]
    .map(({ kind, key, text }) => ({ kind, key, text }))
    .sort((a, b) => (a.kind < b.kind ? -1 : Number(a.kind > b.kind)));
}

/** Few names, so that records are changed, deleted and made again; some of them hard to write down, or to keep in order. */
const names = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e') },
  { weight: 2, arbitrary: fc.constantFrom('', '"', '\\', '\n', ',', ']', '["', 'é', '\u{1f600}', '\u2028', '\ud800') },
  { weight: 2, arbitrary: fc.constantFrom('2', '1', '0', '-1', '#1', '##1', '#', '__proto__', 'constructor') },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 5 }) },
);

export const anyChange: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('flow', 'user', 'a"kind', '7', '__proto__'),
  key: names,
  text: fc.option(
    fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
    { nil: undefined, freq: 4 },
  ),
});
