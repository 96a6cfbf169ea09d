/** How something that breaks is made smaller. */
export interface Shrinking<Drawn, Seen> {
  /** Those that are a little smaller, those that are smaller by more first. */
  readonly smaller: (drawn: Drawn) => Iterable<Drawn>;
  /** What two of them share that are the same to the client. */
  readonly keyOf: (drawn: Drawn) => string;
  readonly look: (drawn: Drawn) => Promise<Seen>;
  /** Whether it still breaks in the same way. */
  readonly breaks: (seen: Seen) => boolean;
  /** How many are looked at side by side. */
  readonly parallel: number;
  /** At most so many are looked at. */
  readonly mostLooks: number;
  /** Ends the work early; the smallest so far stands. */
  readonly signal: AbortSignal;
  /** No look begins after this time of `performance.now()`. */
  readonly deadline: number;
}

export interface Shrunk<Drawn, Seen> {
  readonly drawn: Drawn;
  readonly seen: Seen;
  /** How many were looked at. */
  readonly looks: number;
  /** Nothing that is a little smaller breaks. Otherwise the work ended early. */
  readonly isSmallest: boolean;
}

/**
 * Makes something that breaks smaller, step by step. Of those that still break the first counts, whatever ends first, so that the
 * result does not hang on how fast the client is.
 */
export async function shrink<Drawn, Seen>(
  first: Pick<Shrunk<Drawn, Seen>, 'drawn' | 'seen'>,
  { smaller, keyOf, look, breaks, parallel, mostLooks, signal, deadline }: Shrinking<Drawn, Seen>,
): Promise<Shrunk<Drawn, Seen>> {
  const known = new Set([keyOf(first.drawn)]);
  let best = first;
  let looks = 0;
  const isOver = (): boolean => signal.aborted || looks >= mostLooks || performance.now() >= deadline;
  const findSmaller = async (): Promise<typeof best | undefined> => {
    const fresh = freshOf(smaller(best.drawn), known, keyOf);
    while (!isOver()) {
      const batch = take(fresh, Math.min(parallel, mostLooks - looks));
      if (batch.length === 0) return undefined;
      looks += batch.length;
      const seen = await Promise.all(batch.map(async (drawn) => ({ drawn, seen: await look(drawn) })));
      // Called off in the middle: what was seen of the client says nothing.
      if (signal.aborted) return undefined;
      // What broke beside the first that counts may be looked at again.
      for (const each of seen) if (!breaks(each.seen)) known.add(keyOf(each.drawn));
      const found = seen.find((each) => breaks(each.seen));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (let next = await findSmaller(); next !== undefined; next = await findSmaller()) {
    best = next;
    known.add(keyOf(best.drawn));
  }
  return { ...best, looks, isSmallest: !isOver() };
}

function* freshOf<Drawn>(
  all: Iterable<Drawn>,
  known: ReadonlySet<string>,
  keyOf: (drawn: Drawn) => string,
): Generator<Drawn, undefined> {
  const given = new Set<string>();
  for (const drawn of all) {
    const key = keyOf(drawn);
    if (known.has(key) || given.has(key)) continue;
    given.add(key);
    yield drawn;
  }
}

function take<Drawn>(from: Generator<Drawn, undefined>, count: number): readonly Drawn[] {
  const taken: Drawn[] = [];
  for (let at = 0; at < count; at += 1) {
    const { value } = from.next();
    if (value === undefined) break;
    taken.push(value);
  }
  return taken;
}
