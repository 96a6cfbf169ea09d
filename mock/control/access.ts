import { hash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { type AnyAnswer, toResponse } from '../http/answer.js';
import type { Env } from '../http/context.js';
import { isLoopbackAddress, isLoopbackHost, nameOf, refuseHost } from '../http/hosts.js';
import type { RawRequest } from '../http/request.js';
import { isUi } from './ui.js';

/** Open to anyone: monitoring asks it from other machines. */
const OPEN = '/_mock/health';

/**
 * Lets requests into the control API. With a token: those that carry it. Without one: those of programs on this machine, and of no
 * page in a browser from elsewhere, whatever name it gives to this machine.
 */
export function access(token: string | undefined, allowed: ReadonlySet<string>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const request = c.get('request');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    // A browser sends no token for a page, which asks for it: the page itself has nothing to hide.
    const isOpen = isRead && (c.req.path === OPEN || (token !== undefined && isUi(c.req.path)));
    const refusal = isOpen ? refuseWrongHost(request, allowed) : refuseStranger(request, token, allowed);
    return refusal === undefined ? next() : toResponse(request, refusal);
  };
}

function refuseWrongHost(request: RawRequest, allowed: ReadonlySet<string>): AnyAnswer | undefined {
  const error = refuseHost(request, allowed);
  return error === undefined ? undefined : { status: 403, body: { error } };
}

function refuseStranger(
  request: RawRequest,
  token: string | undefined,
  allowed: ReadonlySet<string>,
): AnyAnswer | undefined {
  if (token !== undefined) {
    return refuseByToken(request, token);
  }
  const { peer } = request;
  if (peer === undefined) {
    return undefined;
  }
  if (!isLoopbackAddress(peer)) {
    return forbidden(`the request came from ${peer === '' ? 'an address that is not known' : peer}`);
  }
  const { host = '' } = request;
  if (!isLoopbackHost(host) && !allowed.has(nameOf(host))) {
    return forbidden(`the host ${JSON.stringify(host)} is no name of this machine's own (--allow-host makes it one)`);
  }
  // Pages of any port of localhost are of the same site: they count as programs of this machine.
  if (request.header('sec-fetch-site') === 'cross-site') {
    return forbidden('a page of another site sent the request (sec-fetch-site: cross-site)');
  }
  const origin = request.header('origin');
  const from = origin?.replace(/^https?:\/\//i, '');
  if (from !== undefined && !isLoopbackHost(from) && !allowed.has(nameOf(from))) {
    return forbidden(`a page of ${JSON.stringify(origin)} sent the request`);
  }
  return undefined;
}

function forbidden(why: string): AnyAnswer {
  const error = `Without a control token only programs on this machine may use the control API, but ${why}. Start the mock with --control-token, and send it as "Authorization: Bearer <token>" or "x-control-token: <token>".`;
  return { status: 403, body: { error } };
}

function refuseByToken(request: RawRequest, token: string): AnyAnswer | undefined {
  const given =
    request.header('x-control-token') ?? /^Bearer +(\S+)$/i.exec(request.header('authorization') ?? '')?.[1];
  if (given !== undefined && isSame(given, token)) {
    return undefined;
  }
  const what = given === undefined ? 'none was sent' : 'another one was sent';
  const error = `The control API wants the token that the mock was started with, but ${what}: send it as "Authorization: Bearer <token>" or "x-control-token: <token>".`;
  return { status: 401, body: { error }, headers: { 'www-authenticate': 'Bearer' } };
}

// By their hashes: the time it takes does not depend on how many characters are right.
function isSame(given: string, token: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'));
}
