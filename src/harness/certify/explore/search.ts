import type { CaseSource } from './draw-cases.js';
import type { DrawnCase, Habits } from './drawn-case.js';
import type { Look } from './look.js';
import { shrink } from './shrink.js';
import { toCase } from './to-case.js';

/** A search with everything settled. */
export interface SearchSettings {
  /** Cases for a client with these habits. */
  readonly sourceFor: (habits: Omit<Habits, 'features'>) => CaseSource;
  readonly look: (given: Look['given'], options?: { readonly patient?: boolean }) => Promise<Look>;
  readonly count: number;
  readonly seed: number;
  readonly parallel: number;
  /** Milliseconds for the search, and for making what it finds smaller. */
  readonly searchMs: number;
  readonly shrinkMs: number;
  readonly mostShrinkLooks: number;
  readonly signal: AbortSignal;
  readonly progress: Partial<SearchListener>;
}

/** Receives the progress of a search. */
export interface SearchListener {
  looked(done: number, count: number): void;
  /** Something breaks; it is being made smaller. */
  found(look: Look): void;
}

/** What a search came to. */
export interface Searched {
  /** How many of the drawn cases were run. */
  readonly looked: number;
  /** Faults that were armed in them, and how many of these hit a request. */
  readonly faults: { readonly armed: number; readonly met: number };
  readonly finding?: Finding;
  /** Why not all were run, where nothing was found. */
  readonly stopped?: 'time' | 'signal' | 'silence' | undefined;
  /** Of the last run. */
  readonly last?: Look | undefined;
}

/** What breaks, made as small as time allowed. */
export interface Finding {
  readonly smallest: Look;
  /** As it was drawn. */
  readonly first: Look;
  /** Runs of the client that it took to make it smaller. */
  readonly shrinkLooks: number;
  readonly isSmallest: boolean;
}

/** The simplest case, in which nothing fails. */
const PLAIN: DrawnCase = {
  bursts: [],
  events: [{ of: 0, data: 'order' }],
  users: [{ flows: 2, off: 0, declares: 'usual', isDisabled: false }],
  owners: 'user and tenant',
};

/** Runs the client in drawn cases, side by side, until an invariant breaks; then looks for the smallest case that breaks it. */
export async function search(settings: SearchSettings): Promise<Searched> {
  const { sourceFor, count, seed, parallel, searchMs, signal, progress } = settings;
  const timeUp = AbortSignal.timeout(searchMs);
  const plain = await settings.look(toCase(PLAIN, idOf(0)));
  if (signal.aborted) return summarize([], 'signal');
  // Whether the client calls at all is known before many are started.
  if (plain.evidence.entries.length === 0) return summarize([plain], 'silence');
  const source = sourceFor(habitsOf(plain));
  const drawn = [PLAIN, ...(count > 1 ? source.draw(count - 1, seed) : [])];
  const looks = new Map([[0, plain]]);
  const failures: unknown[] = [];
  let next = 1;
  let lowest = plain.broken === undefined ? drawn.length : 0;
  const work = async (): Promise<void> => {
    while (next < lowest && failures.length === 0 && !signal.aborted && !timeUp.aborted) {
      const at = next;
      next += 1;
      try {
        const look = await lookPatiently(toCase(drawn[at] ?? PLAIN, idOf(at)), settings);
        // Called off in the middle: what was seen of the client says nothing.
        if (signal.aborted) return;
        looks.set(at, look);
        // Of several the first drawn counts, whichever ends first.
        if (look.broken !== undefined) lowest = Math.min(lowest, at);
        progress.looked?.(looks.size, count);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  if (failures.length > 0) throw failures[0];
  const all = [...looks].sort(([a], [b]) => a - b).map(([, look]) => look);
  const [first, found] = [drawn[lowest], looks.get(lowest)];
  if (first === undefined || found === undefined)
    return summarize(all, signal.aborted ? 'signal' : all.length < drawn.length ? 'time' : undefined);
  progress.found?.(found);
  return { ...summarize(all), finding: await makeSmaller(first, found, source, settings) };
}

const USUAL_PAGE = 10;

function habitsOf({ evidence: { entries } }: Look): Omit<Habits, 'features'> {
  const lists = entries.filter(({ operation }) => operation === 'getFlows');
  const sizes = lists
    .map(({ query }) => Number(query['page[size]']?.[0]))
    .filter((size) => Number.isInteger(size) && size > 0);
  return {
    pageSize: sizes.at(-1) ?? USUAL_PAGE,
    fetchesFlows: entries.some(({ operation }) => operation === 'getFlow'),
  };
}

function summarize(looks: readonly Look[], stopped?: Searched['stopped']): Searched {
  const armed = looks.reduce((sum, { given }) => sum + (given.faults?.length ?? 0), 0);
  const met = looks.reduce(
    (sum, { evidence }) => sum + new Set(evidence.entries.flatMap(({ faults }) => faults)).size,
    0,
  );
  return { looked: looks.length, faults: { armed, met }, last: looks.at(-1), stopped };
}

function idOf(at: number): string {
  return `EXPLORE-${at + 1}`;
}

/** A client that did not end gets twice the time before that is held against it: the machine may have been slow. */
async function lookPatiently(given: Look['given'], { look }: SearchSettings): Promise<Look> {
  const first = await look(given);
  return first.broken?.name === 'ends' ? look(given, { patient: true }) : first;
}

async function makeSmaller(
  drawn: DrawnCase,
  first: Look,
  source: CaseSource,
  settings: SearchSettings,
): Promise<Finding> {
  const { look, parallel, shrinkMs, mostShrinkLooks, signal } = settings;
  const { id } = first.given;
  const deadline = performance.now() + shrinkMs;
  const { seen, looks, isSmallest } = await shrink(
    { drawn, seen: first },
    {
      smaller: source.smaller,
      keyOf: (each) => JSON.stringify(toCase(each, id)),
      look: (each) => look(toCase(each, id)),
      breaks: ({ broken }) => broken?.name === first.broken?.name,
      parallel,
      mostLooks: mostShrinkLooks,
      signal,
      deadline,
    },
  );
  return { smallest: seen, first, shrinkLooks: looks, isSmallest };
}
