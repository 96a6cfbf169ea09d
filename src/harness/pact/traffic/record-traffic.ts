import type { Json } from '../../../../contracts/index.js';
import type { JournalEntry } from '../../../../mock/index.js';
import { isRecord, parseJson } from '../../json.js';
import type { AskedState } from '../pact-file.js';
import type { Reach } from '../sandbox-control.js';
import { type Draft, toDraft, toInteraction } from './draft.js';
import { unkeptOf } from './draft-body.js';
import { hideSecrets } from './hide-secrets.js';
import type { Login } from './logins.js';
import { fewestStates, replay } from './replay.js';

/** What became of some traffic. */
export interface RecordedTraffic {
  /** Interactions of Pact's version 4, in the order in which they first came. */
  readonly interactions: readonly Json[];
  /** Requests of a shape that came before. */
  readonly repeated: number;
  /** What could not be made an interaction, and why. */
  readonly dropped: readonly string[];
  /** Where secrets were replaced in the interactions. */
  readonly replaced: readonly string[];
}

export interface Traffic {
  /** Oldest first. */
  readonly exchanges: readonly JournalEntry[];
  /** What was true of the world when the first came. */
  readonly states: readonly AskedState[];
  readonly login: Login;
  /** Control API of a fake to try interactions on. */
  readonly fakeUrl: string;
  /** Ends it early, with what there is so far. */
  readonly signal: AbortSignal;
  readonly reach?: Reach;
  /** What the names of sandboxes begin with in which interactions are tried. Default `try`. */
  readonly prefix?: string;
}

/** What came before in the words of states, as far as there are any: data that flows were sent. */
function happenedBefore(
  exchange: JournalEntry,
  exchanges: readonly JournalEntry[],
  states: readonly AskedState[],
): readonly AskedState[] {
  return exchanges.slice(0, exchanges.indexOf(exchange)).flatMap(({ operation, status, params, request }) => {
    const id = params.flowId;
    if (operation !== 'postWebhook' || status !== 200 || id === undefined) return [];
    const body = parseJson(request.body ?? '');
    const data = isRecord(body) && isRecord(body.data) ? body.data : undefined;
    const { username, userId, input } = states.find(({ params: given }) => given.id === id)?.params ?? {};
    const known = Object.entries({ username, userId, input, data }).filter(([, value]) => value !== undefined);
    return [{ name: 'a flow was triggered', params: { id, ...Object.fromEntries(known) } }];
  });
}

/**
 * An interaction for each distinct shape of a request, with the fewest states in which the fake answers it so on its own. What
 * hangs on requests before it is dropped: no pact can hold that.
 */
export async function recordTraffic({
  exchanges: kept,
  states,
  login,
  fakeUrl,
  signal,
  reach = {},
  prefix = 'try',
}: Traffic): Promise<RecordedTraffic> {
  const hidden = hideSecrets(kept, login);
  const exchanges = hidden.map(({ exchange }) => exchange);
  const replaced: string[] = [];
  const interactions: Json[] = [];
  const dropped: string[] = [];
  const seen = new Set<string>();
  const descriptions = new Map<string, number>();
  let tries = 0;
  let repeated = 0;
  const tryIn = (draft: Draft, given: readonly AskedState[]) =>
    replay(draft, [...draft.login, ...given], fakeUrl, `${prefix}-${tries++}`, reach);
  for (const [n, { exchange, replaced: places }] of hidden.entries()) {
    if (signal.aborted) break;
    // What comes without secrets has been read and written anew.
    const unkept = kept[n] === undefined ? undefined : unkeptOf(kept[n].request);
    if (unkept !== undefined) {
      dropped.push(
        `${exchange.method} ${exchange.path} has ${unkept}, which a recorded pact does not have as it was sent`,
      );
      continue;
    }
    const draft = toDraft(exchange, login);
    if (typeof draft === 'string') {
      dropped.push(draft);
      continue;
    }
    if (seen.has(draft.shape)) {
      repeated++;
      continue;
    }
    seen.add(draft.shape);
    const alone = await tryIn(draft, states);
    const known = alone.kind === 'other' ? [...states, ...happenedBefore(exchange, exchanges, states)] : states;
    const outcome = alone.kind === 'other' ? await tryIn(draft, known) : alone;
    if (outcome.kind === 'departs') {
      dropped.push(`${draft.description}, which the API document does not allow: ${outcome.says}`);
      continue;
    }
    if (outcome.kind === 'other') {
      const says = alone.kind === 'other' ? alone.says : outcome.says;
      dropped.push(`${draft.description}: it hangs on requests before it (on its own it is ${says})`);
      continue;
    }
    const number = (descriptions.get(draft.description) ?? 0) + 1;
    descriptions.set(draft.description, number);
    const description = number === 1 ? draft.description : `${draft.description} (${number})`;
    // Who asked is said in any case: another provider cannot know it.
    const fewest = await fewestStates(known, async (given) => (await tryIn(draft, given)).kind === 'same');
    interactions.push(toInteraction(draft, description, [...draft.login, ...fewest]));
    if (places.length > 0) replaced.push(`${description}: ${places.join(', ')}`);
  }
  return { interactions, repeated, dropped, replaced };
}
