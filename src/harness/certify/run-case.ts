import { hideNamed } from '../secrets/secret-text.js';
import { messageOf } from '../text.js';
import { adviceFor } from './advice.js';
import { type ClientOutcome, type ClientUnderTest, ConfigError } from './client/client.js';
import { type Control, HarnessError } from './control.js';
import type { Evidence } from './evidence.js';
import { hideInCase, hideInEntries, hideOf } from './hide-secrets.js';
import { type Found, judgeCase } from './judge-case.js';
import { lastWordsOf } from './last-words.js';
import { type PlannedCase, timeLimitOf } from './plan.js';
import type { CaseResult } from './result.js';
import { toShownEntries } from './shown-entries.js';
import { buildEvents } from './world/build-events.js';
import { buildWorld } from './world/build-world.js';
import type { BuiltPartner, BuiltWorld, MeantEvent } from './world/built-world.js';
import { CaseRandom } from './world/case-random.js';
import { resolveReferences } from './world/references.js';

/** What all cases of a run share. */
export interface CaseContext {
  readonly control: Control;
  readonly client: ClientUnderTest;
  readonly seed: number;
  readonly timeoutMs: number;
  readonly features: readonly string[];
  /** Calls the run off. */
  readonly signal: AbortSignal;
  /** Values that no result may show. */
  readonly secrets?: readonly string[];
  /** Command line that repeats a case. */
  readonly repeatOf: (caseId: string) => string;
}

/** A case brought to life: its sandbox stands and waits for the client. */
export interface StagedCase {
  readonly sandbox: string;
  readonly baseUrl: string;
  readonly world: BuiltWorld;
  readonly events: readonly MeantEvent[];
}

/** Where and as whom a case is staged, when not in a sandbox and as a partner of its own. */
export interface Stage {
  readonly sandbox: string;
  readonly partner: BuiltPartner;
}

export async function stageCase(
  { given }: PlannedCase,
  { control, seed }: Pick<CaseContext, 'control' | 'seed'>,
  stage?: Stage,
): Promise<StagedCase> {
  const draw = new CaseRandom(seed, given.id);
  const { events: happening } = given;
  const world = buildWorld(given.world, draw, {
    ...(stage === undefined ? {} : { partner: stage.partner }),
    events: happening,
  });
  const events = buildEvents(given.events, world.users, draw);
  const faults = resolveReferences(given.faults ?? [], world);
  // The name is part of the base URL and must not identify the case.
  const sandbox = stage?.sandbox ?? `c-${draw.hex('sandbox').slice(0, 10)}`;
  const baseUrl = await control.putSandbox(sandbox, { scenario: world.scenario, seed: seed % 2 ** 32, faults });
  return { sandbox, baseUrl, world, events };
}

/** Runs one case from the making of its sandbox to its end. Rejects with a ConfigError alone. */
export async function runCase(planned: PlannedCase, context: CaseContext): Promise<CaseResult> {
  const { given } = planned;
  const started = performance.now();
  const finish = (found: Found): CaseResult => toCaseResult(planned, context, found, performance.now() - started);
  if (given.feature !== undefined && !context.features.includes(given.feature)) {
    const observed = `the client does not claim it; --features ${given.feature} does`;
    return finish({ verdict: 'NOT_APPLICABLE', expected: `the feature ${given.feature}`, observed });
  }
  try {
    const staged = await stageCase(planned, context);
    const { world, events, baseUrl, sandbox } = staged;
    const { partner } = world;
    try {
      const job = {
        baseUrl,
        ...partner,
        events: events.map(({ event }) => event),
        environment: planned.given.environment,
      };
      const timeoutMs = timeLimitOf(planned, context.timeoutMs);
      const outcome = await context.client.run(job, { timeoutMs, signal: context.signal });
      const evidence = await gather(planned, staged, context.control, outcome);
      return finish(judgeCase(planned, evidence, timeoutMs, outcome));
    } finally {
      await context.control.deleteSandbox(sandbox);
    }
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const observed = messageOf(error);
    return finish({ verdict: 'HARNESS_ERROR', expected: 'a case that can be judged', observed });
  }
}

