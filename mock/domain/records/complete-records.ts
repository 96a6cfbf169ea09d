import { Yielder } from '../yielder.js';
import type { TokenGiven } from './given.js';
import type { References, ToId } from './identify.js';
import { type DocumentOf, type GivenOf, type Kind, type KindName, orderOf } from './kind.js';
import { fromNames, kindNames, kinds, type RecordDocuments, type RecordsGiven } from './kinds.js';
import { asName, nameOf, type Referable } from './known.js';
import { createMaker, type Maker } from './make-ids.js';
import { inOrder } from './member-order.js';

/** Completes records of one kind. Their order matters: records with equal keys differ by their number. */
export function completeKind<Name extends KindName>(
  name: Name,
  given: readonly GivenOf<Name>[],
  maker: Maker,
  to: References,
): DocumentOf<Name>[] {
  const kind: Kind<Name> = kinds[name];
  const order = orderOf(kind);
  const recordMaker = createMaker(maker, kind, given);
  return given.map((record) => inOrder(kind.complete(record, recordMaker, to), record, order));
}

/** The same, letting other work run on the way. Rejects with NoRoom when there is no memory for more. */
async function completeInTurns<Name extends KindName>(
  name: Name,
  given: readonly GivenOf<Name>[],
  maker: Maker,
  to: References,
): Promise<DocumentOf<Name>[]> {
  const pace = new Yielder();
  const kind: Kind<Name> = kinds[name];
  const order = orderOf(kind);
  const recordMaker = createMaker(maker, kind, given);
  const completed: DocumentOf<Name>[] = [];
  for (const record of given) {
    completed.push(inOrder(kind.complete(record, recordMaker, to), record, order));
    if (pace.due) await pace.restToGrow();
  }
  return completed;
}

/** Finds the ids of records of one kind by id or name. */
export function createToId(one: Referable, records: readonly object[]): ToId {
  const { idMember } = kinds[`${one}s`];
  const ids = new Set<string>();
  const byName = new Map<string, string>();
  for (const record of records) {
    const id = String(Reflect.get(record, idMember));
    ids.add(id);
    const name = nameOf(one, record);
    if (name !== undefined) byName.set(name, id);
  }
  return (reference) => (ids.has(reference) ? reference : (byName.get(asName(one, reference)) ?? reference));
}

interface Completed {
  readonly records: RecordDocuments;
  /** Finds what the file refers to. */
  readonly to: References;
}

/** Kinds that others refer to come first: what is referred to before it is complete is completed in one go. */
const REFERRED_FIRST: readonly KindName[] = [
  ...new Set<KindName>(['tenants', 'roles', 'users', 'templates', ...kindNames]),
];

/**
 * All records of a file, whole and with every reference an id, kind by kind. The partner gets a token without end where the file
 * gives none.
 */
export async function completeRecords(
  file: RecordsGiven & { readonly partner?: string },
  maker: Maker,
): Promise<Completed> {
  let given: RecordsGiven = file;
  const made = new Map<KindName, readonly object[]>();
  const givenOf = <Name extends KindName>(name: Name): readonly GivenOf<Name>[] =>
    given[name] ?? kinds[name].initial ?? [];
  const listOf = <Name extends KindName>(name: Name): readonly DocumentOf<Name>[] => {
    const list = made.get(name) ?? completeKind(name, givenOf(name), maker, to);
    made.set(name, list);
    // Each list has the records of its own kind, which the compiler cannot follow.
    return list as readonly DocumentOf<Name>[];
  };
  const finder = (one: Referable): ToId => {
    const find = lazy(() => createToId(one, listOf(`${one}s`)));
    return (reference) => find()(reference);
  };
  const permissions = lazy(() => new Map(listOf('users').map((user) => [user._id, user.permissions])));
  const to: References = {
    tenant: finder('tenant'),
    role: finder('role'),
    user: finder('user'),
    template: finder('template'),
    permissionsOf: (userId) => permissions().get(userId) ?? [],
  };
  for (const name of REFERRED_FIRST) {
    if (name === 'tokens') {
      // The partner is looked for among the users, which are completed by then.
      given = { ...file, tokens: [...(file.tokens ?? []), ...tokenOfPartner(file, to)] };
    }
    if (!made.has(name)) made.set(name, await completeInTurns(name, givenOf(name), maker, to));
  }
  return { records: fromNames(kindNames, (name) => listOf(name)) as RecordDocuments, to };
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function tokenOfPartner(
  { partner, tokens = [] }: Pick<RecordsGiven, 'tokens'> & { readonly partner?: string },
  to: References,
): TokenGiven[] {
  if (partner === undefined) return [];
  const user = to.user(partner);
  const isThere = tokens.some((token) => to.user(token.user ?? token.accountId ?? '') === user);
  return isThere ? [] : [{ user, type: 'PERSISTENT', tokenLifeSpan: '-1' }];
}
