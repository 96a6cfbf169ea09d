import { createHono } from './app.js';
import { describeWorld, type WorldSummary } from './describe.js';
import type { JournalEntry } from './journal.js';
import { assembleMock, type Mock as Parts } from './mock.js';
import { type MockOptions, resolveOptions } from './options.js';
import { loadScenario } from './scenarios/load.js';

/** A mock in this process. */
export interface Mock {
  /** The partner's bearer token; absent in a world without a partner. */
  readonly token: string | undefined;
  /** Sends a request without a port: `request('/flows', { headers: { authorization: ... } })`. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The same for a Request with a whole URL; whatever its host, this mock answers. */
  fetch(request: Request): Promise<Response>;
  /** Who lives in the world, as it is now. */
  describe(): WorldSummary;
  /** The requests so far, oldest first, as far as the journal goes back. */
  entries(): readonly JournalEntry[];
  /** Brings the world back to its start and empties the journal. */
  reset(): void;
}

/**
 * A mock that answers without a port.
 * @throws OptionError for an option that can't be used, ScenarioError for a world that can't be loaded.
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  return (await createParts(options)).mock;
}

/** The mock with what a server needs beside it. */
export async function createParts(
  options: MockOptions,
): Promise<{ mock: Mock; parts: Parts; app: ReturnType<typeof createHono> }> {
  const settings = resolveOptions(options);
  const data = await loadScenario(settings.scenario, { seed: settings.seed });
  const parts = assembleMock(data, options);
  const app = createHono(parts);
  const mock: Mock = {
    token: parts.world.data.partner?.token,
    request: async (path, init) => app.request(path, init),
    fetch: async (request) => app.fetch(request),
    describe: () => describeWorld(parts.world),
    entries: () => parts.journal.entries(),
    reset: () => {
      parts.world.reset();
      parts.journal.clear();
    },
  };
  return { mock, parts, app };
}
