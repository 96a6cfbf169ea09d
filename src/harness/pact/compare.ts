import { isRecord } from '../json.js';
import { messageOf } from '../text.js';
import { type ApiDocument, adapted, documentPath, resolved, withBrackets } from './api-document.js';
import { comparable } from './compared-interaction.js';
import { type Comparator, loadComparator, type ComparatorResult as Result } from './libraries.js';
import { nearest } from './nearest.js';
import { noOperation } from './operations.js';
import { isHttp, type PactFile, type PactInteraction } from './pact-file.js';
import type { ShapeProblem } from './pact-shape.js';
import { VERSION_TEXT } from './pact-version.js';

/** One way in which an interaction is not what the document says. */
export interface Finding {
  /** Kind of it, `request.query.unknown`. */
  readonly code: string;
  /** An error fails; of a warning it may be that all is well. */
  readonly level: 'error' | 'warning';
  readonly message: string;
  /** Where in the pact's interaction, by names and numbers. */
  readonly inPact: readonly (string | number)[];
  /** Where in the document. Empty: nowhere in particular. */
  readonly inDocument: readonly (string | number)[];
}

export interface ComparedInteraction {
  readonly interaction: PactInteraction;
  /** Why it was not compared, though there is nothing wrong with it. */
  readonly skipped?: string;
  /** Why it cannot be compared, by its own fault. */
  readonly broken?: readonly ShapeProblem[];
  readonly findings: readonly Finding[];
}

export interface ComparedPact {
  readonly pact: PactFile;
  readonly interactions: readonly ComparedInteraction[];
}

/** Compares pacts with a document; nothing is run. Rejects with LibraryMissing. */
export async function comparePacts(
  pacts: readonly PactFile[],
  document: ApiDocument,
): Promise<readonly ComparedPact[]> {
  const comparator = await comparatorOf(document);
  const compared: ComparedPact[] = [];
  for (const pact of pacts) {
    const interactions: ComparedInteraction[] = [];
    for (const interaction of pact.interactions) {
      if (interaction.problems !== undefined) {
        interactions.push({ interaction, broken: interaction.problems, findings: [] });
        continue;
      }
      if (!isHttp(interaction)) {
        interactions.push({ interaction, skipped: `it is no HTTP request, but ${interaction.type}`, findings: [] });
        continue;
      }
      // Names of plugins say nothing about what is compared here.
      const { metadata, ...frame } = pact.frame;
      const specification = { pactSpecification: { version: VERSION_TEXT[interaction.version] } };
      const alone = { ...frame, metadata: specification, interactions: [comparable(interaction, document.content)] };
      const results = await resultsOf(comparator, alone).catch((error: unknown) => messageOf(error));
      if (typeof results === 'string') {
        const message = `it cannot be compared: ${results}`;
        interactions.push({ interaction, broken: [{ path: [], message }], findings: [] });
        continue;
      }
      interactions.push({ interaction, findings: toFindings(results, interaction, document) });
    }
    compared.push({ pact, interactions });
  }
  return compared;
}

async function resultsOf(comparator: Comparator, pact: unknown): Promise<readonly Result[]> {
  const results: Result[] = [];
  for await (const result of comparator.compare(pact)) results.push(result);
  return results;
}

/** Compiling a document takes most of the time, so it is done once. */
const comparators = new WeakMap<ApiDocument, Promise<Comparator>>();

function comparatorOf(document: ApiDocument): Promise<Comparator> {
  const known = comparators.get(document) ?? loadComparator().then((make) => make(adapted(document.content)));
  comparators.set(document, known);
  return known;
}

function toFindings(results: readonly Result[], interaction: PactInteraction, document: ApiDocument): Finding[] {
  return results
    .filter((result) => !isEcho(result, results) && !takesAnyQuery(result, document))
    .map((result) => {
      const location = result.mockDetails?.location ?? '';
      const absent = result.code === 'request.path-or-method.unknown' ? absentIn(interaction, document) : undefined;
      return {
        code: result.code,
        level: absent === undefined ? levelOf(result, interaction) : ('error' as const),
        message: explain(result, document, absent),
        inPact: pactPath(location, interaction.document),
        inDocument: documentPath(withBrackets(result.specDetails?.location ?? ''), document.content),
      };
    });
}

