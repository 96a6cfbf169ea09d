import { isDeepStrictEqual } from 'node:util';
import { closest } from '../../domain/checks/closest.js';
import { OptionError } from '../../domain/option-error.js';
import type { KindName } from '../../domain/records/kind.js';
import { kindNames } from '../../domain/records/kinds.js';
import type { RecordChange } from './changes.js';

/** What is to have happened to a record. What is left out may be anything. */
export interface ExpectedChange {
  readonly kind: KindName;
  readonly change: RecordChange['change'];
  readonly id?: string;
  /** Its name or username. */
  readonly name?: string;
  /** Of a changed record: by their JSON pointers, what some of its members are now; undefined: the member is gone. */
  readonly after?: Readonly<Record<string, unknown>>;
}

/** Other records changed than expected. `message` has a line for each that is missing or too many; `changes` is what happened. */
export class UnexpectedChanges extends Error {
  override readonly name = 'UnexpectedChanges';
  readonly changes: readonly RecordChange[];

  constructor(lines: readonly string[], changes: readonly RecordChange[]) {
    super(['The records did not change as expected:', ...lines].join('\n'));
    this.changes = changes;
  }
}

const changeWords = ['created', 'changed', 'deleted'] as const;

const members = ['kind', 'change', 'id', 'name', 'after'];

/** Throws UnexpectedChanges unless each expectation is met by a change of its own, and no change is left. */
export function compareChanges(changes: readonly RecordChange[], expected: readonly ExpectedChange[]): void {
  refuseWrong(expected);
  const takenBy = new Map<RecordChange, ExpectedChange>();
  // An expectation that says little leaves a change to one that says more, where it finds another.
  const take = (wish: ExpectedChange, seen: Set<RecordChange>): boolean =>
    changes.some((change) => {
      if (seen.has(change) || !fits(change, wish)) {
        return false;
      }
      seen.add(change);
      const other = takenBy.get(change);
      if (other !== undefined && !take(other, seen)) {
        return false;
      }
      takenBy.set(change, wish);
      return true;
    });
  const missing = expected.filter((wish) => !take(wish, new Set()));
  const left = changes.filter((change) => !takenBy.has(change));
  if (missing.length > 0 || left.length > 0) {
    const lines = [
      ...missing.map((wish) => `  missing: ${wordsOf(wish)}${afterWords(wish)}`),
      ...left.map((change) => `  not expected: ${wordsOf(change)}${differenceWords(change)}`),
    ];
    throw new UnexpectedChanges(lines, changes);
  }
}

function fits(found: RecordChange, { kind, change, id, name, after = {} }: ExpectedChange): boolean {
  return (
    found.kind === kind &&
    found.change === change &&
    (id === undefined || found.id === id) &&
    (name === undefined || found.name === name) &&
    Object.entries(after).every(([place, value]) =>
      found.differences.some((difference) => difference.place === place && isDeepStrictEqual(difference.after, value)),
    )
  );
}

type Described = Pick<ExpectedChange, 'kind' | 'change' | 'id' | 'name'>;

function wordsOf({ kind, change, id, name }: Described): string {
  const which = [name === undefined ? [] : JSON.stringify(name), id === undefined ? [] : id].flat().join(' ');
  return `${change} in ${kind}${which === '' ? '' : `: ${which}`}`;
}

function afterWords({ after = {} }: ExpectedChange): string {
  return Object.entries(after)
    .map(([place, value]) => `, ${place} is ${shown(value)}`)
    .join('');
}

function differenceWords({ differences }: RecordChange): string {
  return differences.map(({ place, before, after }) => `, ${place} was ${shown(before)}, is ${shown(after)}`).join('');
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'not there';
}

// For callers without a compiler.
function refuseWrong(expected: readonly ExpectedChange[]): void {
  if (!Array.isArray(expected)) {
    throw new OptionError('expectChanges takes a list of changes, such as [{ kind: "flows", change: "created" }]');
  }
  for (const [i, wish] of expected.entries()) {
    const given = Object(wish);
    refuseWord(`changes[${i}].kind`, given.kind, kindNames);
    refuseWord(`changes[${i}].change`, given.change, changeWords);
    for (const name of Object.keys(given)) {
      refuseWord(`a member of changes[${i}]`, name, members);
    }
    if (given.after !== undefined && Object(given.after) !== given.after) {
      throw new OptionError(`changes[${i}].after is to be an object, such as { "/status": "active" }`);
    }
  }
}

function refuseWord(place: string, given: unknown, words: readonly string[]): void {
  if (typeof given !== 'string') {
    throw new OptionError(`${place} is to be one of ${words.join(', ')}`);
  }
  if (words.includes(given)) {
    return;
  }
  const near = closest(given, words);
  const right = near === undefined ? words.join(', ') : JSON.stringify(near);
  throw new OptionError(`${place} cannot be ${shown(given)}; right would be ${right}`);
}
