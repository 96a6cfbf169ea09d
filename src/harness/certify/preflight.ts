import { ConfigError } from './client/client.js';
import { inRunningOrder } from './gates.js';
import { hideInEntries } from './hide-secrets.js';
import { type PlannedCase, waitOf } from './plan.js';
import type { CaseResult, ExitCode, Preflight } from './result.js';
import { type CaseContext, runCase } from './run-case.js';

/** Why a run has no verdict. */
export interface NoVerdict {
  readonly exitCode: ExitCode;
  readonly conclusion: string;
}

/** What is known of a client before the cases run side by side. */
export interface FirstLook {
  readonly preflight: Preflight;
  /** Of the cases that it took, which count like the others. */
  readonly results: readonly (readonly [PlannedCase, CaseResult])[];
  /** There is no use in going on. */
  readonly failure?: NoVerdict;
}

/** After so many cases without a request the run ends: the client might wait for the time-out in each of them. */
const CASES_WITHOUT_A_CALL = 2;

/**
 * Finds out whether the client can be started, and whether it reaches the server at all: by the first cases, because a client is
 * started once per case and no more often. Failures are of the set-up, and no case is blamed for them.
 */
export async function lookFirst(
  context: CaseContext,
  planned: readonly PlannedCase[],
  progress: { started?(id: string): void },
): Promise<FirstLook> {
  const { control, client, features, signal } = context;
  const possible = inRunningOrder(planned).filter(
    // Where nothing happened a client need not call.
    ({ given: { feature, events } }) => events.length > 0 && (feature === undefined || features.includes(feature)),
  );
  const candidates = [...possible].sort((a, b) => waitOf(a) - waitOf(b)).slice(0, CASES_WITHOUT_A_CALL);
  const results: [PlannedCase, CaseResult][] = [];
  for (const candidate of candidates) {
    if (signal.aborted) break;
    try {
      progress.started?.(candidate.given.id);
      const result = await runCase(candidate, context);
      results.push([candidate, result]);
      const seen = seenOf(result);
      if (seen !== undefined) return { preflight: seen, results };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return refuse(2, error.message, '');
    }
  }
  const last = results.at(-1)?.[1];
  if (last === undefined || signal.aborted) {
    return { preflight: { verdict: 'PASS', observed: 'nothing was started', outputTail: '' }, results: [] };
  }
  const [astray] = hideInEntries((await control.requests()).entries).entries;
  return refuse(4, explainSilence(last, astray?.path, client.proxies ?? []), last.outputTail);
}

function refuse(exitCode: 2 | 4, observed: string, outputTail: string): FirstLook {
  return {
    preflight: { verdict: 'CONFIG', observed, outputTail },
    results: [],
    failure: { exitCode, conclusion: `no verdict: ${observed}` },
  };
}

/** Undefined: the client did not call. */
function seenOf({ verdict, observed, entries, outputTail }: CaseResult): Preflight | undefined {
  if (verdict === 'HARNESS_ERROR') return { verdict, observed, outputTail };
  const [first] = entries;
  if (first === undefined) return undefined;
  return {
    verdict: 'PASS',
    observed: `it starts, and calls the server: ${first.method} ${first.path}`,
    outputTail: '',
  };
}

function explainSilence(
  { exitCode, signal, timedOut }: CaseResult,
  astray: string | undefined,
  proxies: readonly string[],
): string {
  const how = timedOut ? 'it did not end' : signal === undefined ? `exit code ${exitCode}` : `ended by ${signal}`;
  if (astray !== undefined) {
    return `the client called ${astray}, which is not below FLOWMATE_BASE_URL (${how}): append paths to it, for its own path, /@..., has to stay in front`;
  }
  if (proxies.length > 0) {
    const [names, verb] = [proxies.join(' and '), proxies.length === 1 ? 'is' : 'are'];
    return `the client never called the server (${how}): ${names} ${verb} set, so its requests may have gone to a proxy. NO_PROXY excludes the server, but not every HTTP library reads it: run certify without ${names}`;
  }
  // A program that fails at once has not come to read anything.
  const advice =
    timedOut || exitCode === 0 ? 'does it read FLOWMATE_BASE_URL?' : 'what it printed last may tell why it failed';
  return `the client never called the server (${how}): ${advice}`;
}
