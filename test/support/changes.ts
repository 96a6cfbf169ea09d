import fc from 'fast-check';
import type { Change } from '../../mock/store/file/persistence.js';
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
  return [...records.values()];
}

/** Few names, so that records are changed, deleted and made again; some of them hard to write down. */
const names = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e') },
  { weight: 2, arbitrary: fc.constantFrom('', '"', '\\', '\n', ',', ']', '["', 'é', '\u{1f600}', '\u2028', '\ud800') },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 5 }) },
);

export const anyChange: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('flow', 'user', 'a"kind'),
  key: names,
  text: fc.option(
    fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
    { nil: undefined, freq: 4 },
  ),
});
