import type { World } from '../../worlds/world.js';
import { SESSION_COOKIE } from '../authenticate.js';
import type { Exchange } from '../request.js';

/** What may stand for the caller: his id and username. Empty when nobody can be told from the request. */
export function callerOf(world: World, exchange: Exchange): readonly string[] {
  const id = sessionOf(world, exchange) ?? tokenOwner(world, exchange) ?? basicUser(world, exchange);
  const user = id === undefined ? undefined : world.users.get(id);
  return user === undefined ? [] : [user._id, user.username];
}

/** The bearer token as it was sent. */
export function tokenTextOf(exchange: Exchange): string | undefined {
  return exchange.header('authorization')?.split(' ', 3)[1];
}

function tokenOwner(world: World, exchange: Exchange): string | undefined {
  const token = tokenTextOf(exchange);
  return token === undefined ? undefined : world.tokens.look(token, world.clock.now())?.accountId;
}

function sessionOf(world: World, exchange: Exchange): string | undefined {
  const value = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([^;]*)`).exec(exchange.header('cookie') ?? '')?.[1];
  return value === undefined ? undefined : world.sessions.get(value);
}

function basicUser(world: World, exchange: Exchange): string | undefined {
  const [, encoded = ''] = /^Basic (\S+)/.exec(exchange.header('authorization') ?? '') ?? [];
  const [username = ''] = Buffer.from(encoded, 'base64').toString().split(':', 1);
  return world.users.find(username.toLowerCase())?.value._id;
}
