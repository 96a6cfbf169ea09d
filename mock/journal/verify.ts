import type { ControlSchema } from '../../openapi/index.js';
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

/** What has come in of what is asked for. */
class Tally {
  readonly #journal: Journal;
  readonly #question: Question;
  readonly #matched: readonly Matched[];
  #dropped = 0;

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
    for (const entry of this.#journal.entries(since)) {
      this.#take(entry);
    }
  }

  /** Whether the entry changes anything. */
  #take(entry: StoredEntry): boolean {
    let isNew = false;
    for (const [i, matcher] of this.#question.matchers.entries()) {
      const matched = this.#matched[i];
      if (matched !== undefined && !matched.has(entry.sequence) && matcher.matches(entry)) {
        matched.set(entry.sequence, entry.arrival);
        isNew = true;
      }
    }
    return isNew;
  }

  /** Resolves once nothing can change the verdict any more, with whether the world has ended. */
  wait(): Promise<boolean> {
    if (this.#question.withinMs === 0 || this.#isSettled()) {
      return Promise.resolve(false);
    }
    return new Promise((resolve) => {
      const end = (isClosed: boolean) => {
        clearTimeout(timer);
        stop();
        resolve(isClosed);
      };
      const timer = setTimeout(() => end(false), this.#question.withinMs);
      let stop = () => {};
      stop = this.#journal.watch({
        onEntry: (entry) => {
          if (this.#take(entry) && this.#isSettled()) {
            end(false);
          }
        },
        onClear: () => this.#begin(),
        onClose: () => end(true),
      });
    });
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
      const next = [...matched]
        .map(([sequence, arrival]) => ({ sequence, arrival }))
        .filter((one) => before === undefined || isAfter(one, before))
        .sort((a, b) => (isAfter(a, b) ? 1 : -1))[0];
      if (next === undefined) {
        return { found, missing: i };
      }
      found.push(next);
    }
    return { found, missing: undefined };
  }

  verdict(redaction: Redaction, isClosed: boolean): VerificationResult {
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
    return { error: complaint + suffix, holds: false, ...known, nearest: this.#nearest(redaction) };
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

  #nearest(redaction: Redaction) {
    const { matchers, since, least, isInOrder } = this.#question;
    if (!isInOrder) {
      const short = matchers.filter((_, i) => (this.#matched[i]?.size ?? 0) < least);
      return short.flatMap((matcher) => nearest(this.#journal, matcher, redaction, { since }));
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
