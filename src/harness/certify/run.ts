import { VERSION } from '../../../mock/index.js';
import { quoteCommand } from '../quote.js';
import { applyBaseline, type BaselineEntry } from './baseline.js';
import { type ClientUnderTest, ConfigError } from './client/client.js';
import { conclude, summarize } from './conclusion.js';
import type { Control } from './control.js';
import { type PlannedCase, waitOf } from './plan.js';
import { type FirstLook, lookFirst, type NoVerdict } from './preflight.js';
import type { CaseResult, CertificationResult, Preflight, RunInfo } from './result.js';
import { type CaseContext, runCase, toCaseResult } from './run-case.js';

/** A run with everything settled. */
export interface RunSettings {
  /** In the order of the suites. */
  readonly planned: readonly PlannedCase[];
  /** Ids of all cases there are, those that are not wanted included. */
  readonly known: ReadonlySet<string>;
  readonly features: readonly string[];
  readonly timeoutMs: number;
  readonly parallel: number;
  readonly seed: number;
  readonly baseline: readonly BaselineEntry[];
  readonly signal: AbortSignal;
  readonly progress: Partial<ProgressListener>;
  readonly now: () => Date;
  /** Further options that a repetition of a case needs, such as `--cases own.yaml`. */
  readonly repeatOptions: readonly string[];
}

/** Receives the progress of a run. */
export interface ProgressListener {
  /** Once, before the first case: how many cases there are. */
  planned(total: number): void;
  started(id: string): void;
  finished(result: CaseResult): void;
  /** Once, when no more case runs. */
  ended(): void;
}

export const DEFAULT_TIMEOUT_MS = 30_000;

/** Runs the cases against a client, side by side, and says what came out. */
export async function runCertification(
  control: Control,
  client: ClientUnderTest,
  driven: RunInfo['client'],
  settings: RunSettings,
): Promise<CertificationResult> {
  const finish = startResult(driven, settings);
  const context: CaseContext = { ...settings, control, client, repeatOf: repeatOf(driven, settings) };
  const { progress, planned } = settings;
  progress.planned?.(planned.length);
  const first = await lookFirst(context, planned, progress);
  const { results, failure } = first.failure === undefined ? await runAll(context, settings, first.results) : first;
  progress.ended?.();
  const found = new Map(results);
  const reason = failure === undefined ? '' : failure.conclusion;
  return finish(
    planned.map((each) => found.get(each) ?? notRun(each, context, reason)),
    first.preflight,
    failure,
  );
}

type Finish = (results: readonly CaseResult[], preflight: Preflight, failure?: NoVerdict) => CertificationResult;

/** Notes when the run begins; what it gives makes the whole result at its end. */
export function startResult(driven: RunInfo['client'], settings: RunSettings): Finish {
  const { seed, features, timeoutMs, parallel, baseline, known, now } = settings;
  const started = now();
  const since = performance.now();
  return (results, preflight, failure) => {
    const { cases, stale } = applyBaseline(results, baseline, { known, today: started.toISOString().slice(0, 10) });
    return {
      run: {
        tool: { name: 'flowmate-mock', version: VERSION },
        seed,
        features,
        timeoutMs,
        parallel,
        client: driven,
        started: started.toISOString(),
        durationMs: Math.round(performance.now() - since),
      },
      ...(failure ?? conclude(cases, stale)),
      summary: summarize(cases),
      preflight: { verdict: preflight.verdict, observed: preflight.observed, outputTail: preflight.outputTail },
      stale,
      cases,
    };
  };
}

type Results = FirstLook['results'];

async function runAll(
  context: CaseContext,
  { planned, parallel, progress }: RunSettings,
  first: Results,
): Promise<{ readonly results: Results; readonly failure?: NoVerdict }> {
  const results = new Map(first);
  for (const result of results.values()) progress.finished?.(result);
  let failure: NoVerdict | undefined;
  // Those that wait come first: the others fill the time.
  const waiting = planned.filter((each) => !results.has(each)).sort((a, b) => waitOf(b) - waitOf(a));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (failure !== undefined || context.signal.aborted) return;
      try {
        progress.started?.(next.given.id);
        const result = await runCase(next, context);
        // Called off in the middle: what was seen of the client says nothing.
        if (context.signal.aborted) return;
        results.set(next, result);
        progress.finished?.(result);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        failure = { exitCode: 2, conclusion: `no verdict: ${error.message}` };
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  if (context.signal.aborted) failure ??= calledOff;
  return { results: [...results], ...(failure === undefined ? {} : { failure }) };
}

/** Somebody ended the run before its end. */
export const calledOff: NoVerdict = { exitCode: 3, conclusion: 'no verdict: the run was called off' };

function notRun(planned: PlannedCase, context: CaseContext, observed: string): CaseResult {
  const found = { verdict: 'CONFIG', expected: 'a client that starts and calls the server', observed } as const;
  return toCaseResult(planned, context, found, 0);
}

/** The line that repeats a case in the same world. */
export function repeatOf(driven: RunInfo['client'], settings: RunSettings): (caseId: string) => string {
  const { seed, features, timeoutMs, repeatOptions } = settings;
  return (caseId) => {
    const options = [
      ...['--case', caseId, '--seed', String(seed)],
      ...(features.length === 0 ? [] : ['--features', features.join(',')]),
      ...(timeoutMs === DEFAULT_TIMEOUT_MS ? [] : ['--timeout', String(timeoutMs / 1_000)]),
      ...repeatOptions,
    ];
    switch (driven.kind) {
      case 'command':
        return quoteCommand(['flowmate-mock', 'certify', ...options, '--', ...driven.command]);
      case 'watched':
        return quoteCommand(['flowmate-mock', 'certify', ...options, '--watch-url']);
      case 'function':
        return `certify(${driven.name}, { cases: ['${caseId}'], seed: ${seed} })`;
    }
  };
}
