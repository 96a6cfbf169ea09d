import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { MiddlewareHandler } from 'hono';
import type { Env } from './context.js';
import type { RawRequest } from './request.js';

export function isLoopbackAddress(address: string): boolean {
  return /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/i.test(address);
}

/** A host as a Host header has it, port included. */
export function isLoopbackHost(host: string): boolean {
  const name = nameOf(host);
  return name === 'localhost' || name.endsWith('.localhost') || isLoopbackAddress(name);
}

/** The name or address without port, brackets and a dot at its end, in lower case. */
export function nameOf(host: string): string {
  return host
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
}

/** The newest host that is answered whatever the options allow: clients repeat theirs. */
let lastAnswered: string | undefined;

/**
 * Why a request that came from this machine is not answered: its Host is no name of the machine, so that a page whose name was made
 * to lead here may have sent it. Undefined: it is answered. Addresses are no names, and a forward proxy is asked for any host.
 */
export function refuseHost({ peer, host, isProxied }: RawRequest, allowed: ReadonlySet<string>): string | undefined {
  if (peer === undefined || isProxied || host === undefined || host === '' || host === lastAnswered) {
    return undefined;
  }
  const name = nameOf(host);
  if (isLoopbackHost(host) || isIP(name) !== 0 || name === hostname().toLowerCase()) {
    lastAnswered = host;
    return undefined;
  }
  if (!isLoopbackAddress(peer) || allowed.has(name)) {
    return undefined;
  }
  return `The host ${JSON.stringify(host)} is no name of this machine, so a page that was led here may have sent the request. If it is one, start the mock with --allow-host ${/^[\w.-]+$/.test(name) ? name : '<name>'}.`;
}

/** Refuses requests whose Host is no name of this machine. The refusal stands in the journal. */
export function hosts(allowed: ReadonlySet<string>): MiddlewareHandler<Env> {
  return (c, next) => {
    const error = refuseHost(c.get('request'), allowed);
    return error === undefined
      ? next()
      : Promise.resolve(c.get('context').answer({ status: 403, body: { error } }, error));
  };
}
