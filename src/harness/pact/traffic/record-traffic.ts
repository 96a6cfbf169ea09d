import type { Json } from '../../../../contracts/index.js';
import type { Exchange } from '../../certify/exchange.js';
import type { AskedState } from '../pact-file.js';
import { type Draft, toDraft, toInteraction } from './draft.js';
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
}

export interface Traffic {
  /** Oldest first. */
  readonly exchanges: readonly Exchange[];
  /** What was true of the world when the first came. */
  readonly states: readonly AskedState[];
  readonly login: Login;
  /** Control API of a fake to try interactions on. */
  readonly fakeUrl: string;
}

/**
 * An interaction for each distinct shape of a request, with the fewest states in which the fake answers it so on its own. What
 * hangs on requests before it is dropped: no pact can hold that.
 */
export async function recordTraffic({ exchanges, states, login, fakeUrl }: Traffic): Promise<RecordedTraffic> {
  const interactions: Json[] = [];
  const dropped: string[] = [];
  const seen = new Set<string>();
  const descriptions = new Map<string, number>();
  let tries = 0;
  let repeated = 0;
  const isSame = async (draft: Draft, given: readonly AskedState[]) =>
    (await replay(draft, given, fakeUrl, `try-${tries++}`)) === 'same';
  for (const exchange of exchanges) {
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
    const all = [...draft.login, ...states];
    const outcome = await replay(draft, all, fakeUrl, `try-${tries++}`);
    if (outcome !== 'same') {
      dropped.push(`${draft.description}: it hangs on requests before it (on its own it is ${outcome})`);
      continue;
    }
    const number = (descriptions.get(draft.description) ?? 0) + 1;
    descriptions.set(draft.description, number);
    const description = number === 1 ? draft.description : `${draft.description} (${number})`;
    // Who asked is said in any case: another provider cannot know it.
    const fewest = await fewestStates(states, (given) => isSame(draft, [...draft.login, ...given]));
    interactions.push(toInteraction(draft, description, [...draft.login, ...fewest]));
  }
  return { interactions, repeated, dropped };
}
