import {
  type EvidenceFile,
  type EvidenceLevel,
  evidenceLevels,
  isWeaker,
  type Mark,
  markOf,
  UNKNOWN,
} from './evidence-file.js';
import type { UsedAnswer } from './used-answers.js';

/** A rule that a client relies on, with what it stands on. */
export interface ReliedRule extends Mark {
  /** operationId, or method and path where the API document has none. */
  readonly operation: string;
  /** Method and path of the operation. */
  readonly request: string;
  /** The status of the answer, or the choice that it shows: `search=case-sensitive`. */
  readonly rule: string;
  /** How many requests met it. */
  readonly requests: number;
}

export interface Reliance {
  /** The weakest first. */
  readonly rules: readonly ReliedRule[];
  /** Answers that armed faults had a hand in. They say nothing about FlowMate. */
  readonly faulty: number;
  /** Requests that got no answer. */
  readonly unanswered: number;
}

/** What the answers rest on. `dialect`: the choices of the fake that gave them. */
export function toReliance(
  answers: readonly UsedAnswer[],
  dialect: Readonly<Record<string, string>>,
  evidence: EvidenceFile,
): Reliance {
  const rules = new Map<string, ReliedRule>();
  // What a browser asks before its requests is no business of the client.
  const given = answers.filter(({ method, isFaulty, status }) => method !== 'OPTIONS' && !isFaulty && status > 0);
  for (const answer of given) {
    const operation = answer.operation ?? unknownOf(answer);
    const known = evidence.operations.find((each) => each.operation === operation);
    const request = known === undefined ? unknownOf(answer) : `${known.method} ${known.path}`;
    for (const rule of rulesOf(answer, dialect, evidence)) {
      const key = `${operation} ${rule}`;
      const requests = (rules.get(key)?.requests ?? 0) + 1;
      rules.set(key, { operation, request, rule, ...(markOf(evidence, operation, rule) ?? UNKNOWN), requests });
    }
  }
  return {
    rules: [...rules.values()].sort(
      (a, b) =>
        rankOf(a) - rankOf(b) || (a.request < b.request ? -1 : a.request > b.request ? 1 : a.rule < b.rule ? -1 : 1),
    ),
    faulty: answers.filter(({ isFaulty }) => isFaulty).length,
    unanswered: answers.filter(({ isFaulty, status }) => !isFaulty && status === 0).length,
  };
}

function rankOf({ level }: Mark): number {
  return evidenceLevels.indexOf(level);
}

function unknownOf({ method, path }: UsedAnswer): string {
  return `${method} ${path.replaceAll(/[\da-f]{24}/gi, '{id}')}`;
}

function rulesOf(
  { operation, status, query }: UsedAnswer,
  dialect: Readonly<Record<string, string>>,
  { dialects }: EvidenceFile,
): readonly string[] {
  const choices = dialects.flatMap(({ name, operations, status: shownBy, has, lacks, values }) => {
    const value = dialect[name];
    const isShown =
      operation !== undefined &&
      operations.includes(operation) &&
      shownBy === String(status) &&
      (has === undefined || query.includes(has)) &&
      (lacks === undefined || !query.includes(lacks));
    return isShown && value !== undefined && Object.hasOwn(values, value) ? [`${name}=${value}`] : [];
  });
  return [String(status), ...choices];
}

/** Those that stand on less than is asked for. */
export function weakerThan(rules: readonly ReliedRule[], least: EvidenceLevel): readonly ReliedRule[] {
  return rules.filter(({ level }) => isWeaker(level, least));
}
