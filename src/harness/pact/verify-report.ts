import type { CheckRun, CheckVerdict, Place, ReportedCheck } from '../reports/check.js';
import { shownStates } from './hide-credentials.js';
import type { Mismatch } from './mismatches.js';
import type { PactFile, PactInteraction } from './pact-file.js';
import { placeFinder } from './places.js';
import { toUnreadableChecks, type UnreadablePact } from './unreadable.js';
import type { InteractionResult, PactResult } from './verify-result.js';

/** What was verified, and when. */
export interface VerifyRun {
  readonly version: string;
  /** What was verified: `the fake`, or an address. */
  readonly provider: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly pacts: readonly PactResult[];
  readonly unreadable: readonly UnreadablePact[];
}

const verdicts: Readonly<Record<InteractionResult['verdict'], CheckVerdict>> = {
  passed: 'passed',
  failed: 'failed',
  pending: 'excused',
  skipped: 'skipped',
  unknown: 'broken',
  broken: 'broken',
};

/** The description, with what is given where there is something. */
export function titleOf({ description, states }: PactInteraction): string {
  if (states.length === 0) return description;
  return `${description}, given ${states.map(({ name }) => name).join(' and ')}`;
}

/** What is wrong, or why there is no judgement, a line each; empty where all is well. */
export function reasonsOf(result: InteractionResult, placeOf?: (mismatch: Mismatch) => string): readonly string[] {
  switch (result.verdict) {
    case 'passed':
      return [];
    case 'failed':
    case 'pending':
      return result.mismatches.map(
        (mismatch) => `${mismatch.place}: ${mismatch.message}${placeOf === undefined ? '' : ` (${placeOf(mismatch)})`}`,
      );
    case 'unknown':
      return result.problems;
    case 'skipped':
      return [result.reason];
    case 'broken':
      return result.problems.map(
        ({ message, path }) =>
          `${message}${placeOf === undefined ? '' : ` (${placeOf({ place: '', message, path })})`}`,
      );
  }
}

/** Where in the pact's file a mismatch, or else the interaction itself, stands. The file is read at most once. */
export function placesIn({ source, text }: PactFile): (interaction: PactInteraction, mismatch?: Mismatch) => Place {
  let find: ReturnType<typeof placeFinder> | undefined;
  return ({ index }, mismatch) => {
    find ??= placeFinder(text);
    return { file: source, ...find(['interactions', index, ...(mismatch?.path ?? [])]) };
  };
}

/** The name of a pact, which no other file has, and names for its interactions, of which no two are the same. */
export function namesIn({ consumer, provider, source }: PactFile) {
  const seen = new Map<string, number>();
  return {
    suite: `${consumer} - ${provider} (${source})`,
    nameOf: (interaction: PactInteraction): string => {
      const title = titleOf(interaction);
      const times = (seen.get(title) ?? 0) + 1;
      seen.set(title, times);
      return times === 1 ? title : `${title} (${times})`;
    },
  };
}

/** Whether the pact itself is wrong. */
function isAtFault(result: InteractionResult): boolean {
  return result.verdict === 'unknown' || (result.verdict === 'broken' && result.fault === 'pact');
}

function problemOf(result: InteractionResult): Mismatch | undefined {
  const [problem] = result.verdict === 'broken' ? result.problems : [];
  return problem === undefined ? undefined : { place: '', ...problem };
}

/** The run as what a report is made of. To SARIF, which lists only what failed, faults of the pact are failures, too. */
export function toCheckRun(
  { version, provider, startedAt, durationMs, pacts, unreadable }: VerifyRun,
  form: 'junit' | 'sarif',
): CheckRun {
  const checks = pacts.flatMap(({ pact, results }) => {
    const placeOf = placesIn(pact);
    const { suite, nameOf } = namesIn(pact);
    return results.map((result): ReportedCheck => {
      const mismatch = 'mismatches' in result ? result.mismatches[0] : problemOf(result);
      const [message, ...more] = reasonsOf(result);
      return {
        suite,
        name: nameOf(result.interaction),
        verdict: form === 'sarif' && isAtFault(result) ? 'failed' : verdicts[result.verdict],
        ...(message === undefined ? {} : { message, place: placeOf(result.interaction, mismatch) }),
        ...(more.length === 0 ? {} : { details: [message, ...more].join('\n') }),
        durationMs: result.durationMs,
      };
    });
  });
  return {
    tool: { name: 'flowmate-mock', version },
    title: `flowmate-mock verify: ${provider}`,
    startedAt,
    durationMs,
    checks: [...checks, ...toUnreadableChecks(unreadable, form)],
  };
}

/** The run as JSON, for other programs. */
export function toVerifyJson(run: VerifyRun, exitCode: number): string {
  const { version, provider, startedAt, durationMs, pacts, unreadable } = run;
  const written = pacts.map(({ pact, results }) => {
    const placeOf = placesIn(pact);
    return {
      file: pact.source,
      consumer: pact.consumer,
      provider: pact.provider,
      interactions: results.map((result) => ({
        description: result.interaction.description,
        states: shownStates(result.interaction.states),
        verdict: result.verdict,
        durationMs: Math.round(result.durationMs),
        ...('mismatches' in result
          ? {
              mismatches: result.mismatches.map(({ place, message, path }) => ({
                place,
                message,
                at: placeOf(result.interaction, { place, message, path }),
              })),
            }
          : { reasons: reasonsOf(result) }),
      })),
    };
  });
  const report = { tool: { name: 'flowmate-mock', version }, provider, startedAt, durationMs: Math.round(durationMs) };
  return `${JSON.stringify({ ...report, exitCode, pacts: written, unreadable }, undefined, 2)}\n`;
}
