import { afterAll, beforeAll, describe, it, type TestContext } from 'vitest';
import { type MockServer, startMock } from '../../../mock/index.js';
import { countBreaches } from './breaches.js';
import { type CertifyOptions, MOCK_OPTIONS, settle } from './certify.js';
import { createFunctionClient, type DispatchFunction, describeFunction } from './client/function-client.js';
import { createControl } from './control.js';
import { gatesOf } from './gates.js';
import { timeLimitOf } from './plan.js';
import { needsGates, settleReach } from './reach.js';
import type { CaseResult } from './result.js';
import { repeatOf } from './run.js';
import { type CaseContext, runCase } from './run-case.js';

/** Options of `certifyTests`. */
export interface CertifyTestsOptions
  extends Pick<CertifyOptions, 'suites' | 'cases' | 'features' | 'ownSuites' | 'timeoutMs' | 'seed'> {
  /** `fail`: a client that misses a SHOULD fails its test. Default `annotate`: the test passes and carries a warning. */
  readonly warnings?: 'fail' | 'annotate';
}

/** Sandboxes for cases that others presuppose, and that run beside the tests. */
const MOST_GATES = 8;

/** Time for creating the sandbox and reading its journal, added to the client's own. */
const BESIDE_MS = 10_000;

/**
 * Declares a describe block with one test for each certification case, run side by side. `dispatch` is the client under test. A
 * case that needs a feature the client does not claim is skipped.
 * @throws ConfigError for options that cannot be used.
 */
export function certifyTests(dispatch: DispatchFunction, options: CertifyTestsOptions = {}): void {
  const settings = settle(options);
  const { warnings = 'annotate' } = options;
  const client = createFunctionClient(dispatch);
  const repeat = repeatOf(describeFunction(dispatch), settings);
  describe.concurrent('FlowMate certification', () => {
    let mock: MockServer | undefined;
    const tested = new Set(settings.planned.map(({ given }) => given.id));
    const gates = new Map<string, Promise<CaseResult>>();
    const said = new Set<string>();
    /** What holds in every case fails the first test that shows it is broken, and no other. */
    const once = (result: CaseResult, [counted]: readonly CaseResult[]): CaseResult => {
      const breach = counted?.checks.at(result.checks.length)?.judge;
      if (counted === undefined || (breach !== undefined && said.has(breach))) return result;
      if (breach !== undefined) said.add(breach);
      return counted;
    };
    const runGate = (id: string, context: CaseContext): Promise<CaseResult> => {
      const planned = settings.catalog.get(id);
      if (planned === undefined) throw new Error(`there is no case ${id}`);
      const judged = gates.get(id) ?? runCase(planned, context);
      gates.set(id, judged);
      return judged;
    };
    beforeAll(async () => {
      mock = await startMock({ ...MOCK_OPTIONS, maxSandboxes: settings.planned.length + MOST_GATES });
    });
    afterAll(() => mock?.close());
    for (const planned of settings.planned) {
      const { id, title } = planned.given;
      it(`${id} ${title}`, { timeout: timeLimitOf(planned, settings.timeoutMs) + BESIDE_MS }, async (test) => {
        if (mock === undefined) throw new Error('the fake did not start');
        const control = createControl(mock.url);
        const context = { ...settings, control, client, repeatOf: repeat };
        const result = await runCase(planned, context);
        const gates = needsGates(result) ? gatesOf(planned.given) : [];
        const judged = await Promise.all(gates.map((gate) => runGate(gate, context)));
        const settled = settleReach(result, judged);
        await report(once(settled, countBreaches([settled], repeat)), test, {
          warnings,
          isTested: (id) => tested.has(id),
        });
      });
    }
  });
}

interface Manner {
  readonly warnings: 'fail' | 'annotate';
  readonly isTested: (id: string) => boolean;
}

/** Ends the partner's test as skipped, with the reason: a case that does not apply, or was not reached, is no test that passed. */
function skip(test: TestContext, observed: string): never {
  // biome-ignore lint/suspicious/noSkippedTests: it is how Vitest reports a case without a verdict
  return test.skip(observed);
}

async function report(result: CaseResult, test: TestContext, { warnings, isTested }: Manner): Promise<void> {
  const { verdict, observed, level, gate } = result;
  switch (verdict) {
    case 'PASS':
      return;
    case 'NOT_APPLICABLE':
      return skip(test, observed);
    case 'NOT_REACHED':
      // Where the case that fails has no test of its own, nothing else would be red.
      if (gate === undefined || !isTested(gate)) throw toError(result);
      // The test of that case is the one that fails.
      return skip(test, observed);
    case 'NOT_EXERCISED':
      if (level === 'MUST') throw toError(result);
      await test.annotate(`not exercised: ${observed}`, 'notice');
      return;
    case 'WARN':
      if (warnings === 'fail') throw toError(result);
      await test.annotate(explain(result), 'warning');
      return;
    default:
      throw toError(result);
  }
}

/** Without a stack: it would point into the harness, not into the client. */
function toError(result: CaseResult): Error {
  const error = new Error(explain(result));
  error.stack = error.message;
  return error;
}

function explain({
  id,
  verdict,
  requirement,
  source,
  expected,
  observed,
  exchange,
  entries,
  hint,
  repeat,
}: CaseResult): string {
  const entry = entries.find(({ sequence }) => sequence === exchange);
  return [
    `${verdict} ${id}`,
    `  required  ${requirement} (${source})`,
    `  expected  ${expected}`,
    `  observed  ${observed}`,
    ...(entry === undefined ? [] : [`  exchange  #${entry.sequence} ${entry.method} ${entry.url} -> ${entry.status}`]),
    `  fix       ${hint}`,
    `  repeat    ${repeat}`,
  ].join('\n');
}
