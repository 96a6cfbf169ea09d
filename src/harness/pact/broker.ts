import { isRecord, parseJson } from '../json.js';
import { counted, messageOf } from '../text.js';
import { type BrokerAccess, type BrokerClient, BrokerError, createBrokerClient } from './broker-call.js';
import { type PactFile, PactFileError, parsePact } from './pact-file.js';
import type { UnreadablePact } from './unreadable.js';
import { reasonsOf } from './verify-report.js';
import type { PactResult } from './verify-result.js';

/** A Pact Broker, and which pacts of it are wanted. */
export interface BrokerGiven extends BrokerAccess {
  /** Whose pacts: the name that consumers give the provider. */
  readonly provider: string;
  /** Which consumer versions, as the broker knows it. */
  readonly selectors: readonly unknown[];
  /** Branch of the provider, for selectors that go by it, and for what it has verified before. */
  readonly branch?: string;
  /** Tags of the provider's version, which older brokers have instead of a branch. */
  readonly tags: readonly string[];
  /** Whether the broker is to say which pacts may fail, since no version of the branch has verified them yet. */
  readonly pending: boolean;
  /** A day since which work in progress is wanted, too. */
  readonly wipSince?: string;
}

/** Under which version of the provider results are published. */
export interface Publishing {
  readonly version: string;
  /** Version of this tool. */
  readonly tool: string;
  readonly branch?: string;
  readonly tags: readonly string[];
}

export interface BrokeredPacts {
  readonly pacts: readonly PactFile[];
  readonly unreadable: readonly UnreadablePact[];
  /** What the broker says of the pacts, and what is odd about it. */
  readonly notes: readonly string[];
  /**
   * Publishes the results of the broker's own pacts that were judged completely; branch and tags of the version first. Resolves
   * with messages for the user. Rejects with BrokerError after it has tried all.
   */
  publish(results: readonly PactResult[], publishing: Publishing): Promise<readonly string[]>;
}

interface BrokeredPact {
  readonly pact: PactFile;
  readonly document: unknown;
  readonly url: string;
}

/** Gets the pacts that a provider is to be verified against. Rejects with BrokerError, or PactFileError for what is no list. */
export async function fetchPacts(given: BrokerGiven): Promise<BrokeredPacts> {
  const client = createBrokerClient(given);
  const base = given.url.replace(/\/+$/, '');
  const wanted = `${base}/pacts/provider/${encodeURIComponent(given.provider)}/for-verification`;
  const index = await readJson(client, 'POST', wanted, {
    consumerVersionSelectors: given.selectors,
    includePendingStatus: given.pending,
    ...(given.branch === undefined ? {} : { providerVersionBranch: given.branch }),
    ...(given.tags.length === 0 ? {} : { providerVersionTags: given.tags }),
    ...(given.wipSince === undefined ? {} : { includeWipPactsSince: given.wipSince }),
  });
  const listed = listOf(index);
  const unreadable: UnreadablePact[] = [];
  const found: BrokeredPact[] = [];
  for (const { href, isPending } of listed) {
    try {
      const url = new URL(href, wanted).href;
      const text = await client.call('GET', url);
      found.push({ pact: parsePact(url, text, isPending), document: parseJson(text), url });
    } catch (error) {
      given.signal.throwIfAborted();
      unreadable.push({ source: href, reason: messageOf(error) });
    }
  }
  return {
    pacts: found.map(({ pact }) => pact),
    unreadable,
    notes: [
      ...listed.flatMap(({ notices }) => notices),
      ...found.flatMap(({ pact }) => pact.notes),
      ...[...client.others].map((origin) => `the broker names ${origin}, which gets no credentials of the broker`),
    ],
    publish: (results, publishing) => publish(client, found, results, publishing),
  };
}

