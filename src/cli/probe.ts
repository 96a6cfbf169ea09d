import type { IncomingMessage } from 'node:http';

/** What a GET is answered with, without its body. */
export interface Probe {
  readonly status: number;
  readonly type: string;
}

/** Why an answer of `/_mock/health` is no mock's. */
export function notHealthy(status: number): string {
  return `/_mock/health says ${status}, so this is not the base URL of a mock, or of a sandbox in it (.../@name)`;
}

/**
 * Asks whether a server answers. Nothing secret is sent and nothing that comes back is trusted, so any certificate will do: a mock's is
 * made when it starts.
 */
export async function probe(url: string, signal: AbortSignal): Promise<Probe> {
  const { get } = await import(url.startsWith('https:') ? 'node:https' : 'node:http');
  return new Promise((resolve, reject) => {
    const options = { agent: false, rejectUnauthorized: false, signal };
    get(url, options, (answer: IncomingMessage) => {
      answer.destroy();
      resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '' });
    }).on('error', reject);
  });
}
