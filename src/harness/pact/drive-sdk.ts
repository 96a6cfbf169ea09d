import type { Interaction } from '../../../contracts/index.js';
import { operations } from '../../../openapi/index.js';
import { createClient } from '../../client/index.js';
import { fetchOverOwnConnection } from '../own-connection.js';

/** Method and path, with its parameters in place, of an interaction's request. */
export function placeOf({ request }: Interaction): { readonly method: string; readonly path: string } {
  const operation = operations.find(({ id }) => id === request.operation);
  if (operation === undefined) throw new Error(`there is no operation ${JSON.stringify(request.operation)}`);
  const path = operation.path.replace(/\{(.+?)\}/g, (_all, name: string) =>
    encodeURIComponent(request.path[name] ?? `{${name}}`),
  );
  return { method: operation.method.toUpperCase(), path };
}

/** Does with the real SDK what an interaction says, against whatever answers at the base URL; what the SDK made of the answer. */
export async function driveSdk(interaction: Interaction, baseUrl: string): Promise<unknown> {
  const { call, request } = interaction;
  const { Authorization, ...headers } = request.headers;
  const token = Authorization?.replace(/^Bearer /, '');
  // Refusals are to be seen, not to be waited for.
  const client = createClient({
    baseUrl,
    retry: { tries: 1 },
    fetch: fetchOverOwnConnection,
    ...(token === undefined ? {} : { token }),
  });
  switch (call.kind) {
    case 'users.find':
      return client.users.find(call.username);
    case 'flows.list':
      return client.flows.list({ user: call.user, status: call.status });
    case 'webhooks.trigger':
      return client.webhooks.trigger(call.flow, call.data, { requestId: call.requestId });
    case 'request': {
      const operation = operations.find(({ id }) => id === request.operation);
      const { path, query, body } = request;
      const init = { params: { path, query }, headers, ...(body === undefined ? {} : { body }) };
      // Which method and path go together is known at run time alone.
      return Reflect.apply(client.request, client, [operation?.method, operation?.path, init]);
    }
  }
}

/** Where a value lacks what is wanted of it; more may be there. */
export function lacks(wanted: unknown, value: unknown, place = 'result'): string[] {
  if (typeof wanted !== 'object' || wanted === null) {
    return Object.is(wanted, value) ? [] : [`${place} is ${show(value)}, not ${show(wanted)}`];
  }
  if (Array.isArray(wanted)) {
    if (!Array.isArray(value) || value.length !== wanted.length) {
      return [`${place} is ${show(value)}, no list of ${wanted.length}`];
    }
    return wanted.flatMap((item: unknown, i) => lacks(item, value[i], `${place}[${i}]`));
  }
  if (typeof value !== 'object' || value === null) return [`${place} is ${show(value)}, not ${show(wanted)}`];
  return Object.entries(wanted).flatMap(([name, item]) => lacks(item, Reflect.get(value, name), `${place}.${name}`));
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