/** Why a request is no operation; `undefined` where it is one, with a value in its path that the document does not allow. */
function absentIn({ document: { request } }: PactInteraction, { content }: ApiDocument): string | undefined {
  return isRecord(request) ? noOperation(String(request.method), String(request.path), content)?.message : undefined;
}

/** For alternative schemas the comparator reports what is wrong with each, and then that none matches. */
function isEcho({ message, mockDetails, specDetails }: Result, all: readonly Result[]): boolean {
  const place = mockDetails?.location ?? '';
  const isChoice =
    /\.(?:anyOf|oneOf)\b/.test(specDetails?.location ?? '') || /must match .*schema in (?:anyOf|oneOf)/.test(message);
  return isChoice && all.some((other) => (other.mockDetails?.location ?? '').startsWith(`${place}.`));
}

function takesAnyQuery(result: Result, document: ApiDocument): boolean {
  return result.code === 'request.query.unknown' && operationOf(result, document)['x-any-query'] === true;
}

/** The operation that a result is about; empty where it is about none. */
function operationOf({ specDetails }: Result, { content }: ApiDocument): Readonly<Record<string, unknown>> {
  const item = isRecord(content.paths) ? resolved(content.paths[specDetails?.pathName ?? ''], content) : undefined;
  const operation = isRecord(item) ? item[specDetails?.pathMethod ?? ''] : undefined;
  return isRecord(operation) ? operation : {};
}

/** Answers that come from before the service, which no document has. */
const FROM_BEFORE: ReadonlySet<unknown> = new Set([429, 502, 503, 504]);

/**
 * A parameter that the document does not know is an error, though the service may well ignore it. What is wrong with a request
 * may be just what an answer of 4xx is relied on for.
 */
function levelOf({ code, type, mockDetails }: Result, { document }: PactInteraction): Finding['level'] {
  const status: unknown = isRecord(document.response) ? document.response.status : undefined;
  if (code.startsWith('request.') && typeof status === 'number' && status >= 400) return 'warning';
  if (code === 'response.status.unknown' && FROM_BEFORE.has(mockDetails?.value)) return 'warning';
  return code === 'request.query.unknown' ? 'error' : type;
}

function explain(result: Result, document: ApiDocument, absent: string | undefined): string {
  const { code, message, mockDetails } = result;
  const said = withBrackets(message).replace(/in (?:the )?spec file|by the spec file/, (words) =>
    words.startsWith('by') ? 'by the API document' : 'in the API document',
  );
  const { value } = mockDetails ?? {};
  const place = withBrackets(mockDetails?.location ?? '').replace(/^\[root\]\.interactions\[\d+\]\.?/, '');
  const shown = typeof value === 'object' || value === undefined ? '' : ` ${JSON.stringify(value)}`;
  if (absent !== undefined) return `${place}${shown}: ${absent}`;
  if (code === 'request.path-or-method.unknown') {
    return `${place}${shown}: a value in the path is not what the API document allows there`;
  }
  const known =
    code === 'request.query.unknown' ? near(place.replace('request.query.', ''), queryNames(result, document)) : '';
  return `${place}${shown}: ${said}${known}`;
}

function queryNames(result: Result, document: ApiDocument): string[] {
  const { parameters } = operationOf(result, document);
  const list = Array.isArray(parameters) ? parameters : [];
  return list
    .map((each: unknown) => resolved(each, document.content))
    .flatMap((each) => (isRecord(each) && each.in === 'query' && typeof each.name === 'string' ? [each.name] : []));
}

function near(word: string, known: readonly string[]): string {
  const found = nearest(word, known);
  return found.length === 0 ? '' : `; near it: ${found.join(', ')}`;
}

/** Where the comparator's place in a pact is in the interaction. Names of headers and parameters may have dots in them. */
function pactPath(location: string, document: PactInteraction['document']): (string | number)[] {
  const steps = withBrackets(location).replace(/^\[root\]\.interactions\[\d+\]\.?/, '');
  const [, part = '', kind = '', rest = ''] = /^(request|response)\.(\w+)\.?(.*)$/s.exec(steps) ?? [];
  if (part === '') return [];
  if (kind !== 'body') return rest === '' ? [part, kind] : [part, kind, rest];
  const message = document[part];
  const body = isRecord(message) ? message.body : undefined;
  const isWrapped = isRecord(body) && 'content' in body && 'contentType' in body;
  return [part, kind, ...(isWrapped ? ['content'] : []), ...(rest === '' ? [] : rest.split('.'))];
}
