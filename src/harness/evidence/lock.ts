import { isRecord, parseJson } from '../json.js';
import { type EvidenceFile, type EvidenceLevel, evidenceLevels, isWeaker, markOf, UNKNOWN } from './evidence-file.js';
import type { ReliedRule } from './reliance.js';

/** A rule that was relied on, and what it stood on then. */
export interface LockedRule {
  readonly operation: string;
  readonly rule: string;
  readonly level: EvidenceLevel;
  readonly date: string;
  readonly source: string;
}

/** A pin file that cannot be used; `message` says what would be right. */
export class LockError extends Error {
  override readonly name = 'LockError';
}

export function toLock(rules: readonly ReliedRule[]): string {
  const relied = rules
    .map(({ operation, rule, level, date, source }): LockedRule => ({ operation, rule, level, date, source }))
    .sort((a, b) => (`${a.operation} ${a.rule}` < `${b.operation} ${b.rule}` ? -1 : 1));
  return `${JSON.stringify({ schemaVersion: 1, relied }, undefined, 2)}\n`;
}

/** Throws a LockError. */
export function parseLock(text: string, file: string): readonly LockedRule[] {
  const content = parseJson(text);
  const refuse = (why: string): never => {
    throw new LockError(`${file} is no pin file: ${why}. evidence --pin ${file} --update writes one`);
  };
  if (!isRecord(content)) return refuse('it is no JSON object');
  if (content.schemaVersion !== 1)
    return refuse(`its schemaVersion is ${JSON.stringify(content.schemaVersion)}, not 1`);
  if (!Array.isArray(content.relied)) return refuse('it has no list "relied"');
  return content.relied.map((each: unknown, at): LockedRule => {
    const { operation, rule, level, date, source } = isRecord(each) ? each : {};
    const known = evidenceLevels.find((word) => word === level);
    if (typeof operation !== 'string' || typeof rule !== 'string')
      return refuse(`relied[${at}] lacks operation or rule`);
    if (known === undefined)
      return refuse(`relied[${at}].level is ${JSON.stringify(level)}; one of ${evidenceLevels.join(', ')} is right`);
    return { operation, rule, level: known, date: String(date ?? '-'), source: String(source ?? '') };
  });
}

/** What became of a pinned rule. */
export interface Moved extends LockedRule {
  readonly now: EvidenceLevel;
}

export interface LockComparison {
  readonly sank: readonly Moved[];
  readonly rose: readonly Moved[];
  /** Relied on, and not pinned. */
  readonly added: readonly ReliedRule[];
}

/** Holds what is pinned against the evidence of today, whether it was met this time or not. */
export function compareWithLock(
  rules: readonly ReliedRule[],
  locked: readonly LockedRule[],
  evidence: EvidenceFile,
): LockComparison {
  const moved = locked.map((each) => ({
    ...each,
    now: (markOf(evidence, each.operation, each.rule) ?? UNKNOWN).level,
  }));
  return {
    sank: moved.filter(({ level, now }) => isWeaker(now, level)),
    rose: moved.filter(({ level, now }) => isWeaker(level, now)),
    added: rules.filter(
      ({ operation, rule }) => !locked.some((each) => each.operation === operation && each.rule === rule),
    ),
  };
}
