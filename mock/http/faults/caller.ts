import type { World } from '../../worlds/world.js';
import { SESSION_COOKIE } from '../authenticate.js';
import type { RawRequest } from '../request.js';

/** What may stand for the caller: id and username. Empty when the request does not identify a user. */
export function callerOf(world: World, request: RawRequest): readonly string[] {
  const id = sessionOf(world, request) ?? tokenOwner(world, request) ?? basicUser(world, request);
  const user = id === undefined ? undefined : world.records.users.get(id);
  return user === undefined ? [] : [user._id, user.username ?? ''];
}

/** The bearer token as it was sent. */
export function tokenTextOf(request: RawRequest): string | undefined {
  return request.header('authorization')?.split(' ', 3)[1];
}

function tokenOwner(world: World, request: RawRequest): string | undefined {
  const token = tokenTextOf(request);
  return token === undefined ? undefined : world.records.tokens.look(token, world.clock.now())?.accountId;
}

function sessionOf(world: World, request: RawRequest): string | undefined {
  const value = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([^;]*)`).exec(request.header('cookie') ?? '')?.[1];
  return value === undefined ? undefined : world.records.sessions.get(value);
}

function basicUser(world: World, request: RawRequest): string | undefined {
  const [, encoded = ''] = /^Basic (\S+)/.exec(request.header('authorization') ?? '') ?? [];
  const [username = ''] = Buffer.from(encoded, 'base64').toString().split(':', 1);
  return world.records.users.find(username.toLowerCase())?.value._id;
}
