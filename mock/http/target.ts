import type { IncomingMessage } from 'node:http';

/** What the request line and the Host header said, where the HTTP adapter must not see it. */
const originals = new WeakMap<IncomingMessage, { readonly url: string; readonly host: string | undefined }>();

/** The host of the request before. */
let lastHost: { readonly host: string; readonly isPlain: boolean } | undefined;

/** Whether a URL with this host can be read, and has it as its host. Clients repeat theirs. */
function isPlain(host: string): boolean {
  if (lastHost?.host !== host) {
    const url = `http://${host}`;
    const name = host.replace(/:\d+$/, '').toLowerCase();
    lastHost = { host, isPlain: URL.canParse(url) && new URL(url).hostname === name };
  }
  return lastHost.isPlain;
}

/** Gives the HTTP adapter a target and a host that it takes: it refuses others with an empty 400, unlike Express. */
export function settleTarget(incoming: IncomingMessage): void {
  const { url = '/', headers } = incoming;
  const { host } = headers;
  if (url.startsWith('/') && !url.includes('\\') && host !== undefined && isPlain(host)) {
    return;
  }
  originals.set(incoming, { url, host });
  incoming.url = '/';
  headers.host = 'localhost';
}

/** The target of the request line and the Host header, in the form in which they came. */
export function receivedBy(incoming: IncomingMessage): { readonly url: string; readonly host: string | undefined } {
  return originals.get(incoming) ?? { url: incoming.url ?? '/', host: incoming.headers.host };
}

const AUTHORITY = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i;

/** Whether the request was sent as to a forward proxy: its target is a whole URL. */
export function isAbsolute(target: string): boolean {
  return !target.startsWith('/') && AUTHORITY.test(target);
}

/** Path and query of a target: without scheme and host where it has them. */
export function originForm(target: string): string {
  if (target.startsWith('/')) {
    return target;
  }
  const rest = target.replace(AUTHORITY, '');
  return rest === target || rest.startsWith('/') ? rest : `/${rest}`;
}
