import { isRecord } from '../json.js';
import { counted } from '../text.js';
import { type PactFile, PactFileError, parsePact } from './pact-file.js';
import type { PactResult } from './verify-result.js';

/** A Pact Broker, and which pacts of it are wanted. */
export interface BrokerGiven {
  readonly url: string;
  readonly credentials:
    | { readonly kind: 'none' }
    | { readonly kind: 'token'; readonly token: string }
    | { readonly kind: 'password'; readonly username: string; readonly password: string };
  /** Whose pacts: the name that consumers give the provider. */
  readonly provider: string;
  /** Which consumer versions, as the broker knows it. */
  readonly selectors: readonly unknown[];
  /** Ends what is under way. */
  readonly signal: AbortSignal;
  /** Branch of the provider, for selectors that go by it. */
  readonly branch?: string;
}

export interface BrokeredPacts {
  readonly pacts: readonly PactFile[];
  /** Publishes the results of the broker's own pacts that were judged completely. Resolves with messages for the user. */
  publish(results: readonly PactResult[], version: string, tool: string): Promise<readonly string[]>;
}

/** The broker cannot be used so. `message` says why. */
export class BrokerError extends Error {
  override readonly name = 'BrokerError';
}

/** Gets the pacts that a provider is to be verified against. Rejects with BrokerError, or PactFileError for what is no pact. */
export async function fetchPacts(given: BrokerGiven): Promise<BrokeredPacts> {
  const base = given.url.replace(/\/+$/, '');
  const wanted = `${base}/pacts/provider/${encodeURIComponent(given.provider)}/for-verification`;
  const index = await call(given, 'POST', wanted, {
    consumerVersionSelectors: given.selectors,
    includePendingStatus: given.branch !== undefined,
    ...(given.branch === undefined ? {} : { providerVersionBranch: given.branch }),
  });
  const found = await Promise.all(
    listOf(index).map(async ({ href, pending }) => {
      const url = new URL(href, wanted).href;
      const document = await call(given, 'GET', url);
      const publishUrl = linkOf(document, 'pb:publish-verification-results');
      return { pact: parsePact(url, JSON.stringify(document, undefined, 2), pending), publishUrl };
    }),
  );
  return {
    pacts: found.map(({ pact }) => pact),
    publish: async (results, version, tool) => {
      const said: string[] = [];
      for (const { pact, publishUrl } of found) {
        const result = results.find((each) => each.pact === pact);
        if (result === undefined) continue;
        const open = result.results.filter(({ verdict }) => verdict === 'skipped' || verdict === 'broken').length;
        if (open > 0) {
          said.push(`No result of ${pact.source} went to the broker: ${counted(open, 'interaction')} not verified.`);
          continue;
        }
        if (publishUrl === undefined)
          throw new BrokerError(`the broker gives no address for results of ${pact.source}`);
        await call(given, 'POST', new URL(publishUrl, wanted).href, toResults(result, version, tool));
        said.push(`The results of ${pact.source} went to the broker.`);
      }
      return said;
    },
  };
}

function toResults({ results }: PactResult, version: string, tool: string): unknown {
  return {
    success: results.every(({ verdict }) => verdict === 'passed'),
    providerApplicationVersion: version,
    verifiedBy: { implementation: 'flowmate-mock', version: tool },
    testResults: results.map((result) => ({
      interactionDescription: result.interaction.description,
      success: result.verdict === 'passed',
      ...('mismatches' in result
        ? { mismatches: result.mismatches.map(({ place, message }) => ({ description: `${place}: ${message}` })) }
        : {}),
    })),
  };
}

const PATIENCE_MS = 30_000;

async function call(
  { credentials, signal }: BrokerGiven,
  method: string,
  url: string,
  body?: unknown,
): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/hal+json, application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (credentials.kind === 'token') headers.authorization = `Bearer ${credentials.token}`;
  if (credentials.kind === 'password') {
    const pair = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
    headers.authorization = `Basic ${pair}`;
  }
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const failed = (cause: unknown): never => {
    if (patience.aborted)
      throw new BrokerError(`the broker did not answer ${method} ${url} in ${PATIENCE_MS / 1_000} s`);
    throw new BrokerError(`cannot reach the broker at ${url}`, { cause });
  };
  const answer = await fetch(url, { ...init, signal: AbortSignal.any([signal, patience]) }).catch(failed);
  const text = await answer.text().catch(failed);
  if (!answer.ok) {
    const hint = answer.status === 401 || answer.status === 403 ? '; give a token that it takes' : '';
    throw new BrokerError(`the broker answers ${answer.status} to ${method} ${url}${hint}`);
  }
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    throw new BrokerError(`what the broker answers to ${method} ${url} is no JSON`);
  }
}

function listOf(index: unknown): { readonly href: string; readonly pending: boolean }[] {
  const embedded = isRecord(index) && isRecord(index._embedded) ? index._embedded.pacts : undefined;
  if (!Array.isArray(embedded)) throw new PactFileError('what the broker lists are no pacts');
  return embedded.flatMap((each: unknown) => {
    const href = linkOf(each, 'self');
    const properties = isRecord(each) ? each.verificationProperties : undefined;
    return href === undefined ? [] : [{ href, pending: isRecord(properties) && properties.pending === true }];
  });
}

function linkOf(document: unknown, name: string): string | undefined {
  const links = isRecord(document) ? document._links : undefined;
  const link = isRecord(links) ? links[name] : undefined;
  return isRecord(link) && typeof link.href === 'string' ? link.href : undefined;
}
