import { defineConfig } from 'vitest/config';
import { longestFirst } from './test/support/longest-first.js';

/**
 * `npm test`: everything but what starts processes and opens ports on its own, which is vitest.e2e.config.ts. Runs in depth try
 * a sample here, and all of their cases in vitest.deep.config.ts.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
    provide: { deep: false },
    setupFiles: 'test/support/seed.ts',
    // Files share what they import: to import it again for each of them would take longer than the tests.
    isolate: false,
    // The first of them waits for processes, while the others import what all of them share.
    sequence: {
      sequencer: longestFirst([
        'test/kill/kill.test.ts',
        'test/http/statuses.test.ts',
        'test/http/sweep.test.ts',
        'test/http/hostile.test.ts',
        'test/http/data-file.test.ts',
        'test/unit/scenarios/hostile.test.ts',
        'test/unit/scenarios/generated.test.ts',
        'test/unit/scenarios/builtin.test.ts',
        'test/unit/harness/certify/recorded-case.test.ts',
      ]),
    },
    // By default one processor is left idle, which is half of a small machine.
    maxWorkers: '100%',
    // Only what hangs reaches these, however busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The Pact library would count its runs somewhere else.
    env: { PACT_DO_NOT_TRACK: 'true' },
  },
});
