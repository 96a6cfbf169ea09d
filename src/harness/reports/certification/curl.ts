import type { Exchange } from '../../certify/result.js';
import { quote } from '../../quote.js';

/** What curl says itself, or what belongs to the connection that is gone. */
const ownHeaders = /^(host|content-length|connection|keep-alive|transfer-encoding|accept-encoding|expect|te|upgrade)$/i;

function toHeader(name: string, value: string): string {
  // The report has no token; the shell of the one who pastes the line may have.
  if (/^authorization$/i.test(name) && /^bearer /i.test(value)) return '-H "Authorization: Bearer $FLOWMATE_TOKEN"';
  // An empty value would take the header away.
  return `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`;
}

/**
 * The request as a line to paste into a shell in which FLOWMATE_BASE_URL and FLOWMATE_TOKEN are set, as they are for a client
 * under test: the sandbox it was sent to is gone.
 */
export function toCurl({ method, url, request }: Pick<Exchange, 'method' | 'url' | 'request'>): string {
  const { headers = {}, body, bodyTruncated = false } = request ?? {};
  const sent = Object.entries(headers).filter(([name]) => !ownHeaders.test(name));
  const verb = method === 'HEAD' ? ['-I'] : method === 'GET' && body === undefined ? [] : [`-X ${quote(method)}`];
  return [
    'curl -g',
    ...verb,
    ...sent.map(([name, value]) => toHeader(name, value)),
    ...(body === undefined || body === '' ? [] : [`--data-raw ${quote(body)}`]),
    `"$FLOWMATE_BASE_URL"${quote(url)}`,
    ...(bodyTruncated ? ['# of the body only the beginning was kept'] : []),
  ].join(' ');
}
