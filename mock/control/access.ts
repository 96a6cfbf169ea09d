import { hash, timingSafeEqual } from 'node:crypto';
import { jsonReply, type Reply } from '../http/answer.js';
import type { Exchange } from '../http/request.js';

/**
 * Who may use the control API. With a token: whoever sends it. Without one: programs on this machine, and no page in a browser that
 * comes from elsewhere, whatever name it gives to this machine. Gives the refusal; undefined lets the request in.
 */
export function refuseStranger(exchange: Exchange, token: string | undefined): Reply | undefined {
  if (token !== undefined) {
    return refuseByToken(exchange, token);
  }
  const { peer } = exchange;
  if (peer === undefined) {
    return undefined;
  }
  if (!isLoopbackAddress(peer)) {
    return forbidden(`the request came from ${peer === '' ? 'an address that is not known' : peer}`);
  }
  const host = exchange.header('host') ?? '';
  if (!isLoopbackHost(host)) {
    return forbidden(`the host ${JSON.stringify(host)} is no name of this machine's own`);
  }
  const origin = exchange.header('origin');
  if (origin !== undefined && !isLoopbackHost(origin.replace(/^https?:\/\//i, ''))) {
    return forbidden(`a page of ${JSON.stringify(origin)} sent the request`);
  }
  return undefined;
}

function forbidden(why: string): Reply {
  return jsonReply(403, {
    error: `Without a control token only programs on this machine may use the control API, but ${why}. Start the mock with --control-token, and send it as "Authorization: Bearer <token>" or "x-control-token: <token>".`,
  });
}

function refuseByToken(exchange: Exchange, token: string): Reply | undefined {
  const given =
    exchange.header('x-control-token') ?? /^Bearer +(\S+)$/i.exec(exchange.header('authorization') ?? '')?.[1];
  if (given !== undefined && isSame(given, token)) {
    return undefined;
  }
  const what = given === undefined ? 'none was sent' : 'another one was sent';
  return {
    ...jsonReply(401, {
      error: `The control API wants the token that the mock was started with, but ${what}: send it as "Authorization: Bearer <token>" or "x-control-token: <token>".`,
    }),
    headers: { 'www-authenticate': 'Bearer' },
  };
}

// By their hashes: how long it takes tells nothing of how much is right.
function isSame(given: string, token: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'));
}

function isLoopbackAddress(address: string): boolean {
  return /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/i.test(address);
}

/** A host as a Host header has it, port included. */
function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || isLoopbackAddress(name);
}
