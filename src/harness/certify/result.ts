import type { Exchange } from './exchange.js';

/**
 * What is said of a case, and of each of its checks.
 * PASS: the requirement is kept. FAIL: a MUST is not. WARN: a SHOULD is not; never makes the run fail.
 * NOT_APPLICABLE: needs a feature that the client does not claim. NOT_EXERCISED: the client gave no occasion to judge.
 * CONFIG: the command cannot be started, or never reaches the server. HARNESS_ERROR: the harness or the fake itself failed.
 * EXPECTED_FAIL: fails as the baseline says. UNEXPECTED_PASS: the baseline says that it fails, and it does not.
 */
export const verdicts = [
  'PASS',
  'FAIL',
  'WARN',
  'NOT_APPLICABLE',
  'NOT_EXERCISED',
  'CONFIG',
  'HARNESS_ERROR',
  'EXPECTED_FAIL',
  'UNEXPECTED_PASS',
] as const;

export type Verdict = (typeof verdicts)[number];

export type Level = 'MUST' | 'SHOULD';

/** How a run ends: 0 conformant; 1 not conformant, or a stale baseline; 2 configuration; 3 harness; 4 the client never called. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** One thing that was looked at in a case. */
export interface CheckResult {
  /** Name of the judge. */
  readonly judge: string;
  readonly verdict: Extract<Verdict, 'PASS' | 'FAIL' | 'WARN' | 'NOT_EXERCISED'>;
  readonly expected: string;
  readonly observed: string;
  /** Sequence of the first exchange that shows it. */
  readonly exchange?: number;
}

/** A case, what the client did in it, and what is said of that. The same of every case, so that reports can be made of it alone. */
export interface CaseResult {
  /** `FM-CORE-01`: never used for another case. */
  readonly id: string;
  readonly suite: string;
  readonly level: Level;
  readonly title: string;
  /** What a client has to do, in a sentence or two. */
  readonly requirement: string;
  /** Where that comes from. */
  readonly source: string;
  /** Feature that the case needs; absent: none. */
  readonly feature?: string;
  readonly verdict: Verdict;
  /** What was looked at, one by one; empty where the client was not started, or did not reach the server. */
  readonly checks: readonly CheckResult[];
  /** Of the first check that decides the verdict, else of the case as a whole. */
  readonly expected: string;
  readonly observed: string;
  /** Sequence of the first offending exchange. Absent: none is to blame. */
  readonly exchange?: number;
  /** Sequences of all exchanges, in order. */
  readonly exchanges: readonly number[];
  /** Of these: where there are more than 500, the first and the last, and the one that is to blame. Long bodies are cut. */
  readonly entries: readonly Exchange[];
  /** Of the client; absent where it was ended by a signal, not started, or is no process. */
  readonly exitCode?: number;
  readonly signal?: string;
  /** The client did not end by itself before the time-out. */
  readonly timedOut: boolean;
  /** The end of what the client printed, at most 8,192 characters. */
  readonly outputTail: string;
  /** Command line that repeats just this case in the same world. */
  readonly repeat: string;
  /** What to do about it. */
  readonly hint: string;
  readonly durationMs: number;
  /** What the baseline says of the case, and why; absent: nothing. */
  readonly baseline?: { readonly reason: string; readonly expires?: string };
}

/** An entry of the baseline that is no longer true. Each makes the run fail. */
export interface StaleEntry {
  readonly id: string;
  readonly reason: string;
  /** What is wrong with it, as a sentence. */
  readonly why: string;
}

export interface RunInfo {
  readonly tool: { readonly name: 'flowmate-mock'; readonly version: string };
  readonly seed: number;
  /** Features that the client claims. */
  readonly features: readonly string[];
  readonly timeoutMs: number;
  readonly parallel: number;
  /** How the client was driven. */
  readonly client:
    | { readonly kind: 'command'; readonly command: readonly string[] }
    | { readonly kind: 'function'; readonly name: string }
    | { readonly kind: 'watched' };
  /** ISO 8601. */
  readonly started: string;
  readonly durationMs: number;
}

/** All that a run of the certification found out. */
export interface CertificationResult {
  readonly run: RunInfo;
  readonly exitCode: ExitCode;
  /** In one sentence, for people. */
  readonly conclusion: string;
  /** How many cases have each verdict, and how many there are. */
  readonly summary: Readonly<Record<Verdict, number>> & { readonly total: number };
  readonly preflight: Preflight;
  readonly stale: readonly StaleEntry[];
  /** In the order of the suites. */
  readonly cases: readonly CaseResult[];
}

/** What is found out before any case: can the client be started, and does it reach the server. */
export interface Preflight {
  readonly verdict: Extract<Verdict, 'PASS' | 'CONFIG' | 'HARNESS_ERROR'>;
  readonly observed: string;
  readonly outputTail: string;
}
