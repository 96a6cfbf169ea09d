import { defineConfig } from 'vitest/config';

/** `npm run test:e2e`: real processes on real ports, run from dist/. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/support/dist.ts', 'test/support/installed.ts'],
    setupFiles: 'test/support/seed.ts',
    // What clients say of the faults they meet is worth reading only where a test fails.
    silent: 'passed-only',
    // They wait for other processes most of the time.
    maxWorkers: 3,
    // Only what hangs reaches these, however busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
