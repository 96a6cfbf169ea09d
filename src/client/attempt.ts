import type { Attempt } from './answer.js';
import { Exchange } from './exchange.js';
import type { Outgoing } from './outgoing.js';

/**
 * Sends a request once, and reads the whole answer within the time given. When that is over, the request and its connection end.
 * Rejects only when the caller's own signal ends it. A fetch that does not heed its signal is left behind.
 */
export function sendOnce(
  outgoing: Outgoing,
  limitMs: number,
  fetch: (request: Request) => Promise<Response>,
): Promise<Attempt> {
  const { signal } = outgoing;
  const exchange = new Exchange(outgoing, fetch);
  let cleanUp = (): void => undefined;
  const ended = new Promise<Attempt>((resolve, reject) => {
    const stop = (): void => {
      reject(signal.reason);
      exchange.end(signal.reason);
    };
    const timer = setTimeout(() => {
      const message = `no whole answer within ${Math.round(limitMs)} ms`;
      resolve(exchange.arrived() ?? { kind: 'lost', reason: 'timeout', message, cause: undefined });
      exchange.end();
    }, limitMs);
    cleanUp = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    else exchange.run().then(resolve, reject);
  });
  return ended.finally(cleanUp);
}
