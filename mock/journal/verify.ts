import type { ControlSchema } from '../../openapi/index.js';
import { Yielder } from '../domain/yielder.js';
import type { StoredEntry } from './entry.js';
import type { Journal } from './journal.js';
import { nearest } from './nearest.js';
import { parseVerification, type Question, type Verification } from './parse-verification.js';
import type { Redaction } from './to-journal-entry.js';

/** Whether it holds; if not, why, and what came nearest. */
export type VerificationResult = ControlSchema<'Verified'> | ControlSchema<'Unverified'>;

const MOST_SEQUENCES = 100;

/**
 * Answers a question about the journal, after waiting as long as it says for what has not come yet.
 * @throws VerificationError, at once
 */
export async function verify(journal: Journal, redaction: Redaction, asked: Verification): Promise<VerificationResult> {
  const tally = new Tally(journal, parseVerification(asked, redaction));
  const ended = await tally.wait();
  return tally.verdict(redaction, ended);
}

/** Numbers of the entries that matched, with the places at which they came in. */
type Matched = Map<number, number>;

/** What has come in of what is asked for. Entries are looked at piece by piece, so that nothing else waits for it. */
class Tally {
  readonly #journal: Journal;
  readonly #question: Question;
  readonly #matched: readonly Matched[];
  readonly #pace = new Yielder();
  #dropped = 0;
  /** Number of the next entry of the journal to look at, of those that were there at the start. */
  #next = 1;
  #end = 0;
  /** Those that came since. */
  #arrived: StoredEntry[] = [];

  constructor(journal: Journal, question: Question) {
    this.#journal = journal;
    this.#question = question;
    this.#matched = question.matchers.map(() => new Map());
    this.#begin();
  }

