import type { CertificationCase } from '../../../contracts/index.js';
import { type ClientOutcome, ConfigError } from './client/client.js';
import { describeEnding } from './judges/exit-judges.js';
import type { Preflight } from './result.js';
import { type CaseContext, stageCase } from './run-case.js';

/** A world in which every client has something to ask for. Not judged. */
const OCCASION: CertificationCase = {
  id: 'preflight',
  level: 'MUST',
  title: 'The client reaches the server',
  requirement: 'The client sends a request.',
  source: 'flowmate-mock certification',
  hint: '',
  world: { users: { ada: { flows: { main: {} } } } },
  events: [{ of: 'ada' }],
  judges: [],
};

const LOOK_EVERY_MS = 200;
/** What a client gets to end by itself once it has called. */
const ENOUGH_MS = 3_000;

export interface PreflightOutcome extends Preflight {
  /** What a failure means for the run: 2 cannot be started, 3 the harness failed, 4 never called. Absent: all is well. */
  readonly exitCode?: 2 | 3 | 4;
}

/** Finds out whether the client can be started, and whether it reaches the server at all. Says nothing of how well it does. */
export async function checkPreflight(context: CaseContext): Promise<PreflightOutcome> {
  const { control, client, timeoutMs } = context;
  try {
    const staged = await stageCase({ suite: 'preflight', given: OCCASION }, context);
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, context.signal]);
    const job = { baseUrl: staged.baseUrl, ...staged.world.partner, events: staged.events.map(({ event }) => event) };
    const run = client.run(job, { timeoutMs, signal });
    try {
      const outcome = await untilEnough(run, async () => (await control.countRequests(staged.sandbox)) > 0, stop);
      const { entries: calls } = await control.requests(staged.sandbox);
      if (calls.length > 0) {
        const [first] = calls;
        const observed = `it starts, and calls the server: ${first?.method} ${first?.path}`;
        return { verdict: 'PASS', observed, outputTail: outcome.outputTail };
      }
      const [astray] = (await control.requests()).entries;
      return { verdict: 'CONFIG', ...explainSilence(outcome, astray?.path, staged.baseUrl), exitCode: 4 };
    } finally {
      await control.deleteSandbox(staged.sandbox);
    }
  } catch (error) {
    const observed = error instanceof Error ? error.message : String(error);
    return error instanceof ConfigError
      ? { verdict: 'CONFIG', observed, outputTail: '', exitCode: 2 }
      : { verdict: 'HARNESS_ERROR', observed, outputTail: '', exitCode: 3 };
  }
}

/** Waits until the client ends; one that has called and does not end is ended after a while. */
async function untilEnough(
  run: Promise<ClientOutcome>,
  hasCalled: () => Promise<boolean>,
  stop: AbortController,
): Promise<ClientOutcome> {
  let calledAt: number | undefined;
  for (;;) {
    const outcome = await Promise.race([run, pause()]);
    if (outcome !== undefined) return outcome;
    if (calledAt === undefined && (await hasCalled())) calledAt = performance.now();
    if (calledAt !== undefined && performance.now() - calledAt > ENOUGH_MS) stop.abort();
  }
}

function pause(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), LOOK_EVERY_MS));
}

function explainSilence({ ending, outputTail }: ClientOutcome, astray: string | undefined, baseUrl: string) {
  const how = describeEnding(ending);
  const observed =
    astray === undefined
      ? `it never called ${baseUrl} (${how}): does it read FLOWMATE_BASE_URL?`
      : `it called ${astray}, which is not below ${baseUrl} (${how}): append paths to FLOWMATE_BASE_URL, its own path (${new URL(baseUrl).pathname}) stays in front`;
  return { observed, outputTail };
}
