import type { Problem, Result } from './problem.js';

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** How many items and pages there are in all, by what the service says. Absent: it does not say, or no number. */
  readonly total: number | undefined;
  readonly pages: number | undefined;
}

/** A service that names more pages than this is not believed. */
const MOST_PAGES = 10_000;

/**
 * Every item of a list that others change meanwhile, each once, in no particular order; ends after the first error. `asked` is how
 * many items a page was asked to hold.
 *
 * Pages are asked for by number, so an item that goes moves all behind it to the front, and one that comes in between moves
 * them to the back. New items stand at the end of a list sorted by age and move none. So after the first page, the pages are
 * read from the last to the first: whatever goes meanwhile, what stays is then on a page yet to be read, never on one already
 * read. Only what others are put in before can be missed. When the list has grown, or the first page holds something new in the
 * end, the pages are read once more from the front; no page is read more often than twice. Where the service says nothing of the
 * number of pages, or what its pages do not bear out, they are read in turn until there is nothing new.
 */
export async function* walkPages<T>(
  read: (page: number) => Promise<Result<Page<T>>>,
  idOf: (item: T) => string,
  asked = Number.POSITIVE_INFINITY,
): AsyncGenerator<Result<T>, void, undefined> {
  const seen = new Set<string>();
  const fresh = (items: readonly T[]): T[] =>
    items.filter((item) => {
      const isNew = !seen.has(idOf(item));
      seen.add(idOf(item));
      return isNew;
    });
  /** Some services answer a number that is too high with the last page, or the first. */
  async function* readOn(from: number): AsyncGenerator<Result<T>, void, undefined> {
    for (let [page, stale] = [from, 0]; page <= MOST_PAGES; page++) {
      const { data, error } = await read(page);
      if (error !== undefined) return yield { error };
      const items = fresh(data.items);
      stale = items.length === 0 ? stale + 1 : 0;
      if (data.items.length === 0 || stale === 2) return;
      yield* items.map(toData);
    }
    yield { error: tooMany(MOST_PAGES) };
  }
  const first = await read(1);
  if (first.error !== undefined) return yield first;
  yield* fresh(first.data.items).map(toData);

  const last = lastPage(first.data);
  if (last === undefined) return yield* readOn(2);
  if (last > MOST_PAGES) return yield { error: tooMany(last) };
  let { total = 0 } = first.data;
  let [hasGrown, end] = [false, last];
  let isLastFull = first.data.items.length >= asked;
  const note = (page: Page<T>): readonly T[] => {
    hasGrown ||= (page.total ?? 0) > total || (page.pages ?? 0) > last;
    total = page.total ?? total;
    end = Math.min(MOST_PAGES, Math.max(end, page.pages ?? 0));
    return fresh(page.items);
  };
  for (let page = last > 1 ? last : 0; page >= 1; page--) {
    const { data, error } = await read(page);
    if (error !== undefined) return yield { error };
    if (page === last) {
      isLastFull = data.items.length >= asked;
      // Not a list that has shrunk, but a number that is not true.
      if (data.items.length === 0 && (data.pages ?? 0) >= last) return yield* readOn(2);
    }
    const items = note(data);
    // The first page holds something new: what came in front, though as many have gone, moved others to pages already read.
    hasGrown ||= page === 1 && items.length > 0;
    yield* items.map(toData);
  }
  for (let page = 2; hasGrown && page <= end; page++) {
    const { data, error } = await read(page);
    if (error !== undefined) return yield { error };
    if (page === end) isLastFull = data.items.length >= asked;
    yield* note(data).map(toData);
  }
  if (isLastFull) yield* readOn(end + 1);
}

function toData<T>(data: T): Result<T> {
  return { data };
}

/** Where the list ends; `undefined` where what the service says of it does not agree with what it gives. */
function lastPage<T>({ items, total, pages }: Page<T>): number | undefined {
  if (items.length === 0) return 1;
  if (pages === undefined || pages < 1 || total === undefined) return undefined;
  return total < items.length || total > pages * items.length ? undefined : pages;
}

function tooMany(pages: number): Problem {
  const message = `could not read a list to its end: the service speaks of ${pages} pages, more than ${MOST_PAGES} are not read`;
  return { kind: 'answer', message, body: undefined };
}
