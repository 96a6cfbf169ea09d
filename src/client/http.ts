import createFetchClient, { type Client as FetchClient } from 'openapi-fetch';
import type { Paths } from '../../openapi/index.js';
import type { ClientSettings } from './options.js';
import { createSender } from './sender.js';

/**
 * A method for each of HTTP's, typed by the API document: `GET('/flows', { params: { query: {...} } })` resolves to
 * `{ data, response }` or, whatever the service refuses, `{ error, response }`. It rejects with a TransportError when no whole
 * answer came, and with the reason of the caller's own `signal` when that ended the call.
 */
export type Http = Omit<FetchClient<Paths, 'application/json'>, 'use' | 'eject'>;

export function createHttp(settings: ClientSettings): Http {
  return createFetchClient<Paths, 'application/json'>({
    baseUrl: settings.baseUrl,
    fetch: createSender(settings),
  });
}
