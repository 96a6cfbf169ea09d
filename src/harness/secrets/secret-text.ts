import { isSecretName } from '../../../mock/index.js';
import { decoded } from '../text.js';

/** What stands in the place of a secret, as in the mock's journal. */
export const REDACTED = '<redacted>';

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

const JWT = /\beyJ[\w-]{5,}\.[\w-]{4,}(?:\.[\w-]+){1,3}/g;

/** Schemes of an Authorization header, with what follows them. */
const CREDENTIALS = /\b((?:bearer|basic|digest|apikey) +)([\w.~+/=-]{6,})/gi;

const USER_INFO = /(:\/\/[^\s/:@"']*:)([^\s/@"']+)(?=@)/g;

const COOKIE = /(\b(?:set-)?cookie['"]?\s*[:=]\s*['"]?[^=;\s'"]+=)([^;\s'"]+)/gi;

/**
 * A name, what may stand between it and its value, and the value: `token=x`, `"token": "x"`, `{\"token\":\"x\"}`,
 * `'token' => 'x'`, `--token=x`. The value is looked at again by itself, since it may be a name, too: `note: password=x`.
 */
const NAMED =
  /(?<![\w%.[\]-])([\w.[\]%-]{1,60})((?:\\*["'`])?\s{0,4}(?:=>|=|:)\s{0,4})(?=("((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|(\\+["']|`)((?:(?!\6)[^\n])*)\6|(?:bearer|basic|digest|apikey) +[^\s"'<>]+|[^\s&;,"'`<>(){}[\]]+))/gi;

/** `<token>x</token>` */
const ELEMENT = /(<(?:\w+:)?([\w.-]+)(?:\s[^<>]*)?>)([^<>]+)(?=<\/)/g;

/** Says nothing, or is hidden already. */
const NOTHING = /^(?:null|nil|none|undefined|true|false|yes|no|\*+|x+|<[\w .-]*>|\$\{?\w+\}?|)$/i;

/** A word of plain language: `token: missing`, `Bearer authentication`. */
const PLAIN_WORD = /^[A-Za-z]?[a-z]{0,14}[.,;:!?)]?$/;

/** A file of code, and what stands behind its colon where that is a line: `refresh-token.mjs:12:7`. */
const CODE_FILE =
  /\.(?:[cm]?[jt]sx?|py|php|p[lm]|rb|go|java|kts?|scala|cs|fs|vb|rs|swift|dart|exs?|lua|[ck]?sh|c|cc|cpp|h)$/i;
const LINE = /^\d{1,6}(?::\d{1,6})?:?$/;

/** A text with every secret in it replaced that is recognised by its place, such as behind `password=`, or by its form. */
export function replaceSecrets(text: string, replace: (secret: string) => string): string {
  const hide = (secret: string): string => (NOTHING.test(secret) ? secret : replace(secret));
  const unlessPlain = (secret: string): string => (PLAIN_WORD.test(secret) ? secret : hide(secret));
  return replaceNamed(text, hide)
    .replace(PRIVATE_KEY, hide)
    .replace(ELEMENT, (all, tag: string, name: string, value: string) =>
      isSecretName(name) ? `${tag}${hide(value)}` : all,
    )
    .replace(USER_INFO, (_, before: string, secret: string) => `${before}${hide(secret)}`)
    .replace(COOKIE, (_, before: string, secret: string) => `${before}${hide(secret)}`)
    .replace(CREDENTIALS, (_, scheme: string, secret: string) => `${scheme}${unlessPlain(secret)}`)
    .replace(JWT, hide);
}

/** Not by `replace`: what stands behind other names is searched as well. */
function replaceNamed(text: string, hide: (secret: string) => string): string {
  let written = '';
  let at = 0;
  for (const found of text.matchAll(NAMED)) {
    const [head = '', name = '', between = '', whole = '', double, single = double, , quoted = single] = found;
    const start = found.index + head.length;
    if (found.index < at || !isSecretName(decoded(name))) continue;
    const value = quoted ?? whole;
    if (quoted === undefined && /:\s+$/.test(between) && (PLAIN_WORD.test(value) || /^\d{1,3}$/.test(value))) continue;
    if (between === ':' && CODE_FILE.test(name) && LINE.test(value)) continue;
    const [, scheme = '', secret = value] = /^((?:bearer|basic|digest|apikey) +)?([\s\S]*)$/i.exec(value) ?? [];
    const inside = start + (quoted === undefined ? 0 : whole.indexOf(quoted));
    const shown = hide(secret);
    // A number of JSON becomes a text, so that the whole stays JSON.
    const mark =
      quoted === undefined && shown !== secret && /^-?\d[\d.]*$/.test(secret) && /"\s*:\s*$/.test(between) ? '"' : '';
    written += `${text.slice(at, inside)}${scheme}${mark}${shown}${mark}`;
    at = inside + value.length;
  }
  return written + text.slice(at);
}

/** A text without the secrets that are recognised by their place or form. */
export function hideNamed(text: string): string {
  return replaceSecrets(text, () => REDACTED);
}

/** The secrets that `replaceSecrets` would replace. */
export function secretsIn(text: string): readonly string[] {
  const found = new Set<string>();
  replaceSecrets(text, (secret) => {
    found.add(secret);
    return secret;
  });
  return [...found];
}
