import type { BuiltWorld } from './built-world.js';

/** A text of a fault that stands for something made. */
export const REFERENCE = /^\$(?:token|(?:user|username|flow|record) \S.*)$/;

/** A copy in which every reference is what it stands for. Throws where there is nothing of that name. */
export function resolveReferences(value: unknown, world: BuiltWorld): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? resolve(value, world) : value;
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, world));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolveReferences(member, world)]));
}

function resolve(text: string, world: BuiltWorld): unknown {
  if (text.startsWith('$$')) return text.slice(1);
  if (text === '$token') return world.partner.token;
  const blank = text.indexOf(' ');
  const [kind, name] = [text.slice(1, blank), text.slice(blank + 1)];
  const user = world.users.find((each) => each.name === name);
  const flow = world.flows.find((each) => each.name === name);
  switch (kind) {
    case 'user':
      return user?.id ?? missing(text);
    case 'username':
      return user?.username ?? missing(text);
    case 'flow':
      return flow?.id ?? missing(text);
    case 'record':
      return flow?.record ?? missing(text);
    default:
      return missing(text);
  }
}

function missing(text: string): never {
  throw new Error(
    `a fault cannot refer to ${JSON.stringify(text)}: $user, $username, $flow or $record with a name that the case's world has, or $token`,
  );
}