async function publish(
  client: BrokerClient,
  found: readonly BrokeredPact[],
  results: readonly PactResult[],
  publishing: Publishing,
): Promise<readonly string[]> {
  const said: string[] = [];
  const failed: string[] = [];
  const named = new Set<string>();
  for (const { pact, document, url } of found) {
    const result = results.find((each) => each.pact === pact);
    if (result === undefined) continue;
    const open = result.results.filter(({ verdict }) => verdict === 'skipped' || verdict === 'broken').length;
    if (open > 0) {
      said.push(`No result of ${pact.source} went to the broker: ${counted(open, 'interaction')} not verified.`);
      continue;
    }
    try {
      const href = linkOf(document, 'pb:publish-verification-results');
      if (href === undefined) throw new BrokerError(`the broker gives no address for results of ${pact.source}`);
      said.push(...(await nameVersion(client, document, url, publishing, named)));
      await client.call('POST', new URL(href, url).href, toResults(result, publishing));
      said.push(`The results of ${pact.source} went to the broker.`);
    } catch (error) {
      failed.push(messageOf(error));
    }
  }
  if (failed.length > 0) throw new BrokerError([...said, ...failed].join('\n'));
  return said;
}

/** Gives the version its branch and tags, once. Results have to come after them, or the broker takes them for a version without. */
async function nameVersion(
  client: BrokerClient,
  document: unknown,
  url: string,
  { version, branch, tags }: Publishing,
  named: Set<string>,
): Promise<readonly string[]> {
  if (branch === undefined && tags.length === 0) return [];
  const href = linkOf(document, 'pb:provider');
  if (href === undefined)
    throw new BrokerError(`the broker gives no address for the provider, so no branch or tag of ${version}`);
  const providerUrl = new URL(href, url).href;
  if (named.has(providerUrl)) return [];
  const provider = await readJson(client, 'GET', providerUrl);
  const put = async (link: string, values: Readonly<Record<string, string>>): Promise<void> => {
    const template = linkOf(provider, link);
    if (template === undefined) throw new BrokerError(`the broker at ${providerUrl} has no link ${link}`);
    const filled = template.replace(/\{(\w+)\}/g, (whole, name) => encodeURIComponent(values[name] ?? whole));
    await client.call('PUT', new URL(filled, providerUrl).href, {});
  };
  if (branch !== undefined) await put('pb:branch-version', { branch, version });
  for (const tag of tags) await put('pb:version-tag', { tag, version });
  named.add(providerUrl);
  const parts = [...(branch === undefined ? [] : [`branch ${branch}`]), ...tags.map((tag) => `tag ${tag}`)];
  return [`The broker has version ${version} with ${parts.join(', ')}.`];
}

function toResults({ results }: PactResult, { version, tool }: Publishing): unknown {
  return {
    success: results.every(({ verdict }) => verdict === 'passed'),
    providerApplicationVersion: version,
    verifiedBy: { implementation: 'flowmate-mock', version: tool },
    testResults: results.map((result) => ({
      interactionDescription: result.interaction.description,
      success: result.verdict === 'passed',
      ...('mismatches' in result ? { mismatches: reasonsOf(result).map((description) => ({ description })) } : {}),
    })),
  };
}

async function readJson(client: BrokerClient, method: string, url: string, body?: unknown): Promise<unknown> {
  const text = await client.call(method, url, body);
  const value = parseJson(text);
  if (value === undefined) throw new BrokerError(`what the broker answers to ${method} ${url} is no JSON`);
  return value;
}

interface Listed {
  readonly href: string;
  readonly isPending: boolean;
  readonly notices: readonly string[];
}

function listOf(index: unknown): readonly Listed[] {
  const embedded = isRecord(index) && isRecord(index._embedded) ? index._embedded.pacts : undefined;
  if (!Array.isArray(embedded)) throw new PactFileError('what the broker lists are no pacts');
  return embedded.flatMap((each: unknown) => {
    const href = linkOf(each, 'self');
    const { pending, notices }: Readonly<Record<string, unknown>> =
      isRecord(each) && isRecord(each.verificationProperties) ? each.verificationProperties : {};
    const before = (Array.isArray(notices) ? notices : [])
      .filter(isRecord)
      .flatMap(({ when, text }) => (when === 'before_verification' && typeof text === 'string' ? [text] : []));
    return href === undefined ? [] : [{ href, isPending: pending === true, notices: before }];
  });
}

function linkOf(document: unknown, name: string): string | undefined {
  const links = isRecord(document) ? document._links : undefined;
  const link = isRecord(links) ? links[name] : undefined;
  return isRecord(link) && typeof link.href === 'string' ? link.href : undefined;
}
