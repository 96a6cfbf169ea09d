import type { CertificationResult, Change } from '../../certify/result.js';
import { counted } from '../../text.js';
import { toDate } from './dates.js';

/** What is said of each kind of change, in the order in which they are listed. */
export const changeWords: Readonly<Record<Change['kind'], string>> = {
  fixed: 'fixed',
  new: 'new',
  still: 'still failing',
  reached: 'now judged, and met',
  unproven: 'pass in another world',
};

/** `Since the run of 2026-11-24 09:00 UTC: 2 fixed, 1 still failing`. */
export function describeEarlier({ started, seed, changes }: NonNullable<CertificationResult['comparison']>): string {
  const count = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length;
  const counts = [
    `${count('fixed')} fixed`,
    `${count('new')} new`,
    `${count('still')} still failing`,
    ...(count('reached') > 0 ? [`${count('reached')} now judged, and met`] : []),
    ...(count('unproven') > 0
      ? [
          `${counted(count('unproven'), 'case')} that failed with seed ${seed} and passed with another: not counted as fixed`,
        ]
      : []),
  ];
  return `Since the run${started === '' ? '' : ` of ${toDate(started)}`}: ${counts.join(', ')}`;
}
