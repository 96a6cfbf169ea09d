import type { Case } from './cases.js';

/** Verdicts that a reader of the paper wants explained. */
const EXPLAINED: ReadonlySet<string> = new Set(['FAIL', 'WARN', 'UNEXPECTED_PASS', 'HARNESS_ERROR', 'EXPECTED_FAIL']);

/** Opens what failed for the printer, and closes it again: what is closed is not on the paper. */
export function wirePrint(cases: readonly Case[], show: (each: Case) => void): void {
  let opened: readonly Case[] = [];
  window.addEventListener('beforeprint', () => {
    opened = cases.filter(({ verdict, details }) => EXPLAINED.has(verdict) && !details.open);
    for (const each of opened) {
      each.details.open = true;
      show(each);
    }
  });
  window.addEventListener('afterprint', () => {
    for (const { details } of opened) details.open = false;
    opened = [];
  });
}
