import type { ControlSchema } from '../../../../openapi/index.js';
import type { BuiltWorld } from './built-world.js';

/** A text of a fault that stands for something made. */
export const REFERENCE = /^\$(?:token|(?:user|username|flow|record) \S.*)$/;

/**
 * Faults as the control API takes them, every reference replaced by what it stands for. Throws for a name that the world does not
 * have. The check of case files, or the types of the built-in cases, vouches for their shape.
 */
export function resolveReferences(faults: unknown, world: BuiltWorld): ControlSchema<'FaultGiven'>[] {
  return JSON.parse(JSON.stringify(faults), (_name, value: unknown) =>
    typeof value === 'string' && value.startsWith('$') ? resolve(value, world) : value,
  );
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
