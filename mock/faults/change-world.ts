import { member } from '../domain/cast.js';
import { toObjectId } from '../object-id.js';
import type { Turn } from '../turn.js';
import { deleteUser } from '../user-records.js';
import { tokenTextOf } from './caller.js';
import type { EffectOf } from './fault.js';

type Change = EffectOf<'change-world'>['changes'][number];
type Kind = Extract<Change, { readonly delete: unknown }>['delete']['kind'];
type Added = Extract<Change, { readonly add: unknown }>['add']['record'];
type Patch = Extract<Change, { readonly patch: unknown }>['patch'];

/** Makes the changes, each as if somebody else had. False when none of them had anything to change. */
export function changeWorld({ changes }: EffectOf<'change-world'>, turn: Turn): boolean {
  // Not `some`: all of them are to be made.
  return changes.filter((change) => apply(change, turn)).length > 0;
}

function apply(change: Change, turn: Turn): boolean {
  if ('expireToken' in change) {
    return expireToken(change.expireToken, turn);
  }
  if ('add' in change) {
    return addFlow(change.add.record, turn);
  }
  if ('patch' in change) {
    return patch(change.patch, turn);
  }
  if ('flowStatus' in change) {
    const { flow, status } = change.flowStatus;
    const id = meant(flow, turn);
    return id !== undefined && setFlowStatus(turn, id, status);
  }
  const { kind, id: given } = change.delete;
  const id = meant(given, turn);
  return id !== undefined && remove[kind](turn, id);
}

function meant(given: string, turn: Turn): string | undefined {
  return given === 'path' ? idInPath(turn) : toObjectId(given);
}

/** What the record leaves out is as in a world file. One that is there already is left as it is. */
function addFlow(record: Added, turn: Turn): boolean {
  const { world } = turn;
  const id = typeof record.id === 'string' ? record.id : world.newId();
  if (world.flows.get(id) !== undefined) {
    return false;
  }
  const { status = 'inactive', createdAt = world.nowIso(), ...rest } = record;
  const graph = { ...Object(record.graph), edges: member(record.graph, 'edges') ?? [] };
  const document = { owners: [], ...rest, graph, status, createdAt, updatedAt: record.updatedAt ?? createdAt, id };
  const flow = world.flows.put(document);
  if (status === 'active') {
    world.switchOn(flow);
  }
  return true;
}

function patch({ kind, id: given, members }: Patch, turn: Turn): boolean {
  const { world } = turn;
  const id = meant(given, turn);
  if (kind === 'users') {
    const user = id === undefined ? undefined : world.users.get(id);
    if (user === undefined) {
      return false;
    }
    world.users.put({ ...user, ...members, _id: user._id });
    world.forgetCallers();
    return true;
  }
  const record = id === undefined ? undefined : world[kind].get(id);
  if (record === undefined) {
    return false;
  }
  world[kind].put({ ...record.document(), ...members, id: record.id });
  return true;
}

function setFlowStatus({ world }: Turn, id: string, status: string): boolean {
  const flow = world.flows.get(id);
  if (flow === undefined) {
    return false;
  }
  const changed = world.flows.put({ ...flow.document(), status, updatedAt: world.nowIso(), id });
  world.switchOff(id);
  if (status === 'active') {
    world.switchOn(changed);
  }
  return true;
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
