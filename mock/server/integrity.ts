import { failed } from './redirect.js';

/** Taken at the start, so that a test that replaces the global one does not change what is checked. */
const platformFetch = globalThis.fetch;

/**
 * The answer with its body read and held against the digests that the request names, as the Fetch standard has it; Node's own
 * fetch compares. Rejects as that does, also where there is no body to compare.
 */
export async function withIntegrity(response: Response, integrity: string, signal: AbortSignal): Promise<Response> {
  if (integrity === '') {
    return response;
  }
  if (response.body === null) {
    throw failed(new Error());
  }
  const bytes = await response.arrayBuffer().catch((error: unknown) => {
    throw signal.aborted ? signal.reason : failed(error);
  });
  await platformFetch(`data:;base64,${Buffer.from(bytes).toString('base64')}`, { integrity });
  const { status, statusText, headers } = response;
  return new Response(bytes, { status, statusText, headers });
}
