import { defineConfig } from 'vitest/config';

/** Real processes on real ports, run from dist/. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
