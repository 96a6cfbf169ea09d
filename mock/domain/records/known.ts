import { member } from '../upstream/cast.js';
import { toUsername } from './make-ids.js';

/** The kinds that records refer to by id or name, by what one record is called, with the member that holds the name. */
const NAME_MEMBERS = { tenant: 'name', role: 'name', user: 'username', template: 'name', flow: 'name' } as const;

export type Referable = keyof typeof NAME_MEMBERS;

export function nameMemberOf(one: Referable): 'name' | 'username' {
  return NAME_MEMBERS[one];
}

/** A name as references are compared: usernames in lower case. */
export function asName(one: Referable, name: string): string {
  return one === 'user' ? toUsername(name) : name;
}

/** The name that references may use for a record; undefined when it has none. */
export function nameOf(one: Referable, record: object): string | undefined {
  const name = member(record, NAME_MEMBERS[one]);
  return typeof name === 'string' && name !== '' ? asName(one, name) : undefined;
}

/** By what records of one kind can be referred to: ids, and names with the number of records that have them. */
export interface KnownKind {
  /** How many records there are. */
  readonly count: number;
  readonly ids: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, number>;
}

/** All that a reference can mean. */
export interface Known {
  of(one: Referable): KnownKind;
  /** Ids of deleted users, who may still own records. */
  readonly gone: ReadonlySet<string>;
  /** Node ids of the flows, by the flow's id and name. */
  readonly nodes: ReadonlyMap<string, ReadonlySet<string>>;
}

const none: KnownKind = { count: 0, ids: new Set(), names: new Map() };

/** Nothing can be referred to. */
export const NOTHING: Known = { of: () => none, gone: new Set(), nodes: new Map() };
