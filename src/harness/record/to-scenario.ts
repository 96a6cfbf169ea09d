import type { Json } from '../../../contracts/index.js';
import { isRecord } from '../json.js';
import type { CleanObject, CleanText, CleanValue } from './clean.js';
import { byId, type Item, idOf, itemsOf, ownersWithout, tenantsIn } from './raw-records.js';
import type { RawTenant } from './read-tenant.js';
import type { Redactor } from './redactor.js';

/** Roles and permissions that every FlowMate has. */
export interface KnownWords {
  readonly roles: ReadonlySet<string>;
  readonly permissions: ReadonlySet<string>;
}

/** Of any other word FlowMate makes nothing. */
const OWNERS = ['other', 'user', 'tenant', 'USER', 'TENANT'] as const;

const AUTH_TYPES = [
  ...(['NO_AUTH', 'API_KEY', 'OA1_TWO_LEGGED', 'OA1_THREE_LEGGED', 'OA2_AUTHORIZATION_CODE'] as const),
  ...(['SIMPLE', 'MIXED', 'SESSION_AUTH'] as const),
] as const;

/** The world of a tenant without the people in it: every value comes from the redactor. */
export function toScenario(raw: RawTenant, redactor: Redactor, known: KnownWords, now: string): CleanObject {
  // A list of users may leave out who asks for it.
  const users = raw.users.some((user) => idOf(user) === idOf(raw.me)) ? raw.users : [raw.me, ...raw.users];
  const roles = raw.roles.length > 0 ? raw.roles : [raw.me, ...users].flatMap((user) => itemsOf(user.roles));
  const [flowIds, templateIds, roleIds] = [raw.flows, raw.templates, roles].map((list) => new Set(list.map(idOf)));
  const writer = new Writer(redactor, known, { templates: templateIds, roles: roleIds });
  return {
    ...withTime(redactor, now),
    partner: redactor.id(idOf(raw.me)),
    dialect: { userId: dialectOf(redactor, users) },
    tenants: tenantsIn(raw).map((tenant) => writer.tenant(tenant)),
    ...(roles.length === 0 ? {} : { roles: byId(roles).map((role) => writer.role(role)) }),
    users: users.map((user) => writer.user(user)),
    deletedUsers: ownersWithout(raw, users).map((id) => redactor.id(id)),
    flows: raw.flows.map((flow) => writer.flow(flow)),
    templates: raw.templates.map((template) => writer.template(template)),
    executions: raw.executions.filter(({ flowId }) => flowIds?.has(flowId)).map((run) => writer.execution(run)),
  };
}

function withTime(redactor: Redactor, now: string): CleanObject {
  const time = redactor.time(now);
  return time === undefined ? {} : { clock: { now: time } };
}

function dialectOf(redactor: Redactor, users: readonly Item[]): CleanText {
  const has = (name: string) => users.some((user) => typeof user[name] === 'string');
  return redactor.oneOf(has('id') ? (has('_id') ? 'both' : 'id') : '_id', ['_id', 'id', 'both']);
}

/** Without members that are undefined. */
function defined(object: Readonly<Record<string, CleanValue | undefined>>): CleanObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** Ids of records that were read: a world names no others. */
interface There {
  readonly templates: ReadonlySet<Json | undefined> | undefined;
  readonly roles: ReadonlySet<Json | undefined> | undefined;
}

class Writer {
  readonly #redactor: Redactor;
  readonly #known: KnownWords;
  readonly #there: There;

  constructor(redactor: Redactor, known: KnownWords, there: There) {
    this.#redactor = redactor;
    this.#known = known;
    this.#there = there;
  }

