import type { CertificationCase } from '../../../../contracts/index.js';
import type { ClientUnderTest } from '../client/client.js';
import type { Control } from '../control.js';
import type { Evidence, Opinion } from '../evidence.js';
import { arrivalOf } from '../judges/calls.js';
import { bounded, ends } from '../judges/exit-judges.js';
import { timeLimitOf } from '../plan.js';
import { gather, type StagedCase, stageCase } from '../run-case.js';
import { makePartner } from '../world/build-world.js';
import { CaseRandom } from '../world/case-random.js';
import { duties } from './to-case.js';

/** What the runs of a search share. */
export interface LookContext {
  readonly control: Control;
  readonly client: ClientUnderTest;
  readonly seed: number;
  /** Of a case with few deliveries. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Another one for each run: many runs share an id, and stand side by side. */
  readonly nextSandbox: () => string;
}

/** What a client did in a case. */
export interface Look {
  readonly given: CertificationCase;
  /** The first invariant that does not hold. */
  readonly broken?: BrokenInvariant;
  readonly evidence: Evidence;
  readonly outputTail: string;
}

export interface BrokenInvariant {
  /** `nothing-lost`; `ends`: the client does not end by itself. */
  readonly name: string;
  readonly opinion: Opinion;
}

/** Runs the client in a case, and judges it by the invariants. Rejects with a ConfigError or HarnessError. */
export async function lookAt(given: CertificationCase, context: LookContext): Promise<Look> {
  const { control, client, seed, signal, nextSandbox } = context;
  const planned = { suite: 'explore', given };
  const partner = makePartner(new CaseRandom(seed, given.id));
  const staged: StagedCase = await stageCase(planned, context, { sandbox: nextSandbox(), partner });
  try {
    const { baseUrl, events } = staged;
    const job = { baseUrl, ...partner, events: events.map(({ event }) => event) };
    const timeoutMs = timeLimitOf(planned, context.timeoutMs);
    const outcome = await client.run(job, { timeoutMs, signal });
    const evidence = await gather(planned, staged, control, outcome);
    const broken = firstBroken(given, evidence, timeoutMs);
    return { given, evidence, outputTail: outcome.outputTail, ...(broken === undefined ? {} : { broken }) };
  } finally {
    await control.deleteSandbox(staged.sandbox);
  }
}

function firstBroken(
  { judges }: CertificationCase,
  evidence: Evidence,
  timeoutMs: number,
): BrokenInvariant | undefined {
  const names = new Set<string>(judges.map(({ judge }) => judge));
  const looks: readonly (readonly [string, () => Opinion | undefined])[] =
    evidence.dropped > 0
      ? [['bounded', () => bounded(evidence, undefined)]]
      : [
          ...duties
            .filter(({ name }) => names.has(name))
            .map(({ name, judge }) => [name, () => judge(evidence)] as const),
          ['ends', () => (isAtWork(evidence, timeoutMs) ? undefined : ends(evidence, { timeoutMs }))],
        ];
  for (const [name, judge] of looks) {
    const opinion = judge();
    if (opinion?.kind === 'broken') return { name, opinion };
  }
  return undefined;
}

/** A client that still sent requests late is slow: many calls that each have to wait may lawfully take longer. */
function isAtWork({ entries }: Evidence, timeoutMs: number): boolean {
  const [first, last] = [entries[0], entries.at(-1)];
  return first !== undefined && last !== undefined && arrivalOf(last) - arrivalOf(first) > timeoutMs / 2;
}
