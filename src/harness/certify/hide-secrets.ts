import { isBusinessPath, isSecretName, type JournalEntry, redactEntry, tokensIn } from '../../../mock/index.js';
import { hideNamed, secretsIn } from '../secrets/secret-text.js';
import { createHide, type Hide } from '../secrets/secret-values.js';
import type { CaseResult, CertificationResult } from './result.js';
import type { BuiltPartner } from './world/built-world.js';

/** What went over the line in a case, and the secrets in it. */
export interface SafeEntries {
  /** As a journal shows them that hides secrets. */
  readonly entries: readonly JournalEntry[];
  readonly secrets: readonly string[];
  /** Credentials that stood in Authorization headers. */
  readonly tokens: readonly string[];
}

/** Takes entries that show secrets. `tokens`: those that are known. */
export function hideInEntries(raw: readonly JournalEntry[], tokens: readonly string[] = []): SafeEntries {
  const secrets = raw.flatMap(secretsOfEntry);
  const known = new Set([...tokens, ...secrets]);
  const sent = raw.flatMap(({ request }) => tokensIn(request.headers.authorization));
  return { entries: raw.map((entry) => redactEntry(entry, known)), secrets, tokens: [...new Set(sent)] };
}

function secretsOfEntry({ path, query, request, response }: JournalEntry): readonly string[] {
  const { authorization, cookie = '', ...headers } = request.headers;
  const credentials = [...tokensIn(authorization), ...tokensIn(headers['proxy-authorization'])];
  return [
    ...credentials,
    ...credentials.flatMap((word) => passwordIn(word)),
    ...secretsIn(`cookie: ${cookie}`),
    ...Object.entries(headers).flatMap(([name, value]) => (isSecretName(name) ? [value] : secretsIn(value))),
    ...Object.entries(query).flatMap(([name, values]) => (isSecretName(name) ? values : values.flatMap(secretsIn))),
    ...secretsIn(request.body ?? ''),
    // Flows and executions are made up by the fake.
    ...(isBusinessPath(path) ? [] : secretsIn(response.body ?? '')),
  ];
}

/** The password of Basic authentication. */
function passwordIn(base64: string): readonly string[] {
  const [, password] = /^[^\p{Cc}:]*:(\P{Cc}+)$/u.exec(Buffer.from(base64, 'base64').toString()) ?? [];
  return password === undefined ? [] : [password];
}

/** What the client of a case must not be seen to know. `more`: secrets of the run. */
export function hideOf(
  partner: BuiltPartner | undefined,
  seen: readonly string[],
  outputTail: string,
  more: readonly string[],
): Hide {
  const own = partner === undefined ? [] : [partner.token, partner.password];
  return createHide([...own, ...seen, ...more, ...secretsIn(outputTail).filter(isUnlikeWords)]);
}

/** In free text an ordinary word may stand behind `password:`, and a path behind `PWD=`. */
function isUnlikeWords(secret: string): boolean {
  if (/^(?:[A-Za-z]:)?[\\/]/.test(secret)) return false;
  return secret.length >= 8 && /[\d_]|\p{Lu}\p{Ll}+\p{Lu}|[^\p{L}\s]/u.test(secret);
}

/** Members that are no text of the client's, but of the suite or the report. */
const OURS: ReadonlySet<string> = new Set(
  'id suite level title requirement source feature verdict judge kind method operation time wallTime started faults tool schemaVersion'.split(
    ' ',
  ),
);

/** Members whose names are the client's. */
const MAPS: ReadonlySet<string> = new Set(['headers', 'query', 'params']);

/** A case as it may be shown. */
export function hideInCase(result: CaseResult, hide: Hide): CaseResult {
  return hideIn({ ...result, outputTail: hideNamed(result.outputTail) }, hide);
}

/** A run as it may be shown: all but its cases, which are already. */
export function hideInRun({ cases, ...result }: CertificationResult, secrets: readonly string[]): CertificationResult {
  const { preflight } = result;
  const named = { ...result, preflight: { ...preflight, outputTail: hideNamed(preflight.outputTail) } };
  return { ...hideIn(named, createHide(secrets)), cases };
}

function hideIn<Value>(value: Value, hide: Hide): Value;
function hideIn(value: unknown, hide: Hide): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((each) => hideIn(each, hide));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => {
    if (OURS.has(name)) return [name, member];
    return [name, MAPS.has(name) ? hideMap(member, hide) : hideIn(member, hide)];
  });
  return Object.fromEntries(members);
}

function hideMap(map: object, hide: Hide): unknown {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [hide(name), hideIn(value, hide)]));
}
