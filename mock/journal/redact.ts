import { redactJson } from './redact-json.js';
import { isSecretName, secretMembersAt } from './secret-names.js';

/** What stands in the place of a secret. */
export const REDACTED = '<redacted>';

/** How secrets are recognised in one entry. */
export interface Secrets {
  /** Whether a text is a token: one of the world's, or the one the request came with. */
  readonly isToken: (text: string) => boolean;
}

/** Shorter tokens cannot be recognised among other texts. */
const SHORTEST_TOKEN = 8;

const HEADERS = new Set(['x-hmac', 'x-control-token', 'x-api-key', 'x-auth-token']);
const CREDENTIALS = new Set(['authorization', 'proxy-authorization']);
/** First words of an Authorization header that are no secret themselves. */
const SCHEMES = /^(?:bearer|basic|digest|hmac|token|jwt|oauth|negotiate|apikey)$/i;

/** Whose bodies are data of the caller's own business, in which any name may mean anything. */
const BUSINESS = /^\/(?:webhooks|hook|flows|templates|executions|icenter|logs)(?:\/|$)/i;

/** A header without its secrets: the scheme of credentials and the names of cookies stay. `name` in lower case. */
export function redactHeader(name: string, value: string, secrets: Secrets): string {
  if (CREDENTIALS.has(name)) {
    return redactCredentials(value);
  }
  if (name === 'cookie') {
    return value.replace(/([^=;\s]+)=[^;]*/g, `$1=${REDACTED}`);
  }
  if (name === 'set-cookie') {
    return value.replace(/^([^=;]*)=[^;]*/, `$1=${REDACTED}`);
  }
  if (HEADERS.has(name)) {
    return value === '' ? value : REDACTED;
  }
  const addresses = value.replace(/([?#])([^\s"'<>?#]+)/g, (_, sign, query) => sign + redactQuery(query, secrets));
  return redactTokens(addresses, secrets);
}

function redactCredentials(value: string): string {
  return value
    .split(/( +)/)
    .map((word) => (word.trim() === '' || SCHEMES.test(word) ? word : REDACTED))
    .join('');
}

/** The words of an Authorization header that are secret, as far as they are long enough to be recognised. */
export function tokensIn(header: string | undefined): readonly string[] {
  return (header ?? '').split(/ +/).filter((word) => word.length >= SHORTEST_TOKEN && !SCHEMES.test(word));
}

const PIECES = /[^\s"'<>]{8,}/g;
const WORDS = /[^\s"'<>()[\]{},;:=&?#/|]{8,}/g;

/** Any text whose words are tokens no more. */
export function redactTokens(text: string, { isToken }: Secrets): string {
  const hide = (word: string) => (isToken(word) || isToken(decoded(word)) ? REDACTED : word);
  return text.replace(PIECES, (piece) => (isToken(piece) ? REDACTED : piece.replace(WORDS, hide)));
}

/** A path whose segments are tokens no more. */
export function redactPath(path: string, { isToken }: Secrets): string {
  return path
    .split('/')
    .map((segment) => (segment !== '' && isToken(decoded(segment)) ? REDACTED : segment))
    .join('/');
}

/** A query, or a form: values of secret names, and tokens under whatever name. */
export function redactQuery(query: string, { isToken }: Secrets): string {
  return query
    .split('&')
    .map((part) => {
      const at = part.indexOf('=');
      if (at < 0) {
        return isToken(decoded(part)) ? REDACTED : part;
      }
      const value = part.slice(at + 1);
      const isSecret = value !== '' && (isSecretName(decoded(part.slice(0, at))) || isToken(decoded(value)));
      return isSecret ? `${part.slice(0, at)}=${REDACTED}` : part;
    })
    .join('&');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** A body without its secrets. Payloads of webhooks, flows and templates stay as they are. */
export function redactBody(path: string, contentType: string | undefined, text: string, secrets: Secrets): string {
  if (isBusiness(path)) {
    return text;
  }
  if (/^\s*application\/x-www-form-urlencoded/i.test(contentType ?? '')) {
    return redactQuery(text, secrets);
  }
  return redactTokens(redactJson(text, secretMembersAt(path), REDACTED), secrets);
}

/** Whether what comes to this path is the caller's own business, and no names in it mean anything. */
export function isBusiness(path: string): boolean {
  return BUSINESS.test(path);
}
