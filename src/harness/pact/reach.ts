/** There is no answer from where the provider should be. */
export class ProviderAbsent extends Error {
  override readonly name = 'ProviderAbsent';
}

const PATIENCE_MS = 10_000;

/** Rejects with ProviderAbsent if a server does not answer at this address; any answer will do. */
export async function reachProvider(url: string, signal: AbortSignal): Promise<void> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.any([signal, patience]) });
    await answer.body?.cancel();
  } catch (cause) {
    if (patience.aborted) throw new ProviderAbsent(`the provider at ${url} did not answer in ${PATIENCE_MS / 1_000} s`);
    throw new ProviderAbsent(`cannot reach the provider at ${url}`, { cause });
  }
}
