import type { DocumentOf, GivenOf, KindName } from '../../domain/records/kind.js';
import type { CollectionName, TableName } from '../../domain/records/kinds.js';
import type { Table } from '../../store/table.js';
import type { Tables } from '../records/records.js';
import type { Sandbox } from '../sandbox.js';
import type { World } from '../world.js';

/** A record cannot be added or changed; nothing was. */
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

/** How the records of one kind are changed one by one in a world. */
export interface RecordAccess<Name extends KindName> {
  /** Ids in order of insertion. */
  ids(world: World): Iterable<string>;
  /** As a scenario file would hold it. */
  find(world: World, id: string): object | undefined;
  /** What another record has that this one may not have as well; undefined when there is nothing. */
  clash?(world: World, given: GivenOf<Name>, ownId: string | undefined): string | undefined;
  /** Stores the whole record in the place of the one with its id, if there is one. */
  put(sandbox: Sandbox, record: DocumentOf<Name>, given: GivenOf<Name>): void;
  /** Deletes a record as FlowMate would, with what depends on it. False when there is no such record. */
  remove(sandbox: Sandbox, id: string): boolean;
}

/** Records in a table. */
export function inTable<Name extends TableName>(name: Name): RecordAccess<Name> {
  const tableOf = (world: World): Table<DocumentOf<Name>> => {
    const tables: Tables = world.records;
    return tables[name];
  };
  return {
    *ids(world) {
      for (const { value } of tableOf(world).rows()) {
        yield value._id;
      }
    },
    find: (world, id) => tableOf(world).get(id),
    put: ({ world }, record) => tableOf(world).put(record),
    remove: ({ world }, id) => tableOf(world).delete(id),
  };
}

/** Records in a collection. */
export function inCollection<Name extends CollectionName>(name: Name): RecordAccess<Name> {
  return {
    *ids(world) {
      for (const { id } of world.records[name].all()) {
        yield id;
      }
    },
    find: (world, id) => world.records[name].get(id)?.document(),
    put: ({ world }, record) => {
      world.records[name].put(record);
    },
    remove: ({ world }, id) => world.records[name].delete(id),
  };
}
