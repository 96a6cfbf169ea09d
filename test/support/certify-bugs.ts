import { describe, expect, it } from 'vitest';
import { certify } from '../../src/harness/certify/certify.js';
import type { CertificationResult } from '../../src/harness/certify/result.js';
import { BUGS } from './clients/bugs.mjs';
import { type ClientOptions, runClient } from './clients/client.mjs';

/** All cases against the client in this process. The limit leaves room for a machine that does much else. */
export function certifyClient(options: ClientOptions): Promise<CertificationResult> {
  return inTurn(() =>
    certify((job) => runClient(job, options), { features: ['login'], parallel: 8, timeoutMs: 40_000 }),
  );
}

const MOST_AT_ONCE = 3;
const lanes: Promise<unknown>[] = [];

/** Client and fake share this process: with too many at once their timers come late. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (lanes.length >= MOST_AT_ONCE) await Promise.race(lanes);
  const lane = work();
  const settled = lane.then(
    () => {},
    () => {},
  );
  lanes.push(settled);
  await settled;
  lanes.splice(lanes.indexOf(settled), 1);
  return lane;
}

/** Cases that are not PASS. What was observed stands beside them where it was not expected. */
export function surprises({ cases }: CertificationResult, expected: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    cases
      .filter(({ verdict }) => verdict !== 'PASS')
      .map(({ id, verdict, observed }) => [id, expected[id] === verdict ? verdict : `${verdict}: ${observed}`]),
  );
}

/** A test for each bug that breaks a requirement of the suite: it fails its case, and none beside. */
export function describeBugs(suite: string): void {
  describe.concurrent(`a client that breaks ${suite} in one respect`, () => {
    it.each(Object.entries(BUGS[suite] ?? {}))(
      '%s: %j',
      async (bug, expected) => {
        const result = await certifyClient({ bugs: new Set([bug]) });
        expect(surprises(result, expected)).toEqual(expected);
      },
      600_000,
    );
  });
}
