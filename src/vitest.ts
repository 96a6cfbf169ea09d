import { test as base } from 'vitest';
import { type MockServer, type SandboxOptions, type SandboxServer, startMock } from '../mock/index.js';

/**
 * How each test's sandbox is made; what is left out is as in the world `demo`. Set it with
 * `test.extend({ flowmateOptions: { ... } })`.
 */
export interface FlowmateOptions extends SandboxOptions {
  /** `fail`: a test that sends requests which depart from the API document fails, whatever it asserts. Default `ignore`. */
  readonly violations?: 'fail' | 'ignore';
}

interface TestFixtures {
  readonly flowmateOptions: FlowmateOptions;
  /** A FlowMate of the test's own: `url` and `token` are all that a client needs. */
  readonly flowmate: SandboxServer;
}

interface WorkerFixtures {
  /** The server that the sandboxes of one worker share. */
  readonly flowmateServer: MockServer;
}

/** Vitest's `test` with a sandbox for each test that asks for `flowmate`. It is gone when the test has ended. */
export const test = base.extend<TestFixtures & WorkerFixtures>({
  flowmateOptions: {},
  flowmateServer: [
    // Vitest reads the wanted fixtures from the parameter's pattern.
    // biome-ignore lint/correctness/noEmptyPattern: none is wanted here.
    async ({}, use) => {
      const server = await startMock({ port: 0 });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  flowmate: async ({ flowmateServer, flowmateOptions, task }, use) => {
    const { violations = 'ignore', ...options } = flowmateOptions;
    const sandbox = await flowmateServer.sandbox(
      `test-${task.id.replace(/[^A-Za-z0-9._~-]/g, '-').slice(-50)}`,
      options,
    );
    await use(sandbox);
    const departures = sandbox.entries().filter((entry) => entry.violations.length > 0);
    sandbox.delete();
    if (violations === 'fail' && departures.length > 0) {
      throw new Error(`requests depart from the API document:\n${departures.map(toLine).join('\n')}`);
    }
  },
});

function toLine({ method, url, violations }: ReturnType<SandboxServer['entries']>[number]): string {
  return violations.map(({ place, message, right }) => `  ${method} ${url}: ${place}: ${message}; ${right}`).join('\n');
}

export { type CertifyTestsOptions, certifyTests } from './harness/certify/case-tests.js';
