import { describe, expect, it } from 'vitest';
import { suites } from '../../contracts/index.js';
import { certify } from '../../src/harness/certify/certify.js';
import type { CertificationResult } from '../../src/harness/certify/result.js';
import { BUGS } from './clients/bugs.mjs';
import { type ClientOptions, runClient } from './clients/client.mjs';
import { isDeep } from './depth.js';

const all = suites.flatMap(({ cases }) => cases);

/** The cells of the matrix have tests of their own, and large worlds take long: in depth alone, or where a bug is about them. */
const quick = all.filter(({ id, world }) => !id.startsWith('FM-MX-') && countFlows(world) < 60).map(({ id }) => id);

function countFlows({ users }: (typeof all)[number]['world']): number {
  const kinds = Object.values(users).flatMap(({ flows = {} }) => Object.values(flows));
  return kinds.reduce((sum, { count = 1 }) => sum + count, 0);
}

/** All that has to pass before a case can say anything. */
function requirementsOf(id: string): readonly string[] {
  const own = all.find((each) => each.id === id)?.requires ?? [];
  return [...new Set(own.flatMap((each) => [each, ...requirementsOf(each)]))];
}

interface CertifyWish {
  /** These cases alone. Absent: all that are quick. */
  readonly only?: readonly string[];
  readonly timeoutMs?: number;
}

/** Cases against the client in this process. The limit leaves room for a machine that does much else. */
export function certifyClient(
  options: ClientOptions,
  { only, timeoutMs = 40_000 }: CertifyWish = {},
): Promise<CertificationResult> {
  const cases = only ?? (isDeep ? undefined : quick);
  return inTurn(() =>
    certify((job) => runClient(job, options), {
      features: ['login'],
      parallel: 8,
      timeoutMs,
      ...(cases === undefined ? {} : { cases }),
    }),
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

/** Each client is looked at in one of so many cases, beside those that it is expected to fail; each case sees as many clients. */
const SHARE = 5;

/** The share of the quick cases that is the turn of the `at`-th client of a table. */
export function shareOf(at: number, share = SHARE): readonly string[] {
  return quick.filter((_, place) => place % share === at % share);
}

/** A test for each bug that breaks a requirement of the suite: it fails its case, and none beside. */
export function describeBugs(suite: string): void {
  describe.concurrent(`a client that breaks ${suite} in one respect`, () => {
    it.each(Object.entries(BUGS[suite] ?? {}).map(([bug, expected], at) => [bug, expected, at] as const))(
      '%s: %j',
      async (bug, expected, at) => {
        const looked = [...shareOf(at), ...Object.keys(expected)];
        const only = isDeep
          ? all.map(({ id }) => id)
          : [...new Set(looked.flatMap((id) => [id, ...requirementsOf(id)]))];
        const result = await certifyClient({ bugs: new Set([bug]) }, { only });
        const { cases } = result;
        const failed = new Set(cases.filter(({ verdict }) => /FAIL|WARN/.test(verdict)).map(({ id }) => id));
        // What requires a case that fails was not reached. What a bug makes of the matrix has a test of its own.
        const reached = cases.filter(
          ({ id }) => !id.startsWith('FM-MX-') && !requirementsOf(id).some((required) => failed.has(required)),
        );
        expect(surprises({ ...result, cases: reached }, expected)).toEqual(expected);
      },
      600_000,
    );
  });
}
