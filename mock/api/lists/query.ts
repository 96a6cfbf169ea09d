import type { Dialect } from '../../domain/dialect.js';
import { isObjectId, toObjectId } from '../../domain/upstream/object-id.js';
import { refuseLongRepeats } from '../../domain/upstream/pcre.js';
import { at, type Query, type QueryValue, textOf } from '../../domain/upstream/query.js';
import { ApiError, UpstreamHang } from '../../http/errors.js';
import type { Order, SortField } from '../../store/sort-order.js';
import type { StoredDocument } from '../../store/stored-document.js';

// How flows and templates read the query of a list, in the order of upstream's checks (facts: upstream behaviour B3, B11).

export interface PageQuery {
  /** As read, also when it makes no sense: NaN and negative sizes go back to the client in `meta`. */
  readonly size: number;
  readonly number: number;
}

/** A condition with a name: equal keys mean equal conditions. */
export interface Condition {
  readonly key: string;
  readonly holds: (item: StoredDocument) => boolean;
}

export interface ListQuery {
  readonly page: PageQuery;
  readonly conditions: readonly Condition[];
  readonly order: Order | undefined;
  /** The value of `filter[user]`, when it is there. */
  readonly user: QueryValue;
}

export interface ListRules {
  /** Words of `filter[status]` and the status that each means. */
  readonly statuses: Readonly<Record<string, string>>;
  /** Refuses a caller who may not filter by user. */
  readonly permitUser: () => void;
  /** Upstream's templates know no `filter[fromTemplate]`. */
  readonly fromTemplate: boolean;
  /** Flows ignore `sort=`, templates refuse it. */
  readonly emptySort: 'ignored' | 'refused';
  readonly search: Dialect['search'];
}

/** Reads the query; refuses the first thing that is wrong. */
export function readListQuery(query: Query, rules: ListRules): ListQuery {
  const { parsed } = query;
  const page = readPage(parsed.page);
  const conditions: Condition[] = [];
  const filter = parsed.filter;
  const status = at(filter, 'status');
  if (status !== undefined) {
    conditions.push(statusCondition(status, rules.statuses));
  }
  const type = at(filter, 'type');
  if (type !== undefined) {
    conditions.push(typeCondition(type));
  }
  const user = at(filter, 'user');
  if (user !== undefined) {
    rules.permitUser();
  }
  const fromTemplate = rules.fromTemplate ? at(filter, 'fromTemplate') : undefined;
  if (fromTemplate !== undefined) {
    conditions.push(fromTemplateCondition(fromTemplate));
  }
  const order = readSort(parsed.sort, rules.emptySort);
  const search = readSearch(parsed.search, rules.search);
  if (search !== undefined) {
    conditions.push(search);
  }
  return { page, conditions, order, user };
}

function readPage(page: QueryValue): PageQuery {
  const size = at(page, 'size');
  const number = at(page, 'number');
  return {
    size: size === undefined ? 10 : Number.parseInt(textOf(size), 10),
    number: number === undefined ? 1 : Number.parseInt(textOf(number), 10),
  };
}

function statusCondition(value: QueryValue, statuses: ListRules['statuses']): Condition {
  const status = typeof value === 'string' && Object.hasOwn(statuses, value) ? statuses[value] : undefined;
  if (status === undefined) {
    throw new ApiError(400, 'Invalid filter[status] parameter');
  }
  return { key: `status=${status}`, holds: (item) => item.status === status };
}

const TYPES = { ordinary: 1, long_running: 1 };

// `in` is upstream's own test, so that names of object built-ins pass, and lists count as their text.
function typeCondition(value: QueryValue): Condition {
  const text = textOf(value);
  if (typeof value === 'object' && !Array.isArray(value) ? true : !(text in TYPES)) {
    throw new ApiError(400, 'Invalid filter[type] parameter', 'uncoded');
  }
  return { key: `type=${text}`, holds: (item) => item.type === text };
}

function fromTemplateCondition(value: QueryValue): Condition {
  if (!isObjectId(value)) {
    throw new ApiError(400, 'Invalid filter[fromTemplate] parameter');
  }
  const id = typeof value === 'string' ? toObjectId(value) : undefined;
  if (id === undefined) {
    throw new UpstreamHang(
      'filter[fromTemplate] passes for an id and is none, and upstream fails on it without answering',
    );
  }
  return { key: `fromTemplate=${id}`, holds: (item) => item.fromTemplate === id };
}

const SORT_FIELDS = { createdAt: 1, updatedAt: 1, name: 1 };

function readSort(value: QueryValue, empty: ListRules['emptySort']): Order | undefined {
  if (value === undefined || (value === '' && empty === 'ignored')) {
    return undefined;
  }
  if (typeof value !== 'string') {
    // An object has no `split`; but flows look at `sort[name]=1` no further than that it is an object.
    const passesForText = Array.isArray(value) || ['length', 'split'].some((name) => at(value, name));
    if (!passesForText && empty === 'ignored') {
      return undefined;
    }
    throw new UpstreamHang('sort is no text, and upstream fails on it without answering');
  }
  const parts = value.split('-');
  const field = parts.length === 1 ? parts[0] : parts.length === 2 ? parts[1] : undefined;
  if (field === undefined || !(field in SORT_FIELDS)) {
    throw new ApiError(400, 'Invalid sort parameter');
  }
  return { field: toSortField(field), descending: parts.length === 2 };
}

// Names of object built-ins pass the check; no document has such a member, so all are equal.
function toSortField(field: string): SortField {
  return field === 'createdAt' || field === 'updatedAt' || field === 'name' ? field : 'none';
}

function readSearch(value: QueryValue, dialect: Dialect['search']): Condition | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string') {
    throw new UpstreamHang('search is given more than once, and upstream fails on the list without answering');
  }
  // Upstream means letters by \p{L} but leaves out the flag for it: the class then holds p, L and the braces.
  const term = value.replace(/[^a-z0-9p{L}\-_\s]/gim, '').replace(/(^\s+|\s$)/gim, '');
  if (term === '') {
    return undefined;
  }
  let pattern: RegExp;
  try {
    pattern = new RegExp(term, dialect === 'insensitive' ? 'i' : '');
    refuseLongRepeats(term);
    // Compiled at its first use only, and it may be too large for that.
    pattern.test('');
  } catch {
    throw new UpstreamHang(
      `search makes the invalid regular expression /${term}/, and upstream fails on it without answering`,
    );
  }
  const found = (text: unknown) => typeof text === 'string' && pattern.test(text);
  return { key: `search=${pattern}`, holds: (item) => found(item.name) || found(item.description) };
}
