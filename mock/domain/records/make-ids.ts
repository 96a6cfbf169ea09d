import { hash } from 'node:crypto';

export const DAY = 24 * 60 * 60 * 1000;

/** When a world begins unless its file says otherwise. Fixed: a moment that depended on today would change its bytes every day. */
export const BEGINNING = '2026-11-24T09:00:00.000Z';

/** How long before the world begins its first records were made: to the start of a day for `BEGINNING`. */
const PAST = 54 * DAY + 9 * 60 * 60 * 1000;

/** What made-up values depend on besides the keys of their records. */
export interface Maker {
  readonly seed: number;
  /** When the world begins, in milliseconds since 1970. What is made up lies before. */
  readonly beginsAt: number;
}

/** What of a kind decides how its records are made up. */
export interface MadeKind {
  /** What one record is called, in messages, events and data files. */
  readonly one: string;
  readonly idMember: '_id' | 'id';
  /** When made-up records came into the world, in days after its first: the first such day, and how many follow. */
  readonly window: readonly [first: number, days: number];
}

interface Made {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Which record of its key this is, from 1. */
  readonly nth: number;
}

/** The members that a record of any kind may bring along instead of having them made. */
export interface Identified {
  readonly _id?: string;
  readonly id?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

export interface RecordMaker {
  readonly seed: number;
  make(key: readonly unknown[], written: Identified): Made;
}

/**
 * Makes the ids and times that the records of one kind leave out. A made value depends on the seed and the record's key alone (and,
 * for the n-th record with the same key, on n): not on other records, the time zone or the day. Ids begin with the second of
 * creation, as MongoDB's do, and repeat no id that is written.
 */
export function createMaker(
  { seed, beginsAt }: Maker,
  { one, idMember, window: [first, days] }: MadeKind,
  written: readonly Identified[],
): RecordMaker {
  const taken = new Set(written.map((record) => record[idMember]));
  const seen = new Map<string, number>();
  return {
    seed,
    make(key, record) {
      const id = record[idMember];
      const name = JSON.stringify(key);
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      const known = record.createdAt ?? record.updatedAt;
      if (id !== undefined && known !== undefined) {
        return { id, createdAt: known, updatedAt: record.updatedAt ?? known, nth };
      }
      for (let attempt = 0; ; attempt += 1) {
        const hex = hash('sha256', JSON.stringify([seed, one, ...key, nth, attempt]));
        const offset = first * DAY + (Number.parseInt(hex.slice(16, 28), 16) % (days * DAY + 1));
        const createdAt = known ?? new Date(beginsAt - PAST + offset).toISOString();
        const seconds = Math.floor(Date.parse(createdAt) / 1000) >>> 0;
        const made = id ?? seconds.toString(16).padStart(8, '0') + hex.slice(0, 16);
        if (id === undefined && taken.has(made)) continue;
        taken.add(made);
        return { id: made, createdAt, updatedAt: record.updatedAt ?? createdAt, nth };
      }
    },
  };
}

/** A username as upstream stores and compares it: in lower case. */
export function toUsername(name: string): string {
  return name.toLowerCase();
}
