import { defineConfig } from 'vitest/config';

/** Real processes on real ports, run from dist/. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    // What clients say of the faults they meet is worth reading only where a test fails.
    silent: 'passed-only',
    // They wait for other processes most of the time.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
