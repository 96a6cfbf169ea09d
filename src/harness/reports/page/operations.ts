import type { CaseResult } from '../../certify/result.js';

/** How the client used one operation over the whole run. */
export interface OperationUse {
  /** operationId, or method and path where the API document has none. */
  readonly name: string;
  readonly count: number;
  /** How often it was answered how: `2xx`, `5xx`, `no answer`. */
  readonly answers: Readonly<Record<string, number>>;
  /** Requests that depart from the API document. */
  readonly departures: number;
}

/** What the client called, the most used first. Unknown paths beyond the first few are counted together. */
export function toOperationUses(cases: readonly CaseResult[]): readonly OperationUse[] {
  const uses = new Map<string, { count: number; answers: Record<string, number>; departures: number }>();
  for (const { operation, method, path, status, violations = [] } of cases.flatMap(({ entries }) => entries)) {
    const unknown = `${method} ${path}`;
    const name =
      operation ?? (uses.has(unknown) || uses.size < 40 ? unknown : 'other paths that the API does not have');
    const use = uses.get(name) ?? { count: 0, answers: {}, departures: 0 };
    const answer = status === 0 ? 'no answer' : `${Math.floor(status / 100)}xx`;
    use.count += 1;
    use.answers[answer] = (use.answers[answer] ?? 0) + 1;
    use.departures += violations.length === 0 ? 0 : 1;
    uses.set(name, use);
  }
  return [...uses].map(([name, use]) => ({ name, ...use })).sort((one, other) => other.count - one.count);
}
