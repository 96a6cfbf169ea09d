import { defineConfig } from 'vitest/config';

/** Real processes on real ports, run from dist/. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    // They wait for other processes most of the time.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
