import type { Json } from '../../../contracts/index.js';
import { isList, isRecord } from '../json.js';
import { type Clean, markClean } from './clean.js';
import type { Pseudonyms } from './pseudonyms.js';
import type { RawTenant } from './read-tenant.js';
import { HARMLESS, isPermission, isPlainCron, isPlainStep, isTime, KNOWN_KEYS, MAIL_END } from './vocabulary.js';

type Fields = Readonly<Record<string, Json>>;

/** Makes a world file of what was read. Every member is made here by name: what is not known does not get in. */
export function redact(raw: RawTenant, names: Pseudonyms): Clean {
  const text = (value: Json | undefined): Json | undefined =>
    value === null ? null : typeof value === 'string' ? shown(value) : undefined;
  const shown = (value: string): string => (value === '' || HARMLESS.has(value) ? value : names.name(value));
  const id = (value: Json | undefined): string | undefined => {
    const plain = isRecord(value) ? (value._id ?? value.id) : value;
    return plain === undefined || plain === null || plain === '' ? undefined : names.id(String(plain));
  };
  const list = <T>(value: Json | undefined, make: (item: Json) => T | undefined): T[] =>
    value !== undefined && isList(value) ? value.flatMap((item) => make(item) ?? []) : [];
  const word = (value: Json | undefined): Json | undefined =>
    typeof value === 'string' && HARMLESS.has(value) ? value : undefined;
  const flag = (value: Json | undefined): Json | undefined => (typeof value === 'boolean' ? value : undefined);
  const time = (value: Json | undefined): Json | undefined =>
    typeof value === 'string' && isTime(value) ? value : undefined;
  const times = (of: Fields) => ({ createdAt: time(of.createdAt), updatedAt: time(of.updatedAt) });
  const permission = (value: Json): string => (isPermission(String(value)) ? String(value) : names.word(String(value)));
  const step = (value: Json | undefined): string =>
    isPlainStep(String(value)) ? String(value) : names.word(String(value));
  const free = (value: Json | undefined): Json | undefined => {
    if (typeof value === 'string') return shown(value);
    if (typeof value === 'number') return names.number(value);
    if (typeof value !== 'object' || value === null) return value;
    if (isList(value)) return value.map((item) => free(item) ?? null);
    const members = Object.entries(value).map(([key, member]) => [
      KNOWN_KEYS.has(key) ? key : names.word(key),
      free(member) ?? null,
    ]);
    return Object.fromEntries(members);
  };
  const record = (value: Json | undefined): Json | undefined => (isRecord(value) ? free(value) : undefined);

  const user = (of: Fields) => ({
    _id: id(of),
    username: /@/.test(String(of.username))
      ? `${names.word(String(of.username))}@${names.word('host of people')}.${MAIL_END}`
      : names.word(String(of.username)),
    firstname: text(of.firstname),
    lastname: text(of.lastname),
    status: word(of.status),
    confirmed: flag(of.confirmed),
    canLogin: flag(of.canLogin),
    tenant: id(of.tenant),
    roles: list(of.roles, id).filter((role) => roleIds.has(role)),
    permissions: list(of.permissions, permission),
    ...times(of),
  });
  const role = (of: Fields) => ({
    _id: id(of),
    name: shown(String(of.name)),
    type: word(of.type),
    isGlobal: flag(of.isGlobal),
    permissions: list(of.permissions, permission),
    tenant: id(of.tenant),
    ...times(of),
  });
  const node = (of: Fields) => ({
    id: step(of.id),
    componentId: id(of.componentId),
    function: shown(String(of.function)),
    name: text(of.name),
    description: text(of.description),
    fields: record(of.fields),
    nodeSettings: record(of.nodeSettings),
  });
  const edge = (of: Fields) => ({
    source: step(of.source),
    target: step(of.target),
    config: isRecord(of.config)
      ? { condition: text(of.config.condition), mapper: record(of.config.mapper) }
      : undefined,
  });
  const each = <T>(value: Json | undefined, make: (of: Fields) => T): T[] =>
    list(value, (item) => (isRecord(item) ? make(item) : undefined));
  const flow = (of: Fields) => {
    const graph = isRecord(of.graph) ? of.graph : {};
    const cron = typeof of.cron === 'string' && of.cron !== '' ? of.cron : undefined;
    return {
      id: id(of),
      name: text(of.name),
      description: text(of.description),
      graph: { nodes: each(graph.nodes, node), edges: each(graph.edges, edge) },
      type: word(of.type),
      status: word(of.status),
      cron: cron === undefined || isPlainCron(cron) ? cron : '0 * * * *',
      owners: each(of.owners, (owner) => ({ id: id(owner.id), type: word(owner.type) ?? 'user' })),
      flowSettings: record(of.flowSettings),
      tags: Array.isArray(of.tags) ? list(of.tags, (tag) => names.word(String(tag))) : undefined,
      ...times(of),
    };
  };
  const execution = (of: Fields) => ({
    _id: id(of),
    flow: id(of.flowId),
    createdAt: time(of.createdAt),
    steps: Object.entries(isRecord(of.stepCounters) ? of.stepCounters : {}).map(([name, counters]) => ({
      stepId: step(name),
      status: isRecord(counters) && Number(counters.errors ?? counters.error ?? 0) > 0 ? 'failed' : 'succeeded',
    })),
  });

  const roleIds = new Set(raw.roles.flatMap((each) => id(each) ?? []));
  const tenantIds = [...new Set(raw.users.concat(raw.roles).flatMap((each) => id(each.tenant) ?? []))];
  const world = {
    name: 'recorded',
    partner: id(raw.me),
    ...(raw.roles.length > 0 && { roles: raw.roles.map(role) }),
    tenants: tenantIds.map((_id) => ({ _id, name: names.name(_id) })),
    users: raw.users.map(user),
    flows: raw.flows.map((each) => ({ ...flow(each), tags: undefined })),
    templates: raw.templates.map((each) => ({ ...flow(each), flowSettings: undefined })),
    executions: raw.executions.map(execution),
  };
  // Without the members that are undefined.
  return markClean(JSON.parse(JSON.stringify(world)));
}
