import { defineConfig } from 'vitest/config';

/** All but what starts processes and opens ports on its own: that is vitest.e2e.config.ts. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
    // By default one processor is left idle, which is half of a small machine.
    maxWorkers: '100%',
    testTimeout: 10_000,
    // The Pact library would count its runs somewhere else.
    env: { PACT_DO_NOT_TRACK: 'true' },
  },
});
