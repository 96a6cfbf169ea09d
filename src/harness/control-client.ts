import createFetchClient, { type Client } from 'openapi-fetch';
import type { ControlPaths } from '../../openapi/index.js';

/**
 * The control API of a mock that runs anywhere, typed by its document: `GET('/_mock/requests')` resolves to `{ data, response }`
 * or `{ error, response }`.
 */
export type ControlClient = Client<ControlPaths, 'application/json'>;

/** Reaches the control API at the base URL of a mock, or of one of its sandboxes; `send` takes the place of `fetch`. */
export function createControlClient(baseUrl: string, send?: (request: Request) => Promise<Response>): ControlClient {
  return createFetchClient<ControlPaths, 'application/json'>({ baseUrl, ...(send && { fetch: send }) });
}

/** Base URL of a sandbox of the mock at this one. */
export function sandboxUrl(mockUrl: string, name: string): string {
  return `${mockUrl}/@${name}`;
}
