import { toObjectId } from '../object-id.js';
import type { Turn } from '../turn.js';
import { deleteUser } from '../user-records.js';
import { tokenTextOf } from './caller.js';
import type { EffectOf } from './fault.js';

type Change = EffectOf<'change-world'>['changes'][number];
type Kind = Extract<Change, { readonly delete: unknown }>['delete']['kind'];

/** Makes the changes, each as if somebody else had. False when none of them had anything to change. */
export function changeWorld({ changes }: EffectOf<'change-world'>, turn: Turn): boolean {
  // Not `some`: all of them are to be made.
  return changes.filter((change) => apply(change, turn)).length > 0;
}

function apply(change: Change, turn: Turn): boolean {
  if ('expireToken' in change) {
    return expireToken(change.expireToken, turn);
  }
  const { kind, id: given } = change.delete;
  const id = given === 'path' ? idInPath(turn) : toObjectId(given);
  return id !== undefined && remove[kind](turn, id);
}

function expireToken(given: string, { world, exchange }: Turn): boolean {
  const text = given === 'caller' ? tokenTextOf(exchange) : given;
  if (text === undefined || world.tokens.look(text, world.clock.now()) === undefined) {
    return false;
  }
  world.tokens.dropWhere(({ token }) => token === text);
  return true;
}

/** The id in the path of the request. */
function idInPath({ exchange }: Turn): string | undefined {
  const segments = exchange.path.split('/').slice(2);
  return segments.map(toObjectId).find((id) => id !== undefined);
}

const remove: { readonly [K in Kind]: (turn: Turn, id: string) => boolean } = {
  flows: ({ world }, id) => {
    world.switchOff(id);
    return world.flows.delete(id);
  },
  templates: ({ world }, id) => world.templates.delete(id),
  users: ({ world, settings }, id) => {
    const isThere = world.users.get(id) !== undefined;
    if (isThere) {
      deleteUser(world, settings, id);
    }
    return isThere;
  },
};
