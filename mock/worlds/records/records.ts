import { Pace } from '../../domain/pace.js';
import type {
  ExecutionDocument,
  RoleDocument,
  SecretDocument,
  TenantDocument,
  TokenDocument,
  UserDocument,
} from '../../domain/records/documents.js';
import { Executions } from '../../executions/history/executions.js';
import { type Run, ToldRun } from '../../executions/history/run.js';
import type { WorldData } from '../../scenarios/world-file.js';
import { Collection } from '../../store/collection.js';
import { CollectionIndex } from '../../store/collection-index.js';
import { LayeredMap } from '../../store/layered-map.js';
import { Stored } from '../../store/stored-document.js';
import { Table } from '../../store/table.js';
import { Tokens } from '../../store/tokens.js';
import { Agenda } from '../time/task-queue.js';

/** All that requests change in a world. */
export interface Records {
  readonly flows: Collection;
  readonly templates: Collection;
  readonly users: Table<UserDocument>;
  readonly tenants: Table<TenantDocument>;
  readonly roles: Table<RoleDocument>;
  readonly secrets: Table<SecretDocument>;
  readonly tokens: Tokens;
  /** Plain passwords by user id; nobody sees them but the login. */
  readonly passwords: LayeredMap<string>;
  /** Users by session cookie. */
  readonly sessions: LayeredMap<string>;
  /** Started flows by id, as the webhooks know them: as they were at their start, not what was changed since. */
  readonly hooks: LayeredMap<Stored>;
  /** What the webhooks will know of the flows that are starting. */
  readonly startingHooks: LayeredMap<Stored>;
  readonly agenda: Agenda;
  readonly executions: Executions;
}

/** What the worlds of one scenario and seed begin with, shared by all of them. It never changes. */
export interface WorldBase
  extends Omit<WorldData, 'tenants' | 'roles' | 'users' | 'tokens' | 'flows' | 'templates' | 'secrets' | 'executions'> {
  /** What it was asked for by: a built-in name, a file's path, or the name that it gives itself. */
  readonly scenario: string;
  /** Where the file lies that it was read from. Absent: it is built in, or came as a whole. */
  readonly file?: string;
  readonly records: Records;
  /** Ids of the started flows that have a schedule. */
  readonly scheduled: readonly string[];
}

export const keyOfUser = (user: UserDocument): string => user.username;

/**
 * The texts of flows are what is kept: the objects they came as are left to be collected. A large world is made in pieces, so that
 * the requests of others do not wait for it.
 */
export async function createBase(data: WorldData, scenario: string): Promise<WorldBase> {
  const { tenants, roles, users, tokens, flows, templates, secrets, executions, ...rest } = data;
  const pace = new Pace();
  const index = new CollectionIndex();
  const hooks = new Map<string, Stored>();
  const scheduled: string[] = [];
  for (const [position, flow] of flows.entries()) {
    const stored = new Stored(flow, position);
    index.add(stored);
    if (flow.status === 'active') {
      hooks.set(flow.id, stored);
      if (flow.cron) {
        scheduled.push(flow.id);
      }
    }
    if (pace.due) {
      await pace.rest();
    }
  }
  return {
    ...rest,
    scenario,
    scheduled,
    records: {
      flows: new Collection(index),
      templates: new Collection(templates.map((template, i) => new Stored(template, i))),
      users: new Table(
        users.map(({ user }) => user),
        keyOfUser,
      ),
      tenants: new Table(tenants),
      roles: new Table(roles),
      secrets: new Table(secrets),
      tokens: new Tokens(tokens),
      passwords: new LayeredMap(new Map(users.flatMap(passwordOf))),
      sessions: new LayeredMap(),
      hooks: new LayeredMap(hooks),
      startingHooks: new LayeredMap(),
      agenda: new Agenda(),
      executions: new Executions({ runs: toRuns(executions, index.byId) }),
    },
  };
}

function toRuns(executions: readonly ExecutionDocument[], flows: ReadonlyMap<string, Stored>): Run[] {
  let moment = Number.NEGATIVE_INFINITY;
  return executions.map((document, index) => {
    moment = Math.max(moment, Date.parse(document.createdAt));
    return new ToldRun(document, flows.get(document.flowId), { number: index + 1, moment });
  });
}

function passwordOf({ user, password }: WorldData['users'][number]): [string, string][] {
  return password === undefined ? [] : [[user._id, password]];
}

/** A copy that goes its own way, at the cost of what was changed only. */
export function forkRecords(records: Records): Records {
  return {
    flows: records.flows.fork(),
    templates: records.templates.fork(),
    users: records.users.fork(),
    tenants: records.tenants.fork(),
    roles: records.roles.fork(),
    secrets: records.secrets.fork(),
    tokens: records.tokens.fork(),
    passwords: records.passwords.fork(),
    sessions: records.sessions.fork(),
    hooks: records.hooks.fork(),
    startingHooks: records.startingHooks.fork(),
    agenda: records.agenda.fork(),
    executions: records.executions.fork(),
  };
}

/** The base with another token for its partner. */
export function withToken(base: WorldBase, token: string): WorldBase {
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
