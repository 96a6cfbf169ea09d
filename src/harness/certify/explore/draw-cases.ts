import fc from 'fast-check';
import { type Choice, coverPairs } from './cover-pairs.js';
import type { Burst, DrawnCase, DrawnEvent, DrawnUser, Habits, TargetName } from './drawn-case.js';
import { effectsOf, isForm, isSilent } from './target-effects.js';

/** Cases of a seed: the same seed and features give the same, and a larger count begins with those of a smaller. */
export interface CaseSource {
  draw(count: number, seed: number): readonly DrawnCase[];
  /** Cases that are a little smaller, those that are smaller by more first. */
  smaller(drawn: DrawnCase): Iterable<DrawnCase>;
}

/** How often requests of a kind are hit. */
type Targets = readonly (readonly [TargetName, number])[];

const TARGETS: Targets = [
  ['CALL', 6],
  ['PAGE', 3],
  ['LOOKUP', 4],
  ['WEBHOOK', 2],
  ['LOGIN', 2],
  ['FLOW', 2],
];

/** Where the list of flows has several pages. */
const TARGETS_OF_PAGES: Targets = [
  ['LATER', 4],
  ['PAGE', 3],
  ['CALL', 3],
  ['LOGIN', 1],
  ['LOOKUP', 2],
];

/** The smallest first. */
const FLOWS = [1, 2, 3, 0, 4, 8, 10, 11, 12, 19, 20, 21, 25];

/** With larger pages there are no worlds of several pages: they would take too long. */
const MOST_PER_PAGE = 110;

/** Half of the worlds have few flows, half several pages of them, where the client reads pages of a usual size. */
export function createCaseSource(habits: Habits): CaseSource {
  const { pageSize } = habits;
  const small = casesOf(TARGETS, FLOWS, habits);
  const several = [1, 2, pageSize + 1].map((more) => pageSize + more).filter((count) => count <= MOST_PER_PAGE + 10);
  const cases = pageSize > MOST_PER_PAGE ? small : fc.oneof(small, casesOf(TARGETS_OF_PAGES, several, habits));
  return {
    draw: (count, seed) => coverPairs(fc.sample(cases, { seed, numRuns: count }), choicesFor(habits), pageSize),
    smaller: function* (drawn) {
      yield* withoutOne(drawn);
      for (const { value } of cases.shrink(drawn, undefined)) yield value;
    },
  };
}

// The library takes members away from the front of a list, and leaves the last that must be there as it is.
function* withoutOne(drawn: DrawnCase): Generator<DrawnCase> {
  const { bursts, events, users } = drawn;
  for (const at of bursts.keys()) yield { ...drawn, bursts: bursts.toSpliced(at, 1) };
  if (events.length > 1) for (const at of events.keys()) yield { ...drawn, events: events.toSpliced(at, 1) };
  if (users.length > 1) for (const at of users.keys()) yield { ...drawn, users: users.toSpliced(at, 1) };
  for (const [at, burst] of bursts.entries()) {
    const { effects } = burst;
    if (effects.length === 1) continue;
    for (const gone of effects.keys())
      yield { ...drawn, bursts: bursts.with(at, { ...burst, effects: effects.toSpliced(gone, 1) }) };
  }
}

/** What may stand beside one another: effects of a moment, in which the client does not wait for its own time-out. */
function choicesFor({ features, fetchesFlows, pageSize }: Habits): readonly Choice[] {
  const targets: readonly TargetName[] = [
    ...(['LOOKUP', 'PAGE', 'WEBHOOK'] as const),
    ...(pageSize > MOST_PER_PAGE ? [] : (['LATER'] as const)),
    ...(fetchesFlows ? (['FLOW'] as const) : []),
    ...(features.includes('login') ? (['LOGIN'] as const) : []),
  ];
  return targets.flatMap((target) => {
    const all = effectsOf(target, features).filter((effect) => !isForm(effect) && !isSilent(effect));
    return [...new Set(all)].map((effect) => ({
      target,
      effect,
      weight: all.filter((each) => each === effect).length,
    }));
  });
}

// Equal choices among several: the more often one stands there, the more often it is drawn. Cases shrink towards the first.
function casesOf(targets: Targets, flows: readonly number[], habits: Habits): fc.Arbitrary<DrawnCase> {
  const bursts = fc.oneof(
    ...targets
      .filter(([target]) => target !== 'LOGIN' || habits.features.includes('login'))
      .filter(([target]) => target !== 'FLOW' || habits.fetchesFlows)
      .map(([target, weight]) => ({ arbitrary: burstOf(target, habits.features), weight })),
  );
  const list = (minLength: number) => fc.array(bursts, { minLength, maxLength: 4, size: 'max' });
  return fc.record({
    // Without any fault the suites look already.
    bursts: fc.oneof(
      { arbitrary: list(0), weight: 1 },
      { arbitrary: list(1), weight: 4 },
      { arbitrary: list(2), weight: 5 },
    ),
    events: fc.array(
      fc.record({
        of: fc.constantFrom(0, 0, 1, 2),
        data: fc.constantFrom<DrawnEvent['data'][]>('order', 'order', 'same', 'rich'),
      }),
      { minLength: 1, maxLength: 4, size: 'max' },
    ),
    users: fc.array(
      fc.record({
        flows: fc.constantFrom(...flows),
        off: fc.constantFrom(0, 0, 1, 3),
        declares: fc.constantFrom<DrawnUser['declares'][]>('usual', 'usual', 'part', 'nothing', 'bare'),
        isDisabled: fc.constantFrom(...Array.from({ length: 8 }, () => false), true),
      }),
      { minLength: 1, maxLength: 3, size: 'max' },
    ),
    owners: fc.constantFrom<DrawnCase['owners'][]>('user and tenant', 'user'),
  });
}

function burstOf(target: TargetName, features: readonly string[]): fc.Arbitrary<Burst> {
  const effect = fc.record({
    name: fc.constantFrom(...effectsOf(target, features)),
    times: fc.constantFrom(1, 1, 1, 1, 2, 3),
  });
  return fc.record({
    target: fc.constant(target),
    start: fc.constantFrom(1, 1, 1, 1, 2, 3),
    effects: fc.array(effect, { minLength: 1, maxLength: 2, size: 'max' }),
    lasts: fc.constantFrom(false, false, false, false, false, true),
  });
}
