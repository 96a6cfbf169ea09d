import type { Check } from '../../domain/checks/check.js';
import type { Known } from '../../domain/records/known.js';
import type { Sandbox } from '../sandbox.js';
import type { World } from '../world.js';

/** What is the matter with a record that is to be added or changed: nothing was. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly problems: readonly RecordProblem[];

  constructor(problems: readonly RecordProblem[]) {
    super(problems.map(({ message }) => message).join('; '));
    this.problems = problems;
  }
}

export interface RecordProblem {
  /** Where in the record. Empty: the whole of it. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Another record has what only one may have. */
export class RecordClash extends Error {
  override readonly name = 'RecordClash';
}

/** One kind of records of a world. `Given` is what a scenario file may hold of it. */
export interface RecordKind<Given extends object> {
  readonly one: string;
  readonly idMember: '_id' | 'id';
  readonly check: (known: Known) => Check;
  /** Their ids, in order of insertion. */
  ids(world: World): Iterable<string>;
  /** As a scenario file would hold it. */
  find(world: World, id: string): object | undefined;
  /** The id and the times that a new record gets where it brings none. */
  fresh(world: World): object;
  /** What another record has that this one may not have as well; undefined when there is nothing. */
  clash(world: World, given: Given, ownId: string | undefined): string | undefined;
  /** Completes the record and puts it in the place of the one of its id, if there is one. */
  put(sandbox: Sandbox, given: Given): void;
  /** Takes it out as FlowMate would, with what hangs on it. */
  remove(sandbox: Sandbox, id: string): boolean;
}

/** Id and times of an account's record that is new. */
export function freshAccount(world: World): object {
  const now = world.nowIso();
  return { _id: world.newId(), createdAt: now, updatedAt: now };
}
