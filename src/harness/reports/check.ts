/** The outcome of one check. Each report format expresses it in its own terms. */
export type CheckVerdict =
  /** As it has to be. */
  | 'passed'
  /** A requirement is violated. */
  | 'failed'
  /** A recommendation is not followed; never makes a run fail. */
  | 'warned'
  /** A known failure, listed beforehand; never makes a run fail. */
  | 'excused'
  /** Not judged; the message says why. */
  | 'skipped'
  /** Could not be judged, because the checking itself broke or was set up wrongly. */
  | 'broken';

/** A spot in a file of the reader of the report. */
export interface Place {
  /** Relative to the folder the command runs in, with slashes. An absolute one is taken as it is. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** From 1; without a line it means nothing. */
  readonly column?: number;
}

/** What a check requires. Several checks may share a rule. */
export interface Rule {
  /** Stable over versions, unique in a run. */
  readonly id: string;
  /** One sentence, without the full stop. */
  readonly title: string;
  /** How bad a failure is. Default `error`. */
  readonly level?: 'error' | 'warning';
  /** What is required and how to meet it, as Markdown. */
  readonly help?: string;
  readonly helpUri?: string;
}

/** One thing that was checked: a case of `certify`, an interaction of a pact, a finding about a document. */
export interface ReportedCheck {
  /** What it belongs to: a suite, a pact, a file. */
  readonly suite: string;
  /** Unique in its suite and the same in every run. */
  readonly name: string;
  /** What `name` leaves out, for people. */
  readonly title?: string;
  readonly verdict: CheckVerdict;
  /** What is wrong, or why there is no judgement; one line. */
  readonly message?: string;
  /** Evidence, several lines. */
  readonly details?: string;
  /** What the program under test printed. */
  readonly output?: string;
  readonly place?: Place;
  readonly durationMs?: number;
  /** Absent: a rule of the check's own, with its name and title. */
  readonly rule?: Rule;
}

/** What `toJunit` and `toSarif` make a report of. */
export interface CheckRun {
  readonly tool: { readonly name: string; readonly version: string };
  /** What was run, `flowmate-mock certify`. */
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly checks: readonly ReportedCheck[];
}

/** The rule a check is about. */
export function ruleOf({ rule, suite, name, title }: ReportedCheck): Rule {
  return rule ?? { id: `${suite}/${name}`, title: title ?? name };
}
