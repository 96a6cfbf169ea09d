import type { ClientSettings } from './options.js';
import { type Outgoing, toOutgoing } from './outgoing.js';
import { TransportError } from './problem.js';
import { type BackOff, sendPersistently } from './retries.js';
import { Session } from './session.js';

/** Sends requests with token and tries; what openapi-fetch is given as its fetch. */
export function createSender(settings: ClientSettings): (request: Request) => Promise<Response> {
  const pace: BackOff = { untilMs: 0 };
  const session = new Session(settings, async (request) =>
    sendPersistently(await toOutgoing(request, settings), settings, pace),
  );

  async function sendWith(outgoing: Outgoing, token: string): Promise<Response> {
    const headers = new Headers(outgoing.headers);
    headers.set('authorization', `Bearer ${token}`);
    return sendPersistently({ ...outgoing, headers }, settings, pace);
  }

  return async (request) => {
    const outgoing = await toOutgoing(request, settings);
    if (outgoing.kind === 'login' || outgoing.headers.has('authorization')) {
      return sendPersistently(outgoing, settings, pace);
    }
    const { signal } = outgoing;
    const access = await unlessAborted(session.access(), signal);
    switch (access.kind) {
      case 'open':
        return sendPersistently(outgoing, settings, pace);
      case 'refused':
        // The call could not be sent: the answer to the login stands in for its own.
        return access.answer.clone();
      case 'failed':
        throw loginError(access.cause);
      case 'token': {
        const answer = await sendWith(outgoing, access.token);
        if (answer.status !== 401) return answer;
        const token = await unlessAborted(session.renew(access.token), signal);
        if (token === undefined) return answer;
        const second = await sendWith(outgoing, token);
        if (second.status !== 401) session.prove(token);
        return second;
      }
    }
  };
}

function loginError(cause: unknown): TransportError {
  if (cause instanceof TransportError) {
    return new TransportError(`the login failed, ${cause.message}`, cause.reason, cause.tries, cause.cause);
  }
  return new TransportError(`the login failed, ${String(cause)}`, 'broken', 1, cause);
}

/** A login is shared, so that it continues when one of the calls that wait for it is aborted. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
