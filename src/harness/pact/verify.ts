import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool } from '../../client/pool.js';
import { messageOf } from '../text.js';
import type { ApiDocument } from './api-document.js';
import { type Mismatch, mismatchesIn } from './mismatches.js';
import { noOperation } from './operations.js';
import { isHttp, type PactFile, type PactInteraction, pactOf } from './pact-file.js';
import { type ResolvedStates, resolveStates, statesOf } from './resolve-states.js';
import { prepareSandbox, WorldRefused } from './sandbox-control.js';
import type { Verifier } from './verifier.js';
import { ANSWER_MS } from './verifier-task.js';
import type { InteractionResult, PactResult } from './verify-result.js';
import { withToken } from './with-token.js';

/** Whom to verify. */
export type Provider =
  /** A fake, by its control API: each interaction gets a sandbox that its states are true of. */
  | { readonly kind: 'fake'; readonly url: string }
  /** Another provider, whose world cannot be set up. With a token of a partner of it more can be verified. */
  | { readonly kind: 'other'; readonly url: string; readonly token?: string };

export interface VerifyGiven {
  readonly pacts: readonly PactFile[];
  readonly provider: Provider;
  /** The requests have to be operations of this one. */
  readonly document: ApiDocument;
  readonly verifier: Pick<Verifier, 'verify'>;
  /** How many interactions are under way at once. Default 4. */
  readonly concurrency?: number;
}

type Outcome = InteractionResult extends infer Each
  ? Each extends InteractionResult
    ? Omit<Each, 'interaction' | 'durationMs'>
    : never
  : never;

/** Holds a provider against each interaction of some pacts, one by one. */
export async function verifyPacts({
  pacts,
  provider,
  document,
  verifier,
  concurrency = 4,
}: VerifyGiven): Promise<readonly PactResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'flowmate-verify-'));
  const inPool = createPool(concurrency);
  let count = 0;
  const verifyOne = async (pact: PactFile, interaction: PactInteraction): Promise<InteractionResult> => {
    const began = performance.now();
    const name = `contract-${count++}`;
    const outcome = await judge({ pact, interaction, provider, document, verifier, folder, name }).catch(
      (error: unknown): Outcome => ({
        verdict: 'broken',
        reason: messageOf(error),
      }),
    );
    return { interaction, durationMs: performance.now() - began, ...outcome };
  };
  try {
    return await Promise.all(
      pacts.map(async (pact) => ({
        pact,
        results: await Promise.all(pact.interactions.map((interaction) => inPool(() => verifyOne(pact, interaction)))),
      })),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Judging {
  readonly pact: PactFile;
  readonly interaction: PactInteraction;
  readonly provider: Provider;
  readonly document: ApiDocument;
  readonly verifier: Pick<Verifier, 'verify'>;
  readonly folder: string;
  /** No other interaction of this run has it. */
  readonly name: string;
}

async function judge(judging: Judging): Promise<Outcome> {
  const { interaction, provider } = judging;
  if (!isHttp(interaction)) return { verdict: 'skipped', reason: `it is no HTTP request, but ${interaction.type}` };
  const states = resolveStates(statesOf(interaction));
  if (states.kind === 'wrong') return { verdict: 'unknown', problems: states.problems };
  // What is no operation is not sent: it might be what controls the fake, or lead out of the sandbox.
  const stray = strayRequest(judging, states.values);
  if (stray !== undefined) return verdictOf(interaction, [stray]);
  if (provider.kind === 'other') return judgeOther(judging, states, provider);
  try {
    const sandbox = await prepareSandbox(provider.url, judging.name, states);
    try {
      const mismatches = await ask(judging, sandbox.baseUrl, states.values);
      const departures = isToBeRefused(interaction) ? [] : await sandbox.departures();
      return verdictOf(interaction, [...mismatches, ...departures.map(toMismatch)]);
    } finally {
      await sandbox.remove();
    }
  } catch (error) {
    if (error instanceof WorldRefused) return { verdict: 'unknown', problems: [error.message] };
    throw error;
  }
}

async function judgeOther(
  judging: Judging,
  states: Extract<ResolvedStates, { kind: 'resolved' }>,
  { url, token }: Extract<Provider, { kind: 'other' }>,
): Promise<Outcome> {
  const { interaction } = judging;
  const named = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(', ');
  const { needs } = states;
  if (needs.world.length > 0) {
    return { verdict: 'skipped', reason: `its states cannot be set up there: ${named(needs.world)}` };
  }
  if (needs.token.length > 0 && token === undefined) {
    const reason = `it needs a token of the provider, give it with --provider-token: ${named(needs.token)}`;
    return { verdict: 'skipped', reason };
  }
  const own = needs.token.length > 0 && token !== undefined ? withToken(token) : undefined;
  return verdictOf(interaction, await ask(judging, url, states.values, own));
}

async function ask(
  { pact, interaction, provider, verifier, folder, name }: Judging,
  baseUrl: string,
  stateValues: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  change?: Parameters<typeof pactOf>[2],
): Promise<readonly Mismatch[]> {
  const file = join(folder, `${name}.json`);
  await writeFile(file, pactOf(pact, interaction, change));
  const began = performance.now();
  const json = await verifier.verify({ file, provider: pact.provider, baseUrl, stateValues });
  const isLate = performance.now() - began >= ANSWER_MS;
  return mismatchesIn(json).map((mismatch) => unanswered(mismatch, interaction, provider, isLate));
}

/** Where no answer came, Pact names an address of its own, through which it sends requests. */
function unanswered(mismatch: Mismatch, { document }: PactInteraction, provider: Provider, isLate: boolean): Mismatch {
  if (mismatch.place !== 'answer' || !mismatch.message.startsWith('error sending request')) return mismatch;
  const { method, path } = Object(document.request);
  const who = provider.kind === 'fake' ? 'the fake' : `the provider at ${provider.url}`;
  const what = isLate ? `did not answer ${method} ${path} in ${ANSWER_MS / 1_000} s` : `broke ${method} ${path} off`;
  return { ...mismatch, message: `${who} ${what}` };
}

function verdictOf({ pending }: PactInteraction, mismatches: readonly Mismatch[]): Outcome {
  if (mismatches.length === 0) return { verdict: 'passed' };
  return { verdict: pending ? 'pending' : 'failed', mismatches };
}

/** What is wrong with the request of an interaction that is no operation of the API document. */
function strayRequest(
  { interaction, document: { content } }: Judging,
  stateValues: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Mismatch | undefined {
  const { method, path, generators } = Object(interaction.document.request);
  // With a generator the path is made of what the states say.
  const { type, expression } = Object(Object(generators).path);
  const values = new Map(Object.values(stateValues).flatMap((each) => Object.entries(each)));
  const sent =
    type === 'ProviderState' && typeof expression === 'string'
      ? expression.replace(/\$\{(\w+)\}/g, (whole, name) => String(values.get(name) ?? whole))
      : String(path);
  const stray = noOperation(String(method), sent, content);
  return stray && { place: `request ${stray.member}`, message: stray.message, path: ['request', stray.member] };
}

/** A consumer may well rely on what becomes of a wrong request, and of one that is refused not all is read. */
function isToBeRefused({ document }: PactInteraction): boolean {
  const status: unknown = Object(document.response).status;
  return typeof status === 'number' && status >= 400;
}

function toMismatch(departure: string): Mismatch {
  const [place = '', ...message] = departure.split(': ');
  return { place, message: message.join(': '), path: ['request'] };
}
