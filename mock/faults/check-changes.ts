import { type Check, check, isObject, wrongType } from '../domain/checks/check.js';
import { type Finding, Report, type Segment } from '../domain/checks/report.js';
import { checkOf } from '../domain/records/kind.js';
import { kindNames, kinds } from '../domain/records/kinds.js';
import type { Known } from '../domain/records/known.js';
import { after, type Refinements } from './schema-checks.js';

/** Contains every text. */
class Whatever extends Set<string> {
  override has(): boolean {
    return true;
  }
}

const any = { count: 0, ids: new Whatever(), names: new Map<string, number>() };

/** References are resolved when the record comes into its world. */
const ANYTHING: Known = { of: () => any, gone: new Whatever(), nodes: new Map() };

const records = new Map<unknown, Check>(kindNames.map((name) => [name, checkOf(kinds[name], ANYTHING)]));

/** What is wrong with a record. Ids and names that other records have do not matter yet, hence the report of its own. */
function findingsOf(kind: unknown, record: unknown, path: readonly Segment[]): readonly Finding[] {
  const report = new Report();
  report.path.push(...path);
  records.get(kind)?.(record, report);
  return report.findings;
}

/** What the schemas of world changes cannot say. */
export const changeRefinements: Refinements = {
  // Its single member names the change.
  WorldChange: ({ schema }, checks) => {
    const changes = checks.alternativesOf('WorldChange', ({ required }) => required?.[0]);
    const names = [...changes.keys()].map(String);
    return check(schema, (value, report) => {
      const [name, ...more] = isObject(value) ? Object.keys(value) : [];
      const change = changes.get(name);
      if (!isObject(value)) report.add(wrongType(value, `a change; an object with one of ${names.join(', ')} is`));
      else if (name === undefined || more.length > 0) report.add(`needs one member; one of ${names.join(', ')}`);
      else if (change !== undefined) change(value, report);
      else {
        const near = report.suggest(name, names) || `; there are ${names.join(', ')}`;
        report.addAt(name, `there is no such change${near}`, 'key');
      }
    });
  },
  AddedRecord: after(({ kind, record }, report) => {
    if (isObject(record)) report.findings.push(...findingsOf(kind, record, [...report.path, 'record']));
  }),
  // The other members of the record are not known yet: only problems of the given ones count.
  PatchedRecord: after(({ kind, members }, report) => {
    if (!isObject(members)) return;
    for (const finding of findingsOf(kind, members, [])) {
      const [name] = finding.path;
      if (name !== undefined && Object.hasOwn(members, name))
        report.findings.push({ ...finding, path: [...report.path, 'members', ...finding.path] });
    }
  }),
};
