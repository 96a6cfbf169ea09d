import { type Check, isObject, wrongType } from '../../domain/checks/check.js';
import { Report } from '../../domain/checks/report.js';
import { completeKind } from '../../domain/records/complete-records.js';
import { checkOf, type GivenOf, type KindName } from '../../domain/records/kind.js';
import { fromNames, kindNames, kinds } from '../../domain/records/kinds.js';
import type { Sandbox } from '../sandbox.js';
import type { World } from '../world.js';
import { accesses, type RecordAccess } from './record-access.js';
import { RecordClash, RecordError } from './record-error.js';
import { knownIn, referencesIn } from './references.js';

/** Reads, adds, changes and deletes records of one kind one by one. */
export interface RecordEditor {
  /** What one of them is called. */
  readonly one: string;
  /** Their ids, in order of insertion. */
  ids(world: World): Iterable<string>;
  count(world: World): number;
  /** A record as a scenario file would hold it. */
  find(world: World, id: string): object | undefined;
  /**
   * Adds a record as a scenario file may hold it: references may be names, and what is left out is made. Returns the whole record.
   * @throws RecordError with all that is wrong with it
   * @throws RecordClash when another record has its id, username or token
   */
  add(sandbox: Sandbox, given: unknown): object;
  /**
   * Replaces members of a record. Returns the whole record; undefined when no record has this id.
   * @throws RecordError, RecordClash as `add`
   */
  patch(sandbox: Sandbox, id: string, members: unknown): object | undefined;
  /** Deletes a record and what depends on it. False when no record has this id. */
  remove(sandbox: Sandbox, id: string): boolean;
}

export const recordEditors: Readonly<Record<KindName, RecordEditor>> = fromNames(kindNames, editorOf);

function editorOf<Name extends KindName>(name: Name): RecordEditor {
  const { idMember, one } = kinds[name];
  const access: RecordAccess<Name> = accesses[name];

  /** What a new record gets where it brings none. */
  const fresh = (world: World): object => {
    const own = access.fresh?.(world);
    const now = world.nowIso();
    const times = { createdAt: now, updatedAt: now };
    const id = { [idMember]: world.newId() };
    return idMember === 'id' ? { ...own, ...times, ...id } : { ...own, ...id, ...times };
  };

  const put = (sandbox: Sandbox, given: GivenOf<Name>, ownId: string | undefined): object => {
    const { world } = sandbox;
    const id = String(Reflect.get(given, idMember));
    const clash =
      ownId === undefined && access.find(world, id) !== undefined
        ? `there is a ${one} with the id ${id} already`
        : access.clash?.(world, given, ownId);
    if (clash !== undefined) {
      throw new RecordClash(clash);
    }
    const maker = { seed: world.seed, beginsAt: world.clock.now() };
    for (const record of completeKind(name, [given], maker, referencesIn(world))) {
      access.put(sandbox, record, given);
    }
    return access.find(world, id) ?? given;
  };

  return {
    one,
    ids: (world) => access.ids(world),
    count: (world) => access.count(world),
    find: (world, id) => access.find(world, id),
    add: (sandbox, given) => {
      const { world } = sandbox;
      const made = fresh(world);
      const whole = isObject(given) ? { ...given, ...missing(made, given) } : given;
      return put(sandbox, checked(name, world, whole), undefined);
    },
    patch: (sandbox, id, members) => {
      const { world } = sandbox;
      const old = access.find(world, id);
      if (old === undefined) {
        return undefined;
      }
      if (!isObject(members)) {
        return put(sandbox, checked(name, world, members, {}), id);
      }
      if (members[idMember] !== undefined && members[idMember] !== id) {
        throw new RecordError([{ path: [idMember], message: `a record keeps its id; leave it out, or give ${id}` }]);
      }
      const moved = members.updatedAt === undefined && 'updatedAt' in old;
      const whole = { ...old, ...members, ...(moved ? { updatedAt: world.nowIso() } : {}) };
      return put(sandbox, checked(name, world, whole, members), id);
    },
    remove: (sandbox, id) => access.remove(sandbox, id),
  };
}

/** Members of `made` that `given` lacks. */
function missing(made: object, given: object): object {
  return Object.fromEntries(Object.entries(made).filter(([name]) => !Object.hasOwn(given, name)));
}

/**
 * The record, checked. Of a record that is changed only the `changed` members are reported: upstream stores more than a file may hold.
 * @throws RecordError
 */
function checked<Name extends KindName>(
  name: Name,
  world: World,
  value: unknown,
  changed?: Readonly<Record<string, unknown>>,
): GivenOf<Name> {
  const report = new Report();
  if (isRight<Name>(value, checkOf(kinds[name], knownIn(world)), report, changed)) {
    return value;
  }
  throw new RecordError(report.findings);
}

function isRight<Name extends KindName>(
  value: unknown,
  check: Check,
  report: Report,
  changed: Readonly<Record<string, unknown>> | undefined,
): value is GivenOf<Name> {
  if (isObject(value)) {
    check(value, report);
  } else {
    report.add(wrongType(value, 'an object'));
  }
  const left = report.findings.filter(
    ({ path: [first] }) => first === undefined || changed === undefined || Object.hasOwn(changed, first),
  );
  report.findings.splice(0, report.findings.length, ...left);
  return left.length === 0;
}
