import type { StoredDocument } from './stored-document.js';

/** What a list may be sorted by; `none` is the order of insertion. */
export type SortField = 'createdAt' | 'updatedAt' | 'name' | 'none';

export interface Order {
  readonly field: SortField;
  readonly descending: boolean;
}

export type Compare = (a: StoredDocument, b: StoredDocument) => number;

const HIGH = /[\ud800-\uffff]/;

/** The order of the strings' UTF-8 bytes, which is the order of code points. */
export function compareBytes(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  if (!HIGH.test(a) || !HIGH.test(b)) {
    return a < b ? -1 : 1;
  }
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

// A missing name counts as null, and null sorts before every string.
function compareNames(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') {
    return compareBytes(a, b);
  }
  return Number(typeof a === 'string') - Number(typeof b === 'string');
}

/** A total order: equal keys are in order of insertion in either direction. */
export function comparator(order: Order): Compare {
  const sign = order.descending ? -1 : 1;
  switch (order.field) {
    case 'none':
      return (a, b) => a.position - b.position;
    case 'name':
      return (a, b) => sign * compareNames(a.name, b.name) || a.position - b.position;
    case 'createdAt':
      return (a, b) => sign * compareNumbers(a.createdAt, b.createdAt) || a.position - b.position;
    case 'updatedAt':
      return (a, b) => sign * compareNumbers(a.updatedAt, b.updatedAt) || a.position - b.position;
  }
}

// A difference would be NaN between two infinities.
function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export const byPosition: Compare = comparator({ field: 'none', descending: false });
