import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { certifyWatched, type Watching } from '../../../src/harness/certify/watch.js';
import { runClient } from '../../support/clients/client.mjs';

/** An app that is told once where FlowMate is, and then reads each case's events. */
function watchApp(
  cases: readonly string[],
  act: (job: Parameters<typeof runClient>[0], caseId: string) => Promise<unknown>,
) {
  let app: Watching | undefined;
  return certifyWatched({
    cases,
    seed: 1,
    quietMs: 60_000,
    onStart: (watching) => {
      app = watching;
    },
    onWaiting: async ({ planned, events }) => {
      if (app === undefined) throw new Error('nobody told the app where FlowMate is');
      const written: unknown = JSON.parse(await readFile(app.eventsFile, 'utf8'));
      expect(written).toEqual({ events });
      await act({ ...app, events }, planned.given.id);
    },
  });
}

describe('an app that goes on running', () => {
  it('is judged case by case under one base URL, on all but its exit code', async () => {
    const seen = new Set<string>();
    const result = await watchApp(['FM-CORE-01', 'FM-ID-0?'], (job) => {
      seen.add(`${job.baseUrl} ${job.token} ${job.username}`);
      return runClient(job, { bugs: new Set(['ignores-pending', 'always-1']) });
    });
    expect(seen.size).toBe(1);
    expect(result.cases.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'FM-CORE-01 PASS',
      'FM-ID-01 PASS',
      'FM-ID-02 PASS',
      'FM-ID-03 PASS',
      'FM-ID-04 FAIL',
      'FM-ID-05 PASS',
      'FM-ID-06 PASS',
      'FM-ID-07 PASS',
      'FM-ID-08 PASS',
      'FM-ID-09 PASS',
    ]);
    expect(result.cases[4]?.repeat).toBe('flowmate-mock certify --case FM-ID-04 --seed 1 --watch-url');
    expect(result).toMatchObject({ exitCode: 1, run: { client: { kind: 'watched' } } });
  });

  it('is not judged where it did not act, and the run has no verdict where it never did', async () => {
    const idle = await watchApp(['FM-ID-03', 'FM-FLOW-04'], async () => {});
    expect(idle.cases.map(({ verdict }) => verdict)).toEqual(['NOT_EXERCISED', 'NOT_EXERCISED']);
    expect(idle.exitCode).toBe(4);
  });

  it('is done when it was quiet for a while after its calls', async () => {
    let act = async () => {};
    let acted: Promise<void> | undefined;
    const result = await certifyWatched({
      cases: ['FM-CORE-01'],
      quietMs: 300,
      onStart: (watching) => {
        act = async () => {
          const { events } = JSON.parse(await readFile(watching.eventsFile, 'utf8'));
          await runClient({ ...watching, events });
        };
      },
      onWaiting: () => {
        acted = act();
        return new Promise(() => {});
      },
    });
    await acted;
    expect(result.cases).toMatchObject([{ verdict: 'PASS' }]);
  });
});
