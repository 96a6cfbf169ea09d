import type { ReportedCheck } from '../reports/check.js';

/** A file, or what a broker names, that is no pact. The others are judged. */
export interface UnreadablePact {
  readonly source: string;
  /** What is wrong with it, the source included. */
  readonly reason: string;
}

/** A check for each of them. SARIF lists only what failed. */
export function toUnreadableChecks(unreadable: readonly UnreadablePact[], form: 'junit' | 'sarif'): ReportedCheck[] {
  return unreadable.map(({ source, reason }) => ({
    suite: source,
    name: 'can be read',
    verdict: form === 'sarif' ? 'failed' : 'broken',
    message: reason,
    place: { file: source },
  }));
}
