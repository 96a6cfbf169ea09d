import type { World } from '../../mock/worlds/world.js';
import type { OperationEntry } from '../unit/openapi/document.js';

/** A request to an operation, before it is written as a path and headers. */
export interface OperationRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text; absent: none is sent. */
  readonly body?: string;
}

const UNKNOWN_ID = '000000000000000000000000';

/** Ids of a world that may stand in an operation's path: the first few of the kind that the path is about. */
export function idsIn(world: World, path: string): readonly string[] {
  if (path.includes('/tenants')) return world.records.tenants.values().map(({ _id }) => _id);
  if (path.includes('/roles')) return world.records.roles.values().map(({ _id }) => _id);
  if (path.includes('/tokens')) return [...world.records.tokens.states()].slice(-2).map(({ document }) => document._id);
  if (path.includes('/users'))
    return world.records.users
      .values()
      .slice(1, 4)
      .map(({ _id }) => _id);
  if (path.includes('/templates')) return [...world.records.templates.all()].slice(0, 3).map(({ id }) => id);
  if (path.includes('/secrets'))
    return world.records.secrets
      .values()
      .slice(0, 3)
      .map(({ _id }) => _id);
  if (path.includes('/components')) return world.records.components.values().map(({ _id }) => _id);
  if (path.includes('/auth-clients')) return world.records.authClients.values().map(({ _id }) => _id);
  const seen = new Set<unknown>();
  return [...world.records.flows.all()]
    .filter(({ status }) => !seen.has(status) && seen.add(status))
    .map(({ id }) => id);
}

/** Whether an operation leaves the world as it is: webhooks start flows by any method. */
export function isRead({ method, path }: OperationEntry): boolean {
  return method === 'get' && !/^\/(?:hook|webhooks)\//.test(path);
}

function examplesOf(parameter: OperationEntry['parameters'][number]): readonly string[] {
  const { example } = parameter;
  const values: readonly unknown[] = Array.isArray(example) ? example : [example];
  return values.filter((value) => value !== undefined).map(String);
}

function fillPath(entry: OperationEntry, id: string): string {
  return entry.path.replace(/\{(\w+)\}/g, (_, name) => {
    const parameter = entry.parameters.find((each) => each.in === 'path' && each.name === name);
    return name === 'stepId' ? String(parameter?.example) : id;
  });
}

const asQuery = (pairs: readonly (readonly [string, string])[]) =>
  pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;

/** Everything that the document gives as an example of a request to this operation: ids, queries, headers and bodies. */
export function exampleRequests(entry: OperationEntry, world: World): OperationRequest[] {
  const inPlace = (place: string) => entry.parameters.filter((parameter) => parameter.in === place);
  const required = inPlace('query').filter((parameter) => 'required' in parameter);
  const pairsOf = (list: readonly OperationEntry['parameters'][number][]) =>
    list.flatMap((each) => examplesOf(each).map((value) => [each.name, value] as const));
  const queries = [
    pairsOf(required),
    ...inPlace('query').map((one) => pairsOf([...required.filter((each) => each !== one), one])),
    pairsOf(inPlace('query')),
  ];
  const headers: Readonly<Record<string, string>>[] = [
    {},
    ...inPlace('header').flatMap((each) => examplesOf(each).map((value) => ({ [each.name]: value }))),
  ];
  const ids = [...inPlace('path').slice(0, 1).flatMap(examplesOf), ...idsIn(world, entry.path)];
  const paths = entry.path.includes('{') ? ids.map((id) => fillPath(entry, id)) : [entry.path];
  const media = Object.entries(entry.operation.requestBody?.content ?? {});
  const bodies = media.flatMap(([type, { examples = {} }]) =>
    Object.values(examples).map(({ value }) => ({
      type,
      body: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  );
  return paths.flatMap((path) => [
    ...queries.map((pairs) => ({ path: path + asQuery(pairs), headers: {} })),
    ...headers.map((one) => ({ path: path + asQuery(pairsOf(required)), headers: one })),
    ...bodies.map(({ type, body }) => ({ path, headers: { 'content-type': type }, body })),
  ]);
}

/** An operation's path with an id in it that no record has. */
export function unknownPath(entry: OperationEntry): string {
  return fillPath(entry, UNKNOWN_ID);
}

export function pathWith(entry: OperationEntry, id: string): string {
  return fillPath(entry, id);
}
