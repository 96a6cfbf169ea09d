import { printable } from '../reports/printable.js';
import { createPaint } from '../reports/terminal/paint.js';
import { counted } from '../text.js';
import { isHttp } from './pact-file.js';
import { skippedText, sumOf, tookText, wrapped } from './screen-lines.js';
import { placesIn, reasonsOf, titleOf, type VerifyRun } from './verify-report.js';
import type { InteractionResult } from './verify-result.js';

const MOST_LETTERS = 600;

const words = {
  passed: ['passed', 'green'],
  failed: ['FAILED', 'red'],
  pending: ['pending', 'yellow'],
  skipped: ['skipped', 'dim'],
  unknown: ['UNKNOWN', 'magenta'],
  broken: ['BROKEN', 'magenta'],
} as const;

const verdicts = ['passed', 'failed', 'pending', 'skipped', 'unknown', 'broken'] as const;

/** What stands on the screen: each pact with its interactions, what is wrong with them and where, and the sum. */
export function toVerifyLines(
  { pacts, unreadable, durationMs }: VerifyRun,
  color: boolean,
  columns?: number,
): readonly string[] {
  const paint = createPaint(color);
  const results = pacts.flatMap((each) => each.results);
  const lines = pacts.flatMap(({ pact, results: own }) => {
    const placeOf = placesIn(pact);
    const linesOf = (result: InteractionResult): string[] => {
      const [word, hue] = words[result.verdict];
      const where = (file: string, line: number | undefined) => (line === undefined ? file : `${file}:${line}`);
      const reasons = reasonsOf(result, (mismatch) => {
        const { file, line } = placeOf(result.interaction, mismatch);
        return where(file, line);
      });
      return [
        `  ${paint(hue, word.padEnd(7))}  ${printable(titleOf(result.interaction), MOST_LETTERS)}`,
        ...reasons.flatMap((reason) => wrapped(reason, '           ', columns)),
      ];
    };
    const heading = `${printable(pact.consumer, 100)} - ${printable(pact.provider, 100)}`;
    return [`${paint('bold', heading)}  ${paint('dim', printable(pact.source, 300))}`, ...own.flatMap(linesOf), ''];
  });
  const messages = results.filter(({ verdict, interaction }) => verdict === 'skipped' && !isHttp(interaction)).length;
  const counts = verdicts
    .map((verdict) => ({ verdict, count: results.filter((result) => result.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => {
      const text = verdict === 'skipped' ? skippedText(count, messages) : `${count} ${words[verdict][0].toLowerCase()}`;
      return paint(words[verdict][1], text);
    });
  const unread = unreadable.length === 0 ? [] : [paint('magenta', `${counted(unreadable.length, 'file')} unreadable`)];
  const all = [...counts, ...unread];
  const sum = `${sumOf(pacts.length, results.length)}${all.length === 0 ? '' : `: ${all.join(', ')}`}`;
  return [...lines, `${sum} ${tookText(durationMs)}`];
}
