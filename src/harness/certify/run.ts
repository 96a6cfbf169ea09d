import { type ApiChange, VERSION } from '../../../mock/index.js';
import { quoteCommand } from '../quote.js';
import { applyBaseline, type BaselineEntry } from './baseline.js';
import { countBreaches } from './breaches.js';
import { findCauses } from './causes.js';
import { type ClientUnderTest, ConfigError } from './client/client.js';
import { compareRuns, type EarlierRun } from './comparison.js';
import { conclude, summarize } from './conclusion.js';
import type { Control } from './control.js';
import { Gates, inRunningOrder, settleAll } from './gates.js';
import { withOwnHints } from './own-hints.js';
import type { PlannedCase } from './plan.js';
import { type FirstLook, lookFirst, type NoVerdict } from './preflight.js';
import { excuseSameEndings } from './reach.js';
import { findRepeatedIds } from './repeated-ids.js';
import type { CaseResult, CertificationResult, Preflight, RunInfo } from './result.js';
import { type CaseContext, runCase, toCaseResult } from './run-case.js';

/** A run with everything settled. */
export interface RunSettings {
  /** In the order of the suites. */
  readonly planned: readonly PlannedCase[];
  /** All cases there are by their ids, those that are not wanted included. */
  readonly catalog: ReadonlyMap<string, PlannedCase>;
  /** Sets that were asked for. */
  readonly sets?: readonly string[];
  readonly features: readonly string[];
  readonly timeoutMs: number;
  readonly parallel: number;
  readonly seed: number;
  readonly baseline: readonly BaselineEntry[];
  /** The run that this one is held against. */
  readonly earlier?: EarlierRun;
  /** What is to change in the API. */
  readonly change?: ApiChange;
  readonly signal: AbortSignal;
  /** Values that no result may show, beside those of the cases. */
  readonly secrets: readonly string[];
  readonly progress: Partial<ProgressListener>;
  readonly now: () => Date;
  /** Further options that a repetition of a case needs, such as `--cases own.yaml`. */
  readonly repeatOptions: readonly string[];
  /** Words that start the command, as they were typed. */
  readonly program: readonly string[];
}

/** Receives the progress of a run. */
export interface ProgressListener {
  /** Once, before the first case: how many cases there are. */
  planned(total: number): void;
  started(id: string): void;
  /** The verdict is known. It may come after other cases were started: some verdicts hang on others. */
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
  const { seed, features, timeoutMs, parallel, baseline, catalog, earlier, now } = settings;
  const known = new Set(catalog.keys());
  const started = now();
  const since = performance.now();
  return (judged, preflight, failure) => {
    const caseOf = (id: string) => catalog.get(id)?.given;
    const settled = excuseSameEndings(settleAll(judged, caseOf), (id) => (caseOf(id)?.faults ?? []).length > 0);
    const results = countBreaches(findRepeatedIds(settled), repeatOf(driven, settings));
    const { cases: settledCases, stale } = applyBaseline(results, baseline, {
      known,
      today: started.toISOString().slice(0, 10),
    });
    const causes = findCauses(settledCases);
    const cases = withOwnHints(settledCases, causes, caseOf);
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
      ...(failure ?? conclude(cases, stale, causes)),
      summary: summarize(cases),
      preflight: { verdict: preflight.verdict, observed: preflight.observed, outputTail: preflight.outputTail },
      stale,
      causes,
      ...(earlier === undefined ? {} : { comparison: compareRuns(earlier, { cases, seed }) }),
      cases,
    };
  };
}

type Results = FirstLook['results'];

async function runAll(
  context: CaseContext,
  { planned, parallel, progress, catalog }: RunSettings,
  first: Results,
): Promise<{ readonly results: Results; readonly failure?: NoVerdict }> {
  const results = new Map<PlannedCase, CaseResult>();
  let failure: NoVerdict | undefined;
  const gates = new Gates({
    planned,
    runBeside: async (id) => {
      const gate = catalog.get(id);
      return gate === undefined || context.signal.aborted || failure !== undefined ? undefined : runCase(gate, context);
    },
    onSettled: (each, result) => {
      results.set(each, result);
      progress.finished?.(result);
    },
  });
  const done = new Set(first.map(([each]) => each));
  for (const [each, result] of first) gates.add(each, result);
  const waiting = inRunningOrder(planned.filter((each) => !done.has(each))).slice();
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (failure !== undefined || context.signal.aborted) return;
      try {
        progress.started?.(next.given.id);
        const result = await runCase(next, context);
        // Called off in the middle: what was seen of the client says nothing.
        if (context.signal.aborted) return;
        gates.add(next, result);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        failure = { exitCode: 2, conclusion: `no verdict: ${error.message}` };
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  await gates.end();
  if (context.signal.aborted) failure ??= calledOff;
  return { results: [...results], ...(failure === undefined ? {} : { failure }) };
}

/** Somebody ended the run before its end. */
export const calledOff: NoVerdict = { exitCode: 3, conclusion: 'no verdict: the run was called off' };

function notRun(planned: PlannedCase, context: CaseContext, observed: string): CaseResult {
  const found = { verdict: 'CONFIG', expected: 'a client that starts and calls the server', observed } as const;
  return toCaseResult(planned, context, found, 0);
}

/** The line that repeats cases in the same world. */
export function repeatOf(driven: RunInfo['client'], settings: RunSettings): (...ids: readonly string[]) => string {
  const { seed, features, timeoutMs, repeatOptions, program } = settings;
  return (...ids) => {
    const options = [
      ...ids.flatMap((id) => ['--case', id]),
      ...['--seed', String(seed)],
      ...(features.length === 0 ? [] : ['--features', features.join(',')]),
      ...(timeoutMs === DEFAULT_TIMEOUT_MS ? [] : ['--timeout', String(timeoutMs / 1_000)]),
      ...repeatOptions,
    ];
    switch (driven.kind) {
      case 'command':
        return quoteCommand([...program, 'certify', ...options, '--', ...driven.command]);
      case 'watched':
        return quoteCommand([...program, 'certify', ...options, '--watch-url']);
      case 'function':
        return `certify(${driven.name}, { cases: [${ids.map((id) => `'${id}'`).join(', ')}], seed: ${seed} })`;
    }
  };
}
