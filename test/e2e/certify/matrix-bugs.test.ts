import { describe, expect, it } from 'vitest';
import { matrix } from '../../../contracts/index.js';
import { certifyClient } from '../../support/certify-bugs.js';
import { clientWrongAbout, isWaiting } from '../../support/clients/cell-bugs.js';

const looked = matrix.flatMap((cell) => ('case' in cell ? [cell] : []));

/** Shorter than a client waits that has no time-out, longer than the time-out of one that has. */
const SHORT_MS = 9_000;

describe.concurrent('a cell of the matrix', () => {
  it.each(looked.map((cell) => [`${cell.id} in ${cell.case}`, cell] as const))(
    'is failed by a client that is wrong about it: %s',
    async (_, cell) => {
      const wish = { only: [cell.case], timeoutMs: isWaiting(cell.effect) ? SHORT_MS : 40_000 };
      const { cases } = await certifyClient(clientWrongAbout(cell), wish);
      expect(cases.map(({ id, verdict }) => [id, verdict])).toEqual([
        [cell.case, cell.level === 'MUST' ? 'FAIL' : 'WARN'],
      ]);
    },
    600_000,
  );
});

describe.concurrent('an invariant', () => {
  it.each([
    ['other-query@LOOKUP', 'FM-MX-LOOKUP-STATUS', 'retry-is-same'],
    ['other-query@PAGE', 'FM-MX-PAGE-STATUS', 'retry-is-same'],
    ['other-query@LATER', 'FM-MX-LATER-502', 'retry-is-same'],
    ['no-token@PAGE', 'FM-MX-PAGE-STATUS', 'retry-is-same'],
    ['other-body@WEBHOOK', 'FM-MX-WEBHOOK-STATUS', 'retry-is-same'],
    ['other-type@WEBHOOK', 'FM-MX-WEBHOOK-STATUS', 'retry-is-same'],
    ['at-once:429-date@WEBHOOK', 'FM-MX-WEBHOOK-RETRY-AFTER', 'retry-after'],
    ['at-once:503-seconds@LOGIN', 'FM-MX-LOGIN-503-SECONDS', 'retry-after'],
    ['swallows:500@LOOKUP', 'FM-MX-LOOKUP-500', 'nothing-lost'],
    ['accepts:307@WEBHOOK', 'FM-MX-WEBHOOK-307', 'nothing-lost'],
    ['restarts:reset@WEBHOOK', 'FM-MX-WEBHOOK-RESET', 'nothing-doubled'],
    ['repeats:202@WEBHOOK', 'FM-MX-WEBHOOK-202', 'nothing-doubled'],
    ['trusts-filters', 'FM-MX-PAGE-USER-FILTER', 'nothing-else'],
    ['many-tries,for-ever:reset@WEBHOOK', 'FM-MX-WEBHOOK-EVER-RESET', 'within-bounds'],
    ['many-tries,for-ever:401@LOGIN', 'FM-MX-LOGIN-EVER-401', 'within-bounds'],
    ['many-tries,for-ever:429@LOOKUP', 'FM-MX-LOOKUP-EVER-429', 'within-bounds'],
  ])(
    'is broken by %s in %s: %s',
    async (bugs, only, judge) => {
      const options = { bugs: new Set(bugs.split(',')) };
      const { cases } = await certifyClient(options, { only: [only], timeoutMs: SHORT_MS });
      const broken = cases.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict === 'FAIL'));
      expect(broken.map((check) => check.judge)).toContain(judge);
    },
    600_000,
  );
});