/** What the fake saw of a client. Rejects with a HarnessError where the fake itself went wrong. */
export async function gather(
  { given }: PlannedCase,
  { world, events, sandbox }: StagedCase,
  control: Control,
  { ending, outputTail, printedSecrets = [] }: Pick<ClientOutcome, 'ending'> & Partial<ClientOutcome>,
): Promise<Evidence> {
  const { entries: raw, dropped } = await control.requests(sandbox);
  const { entries, secrets, tokens } = hideInEntries(raw, [world.partner.token]);
  const wanted = given.judges.some(({ judge }) => judge === 'executions');
  const executions = wanted ? await control.executions(sandbox) : [];
  const injections = given.faults === undefined ? [] : await control.injections(sandbox);
  const failed = entries.find(
    ({ status, response }) => status === 500 && response.body?.includes('The mock failed on'),
  );
  if (failed !== undefined) {
    throw new HarnessError(
      `the fake failed on ${failed.method} ${failed.url}: ${failed.note ?? 'it does not say why'}`,
    );
  }
  // What was accepted was read: where the journal has less of it, nothing can be said of the client.
  const cut = entries.find(
    ({ request, status }) =>
      status < 300 &&
      (request.bodyTruncated ||
        (request.bodyEncoding === 'base64' && request.headers['content-encoding'] !== undefined)),
  );
  if (cut !== undefined) throw new HarnessError(`the fake did not keep the whole body of ${cut.method} ${cut.url}`);
  const printed = outputTail === undefined ? {} : { outputTail, printedSecrets };
  return { world, events, entries, dropped, executions, injections, ending, secrets, tokens, ...printed };
}

/** All that is said of a case, whatever became of it. */
export function toCaseResult(
  { suite, given }: PlannedCase,
  { repeatOf, secrets = [] }: Pick<CaseContext, 'repeatOf' | 'secrets'>,
  found: Found,
  durationMs: number,
): CaseResult {
  const { id, level, title, requirement, source, feature, hint } = given;
  const { verdict, expected, observed, checks = [], breaches = [], exchange, evidence, outputTail = '' } = found;
  const all = evidence?.entries ?? [];
  const ending = evidence?.ending;
  const endedWell = ending === undefined || (ending.kind === 'exited' && ending.exitCode === 0);
  const lastWords = endedWell ? undefined : lastWordsOf(hideNamed(outputTail));
  const injected = Object.fromEntries((evidence?.injections ?? []).map(({ id: fault, what }) => [fault, what]));
  const hide = hideOf(evidence?.world.partner, evidence?.secrets ?? [], outputTail, secrets);
  const result: CaseResult = {
    id,
    suite,
    level,
    title,
    requirement,
    source,
    ...(feature === undefined ? {} : { feature }),
    verdict,
    checks,
    ...(breaches.length === 0 ? {} : { breaches }),
    expected,
    observed,
    ...(exchange === undefined ? {} : { exchange }),
    exchanges: all.map(({ sequence }) => sequence),
    entries: toShownEntries(all, exchange, hide),
    ...(ending?.kind === 'exited' ? { exitCode: ending.exitCode } : {}),
    ...(ending?.kind === 'signalled' ? { signal: ending.signal } : {}),
    timedOut: ending?.kind === 'timed-out',
    outputTail,
    ...(lastWords === undefined ? {} : { lastWords }),
    ...(Object.keys(injected).length === 0 ? {} : { injected }),
    ...(evidence === undefined ? {} : { names: namesIn(evidence) }),
    repeat: repeatOf(id),
    hint,
    durationMs: Math.round(durationMs),
  };
  const safe = hideInCase(result, hide);
  return { ...safe, hint: adviceFor(given, safe) };
}

/** More would make a report of a large world larger than its exchanges. */
const MOST_NAMES = 300;

/** What the ids in the URLs of a case stand for. */
function namesIn({ world, entries }: Evidence): Readonly<Record<string, string>> {
  const urls = entries.map(({ url }) => url).join('\n');
  const named: readonly (readonly [string, string])[] = [
    ...world.users.map(({ id, username }) => [id, `user ${JSON.stringify(username)}`] as const),
    ...world.flows.map(
      ({ id, title, user }) => [id, `flow ${JSON.stringify(title)} of ${JSON.stringify(user.username)}`] as const,
    ),
  ];
  return Object.fromEntries(named.filter(([id]) => urls.includes(id)).slice(0, MOST_NAMES));
}
