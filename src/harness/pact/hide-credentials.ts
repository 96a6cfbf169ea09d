import { isSecretName, tokensIn } from '../../../mock/index.js';
import type { Mismatch } from './mismatches.js';
import type { AskedState } from './pact-file.js';
import type { SentRequest } from './sent-request.js';
import { cleanText } from './traffic/hide-secrets.js';

/** Shortest text that is replaced wherever it occurs. */
const SHORTEST = 6;

/** A mismatch without the credentials of the request, and without what answers have under the names of secrets. */
export function withoutSecrets(
  { place, message, path }: Mismatch,
  { headers }: SentRequest,
  authorization: string | undefined,
): Mismatch {
  const own = headers.find(([name]) => /^authorization$/i.test(name))?.[1];
  const known = [own, authorization].flatMap((each) => tokensIn(each)).filter((each) => each.length >= SHORTEST);
  const isSecret = path.some((step) => typeof step === 'string' && step !== 'headers' && isSecretName(step));
  const shown = isSecret ? 'it is not as the pact says (the value is a secret)' : cleanText(message, new Set(known));
  return { place, message: shown, path };
}

/** States as reports have them. */
export function shownStates(states: readonly AskedState[]): readonly AskedState[] {
  return states.map(({ name, params }) => {
    const shown = Object.entries(params).map(
      ([key, value]) => [key, isSecretName(key) ? '<redacted>' : value] as const,
    );
    return { name, params: Object.fromEntries(shown) };
  });
}
