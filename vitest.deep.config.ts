import { defineConfig } from 'vitest/config';

/** `npm run test:deep`: property runs, kill runs and large worlds with all of their cases. Starts what is built in dist/. */
export default defineConfig({
  test: {
    // The files that ask test/support/depth.ts how much to try, a sample of which is in vitest.config.ts.
    include: ['test/http/hostile.test.ts', 'test/kill/kill.test.ts'],
    globalSetup: 'test/support/dist.ts',
    provide: { deep: true },
    maxWorkers: '100%',
    // Only what hangs reaches these, however busy the machine is.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});
