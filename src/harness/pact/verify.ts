import { createPool } from '../../client/pool.js';
import { makeTempFolder, removeFolder } from '../temp-folder.js';
import { messageOf } from '../text.js';
import type { ApiDocument } from './api-document.js';
import { type Asking, askProvider } from './ask-provider.js';
import { explained } from './first-mistakes.js';
import type { Mismatch } from './mismatches.js';
import { noOperation } from './operations.js';
import { isHttp, type PactFile, type PactInteraction } from './pact-file.js';
import { missingPlugins, neededPlugins } from './plugins.js';
import { startRelay } from './relay.js';
import { type ResolvedStates, resolveStates, statesOf } from './resolve-states.js';
import { prepareSandbox, WorldRefused } from './sandbox-control.js';
import { sentRequest, Unsendable } from './sent-request.js';
import type { Verifier } from './verifier.js';
import { ANSWER_MS } from './verifier-task.js';
import type { InteractionResult, PactResult } from './verify-result.js';

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
  /** Where it says so, the folder of Pact's plugins is another. */
  readonly environment?: Environment;
}

type Environment = Readonly<Record<string, string | undefined>>;

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
  environment = {},
}: VerifyGiven): Promise<readonly PactResult[]> {
  const folder = await makeTempFolder('verify');
  const relay = await startRelay(ANSWER_MS);
  const inPool = createPool(concurrency);
  let count = 0;
  const verifyOne = async (pact: PactFile, interaction: PactInteraction): Promise<InteractionResult> => {
    const began = performance.now();
    const name = `contract-${count++}`;
    const judging = { pact, interaction, provider, document, verifier, relay, folder, name, environment };
    const outcome = await judge(judging).catch((error: unknown): Outcome => {
      const fault = error instanceof Unsendable ? 'pact' : 'harness';
      return { verdict: 'broken', fault, problems: [{ path: [], message: messageOf(error) }] };
    });
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
    relay.close();
    await removeFolder(folder);
  }
}

interface Judging extends Omit<Asking, 'sent' | 'target' | 'states'> {
  readonly provider: Provider;
  readonly document: ApiDocument;
  readonly environment: Environment;
}

type Resolved = Extract<ResolvedStates, { kind: 'resolved' }>;

async function judge(judging: Judging): Promise<Outcome> {
  const { pact, interaction, provider } = judging;
  if (interaction.problems !== undefined) {
    return { verdict: 'broken', fault: 'pact', problems: interaction.problems };
  }
  if (!isHttp(interaction)) return { verdict: 'skipped', reason: `it is no HTTP request, but ${interaction.type}` };
  const plugins = neededPlugins(interaction, pact.frame.metadata);
  const missing = plugins === undefined ? undefined : missingPlugins(plugins, judging.environment);
  if (missing !== undefined) throw new Unsendable(missing);
  const states = resolveStates(statesOf(interaction));
  if (states.kind === 'wrong') return { verdict: 'unknown', problems: states.problems };
  // What is no operation is not sent: it might be what controls the fake, or lead out of the sandbox.
  const stray = strayRequest(judging, states.values);
  if (stray !== undefined) return verdictOf(interaction, [stray]);
  const asking = { ...judging, sent: sentRequest(interaction), states: states.values };
  if (provider.kind === 'other') return judgeOther(asking, states, provider);
  try {
    const sandbox = await prepareSandbox(provider.url, judging.name, states);
    try {
      const answered = await askProvider({ ...asking, target: sandbox.baseUrl }, 'the fake');
      const departures = isToBeRefused(interaction) ? [] : await sandbox.departures();
      const mismatches = explained(answered, { interaction, states, sent: asking.sent });
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
  asking: Omit<Asking, 'target'>,
  { needs }: Resolved,
  { url, token }: Extract<Provider, { kind: 'other' }>,
): Promise<Outcome> {
  const named = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(', ');
  if (needs.world.length > 0) {
    return { verdict: 'skipped', reason: `its states cannot be set up there: ${named(needs.world)}` };
  }
  if (needs.token.length > 0 && token === undefined) {
    const reason = `it needs a token of the provider, give it with --provider-token: ${named(needs.token)}`;
    return { verdict: 'skipped', reason };
  }
  const authorization = needs.token.length > 0 && token !== undefined ? { authorization: `Bearer ${token}` } : {};
  const { mismatches } = await askProvider({ ...asking, target: url, ...authorization }, `the provider at ${url}`);
  return verdictOf(asking.interaction, mismatches);
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
