import type { Burst, DrawnCase, DrawnEffect, TargetName } from './drawn-case.js';
import { MOST_FAULTS } from './drawn-case.js';

/** A fault that may be drawn, and how often against others. */
export interface Choice {
  readonly target: TargetName;
  readonly effect: DrawnEffect;
  readonly weight: number;
}

/** A pair that was covered before is worth so much less, each time. */
const AGAIN = 1 / 8;
/** Each so many cases one stays as it was drawn. */
const AS_DRAWN = 4;

/** In this order a client comes to them. */
const ORDER: readonly TargetName[] = ['LOOKUP', 'LOGIN', 'PAGE', 'LATER', 'FLOW', 'WEBHOOK'];

/**
 * Gives most cases faults that stand beside one another in none before: what goes wrong only after something else went wrong is found
 * by pairs, and drawn at random few of them come at all. Worlds and events stay. A longer list gives the same first cases.
 */
export function coverPairs(
  all: readonly DrawnCase[],
  choices: readonly Choice[],
  pageSize: number,
): readonly DrawnCase[] {
  const counts = new Map<string, number>();
  const usable = choices.filter(({ target }) => ORDER.includes(target));
  const waits = usable.filter(({ effect }) => isWait(effect)).sort((a, b) => b.weight - a.weight);
  return all.map((drawn, at) => {
    if (at % AS_DRAWN === 0) return drawn;
    // Where several events ask for the same, what asks to wait says nothing of a request that comes too early.
    const isOfOne = at % AS_DRAWN === 1;
    const shown = isOfOne ? { ...drawn, events: drawn.events.slice(0, 1) } : drawn;
    const own = isOfOne ? usable : usable.filter(({ effect }) => !isWait(effect));
    const requests = requestsIn(shown, pageSize);
    const firsts = isOfOne ? waits : own;
    const faults = chooseFaults(
      own,
      requests,
      counts,
      firsts[(isOfOne ? Math.floor(at / AS_DRAWN) : at) % firsts.length],
    );
    for (const key of pairsOf(faults).keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
    // Of a delivery that is not the first one something was delivered before.
    const calls = faults.filter(({ target }) => target === 'WEBHOOK').length;
    const skipped = at % 2 === 0 && (requests.WEBHOOK ?? 0) > calls ? 1 : 0;
    return { ...shown, bursts: faults.map((fault, place) => toBurst(fault, faults.slice(0, place), skipped)) };
  });
}

function isWait(effect: DrawnEffect): boolean {
  return /^\d+-(?:seconds|date)$/.test(effect);
}

type Requests = Readonly<Partial<Record<TargetName, number>>>;

/** How many requests of each kind come at least from a client that stores what it has read. */
function requestsIn({ events, users }: DrawnCase, pageSize: number): Requests {
  const own = [...new Set(events.map(({ of }) => of % users.length))].flatMap((at) => users[at] ?? []);
  const active = own.filter(({ isDisabled }) => !isDisabled);
  const deliveries = active.reduce((sum, { flows }) => sum + flows, 0);
  const later = active.filter(({ flows }) => flows > pageSize).length;
  return { LOOKUP: own.length, PAGE: active.length, LATER: later, FLOW: deliveries, LOGIN: 1, WEBHOOK: deliveries };
}

/** Adds what makes most of new pairs, as long as a client comes to it. */
function chooseFaults(
  choices: readonly Choice[],
  requests: Requests,
  counts: ReadonlyMap<string, number>,
  first: Choice | undefined,
): readonly Choice[] {
  const chosen = first !== undefined && isReached([first], requests) ? [first] : [];
  while (chosen.length < MOST_FAULTS) {
    let best: { readonly choice: Choice; readonly worth: number } | undefined;
    for (const choice of choices) {
      if (!isReached([...chosen, choice], requests)) continue;
      const worth = worthOf(pairsOf([...chosen, choice]), counts) + choice.weight / 1_000;
      if (best === undefined || worth > best.worth) best = { choice, worth };
    }
    if (best === undefined) break;
    chosen.push(best.choice);
  }
  return inOrder(chosen);
}

/** Of one operation the first chosen comes first. */
function inOrder(chosen: readonly Choice[]): Choice[] {
  return [...chosen].sort((a, b) => ORDER.indexOf(a.target) - ORDER.indexOf(b.target));
}

/** After these a client may give the event up, or the call. */
function isFinal(effect: DrawnEffect): boolean {
  return /^(?:[45]\d\d|30\d.*|html|error-object|no-json)$/.test(effect) && !/^(?:429|50[234])$/.test(effect);
}

function isReached(chosen: readonly Choice[], requests: Requests): boolean {
  // A client that reports one delivery may lose another in silence: that does not show.
  if (chosen.filter(({ effect }) => isFinal(effect)).length > 1) return false;
  let lost = 0;
  let hasExpired = false;
  for (const target of ORDER) {
    const hits = chosen.filter((each) => each.target === target);
    const final = hits.filter(({ effect }) => isFinal(effect)).length;
    const needed = final + (final < hits.length ? 1 : 0);
    if (needed > (requests[target] ?? 0) - lost) return false;
    // A client logs in where its token has expired.
    if (target === 'LOGIN' && hits.length > 0 && !hasExpired) return false;
    hasExpired ||= hits.some(({ effect }) => effect === 'expired');
    if (target !== 'LOGIN') lost += final;
  }
  return true;
}

/** Unlike pairs, with what they are worth. */
function pairsOf(chosen: readonly Choice[]): ReadonlyMap<string, number> {
  const sorted = inOrder(chosen);
  const pairs = sorted.flatMap((one, at) =>
    sorted
      .slice(at + 1)
      .map((two): [string, number] => [
        `${one.effect}@${one.target} ${two.effect}@${two.target}`,
        Math.sqrt(one.weight * two.weight),
      ]),
  );
  return new Map(pairs);
}

function worthOf(pairs: ReadonlyMap<string, number>, counts: ReadonlyMap<string, number>): number {
  return [...pairs].reduce((sum, [key, weight]) => sum + weight * AGAIN ** (counts.get(key) ?? 0), 0);
}

/** Each hits the request after the one before it: its retry, where there is one. */
function toBurst({ target, effect }: Choice, before: readonly Choice[], skipped: number): Burst {
  const start = 1 + before.filter((each) => each.target === target).length + (target === 'WEBHOOK' ? skipped : 0);
  return { target, start, effects: [{ name: effect, times: 1 }], lasts: false };
}
