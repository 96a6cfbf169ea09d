import type { Json } from '../../../../contracts/index.js';
import type { JournalEntry } from '../../../../mock/index.js';
import { isSecretName, secretMembersAt, tokensIn } from '../../../../mock/index.js';
import type { ControlSchema } from '../../../../openapi/index.js';
import { isList, isRecord, parseJson } from '../../json.js';
import { decoded } from '../../text.js';
import type { Login } from './logins.js';

/** What is sent and shown in the place of a secret. Long enough for a token, and for a password. */
const NO_SECRET = 'redacted-secret';

/** Least length of a secret that is replaced wherever it occurs: shorter ones may be ordinary text. */
const SAID_AGAIN = 6;

type JournalMessage = ControlSchema<'JournalMessage'>;

/** An exchange without its secrets. */
export interface Hidden {
  readonly exchange: JournalEntry;
  /** Where they stood, each place once. Members of the answer have `answer` before them. */
  readonly replaced: readonly string[];
}

/** Exchanges without secrets: members and parameters with the name of one, texts that look like one, and tokens that are known. */
export function hideSecrets(exchanges: readonly JournalEntry[], login: Login): readonly Hidden[] {
  const known = new Set([
    login.password,
    login.token,
    ...exchanges.flatMap(({ request }) => tokensIn(request.headers.authorization)),
  ]);
  return exchanges.map((exchange) => hide(exchange, known));
}

function hide(exchange: JournalEntry, knownToAll: ReadonlySet<string>): Hidden {
  const { path, query, params, request, response } = exchange;
  const replaced = new Set<string>();
  // What stands under the names of secrets: the answer may say it again in a message.
  const said = new Set<string>();
  const clean = (text: string): string => cleanText(text, knownToAll);
  const substitute = <Value extends Json>(value: Value): Value | string | number => {
    if (typeof value === 'string' && value.length >= SAID_AGAIN) said.add(value);
    return substituteOf(value);
  };
  const note = <Value>(before: Value, after: Value, place: string): Value => {
    if (before !== after) replaced.add(place);
    return after;
  };
  const cleanPart = (text: string): string =>
    clean(decoded(text)) === decoded(text) ? text : encodeURIComponent(clean(decoded(text)));
  const isSecret = secretMembersAt(path);
  const message = (given: JournalMessage, prefix: string, clean: (text: string) => string): JournalMessage => {
    if (given.body === undefined) return given;
    const json = parseJson(given.body);
    if (json === undefined) return { ...given, body: note(given.body, clean(given.body), `${prefix}body`) };
    const walk = (value: Json, names: readonly string[], place: string): Json => {
      if (isList(value)) return value.map((item) => walk(item, names, `${place}[*]`));
      if (isRecord(value)) {
        // A pair such as {"name":"password","value":"..."} has its name beside it.
        const label = [value.name, value.key].find((text) => typeof text === 'string' && isSecretName(text));
        const members = Object.entries(value).map(([name, member]) => {
          const own = name === 'value' && typeof label === 'string' ? label : name;
          return [name, walk(member, [...names, own], place === '' ? name : `${place}.${name}`)] as const;
        });
        return Object.fromEntries(members);
      }
      const after =
        names.length > 0 && isSecret(names) ? substitute(value) : typeof value === 'string' ? clean(value) : value;
      return note(value, after, `${prefix}${place === '' ? 'body' : place}`);
    };
    return { ...given, body: JSON.stringify(walk(json, [], '')) };
  };
  const hiddenPath = note(path, path.split('/').map(cleanPart).join('/'), 'path');
  const hiddenQuery = Object.entries(query).map(([name, values]) => {
    const after = values.map((value) => String(isSecretName(name) ? substitute(value) : clean(value)));
    return [name, values.map((value, n) => note(value, after[n] ?? value, `query ${name}`))] as const;
  });
  return {
    exchange: {
      ...exchange,
      path: hiddenPath,
      query: Object.fromEntries(hiddenQuery),
      params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, clean(value)])),
      request: message(request, '', clean),
      response: message(response, 'answer ', (text) => cleanText(text, new Set([...knownToAll, ...said]))),
    },
    replaced: [...replaced],
  };
}

/** A value of the same type. What says nothing stays: an empty text, null and booleans. */
function substituteOf<Value extends Json>(value: Value): Value | string | number {
  if (typeof value === 'number') return 1;
  return typeof value === 'string' && value !== '' ? NO_SECRET : value;
}

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

const JWT = /\beyJ[\w-]{5,}\.[\w-]{4,}(?:\.[\w-]+){1,3}/g;

const BEARER = /\b(bearer +)[\w.~+/=-]{4,}/gi;

// Words of plain language come behind "basic", too.
const BASIC = /\b((?:[Bb]asic|BASIC) +)(?=[A-Za-z]*[\d=+/]|\S*[a-z][A-Z])[\w+/=-]{4,}/g;

const USER_INFO = /(:\/\/)[^\s/:@"]+:[^\s/@"]+(?=@)/g;

const IN_JSON = /("((?:[^"\\]|\\.)*)"\s*:\s*")(?:[^"\\]|\\.)+"?/g;

const IN_XML = /(<(?:\w+:)?([\w.-]+)(?:\s[^<>]*)?>)[^<>]+(?=<\/)/g;

/** Values alone, so that a value which is a name itself is seen as that, too: `Note: password=x`. */
const IN_FORM =
  /(?<=(?:^|[?&;\s])([\w.[\]%-]{1,60})(?:=|: {1,4}))(?!bearer |basic )(?:"[^"]+"|'[^']+'|[^\s&;"'<>=]+)/gi;

/** A text without what looks like a secret in it, or is one. */
export function cleanText(text: string, known: ReadonlySet<string>): string {
  let cleaned = text
    .replace(PRIVATE_KEY, NO_SECRET)
    .replace(JWT, NO_SECRET)
    .replace(BEARER, `$1${NO_SECRET}`)
    .replace(BASIC, `$1${NO_SECRET}`)
    .replace(USER_INFO, `$1${NO_SECRET}`)
    .replace(IN_JSON, (all, before: string, name: string) => (isSecretName(name) ? `${before}${NO_SECRET}"` : all))
    .replace(IN_XML, (all, before: string, name: string) => (isSecretName(name) ? `${before}${NO_SECRET}` : all))
    .replace(IN_FORM, (value: string, name: string) => {
      const quote = /^["']/.exec(value)?.[0] ?? '';
      return isSecretName(decoded(name)) ? `${quote}${NO_SECRET}${quote}` : value;
    });
  for (const secret of known) cleaned = cleaned.replaceAll(secret, NO_SECRET);
  return cleaned;
}