  #begin(): void {
    const { first, last, dropped } = this.#journal;
    const { since } = this.#question;
    // Of those that went, only the ones that would have been looked at.
    this.#dropped = Math.min(dropped, Math.max(0, first - 1 - Math.min(since, last)));
    for (const matched of this.#matched) {
      matched.clear();
    }
    this.#next = Math.max(first, since + 1);
    this.#end = last;
    this.#arrived = [];
  }

  /** Looks at what there is, until the verdict is certain or all was looked at. */
  async #look(): Promise<void> {
    for (let entry = this.#take(); entry !== undefined; entry = this.#take()) {
      for (const [i, matcher] of this.#question.matchers.entries()) {
        const matched = this.#matched[i];
        if (matched !== undefined && !matched.has(entry.sequence) && matcher.matches(entry)) {
          matched.set(entry.sequence, entry.arrival);
        }
        if (this.#pace.due) {
          await this.#pace.rest();
        }
      }
    }
  }

  #take(): StoredEntry | undefined {
    for (; this.#next <= this.#end; this.#next += 1) {
      const entry = this.#journal.get(this.#next);
      if (entry !== undefined) {
        this.#next += 1;
        return entry;
      }
      // It went while others were looked at.
      this.#dropped += 1;
    }
    return this.#arrived.shift();
  }

  /** Resolves once nothing can change the verdict any more, with whether the world has ended. */
  async wait(): Promise<boolean> {
    const { withinMs } = this.#question;
    if (withinMs === 0) {
      await this.#look();
      return false;
    }
    let isLate = false;
    let isClosed = false;
    let wake = () => {};
    const stop = this.#journal.watch({
      onEntry: (entry) => {
        this.#arrived.push(entry);
        wake();
      },
      onClear: () => this.#begin(),
      onClose: () => {
        isClosed = true;
        wake();
      },
    });
    const timer = setTimeout(() => {
      isLate = true;
      wake();
    }, withinMs);
    try {
      for (;;) {
        await this.#look();
        if (this.#isSettled() || isLate || isClosed) {
          return isClosed && !this.#isSettled();
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      clearTimeout(timer);
      stop();
    }
  }

  #isSettled(): boolean {
    const { most, waitsToTheEnd } = this.#question;
    return this.#matched.some(({ size }) => size > most) || (!waitsToTheEnd && this.#isEnough());
  }

  #isEnough(): boolean {
    const { least, most, isInOrder } = this.#question;
    return isInOrder
      ? this.#order().missing === undefined
      : this.#matched.every(({ size }) => size >= least && size <= most);
  }

  /** The first entry of the first match, the first of the second after that, and so on, as far as it goes. */
  #order(): { readonly found: readonly Arrival[]; readonly missing: number | undefined } {
    const found: Arrival[] = [];
    for (const [i, matched] of this.#matched.entries()) {
      const before = found.at(-1);
      let next: Arrival | undefined;
      for (const [sequence, arrival] of matched) {
        if (arrival > (before?.arrival ?? 0) && arrival < (next?.arrival ?? Number.POSITIVE_INFINITY)) {
          next = { sequence, arrival };
        }
      }
      if (next === undefined) {
        return { found, missing: i };
      }
      found.push(next);
    }
    return { found, missing: undefined };
  }

  async verdict(redaction: Redaction, isClosed: boolean): Promise<VerificationResult> {
    const { most } = this.#question;
    const counts = this.#matched.map(({ size }) => size);
    const [only] = counts;
    const known = {
      matched: counts.length === 1 && only !== undefined ? only : counts,
      sequences: this.#sequences(),
      dropped: this.#dropped,
    };
    // A match may be among the dropped entries.
    const isUnknown = this.#dropped > 0 && most !== Number.POSITIVE_INFINITY && counts.every((count) => count <= most);
    const complaint = isUnknown ? this.#unknown() : this.#isEnough() ? undefined : this.#complaint();
    if (complaint === undefined) {
      return { holds: true, ...known };
    }
    const lost = this.#dropped > 0 && !isUnknown ? ` The journal had dropped ${this.#dropped} entries before.` : '';
    const suffix = isClosed ? `${lost} The world ended while it was waited for.` : lost;
    return { error: complaint + suffix, holds: false, ...known, nearest: await this.#nearest(redaction) };
  }

  #sequences(): number[] {
    const sequences = this.#question.isInOrder
      ? this.#order().found.map(({ sequence }) => sequence)
      : [...new Set(this.#matched.flatMap((matched) => [...matched.keys()]))].sort((a, b) => a - b);
    return sequences.slice(-MOST_SEQUENCES);
  }

  #unknown(): string {
    return `It can't be told: the journal dropped ${this.#dropped} entries to make room. Give "since", or start the mock with a larger journalSize.`;
  }

  #complaint(): string {
    const { withinMs, times, isInOrder, matchers } = this.#question;
    const wait = withinMs === 0 ? '' : ` within ${withinMs} ms`;
    if (isInOrder) {
      const { found, missing = 0 } = this.#order();
      const before = found.at(-1);
      const where = before === undefined ? 'came' : `came after #${before.sequence}`;
      return `Expected ${matchers.length} requests in this order, but none like matches[${missing}] ${where}${wait}.`;
    }
    const wrong = this.#matched.flatMap(({ size }, i) => (this.#isRight(size) ? [] : [{ size, i }]));
    if (matchers.length === 1) {
      const [{ size = 0 } = {}] = wrong;
      return `Expected ${times}, but there ${size === 1 ? 'was' : 'were'} ${size}${wait}.`;
    }
    const each = wrong.map(({ size, i }) => `${size} like matches[${i}]`);
    return `Expected ${times} for each match, but there were ${each.join(', ')}${wait}.`;
  }

  #isRight(count: number): boolean {
    return count >= this.#question.least && count <= this.#question.most;
  }

  async #nearest(redaction: Redaction) {
    const { matchers, since, least, isInOrder } = this.#question;
    if (!isInOrder) {
      const short = matchers.filter((_, i) => (this.#matched[i]?.size ?? 0) < least);
      const found = [];
      for (const matcher of short) {
        found.push(...(await nearest(this.#journal, matcher, redaction, { since })));
      }
      return found;
    }
    const { found, missing } = this.#order();
    const matcher = matchers[missing ?? 0];
    const before = found.at(-1);
    if (missing === undefined || matcher === undefined) {
      return [];
    }
    const extra = (entry: StoredEntry) =>
      before === undefined || isAfter(entry, before)
        ? []
        : [
            {
              place: 'order',
              expected: `after #${before.sequence}`,
              actual: entry.sequence === before.sequence ? 'the same request' : 'before it',
            },
          ];
    return nearest(this.#journal, matcher, redaction, { since, extra });
  }
}

interface Arrival {
  readonly sequence: number;
  readonly arrival: number;
}

function isAfter(one: Arrival, other: Arrival): boolean {
  return one.arrival > other.arrival;
}
