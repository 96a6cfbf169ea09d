import type { RawRequest } from './request.js';

/** Where clients reach the mock: as its options say, else as the proxy that is trusted says, else as the request says. */
export interface PublicAddress {
  readonly publicUrl: string | undefined;
  readonly trustForwarded: boolean;
}

/** The mock's own base URL for the sender of a request, without a slash at its end and without a sandbox. */
export function originOf(request: RawRequest, { publicUrl, trustForwarded }: PublicAddress): string {
  if (publicUrl !== undefined) {
    return publicUrl.replace(/\/+$/, '');
  }
  const own = { proto: request.isSecure ? 'https' : 'http', host: request.host || 'localhost', prefix: '' };
  const { proto, host, prefix } = trustForwarded ? { ...own, ...forwardedOf(request) } : own;
  return `${proto}://${host}${prefix}`;
}

function forwardedOf(request: RawRequest): Partial<Record<'proto' | 'host' | 'prefix', string>> {
  // Of several proxies, the first is the one that clients know.
  const first = (name: string) => request.header(name)?.split(',')[0]?.trim();
  const standard = first('forwarded') ?? '';
  const member = (name: string) =>
    new RegExp(`(?:^|;)\\s*${name}="?([^";]+)"?`, 'i').exec(standard)?.[1] ?? first(`x-forwarded-${name}`);
  const proto = member('proto')?.toLowerCase();
  const host = member('host');
  const prefix = first('x-forwarded-prefix')?.replace(/\/+$/, '');
  return {
    ...(proto === 'http' || proto === 'https' ? { proto } : {}),
    ...(host !== undefined && /^[\w.:[\]-]+$/.test(host) ? { host } : {}),
    ...(prefix !== undefined && /^\/[\w.~/%@-]*$/.test(prefix) ? { prefix } : {}),
  };
}

/** Whether the mock lets pages of this origin in, beside those that the real service lets in. */
export function isAdmitted(origin: string | undefined, admitted: ReadonlySet<string>): boolean {
  return origin !== undefined && origin !== '' && (admitted.has('any') || admitted.has(origin.toLowerCase()));
}
