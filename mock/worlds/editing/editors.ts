import { type Check, isObject, wrongType } from '../../domain/checks/check.js';
import { Report } from '../../domain/checks/report.js';
import type { Sandbox } from '../sandbox.js';
import type { World } from '../world.js';
import { roles, secrets, tenants, tokens, users } from './accounts.js';
import { flows, templates } from './flows.js';
import { RecordClash, RecordError, type RecordKind } from './record-kind.js';
import { WorldKnown } from './references.js';

/** Records of one kind, to be looked at, added, changed and taken out one by one. */
export interface RecordEditor {
  /** What one of them is called. */
  readonly one: string;
  /** Their ids, in order of insertion. */
  ids(world: World): Iterable<string>;
  /** A record as a scenario file would hold it. */
  find(world: World, id: string): object | undefined;
  /**
   * Adds a record that is what a scenario file may hold of its kind: references may be names, and what is left out is made. Gives
   * it as it is now.
   * @throws RecordError with all that is wrong with it
   * @throws RecordClash when another record has its id, username or token
   */
  add(sandbox: Sandbox, given: unknown): object;
  /**
   * Writes members over those of a record, each whole. Gives it as it is now; undefined when there is none of this id.
   * @throws RecordError, RecordClash as `add`
   */
  patch(sandbox: Sandbox, id: string, members: unknown): object | undefined;
  /** Takes a record out, with what hangs on it. False when there is none of this id. */
  remove(sandbox: Sandbox, id: string): boolean;
}

export const recordEditors = {
  tenants: editorOf(tenants),
  roles: editorOf(roles),
  users: editorOf(users),
  tokens: editorOf(tokens),
  flows: editorOf(flows),
  templates: editorOf(templates),
  secrets: editorOf(secrets),
} as const;

function editorOf<Given extends object>(kind: RecordKind<Given>): RecordEditor {
  const { one, idMember } = kind;
  const idOf = (record: object): string => String(Reflect.get(record, idMember));

  const put = (sandbox: Sandbox, given: Given, ownId: string | undefined): object => {
    const { world } = sandbox;
    const id = idOf(given);
    const clash =
      ownId === undefined && kind.find(world, id) !== undefined
        ? `there is a ${one} with the id ${id} already`
        : kind.clash(world, given, ownId);
    if (clash !== undefined) {
      throw new RecordClash(clash);
    }
    kind.put(sandbox, given);
    return kind.find(world, id) ?? given;
  };

  return {
    one,
    ids: (world) => kind.ids(world),
    find: (world, id) => kind.find(world, id),
    add: (sandbox, given) => {
      const { world } = sandbox;
      const whole = { ...(isObject(given) ? given : {}), ...missing(kind.fresh(world), given) };
      return put(sandbox, checked(kind, world, isObject(given) ? whole : given), undefined);
    },
    patch: (sandbox, id, members) => {
      const { world } = sandbox;
      const old = kind.find(world, id);
      if (old === undefined) {
        return undefined;
      }
      if (isObject(members) && members[idMember] !== undefined && members[idMember] !== id) {
        throw new RecordError([{ path: [idMember], message: `a record keeps its id; leave it out, or give ${id}` }]);
      }
      const moved = isObject(members) && members.updatedAt === undefined && 'updatedAt' in old;
      const whole = isObject(members)
        ? { ...old, ...members, ...(moved ? { updatedAt: world.nowIso() } : {}) }
        : members;
      return put(sandbox, checked(kind, world, whole, isObject(members) ? members : {}), id);
    },
    remove: (sandbox, id) => kind.remove(sandbox, id),
  };
}

/** What of the one is not among the members of the other. */
function missing(made: object, given: unknown): object {
  return Object.fromEntries(Object.entries(made).filter(([name]) => !isObject(given) || !Object.hasOwn(given, name)));
}

/** The record, found right. Of one that is changed, what was there before is not complained of: upstream stores more than a file may hold. */
function checked<Given extends object>(
  kind: RecordKind<Given>,
  world: World,
  value: unknown,
  changed?: Readonly<Record<string, unknown>>,
): Given {
  const report = new Report();
  const known = new WorldKnown(world);
  if (isRight<Given>(value, kind.check(known), report, changed)) {
    return value;
  }
  throw new RecordError(report.findings);
}

function isRight<Given extends object>(
  value: unknown,
  check: Check,
  report: Report,
  changed: Readonly<Record<string, unknown>> | undefined,
): value is Given {
  if (!isObject(value)) {
    report.add(wrongType(value, 'an object'));
    return false;
  }
  check(value, report);
  const left = report.findings.filter(
    ({ path: [first] }) => first === undefined || changed === undefined || Object.hasOwn(changed, first),
  );
  report.findings.splice(0, report.findings.length, ...left);
  return left.length === 0;
}
