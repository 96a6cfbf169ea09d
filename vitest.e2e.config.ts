import { defineConfig } from 'vitest/config';
import { longestFirst } from './test/support/longest-first.js';

/** `npm run test:e2e`: real processes on real ports, run from dist/. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/support/dist.ts', 'test/support/installed.ts'],
    setupFiles: 'test/support/seed.ts',
    sequence: {
      sequencer: longestFirst([
        'test/e2e/certify/init.test.ts',
        'test/e2e/certify/causes.test.ts',
        'test/e2e/docs.test.ts',
        'test/e2e/certify/command.test.ts',
        'test/e2e/certify/sdk.test.ts',
        'test/e2e/certify/matrix-bugs.test.ts',
        'test/e2e/verify.test.ts',
        'test/e2e/certify/explore.test.ts',
        'test/e2e/certify/styles.test.ts',
        'test/e2e/certify/core-bugs.test.ts',
        'test/e2e/dashboard.test.ts',
        'test/e2e/client-matrix.test.ts',
        'test/e2e/certify/resilience-bugs.test.ts',
        'test/e2e/certify/other-bugs.test.ts',
      ]),
    },
    // What clients say of the faults they meet is worth reading only where a test fails.
    silent: 'passed-only',
    // They wait for other processes most of the time.
    maxWorkers: 3,
    // Only what hangs reaches these, however busy the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
