import fc from 'fast-check';
import { Bindings } from './bindings.js';
import { compareAnswers } from './compare.js';
import { drawStep } from './draw.js';
import type { Operation } from './operations.js';
import type { Answer, RequestStep, Step } from './step.js';
import type { Sent, Target } from './target.js';

export interface FuzzGiven {
  readonly a: Target;
  readonly b: Target;
  readonly operations: readonly Operation[];
  /** Tokens that mean the same to both. */
  readonly tokens: readonly { readonly a: string; readonly b: string }[];
  /** Both are fakes: each sequence begins with a reset, the clock stands still and is moved, and what differs is made smaller. */
  readonly areFakes: boolean;
  readonly seed: number;
  /** At most so many requests are drawn, those of shrinking not counted. */
  readonly requests: number;
  /** Steps of a sequence. */
  readonly length: number;
  /** The search ends after so many differences. */
  readonly mostDifferences: number;
  /** Whether the time is up: nothing more is drawn then. */
  readonly isLate: () => boolean;
  /** Called with the number of requests so far. */
  readonly onProgress?: (requests: number) => void;
}

export interface Difference {
  /** The smallest sequence that was found to show it. */
  readonly steps: readonly Step[];
  /** Of the last step. */
  readonly what: string;
  readonly operation: string;
}

export interface FuzzResult {
  readonly requests: number;
  readonly sequences: number;
  /** How many answers of the first target had which status; 0: no answer came. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly differences: readonly Difference[];
}

/** Clocks of two services, and how long requests take. */
const TOLERANCE_MS = 60_000;

/** Sends the same sequences of requests to both targets, and compares the answers up to what each makes up. */
export async function fuzz(given: FuzzGiven): Promise<FuzzResult> {
  const { a, b, operations, areFakes, requests: most, length, mostDifferences, isLate, onProgress } = given;
  const differences: Difference[] = [];
  const statuses: Record<number, number> = {};
  const known = new Set<string>();
  // Not another time: tokens of the world would have ended.
  const now = new Date().toISOString();
  let [requests, sequences, seed] = [0, 0, given.seed];
  const shrinkable = fc.array(drawStep(operations, areFakes), { minLength: 1, maxLength: length, size: 'max' });
  // Without a reset the bindings go on from sequence to sequence.
  const lasting = new Bindings(TOLERANCE_MS, given.tokens);

  const play = async (steps: readonly Step[]): Promise<Difference | undefined> => {
    const bindings = areFakes ? new Bindings(TOLERANCE_MS, given.tokens) : lasting;
    if (areFakes) await Promise.all([a.reset(now), b.reset(now)]);
    for (const [index, step] of steps.entries()) {
      const what = await playStep(step, given, bindings, statuses);
      if (what !== undefined) return { steps: steps.slice(0, index + 1), what, operation: nameOf(step) };
    }
    return undefined;
  };

  while (requests < most && differences.length < mostDifferences && !isLate()) {
    let last: Difference | undefined;
    let broken: { readonly error: unknown } | undefined;
    // Sequences are half as long as the longest, on average.
    const runs = Math.ceil((2.5 * (most - requests)) / length);
    const property = fc.asyncProperty(shrinkable, async (steps) => {
      if (broken !== undefined || (last === undefined && (requests >= most || isLate()))) return;
      const found = await play(steps).catch((error: unknown) => {
        broken = { error };
        return undefined;
      });
      if (last === undefined) {
        requests += steps.length;
        sequences += 1;
        if (sequences % 50 === 0) onProgress?.(requests);
      }
      // While it is made smaller it has to stay the same difference.
      if (found === undefined || known.has(keyOf(found)) || (last !== undefined && keyOf(last) !== keyOf(found)))
        return;
      last = found;
      throw new Error(found.what);
    });
    await fc.check(property, { seed, numRuns: runs, endOnFailure: !areFakes });
    if (broken !== undefined) throw broken.error;
    if (last === undefined) break;
    known.add(keyOf(last));
    differences.push(last);
    seed += 1;
  }
  return { requests, sequences, statuses, differences };
}

/** What of two differences makes them the same. */
function keyOf({ operation, what }: Difference): string {
  return `${operation} ${what.replace(/\[\d+\]/g, '[]').replace(/:.*/s, '')}`;
}

function nameOf(step: Step): string {
  return step.kind === 'request' ? step.operation : step.kind;
}

async function playStep(
  step: Step,
  { a, b }: FuzzGiven,
  bindings: Bindings,
  statuses: Record<number, number>,
): Promise<string | undefined> {
  const compare = (one: Answer, other: Answer): string | undefined => {
    statuses[one.status] = (statuses[one.status] ?? 0) + 1;
    return compareAnswers(one, other, bindings);
  };
  switch (step.kind) {
    case 'advance':
      await Promise.all([a.advance(step.seconds), b.advance(step.seconds)]);
      return undefined;
    case 'bytes': {
      const [one, other] = await Promise.all([a.sendBytes(step.text), b.sendBytes(step.text)]);
      return compare(one, other);
    }
    case 'request': {
      const [one, other] = await Promise.all([
        a.send(toSent(step, (text) => bindings.fill(text, 'a'))),
        b.send(toSent(step, (text) => bindings.fill(text, 'b'))),
      ]);
      return compare(one, other);
    }
  }
}

function toSent({ method, path, query, headers, body }: RequestStep, fill: (text: string) => string): Sent {
  const pairs = query.map(
    ([name, value]) => `${escapeName(name)}=${encodeURIComponent(Buffer.from(fill(value)).toString())}`,
  );
  const target = fill(path) + (pairs.length === 0 ? '' : `?${pairs.join('&')}`);
  const filled = Object.entries(headers).map(([name, value]) => [name, fill(value)]);
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return { method, target, headers: Object.fromEntries(filled), body: text === undefined ? undefined : fill(text) };
}

/** Brackets stay readable, as clients send them. */
function escapeName(name: string): string {
  return encodeURIComponent(name).replace(/%5B/g, '[').replace(/%5D/g, ']');
}
