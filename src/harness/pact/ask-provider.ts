import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutSecrets } from './hide-credentials.js';
import { type Mismatch, mismatchesIn } from './mismatches.js';
import type { PactFile, PactInteraction } from './pact-file.js';
import type { Passed, Relay } from './relay.js';
import { type SentRequest, Unsendable } from './sent-request.js';
import type { Verifier } from './verifier.js';
import { LOCATION, uncomparedNumber, verifierFile } from './verifier-file.js';
import { ANSWER_MS } from './verifier-task.js';

/** An interaction that a provider is to be held against. */
export interface Asking {
  readonly pact: PactFile;
  readonly interaction: PactInteraction;
  readonly sent: SentRequest;
  /** Base URL of the provider, without a slash at its end. */
  readonly target: string;
  /** In place of the request's own. */
  readonly authorization?: string;
  /** What each state gives to the pact's generators. */
  readonly states: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly verifier: Pick<Verifier, 'verify'>;
  readonly relay: Relay;
  readonly folder: string;
  /** No other interaction of this run has it. */
  readonly name: string;
}

/** What a provider made of a request. */
export interface Answered {
  readonly mismatches: readonly Mismatch[];
  /** Of the answer. Absent: no answer came. */
  readonly status?: number;
}

/** Sends a request as the pact says, and has Pact judge the answer. Rejects with Unsendable, or with what broke the verifier. */
export async function askProvider(asking: Asking, provider: string): Promise<Answered> {
  const { pact, interaction, sent, target, authorization, states, verifier, relay, folder, name } = asking;
  const file = join(folder, `${name}.json`);
  await writeFile(file, verifierFile(pact, interaction, sent));
  const passage = relay.open(name, {
    target,
    sent,
    stateValues: states,
    ...(authorization === undefined ? {} : { authorization }),
  });
  try {
    const { baseUrl, stateUrl, passed } = passage;
    const result = await verifier.verify({ file, provider: pact.provider, baseUrl, stateUrl });
    if (result.kind === 'error') {
      if (passed.sent) throw new Error(result.message);
      throw new Unsendable(`Pact's verifier does not take it: ${result.message}`);
    }
    const mismatches = mismatchesIn(result.json);
    refuseUnsent(passed, mismatches);
    const status = passed.status === undefined ? {} : { status: passed.status };
    if (passed.failure !== undefined)
      return { mismatches: [unanswered(passed.failure, sent, interaction, provider)], ...status };
    const number = mismatches.length === 0 ? uncomparedNumber(interaction) : undefined;
    if (number !== undefined)
      throw new Unsendable(`response.body has ${number}, all digits of which Pact does not compare`);
    const shown = mismatches.map((mismatch) => withoutSecrets(atLocation(mismatch), sent, authorization));
    return { mismatches: shown, ...status };
  } finally {
    passage.close();
  }
}

function refuseUnsent({ unsendable, sent }: Passed, [first]: readonly Mismatch[]): void {
  if (unsendable !== undefined) throw new Unsendable(`the request cannot be sent: ${unsendable}`);
  if (sent) return;
  const said = first?.message.replace(/^Failed to load pact '.*?' - /, '') ?? 'it sends no request';
  throw new Unsendable(`Pact's verifier does not take it: ${said}`);
}

function unanswered(
  { kind, message }: NonNullable<Passed['failure']>,
  { method }: SentRequest,
  { document }: PactInteraction,
  provider: string,
): Mismatch {
  const what = `${method} ${Object(document.request).path}`;
  const failed = kind === 'late' ? `did not answer ${what} in ${ANSWER_MS / 1_000} s` : `broke ${what} off: ${message}`;
  return { place: 'answer', message: `${provider} ${failed}`, path: ['response'] };
}

/** Pact gets the header Location under another name. */
function atLocation({ place, message, path }: Mismatch): Mismatch {
  const plain = (text: string) => text.replaceAll(new RegExp(LOCATION, 'gi'), 'Location');
  return {
    place: plain(place),
    message: plain(message),
    path: path.map((step) => (typeof step === 'string' ? plain(step) : step)),
  };
}
