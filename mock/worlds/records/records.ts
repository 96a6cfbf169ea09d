import type { ExecutionDocument, TokenDocument } from '../../domain/records/documents.js';
import type { DocumentOf, KindName } from '../../domain/records/kind.js';
import {
  type CollectionName,
  collectionNames,
  fromNames,
  kindNames,
  kinds,
  type RecordDocuments,
  type TableName,
  tableNames,
} from '../../domain/records/kinds.js';
import { Yielder } from '../../domain/yielder.js';
import { Executions } from '../../executions/history/executions.js';
import { RecordedRun, type Run } from '../../executions/history/run.js';
import type { WorldData } from '../../scenarios/scenario-file.js';
import { Collection } from '../../store/collection.js';
import { CollectionIndex } from '../../store/collection-index.js';
import { LayeredMap } from '../../store/layered-map.js';
import { StoredDocument } from '../../store/stored-document.js';
import { Table } from '../../store/table.js';
import { Tokens } from '../../store/tokens.js';
import { TaskQueue } from '../time/task-queue.js';
import { NamedComponents } from './named-components.js';

/** Records of kinds that are stored in tables. */
export type Tables = { readonly [Name in TableName]: Table<DocumentOf<Name>> };

/** All that requests change in a world. */
export type Records = Tables &
  Readonly<Record<CollectionName, Collection>> & {
    readonly tokens: Tokens;
    /** Plain passwords by user id. Only the login reads them. */
    readonly passwords: LayeredMap<string>;
    /** Users by session cookie. */
    readonly sessions: LayeredMap<string>;
    /** Keys by tenant id; a key without a value is empty. */
    readonly tenantKeys: LayeredMap<string>;
    /** Sign-ins at apps that users have not come back from yet, by id, each as JSON. */
    readonly authFlows: LayeredMap<string>;
    /** Started flows by id, as the webhooks know them: as they were at their start, without later changes. */
    readonly hooks: LayeredMap<StoredDocument>;
    /** What the webhooks will know of the flows that are starting. */
    readonly startingHooks: LayeredMap<StoredDocument>;
    readonly tasks: TaskQueue;
    readonly executions: Executions;
  };

export function createTables(recordsOf: <Name extends TableName>(name: Name) => readonly DocumentOf<Name>[]): Tables {
  const create = <Name extends TableName>(name: Name) =>
    new Table<DocumentOf<Name>>(recordsOf(name), kinds[name].lookUpBy);
  // Each table has the records of its own kind, which the compiler cannot follow.
  return fromNames(tableNames, create) as Tables;
}

/** What the worlds of one scenario and seed begin with, shared by all of them. It never changes. */
export interface StartingWorld extends Omit<WorldData, KindName | 'executions'> {
  /** A built-in name, the path of a file, or the name that a scenario gives itself. */
  readonly scenario: string;
  /** Path of the file that it was read from. Absent: it is built in, or came as an object. */
  readonly file?: string;
  readonly records: Records;
  /** Ids of the started flows that have a schedule. */
  readonly scheduled: readonly string[];
}

/**
 * Holds the texts of flows; the objects that they came as can be collected. A large world is made in pieces, so that other
 * requests do not wait for it.
 */
export async function createStartingWorld(data: WorldData, scenario: string): Promise<StartingWorld> {
  const { executions, ...rest } = data;
  const documents: RecordDocuments = { ...data, users: data.users.map(({ user }) => user) };
  for (const name of kindNames) {
    Reflect.deleteProperty(rest, name);
  }
  const pace = new Yielder();
  const components = new NamedComponents(documents.components);
  const index = new CollectionIndex();
  const hooks = new Map<string, StoredDocument>();
  const scheduled: string[] = [];
  for (const [position, flow] of documents.flows.entries()) {
    const stored = new StoredDocument(flow, position);
    index.add(stored);
    components.collect(flow);
    if (flow.status === 'active') {
      hooks.set(flow.id, stored);
      if (flow.cron) {
        scheduled.push(flow.id);
      }
    }
    if (pace.due) {
      await pace.restToGrow();
    }
  }
  for (const template of documents.templates) {
    components.collect(template);
  }
  const whole: RecordDocuments = { ...documents, components: components.all() };
  return {
    ...rest,
    scenario,
    scheduled,
    records: {
      ...createTables((name) => whole[name]),
      ...fromNames(collectionNames, (name) =>
        name === 'flows'
          ? new Collection(index)
          : new Collection(documents[name].map((one, i) => new StoredDocument(one, i))),
      ),
      tokens: new Tokens(documents.tokens),
      passwords: new LayeredMap(new Map(data.users.flatMap(passwordOf))),
      sessions: new LayeredMap(),
      tenantKeys: new LayeredMap(),
      authFlows: new LayeredMap(),
      hooks: new LayeredMap(hooks),
      startingHooks: new LayeredMap(),
      tasks: new TaskQueue(),
      executions: new Executions({ runs: toRuns(executions, index.byId) }),
    },
  };
}

function toRuns(executions: readonly ExecutionDocument[], flows: ReadonlyMap<string, StoredDocument>): Run[] {
  let moment = Number.NEGATIVE_INFINITY;
  return executions.map((document, index) => {
    moment = Math.max(moment, Date.parse(document.createdAt));
    return new RecordedRun(document, flows.get(document.flowId), { number: index + 1, moment });
  });
}

function passwordOf({ user, password }: WorldData['users'][number]): [string, string][] {
  return password === undefined ? [] : [[user._id, password]];
}

/** An independent copy, at the cost of what was changed only. */
export function forkRecords(records: Records): Records {
  const copy = { ...records };
  for (const [name, store] of Object.entries(records)) {
    Reflect.set(copy, name, store.fork());
  }
  return copy;
}

/** The base with another token for its partner. */
export function withToken(base: StartingWorld, token: string): StartingWorld {
  const { partner, records } = base;
  if (partner === undefined || partner.token === token) {
    return base;
  }
  const documents: TokenDocument[] = [...records.tokens.states()].map(({ document }) => document);
  return {
    ...base,
    partner: { ...partner, token },
    records: {
      ...records,
      tokens: new Tokens(
        documents
          .filter((known) => known.token !== token || known._id === partner.tokenId)
          .map((known) => (known._id === partner.tokenId ? { ...known, token } : known)),
      ),
    },
  };
}