  tenant(id: Json): CleanObject {
    return { name: this.#redactor.company(id), _id: this.#redactor.id(id) };
  }

  role(role: Item): CleanObject {
    const redactor = this.#redactor;
    return defined({
      name: this.#redactor.known(role.name, this.#known.roles, 'ROLE_'),
      type: redactor.oneOf(role.type, ['TENANT', 'SYSTEM']),
      isGlobal: redactor.flag(role.isGlobal),
      permissions: this.#permissions(role.permissions),
      tenant: role.tenant === undefined ? undefined : this.#redactor.id(role.tenant),
      _id: this.#redactor.id(idOf(role)),
      ...this.#times(role),
    });
  }

  user(user: Item): CleanObject {
    const redactor = this.#redactor;
    const id = idOf(user);
    const person = this.#redactor.person(id);
    const safeguard = isRecord(user.safeguard)
      ? defined({
          lastLogin: redactor.time(user.safeguard.lastLogin),
          failedLoginAttempts: redactor.count(user.safeguard.failedLoginAttempts),
        })
      : undefined;
    const tenant = isRecord(user.tenant) ? idOf(user.tenant) : user.tenant;
    return defined({
      username: this.#redactor.username(user.username, id),
      firstname: typeof user.firstname === 'string' ? person.first : undefined,
      lastname: typeof user.lastname === 'string' ? person.last : undefined,
      status: redactor.oneOf(user.status, ['ACTIVE', 'DISABLED', 'PENDING']),
      confirmed: redactor.flag(user.confirmed),
      canLogin: redactor.flag(user.canLogin),
      tenant: tenant === undefined ? undefined : this.#redactor.id(tenant),
      roles: (Array.isArray(user.roles) ? user.roles : [])
        .map((role) => (isRecord(role) ? idOf(role) : role))
        .filter((role) => this.#there.roles?.has(role))
        .map((role) => this.#redactor.id(role)),
      permissions: this.#permissions(user.permissions),
      _id: this.#redactor.id(id),
      ...this.#times(user),
      safeguard,
    });
  }

  flow(flow: Item): CleanObject {
    return defined({
      ...this.#definition(flow),
      flowSettings: this.#settings(flow.flowSettings),
      status: this.#redactor.orEmpty(flow.status, (status) =>
        this.#redactor.oneOf(status, ['inactive', 'active', 'starting', 'stopping']),
      ),
      fromTemplate: this.#there.templates?.has(flow.fromTemplate) ? this.#redactor.id(flow.fromTemplate) : undefined,
    });
  }

  template(template: Item): CleanObject {
    return defined({
      ...this.#definition(template),
      status: this.#redactor.oneOf(template.status, ['draft', 'published']),
    });
  }

  execution(run: Item): CleanObject {
    const redactor = this.#redactor;
    const counters = isRecord(run.stepCounters) ? run.stepCounters : {};
    const ended = redactor.time(run.updatedAt);
    return defined({
      flow: this.#redactor.id(run.flowId),
      _id: this.#redactor.id(run._id),
      flowExecId: this.#redactor.executionId(run.flowExecId),
      createdAt: redactor.time(run.createdAt),
      steps: Object.entries(counters).map(([step, counted]) =>
        defined({
          stepId: redactor.stepId(step),
          status: this.#redactor.oneOf(isRecord(counted) && counted.errors ? 'failed' : 'succeeded', [
            'succeeded',
            'failed',
          ]),
          startedAt: redactor.time(run.createdAt),
          finishedAt: ended,
        }),
      ),
    });
  }

  /** What flows and templates have in common. Fields of steps, conditions and descriptions go: they may hold anything. */
  #definition(item: Item): Readonly<Record<string, CleanValue | undefined>> {
    const redactor = this.#redactor;
    const graph = isRecord(item.graph) ? item.graph : {};
    const payload = isRecord(item.payload) ? item.payload : undefined;
    return {
      name: redactor.orEmpty(item.name, (name) => redactor.title(name)),
      graph: {
        nodes: itemsOf(graph.nodes).map((node) => this.#node(node)),
        edges: itemsOf(graph.edges).map(({ source, target }) => ({
          source: this.#redactor.stepId(source),
          target: this.#redactor.stepId(target),
        })),
      },
      type: redactor.orEmpty(item.type, (type) => redactor.oneOf(type, ['ordinary', 'realtime', 'long_running'])),
      tenant: item.tenant === undefined ? undefined : this.#redactor.id(item.tenant),
      owners: itemsOf(item.owners).map(({ id, type }) => ({
        id: this.#redactor.id(id),
        type: redactor.oneOf(type, OWNERS),
      })),
      cron: redactor.orEmpty(item.cron, (cron) => redactor.cron(cron)),
      payload: payload && {
        inputParameters: redactor.parameters(payload.inputParameters),
        outputParameters: redactor.parameters(payload.outputParameters),
      },
      createdAt: this.#redactor.time(item.createdAt),
      updatedAt: this.#redactor.time(item.updatedAt),
      id: this.#redactor.id(item.id ?? item._id),
    };
  }

  #node(node: Item): CleanObject {
    const authorization = isRecord(node.authorization) ? node.authorization : undefined;
    return defined({
      id: this.#redactor.stepId(node.id),
      componentId: this.#redactor.id(node.componentId),
      function: this.#redactor.functionName(node.function),
      name: typeof node.name === 'string' ? this.#redactor.title(node.name) : undefined,
      authorization: authorization && { authType: this.#redactor.oneOf(authorization.authType, AUTH_TYPES) },
    });
  }

  /** Whether the webhook wants credentials, which decides what a client is answered. */
  #settings(settings: Json | undefined): CleanObject | undefined {
    const webhooks = isRecord(settings) && isRecord(settings.webhooks) ? settings.webhooks : undefined;
    const required = this.#redactor.flag(webhooks?.requireWebhookAuth);
    return required === undefined ? undefined : { webhooks: { requireWebhookAuth: required } };
  }

  #permissions(permissions: Json | undefined): readonly CleanText[] {
    const list = Array.isArray(permissions) ? permissions : [];
    return list.map((permission) => this.#redactor.known(permission, this.#known.permissions, 'custom.'));
  }

  #times(item: Item): Readonly<Record<string, CleanValue | undefined>> {
    return { createdAt: this.#redactor.time(item.createdAt), updatedAt: this.#redactor.time(item.updatedAt) };
  }
}
