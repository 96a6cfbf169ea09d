import { hash } from 'node:crypto';

export const DAY = 24 * 60 * 60 * 1000;

/** When a world begins that says nothing else. Fixed: a moment that depended on today would change its bytes every day. */
export const BEGINNING = '2026-11-24T09:00:00.000Z';

/** How long before the world begins its first records were made: to the start of a day for `BEGINNING`. */
const PAST = 54 * DAY + 9 * 60 * 60 * 1000;

/** When the records of a kind come into a world, in days after its first: the people before what they make. */
const WINDOWS = {
  tenant: [0, 0],
  role: [0, 0],
  user: [1, 10],
  template: [2, 12],
  secret: [13, 14],
  flow: [15, 25],
  token: [41, 4],
} as const;

/** What made-up records hang on besides their own keys. */
export interface Maker {
  readonly seed: number;
  /** When the world begins, in milliseconds since 1970. What is made up lies before. */
  readonly beginsAt: number;
}

type MadeKind = keyof typeof WINDOWS;

interface Made {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

type MakeRecord = (
  key: readonly unknown[],
  id: string | undefined,
  written: { readonly createdAt?: string; readonly updatedAt?: string },
) => Made;

/**
 * Gives the records of one kind the id and times that their file leaves out. A made value hangs on the seed and the record's
 * key alone (and, for the n-th record with the same key, on n), so other records, the time zone and the day do not matter.
 * Ids begin with the second of creation, as MongoDB's do. `writtenIds` are those no made id may repeat.
 */
export function createMaker(
  { seed, beginsAt }: Maker,
  kind: MadeKind,
  writtenIds: readonly (string | undefined)[],
): MakeRecord {
  const taken = new Set(writtenIds);
  const seen = new Map<string, number>();
  const [first, days] = WINDOWS[kind];
  return (key, id, written) => {
    const name = JSON.stringify(key);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const known = written.createdAt ?? written.updatedAt;
    if (id !== undefined && known !== undefined) {
      return { id, createdAt: known, updatedAt: written.updatedAt ?? known };
    }
    for (let attempt = 0; ; attempt += 1) {
      const hex = hash('sha256', JSON.stringify([seed, kind, ...key, count, attempt]));
      const offset = first * DAY + (Number.parseInt(hex.slice(16, 28), 16) % (days * DAY + 1));
      const createdAt = known ?? new Date(beginsAt - PAST + offset).toISOString();
      const seconds = Math.floor(Date.parse(createdAt) / 1000) >>> 0;
      const made = id ?? seconds.toString(16).padStart(8, '0') + hex.slice(0, 16);
      if (id === undefined && taken.has(made)) continue;
      taken.add(made);
      return { id: made, createdAt, updatedAt: written.updatedAt ?? createdAt };
    }
  };
}

/** A username as upstream stores and compares it: in lower case. */
export function toUsername(name: string): string {
  return name.toLowerCase();
}
