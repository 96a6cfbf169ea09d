import { isRecord } from '../../json.js';
import type { AskedState } from '../pact-file.js';
import { resolveStates } from '../resolve-states.js';

/** A state that was asked for does not exist, or not so. */
export class StateError extends Error {
  override readonly name = 'StateError';
}

/** The states of a recording by default. */
const USUAL: readonly string[] = ['a flow exists'];

/**
 * Reads states as they are typed: the sentence, and behind it parameters as a JSON object. Those that are left out are put in.
 * None typed: the usual ones.
 * @throws StateError with all that is wrong
 */
export function parseStates(typed: readonly string[]): readonly AskedState[] {
  const asked = (typed.length === 0 ? USUAL : typed).map(parseState);
  const found = asked.map((state) => ({ state, resolved: resolveStates([state]) }));
  const problems = found.flatMap(({ resolved }) => (resolved.kind === 'wrong' ? resolved.problems : []));
  if (problems.length > 0) throw new StateError(problems.join('\n'));
  return found.map(({ state, resolved }) => ({
    name: state.name,
    params: resolved.kind === 'wrong' ? {} : (resolved.values[state.name] ?? {}),
  }));
}

function parseState(typed: string): AskedState {
  const [, sentence = '', json] = /^([^{]*?)\s*(\{.*)?$/s.exec(typed) ?? [];
  if (json === undefined) return { name: typed.trim(), params: {} };
  try {
    const params: unknown = JSON.parse(json);
    if (isRecord(params)) return { name: sentence.trim(), params };
  } catch {
    // Reported below.
  }
  throw new StateError(`the parameters of a state are a JSON object, which ${JSON.stringify(json)} is not`);
}
