import { defineConfig } from 'vitest/config';
import { longestFirst } from './test/support/longest-first.js';

/** `npm run test:deep`: property runs, kill runs and large worlds with all of their cases. Starts what is built in dist/. */
export default defineConfig({
  test: {
    // The files that ask test/support/depth.ts how much to try, a sample of which is in vitest.config.ts.
    include: [
      'test/http/clock.test.ts',
      'test/http/control-faults.test.ts',
      'test/http/hostile-faults.test.ts',
      'test/http/hostile.test.ts',
      'test/http/isolation.test.ts',
      'test/http/scenarios.test.ts',
      'test/http/snapshots.test.ts',
      'test/http/statuses.test.ts',
      'test/kill/kill.test.ts',
      'test/unit/client/pages.test.ts',
      'test/unit/domain/cron.test.ts',
      'test/unit/executions/history/executions.test.ts',
      'test/unit/executions/simulation/plan.test.ts',
      'test/unit/faults/wrong-faults.test.ts',
      'test/unit/harness/certify/explore/draw-cases.test.ts',
      'test/unit/harness/certify/invariants.test.ts',
      'test/unit/harness/rehearse/rehearse.test.ts',
      'test/unit/journal/match.test.ts',
      'test/unit/harness/record/people.test.ts',
      'test/unit/harness/secrets/secret-values.test.ts',
      'test/unit/openapi/document.test.ts',
      'test/unit/scenarios/builtin.test.ts',
      'test/unit/scenarios/export.test.ts',
      'test/unit/scenarios/generated.test.ts',
      'test/unit/scenarios/hostile.test.ts',
      'test/unit/scenarios/schema.test.ts',
      'test/unit/store/collection.test.ts',
      'test/unit/store/engines/crash.test.ts',
      'test/unit/store/engines/damage.test.ts',
      'test/unit/store/engines/lock.test.ts',
      'test/unit/store/engines/store.test.ts',
      'test/unit/store/fork.test.ts',
      'test/unit/worlds/events/events.test.ts',
      'test/unit/worlds/time/timeline.test.ts',
    ],
    globalSetup: 'test/support/dist.ts',
    provide: { deep: true },
    setupFiles: 'test/support/seed.ts',
    isolate: false,
    // The first of them waits for processes most of the time.
    sequence: {
      sequencer: longestFirst([
        'test/kill/kill.test.ts',
        'test/http/hostile.test.ts',
        'test/unit/scenarios/builtin.test.ts',
        'test/unit/scenarios/export.test.ts',
        'test/unit/scenarios/generated.test.ts',
        'test/unit/scenarios/hostile.test.ts',
        'test/http/isolation.test.ts',
      ]),
    },
    maxWorkers: '100%',
    // Only what hangs reaches these, however busy the machine is.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});
