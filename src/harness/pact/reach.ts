/** Nobody answers where the provider should be. */
export class ProviderAbsent extends Error {
  override readonly name = 'ProviderAbsent';
}

const PATIENCE_MS = 10_000;

/** Makes sure that somebody answers at an address, whatever he answers. Rejects with ProviderAbsent. */
export async function reachProvider(url: string): Promise<void> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    await answer.body?.cancel();
  } catch (cause) {
    throw new ProviderAbsent(`cannot reach the provider at ${url}`, { cause });
  }
}
