import { at, type QueryValue } from '../../domain/upstream/query.js';
import { UpstreamHang } from '../../http/errors.js';
import type { Scope } from '../../store/collection.js';
import { compareBytes } from '../../store/sort-order.js';
import type { StoredDocument } from '../../store/stored-document.js';
import type { Condition } from './query.js';

// `filter[user]` goes to upstream's database as it stands: a text is an owner's id, a list any of them, and an object with
// names like `$ne` is an operator (facts: upstream behaviour B3).

export interface OwnerFilter {
  readonly scope: Scope;
  readonly condition?: Condition;
}

const texts = (value: QueryValue): string[] | undefined => {
  const list = Array.isArray(value) ? value : [value];
  const strings = list.filter((item) => typeof item === 'string');
  return strings.length === list.length ? strings : undefined;
};

const is = (order: (n: number) => boolean) => (owner: string, value: string) => order(compareBytes(owner, value));

/** Whether an owner's id compares so to the text given. */
const COMPARISONS: Readonly<Record<string, (owner: string, value: string) => boolean>> = {
  $eq: (owner, value) => owner === value,
  $gt: is((n) => n > 0),
  $gte: is((n) => n >= 0),
  $lt: is((n) => n < 0),
  $lte: is((n) => n <= 0),
};

export function ownerFilter(value: QueryValue): OwnerFilter {
  const ids = texts(value);
  if (ids !== undefined) {
    return { scope: [...new Set(ids)] };
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw unanswered();
  }
  const tests = Object.keys(value).map((name) => operator(name, at(value, name)));
  return {
    scope: 'all',
    condition: { key: `user=${JSON.stringify(value)}`, holds: (item) => tests.every((test) => test(item)) },
  };
}

function operator(name: string, value: QueryValue): (item: StoredDocument) => boolean {
  const ids = texts(value);
  const [first] = ids ?? [];
  if (ids === undefined) {
    throw unanswered();
  }
  if (name === '$in') {
    return (item) => item.owners.some((owner) => ids.includes(owner));
  }
  if (name === '$nin' || name === '$ne') {
    return (item) => !item.owners.some((owner) => ids.includes(owner));
  }
  if (name === '$exists') {
    const wanted = first !== 'false' && first !== '0' && first !== 'no';
    return (item) => item.owners.length > 0 === wanted;
  }
  const compare = Object.hasOwn(COMPARISONS, name) ? COMPARISONS[name] : undefined;
  if (compare === undefined || first === undefined) {
    throw unanswered();
  }
  return (item) => item.owners.some((owner) => compare(owner, first));
}

function unanswered(): UpstreamHang {
  return new UpstreamHang(
    'filter[user] is nothing that the database can look for, and upstream fails on it without answering',
  );
}
