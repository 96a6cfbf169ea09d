import { about, type Check, check, isObject, oneOf, someText, wrongType } from '../domain/checks/check.js';
import { anyObject, object, required } from '../domain/checks/check-inside.js';
import { Report } from '../domain/checks/report.js';
import { checkRole, checkSecret, checkToken, checkUser, TENANT } from '../domain/records/check-accounts.js';
import { checkFlow, checkTemplate } from '../domain/records/check-flows.js';
import type { Known } from '../domain/records/known.js';

/** Holds everything. */
class Whatever extends Set<string> {
  override has(): boolean {
    return true;
  }
}

const any = { count: 0, ids: new Whatever(), names: new Map<string, number>() };

/** What a record refers to is looked for when it comes into its world. */
const ANYTHING: Known = {
  tenant: any,
  role: any,
  user: any,
  template: any,
  flow: any,
  gone: new Whatever(),
  nodes: new Map(),
};

const RECORDS: Readonly<Record<string, Check>> = {
  users: checkUser(ANYTHING),
  flows: checkFlow(ANYTHING),
  templates: checkTemplate(ANYTHING),
  tenants: TENANT,
  roles: checkRole(ANYTHING),
  secrets: checkSecret(ANYTHING),
  tokens: checkToken(ANYTHING),
};

const kind = oneOf(...Object.keys(RECORDS));

const id = about('path: the one in the path of the request', someText);

/** A record is looked at as one of its kind, in a report of its own: what others have claimed does not matter yet. */
function checkRecord({ kind: given, record }: Record<string, unknown>, report: Report): void {
  const of = typeof given === 'string' && Object.hasOwn(RECORDS, given) ? RECORDS[given] : undefined;
  if (of !== undefined && isObject(record)) {
    const inside = new Report();
    inside.path.push(...report.path, 'record');
    of(record, inside);
    report.findings.push(...inside.findings);
  }
}

/** Members that are to be written are looked at as those of their kind; what the record has beside them is not known yet. */
function checkMembers({ kind: given, members }: Record<string, unknown>, report: Report): void {
  const of = typeof given === 'string' && Object.hasOwn(RECORDS, given) ? RECORDS[given] : undefined;
  if (of === undefined || !isObject(members)) return;
  const inside = new Report();
  of(members, inside);
  for (const finding of inside.findings) {
    const [name] = finding.path;
    if (name !== undefined && Object.hasOwn(members, name))
      report.findings.push({ ...finding, path: [...report.path, 'members', ...finding.path] });
  }
}

const CHANGES: Readonly<Record<string, Check>> = {
  expireToken: object({ expireToken: required(about('A token, or caller: that of the request', someText)) }),
  delete: object({ delete: required(object({ kind: required(kind), id: required(id) })) }),
  add: object({
    add: required(
      object(
        {
          kind: required(kind),
          record: required(about('As a world file has it. A flow that is active is known to the webhooks', anyObject)),
        },
        { after: checkRecord },
      ),
    ),
  }),
  patch: object({
    patch: required(
      object(
        {
          kind: required(kind),
          id: required(id),
          members: required(about('They take the place of those of the same name', anyObject)),
        },
        { after: checkMembers },
      ),
    ),
  }),
  flowStatus: object({
    flowStatus: required(
      object({
        flow: required(id),
        status: required(
          about(
            'The flow is in it from then on; an active one is known to the webhooks',
            oneOf('active', 'inactive', 'starting', 'stopping'),
          ),
        ),
      }),
    ),
  }),
};

/** One change of a world: an object whose one member says what is done. */
export const change = check({ anyOf: Object.values(CHANGES).map(({ schema }) => schema) }, (value, report) => {
  const names = Object.keys(CHANGES);
  const [name, ...more] = isObject(value) ? Object.keys(value) : [];
  if (!isObject(value)) report.add(wrongType(value, `a change; an object with one of ${names.join(', ')} is`));
  else if (name === undefined || more.length > 0) report.add(`needs one member; one of ${names.join(', ')}`);
  else if (Object.hasOwn(CHANGES, name)) CHANGES[name]?.(value, report);
  else
    report.addAt(
      name,
      `there is no such change${report.suggest(name, names) || `; there are ${names.join(', ')}`}`,
      'key',
    );
});
