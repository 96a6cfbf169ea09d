/** The order in which upstream sends the members of a record; FlowMate's own members stand where they fit. */
const ACCOUNT_END = ['_id', 'createdAt', 'updatedAt', '__v'];

export const ORDER = {
  tenant: ['name', 'confirmed', 'status', ...ACCOUNT_END],
  role: [
    'name',
    'type',
    'isGlobal',
    'permissions',
    'description',
    'tenant',
    'scope',
    '_id',
    '__v',
    'createdAt',
    'updatedAt',
  ],
  user: [
    ...[
      'username',
      'firstname',
      'lastname',
      'phone',
      'avatar',
      'img',
      'status',
      'confirmed',
      'canLogin',
      'tenant',
      'roles',
    ],
    ...['permissions', ...ACCOUNT_END, 'safeguard'],
  ],
  token: [
    'inquirer',
    'initiator',
    'accountId',
    'token',
    'type',
    'description',
    'permissions',
    'tokenLifeSpan',
    ...ACCOUNT_END,
  ],
  flow: [
    ...[
      'name',
      'description',
      'graph',
      'type',
      'tenant',
      'owners',
      'status',
      'cron',
      'fromTemplate',
      'flowSettings',
      'payload',
    ],
    ...['createdAt', 'updatedAt', 'id'],
  ],
  template: [
    ...[
      'name',
      'description',
      'graph',
      'type',
      'tenant',
      'owners',
      'status',
      'cron',
      'sourceTemplate',
      'flowSettings',
      'payload',
    ],
    ...['tags', 'createdAt', 'updatedAt', 'id'],
  ],
  execution: [
    ...['_id', 'flowExecId', 'flowId', 'userId', 'tenant', 'trigger', 'input', 'output', 'createdAt', 'steps'],
  ],
  step: [
    ...[
      'stepId',
      'componentId',
      'function',
      'startedAt',
      'finishedAt',
      'status',
      'attempts',
      'durationMs',
      'continued',
      'input',
      'output',
      'lines',
    ],
  ],
  line: ['at', 'level', 'message'],
  secret: ['_id', 'name', 'owners', 'type', '__t', 'value', 'createdAt', 'updatedAt'],
} as const;

/**
 * Puts the members that were made up where upstream has them: behind the last written member that upstream sends before them.
 * What was written keeps its order. `whole` must have been spread from `written`, so that only additions can be out of place.
 */
export function inOrder<T extends object>(whole: T, written: object, order: readonly string[]): T {
  const names = Object.keys(written);
  const all = Object.keys(whole);
  if (all.length === names.length) return whole;
  for (const name of all.slice(names.length).sort((a, b) => order.indexOf(a) - order.indexOf(b))) {
    const rank = order.indexOf(name);
    names.splice(names.findLastIndex((other) => order.indexOf(other) < rank) + 1, 0, name);
  }
  // The same members in another order: the compiler cannot see that.
  return Object.fromEntries(names.map((name) => [name, Reflect.get(whole, name)])) as T;
}
