import type { Json, WorldPart } from '../../../../contracts/index.js';
import { isRecord } from '../../json.js';

/** Something that happened in the partner's system, in the form in which its program reads it. */
export interface MadeEvent {
  readonly id: string;
  readonly user: string;
  readonly data: Readonly<Record<string, Json>>;
}

/** An event for each user with flows, with a value for everything that any of the user's flows declares. */
export function makeEvents({ flows = [], users = [] }: WorldPart): readonly MadeEvent[] {
  const names = users.flatMap(({ username }) => username ?? []);
  const made = names.map((user) => {
    const own = flows.filter(({ owners = [] }) => owners.some(({ id }) => id === user));
    const declared = own.map(({ payload }) => payload?.inputParameters ?? {});
    return { user, own, data: Object.assign({}, ...declared.map(makeValues)) };
  });
  return made.filter(({ own }) => own.length > 0).map(({ user, data }, n) => ({ id: `event-${n + 1}`, user, data }));
}

function makeValues(declared: object): Record<string, Json> {
  return Object.fromEntries(Object.entries(declared).map(([name, type]) => [name, makeValue(name, type)]));
}

function makeValue(name: string, type: unknown): Json {
  if (isRecord(type)) return makeValues(type);
  switch (type) {
    case 'number':
    case 'integer':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return name;
  }
}
