import { printable } from '../reports/printable.js';
import { counted } from '../text.js';
import type { LockComparison } from './lock.js';
import type { Reliance, ReliedRule } from './reliance.js';

/** What to do about a rule that stands on too little. */
function adviceFor({ level, source }: ReliedRule): string {
  if (source.includes('no such answer')) return 'call an operation of the API document, or ask FlowMate about this one';
  if (level === 'assumed') return 'ask FlowMate, or do not rely on it; --pin accepts it as it stands';
  return 'hold it against a real tenant; --pin accepts it as it stands';
}

/** The rules in columns; what is too weak is marked. */
export function toRuleLines(rules: readonly ReliedRule[], weak: readonly ReliedRule[]): string[] {
  const cells = rules.map((each) => [
    weak.includes(each) ? 'WEAK' : 'ok',
    each.level,
    `${printable(each.request, 80)} ${each.rule}`,
    String(each.requests),
    each.date,
    each.source,
  ]);
  const head = ['', 'level', 'answer', 'met', 'date', 'source'];
  const widths = head.map((name, at) => Math.max(...[head, ...cells].map((row) => row[at]?.length ?? name.length)));
  return [head, ...cells].map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export function toAdviceLines(weak: readonly ReliedRule[]): string[] {
  return weak.map((each) => `  ${printable(each.request, 80)} ${each.rule}: ${adviceFor(each)}`);
}

export function toLockLines({ sank, rose }: LockComparison): string[] {
  const line = (word: string, { operation, rule, level, now }: LockComparison['sank'][number]): string =>
    `${word}  ${printable(operation, 80)} ${printable(rule, 80)}: was ${level}, is ${now}`;
  return [...sank.map((each) => line('SANK', each)), ...rose.map((each) => line('rose', each))];
}

/** What was left aside, in a sentence. Empty: nothing. */
export function toAsideLines({ faulty, unanswered }: Reliance): string[] {
  const parts = [
    ...(faulty > 0
      ? [counted(faulty, 'answer that an armed fault had a hand in', 'answers that armed faults had a hand in')]
      : []),
    ...(unanswered > 0 ? [counted(unanswered, 'request without an answer', 'requests without an answer')] : []),
  ];
  return parts.length === 0 ? [] : [`Left aside: ${parts.join(', ')}.`];
}

/** How many answers a client relies on, by what they stand on: one line. */
export function toEvidenceSentence({ rules }: Pick<Reliance, 'rules'>): string {
  const count = (level: string): number => rules.filter((each) => each.level === level).length;
  const levels = ['observed', 'documented', 'assumed'].map((level) => `${count(level)} ${level}`).join(', ');
  return `The client relies on ${counted(rules.length, 'answer')} of the API: ${levels}.`;
}
