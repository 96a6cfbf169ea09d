import { isRecord } from '../json.js';
import { depthOf, memberSources, numbersIn, objectOf, sourceAt } from './json-source.js';
import { isHeld } from './number-text.js';
import type { PactFile, PactInteraction } from './pact-file.js';
import { VERSION_TEXT } from './pact-version.js';
import { neededPlugins } from './plugins.js';
import { type SentRequest, Unsendable } from './sent-request.js';

/** Under this name Pact gets the header Location: where an answer has that, Pact would go there. */
export const LOCATION = 'X-Answered-Location';

const DEEPEST = 126;

/**
 * A pact with this interaction alone, as Pact's verifier is to read it: what the answer has to be, as it stands in the pact, and
 * of the request what Pact has to make. @throws Unsendable for what Pact cannot read
 */
export function verifierFile({ frame }: PactFile, interaction: PactInteraction, sent: SentRequest): string {
  const { document, text, version, description } = interaction;
  const plugins = neededPlugins(interaction, frame.metadata);
  const own = memberSources(text);
  const written = objectOf([
    ['type', version === 4 ? JSON.stringify(interaction.type) : undefined],
    ['description', JSON.stringify(description)],
    ['providerStates', text.includes('"ProviderState"') ? statesOf(interaction) : undefined],
    ['request', requestOf(document.request, sourceAt(text, ['request']) ?? '', sent)],
    ['response', responseOf(document.response, sourceAt(text, ['response']) ?? '')],
    ...['pluginConfiguration', 'transport'].map(
      (name) => [name, plugins === undefined ? undefined : own.get(name)] as const,
    ),
  ]);
  refuseUnread(written);
  const metadata = { pactSpecification: { version: VERSION_TEXT[version] }, ...(plugins && { plugins }) };
  return objectOf([
    ['consumer', JSON.stringify(frame.consumer)],
    ['provider', JSON.stringify(frame.provider)],
    ['interactions', `[${written}]`],
    ['metadata', JSON.stringify(metadata)],
  ]);
}

function statesOf({ states }: PactInteraction): string {
  return JSON.stringify(states.map(({ name }) => ({ name })));
}

function requestOf(request: unknown, source: string, sent: SentRequest): string {
  const own = memberSources(source);
  const headers = isRecord(request) && isRecord(request.headers) ? request.headers : {};
  const made = new Set(sent.headers.filter(([, value]) => value === undefined).map(([name]) => name));
  const needed = Object.entries(headers).filter(([name]) => /^content-type$/i.test(name) || made.has(name));
  return objectOf([
    ['method', JSON.stringify(sent.method)],
    ['path', sent.path === undefined ? own.get('path') : '"/"'],
    ['query', sent.query === undefined ? own.get('query') : undefined],
    ['headers', JSON.stringify(Object.fromEntries(needed))],
    ['body', sent.body === 'pact' ? own.get('body') : undefined],
    ['generators', own.get('generators')],
  ]);
}

function responseOf(response: unknown, source: string): string {
  const { headers, matchingRules } = isRecord(response) ? response : {};
  const own = new Map(memberSources(source));
  // They make answers of a mock server, and nothing here.
  own.delete('generators');
  if (isRecord(headers)) own.set('headers', JSON.stringify(renamed(headers)));
  if (isRecord(matchingRules) && isRecord(matchingRules.header)) {
    const rules = new Map(memberSources(own.get('matchingRules') ?? ''));
    own.set('matchingRules', objectOf(rules.set('header', JSON.stringify(renamed(matchingRules.header)))));
  } else if (isRecord(matchingRules)) {
    const rules = [...memberSources(own.get('matchingRules') ?? '')];
    own.set('matchingRules', objectOf(rules.map(([name, rule]) => [flatRule(name), rule] as const)));
  }
  return objectOf(own);
}

function renamed(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [otherName(name), value]));
}

function otherName(name: string): string {
  return /^location$/i.test(name) ? LOCATION : name;
}

/** Version 2 has the rules of headers beside those of the body: `$.headers.Location`, `$.header['Location']`. */
function flatRule(name: string): string {
  return name.replace(/^(\$\.headers?)(?:\.location|\[(['"])location\2\])(?=$|[.[])/i, `$1.${LOCATION}`);
}

function refuseUnread(text: string): void {
  const endless = numbersIn(text).find((number) => !Number.isFinite(Number(number)));
  if (endless !== undefined) throw new Unsendable(`Pact's verifier does not read the number ${endless}`);
  if (depthOf(text) > DEEPEST) {
    throw new Unsendable(`Pact's verifier reads nothing in which lists and objects are more than ${DEEPEST} deep`);
  }
}

/** A number of the wanted answer that Pact does not compare as it is written; `undefined` where there is no such thing. */
export function uncomparedNumber({ document, text }: PactInteraction): string | undefined {
  const response = isRecord(document.response) ? document.response : {};
  // A rule may well be content with any number.
  if (
    isRecord(response.matchingRules) &&
    Object.keys(response.matchingRules).some((name) => /^(?:body$|\$)/.test(name))
  ) {
    return undefined;
  }
  return numbersIn(sourceAt(text, ['response', 'body']) ?? '').find((number) => !isHeld(number));
}
