import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { settleTarget } from '../http/target.js';
import type { SandboxOptions, ServerOptions } from '../worlds/options.js';
import { optionOf } from '../worlds/resolve-options.js';
import { createParts, type Mock, type SandboxHandle } from './mock.js';
import { explainRefusals } from './refusals.js';

/** A mock that listens on a port. */
export interface MockServer extends Mock {
  /** Base URL without a trailing slash. */
  readonly url: string;
  readonly port: number;
  sandbox(name: string, options?: SandboxOptions): Promise<SandboxServer>;
  /** Stops listening and ends all connections, those of unanswered requests included. */
  close(): Promise<void>;
}

/** A sandbox that is reached over the port. */
export interface SandboxServer extends SandboxHandle {
  /** Base URL without a trailing slash: all that a client has to know. */
  readonly url: string;
}

/** A request has to be there with all its headers and its body after this long; slower ones are cut off. */
const REQUEST_TIMEOUT_MS = 300_000;

const HEADERS_TIMEOUT_MS = 60_000;

// Express answers requests without a Host, as old health checks send them.
const limits = { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS, requireHostHeader: false };

/**
 * Starts a mock on a port. The only place that opens one.
 * @throws OptionError, ScenarioError, and the system's own error when the address can't be listened on.
 */
export async function startMock(options: ServerOptions = {}): Promise<MockServer> {
  const host = optionOf('host', options.host);
  const port = optionOf('port', options.port);
  const { mock, sandboxes, app } = await createParts(options);
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: optionOf('ownProcess', options.ownProcess),
    // Node reads what still comes of a body after its answer. The adapter cuts off clients that take more than half a second for it.
    autoCleanupIncoming: false,
  });
  const onRequest: RequestListener = (incoming, outgoing) => {
    settleTarget(incoming);
    return listener(incoming, outgoing);
  };
  const { tls } = options;
  // Loaded on demand: most servers do without TLS.
  const server =
    tls === undefined
      ? createServer(limits, onRequest)
      : (await import('./secure-server.js')).createSecureServer(tls, limits, onRequest);
  explainRefusals(server, sandboxes.main);
  const bound = await listen(server, host, port).catch(async (error) => {
    await sandboxes.close();
    throw error;
  });
  const url = `${tls === undefined ? 'http' : 'https'}://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`;
  return {
    ...mock,
    sandbox: async (name, given) => {
      const sandbox = await mock.sandbox(name, given);
      return { ...sandbox, url: url + sandbox.path };
    },
    url,
    port: bound.port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await sandboxes.close();
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('the server has no port'));
        return;
      }
      resolve(address);
    });
  });
}
