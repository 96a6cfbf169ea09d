import { counted } from '../text.js';
import type { ReadChange } from './read-change.js';
import type { Rehearsal } from './rehearse.js';

/** What is played. */
export function toChangeLines({ title, rules }: ReadChange): string[] {
  return [`${title}:`, ...rules.map((rule) => `  ${rule.title}`)];
}

/** What breaks, with the evidence; the conclusion last. */
export function toRehearsalLines({ broken, unsteady, failing, met, conclusion, exitCode }: Rehearsal): string[] {
  return [
    ...broken.flatMap(({ after, met: parts }) => [
      '',
      `BREAKS ${after.id}  ${after.title}`,
      ...parts.map((part) => `  changed   ${part}`),
      `  expected  ${after.expected}`,
      `  observed  ${after.observed}`,
      ...after.entries
        .filter(({ sequence }) => sequence === after.exchange)
        .map(({ sequence, method, url, status }) => `  exchange  #${sequence} ${method} ${url} -> ${status}`),
    ]),
    '',
    ...[...met].map(([part, count]) => `${counted(count, 'request')} met: ${part}`),
    ...(failing.length === 0 ? [] : [`Not met before either: ${failing.join(', ')}`]),
    ...(unsteady.length === 0 ? [] : [`Met at times without the change: ${unsteady.join(', ')}`]),
    `${conclusion} (exit code ${exitCode})`,
  ];
}
