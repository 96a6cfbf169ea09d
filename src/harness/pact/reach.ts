/** There is no answer from where the provider should be. */
export class ProviderAbsent extends Error {
  override readonly name = 'ProviderAbsent';
}

const PATIENCE_MS = 10_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** Rejects with ProviderAbsent if a server does not answer at this address; any answer will do. */
export async function reachProvider(url: string, signal: AbortSignal, environment: Environment): Promise<void> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.any([signal, patience]) });
    await answer.body?.cancel();
  } catch (cause) {
    const note = proxyNote(environment);
    if (patience.aborted) {
      throw new ProviderAbsent(`the provider at ${url} did not answer in ${PATIENCE_MS / 1_000} s${note}`);
    }
    throw new ProviderAbsent(`cannot reach the provider at ${url}${note}`, { cause });
  }
}

/** What is said of a proxy where something cannot be reached; empty where no variable names one. */
export function proxyNote(environment: Environment): string {
  const name = Object.keys(environment).find((each) => /^(?:https?|all)_proxy$/i.test(each) && environment[each]);
  return name === undefined ? '' : ` (directly: ${name} is set, and verify uses no proxy)`;
}
