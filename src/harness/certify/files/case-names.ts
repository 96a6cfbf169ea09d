import type { FileFormat, Report } from '../../../../mock/index.js';

/** Whom and what the parts of a case name has to be in its world; and with that in its place, a fault has to be one. */
export function checkNames(kit: FileFormat, value: Record<string, unknown>, report: Report): void {
  const { isObject, quote } = kit;
  const users = isObject(value.world) && isObject(value.world.users) ? value.world.users : {};
  const userNames = Object.keys(users);
  const flowNames = new Set<string>();
  for (const [name, member] of Object.entries(users)) {
    for (const flowName of Object.keys(isObject(member) && isObject(member.flows) ? member.flows : {})) {
      if (flowNames.has(flowName)) {
        report.path.push('world', 'users', name, 'flows');
        report.addAt(
          flowName,
          `flows called ${quote(flowName)} are there already; a name stands for one user's`,
          'key',
        );
        report.path.length -= 4;
      }
      flowNames.add(flowName);
    }
  }
  const expectName = (name: unknown, known: Iterable<string>, what: string): void => {
    const names = [...known];
    if (typeof name === 'string' && !names.includes(name))
      report.add(`there is no ${what} ${quote(name)} in the world${report.suggest(name, names)}`);
  };

  for (const [user, member] of Object.entries(users)) {
    const flows = isObject(member) && isObject(member.flows) ? Object.entries(member.flows) : [];
    for (const [flow, given] of flows) {
      for (const [at, name] of isObject(given) && Array.isArray(given.sharedWith) ? given.sharedWith.entries() : []) {
        report.path.push('world', 'users', user, 'flows', flow, 'sharedWith', at);
        expectName(name, userNames, 'user');
        report.path.length -= 7;
      }
    }
  }
  inside(kit, value.events, 'events', report, (event) => {
    for (const member of ['of', 'mayFind']) {
      report.path.push(member);
      expectName(event[member], userNames, 'user');
      report.path.pop();
    }
    report.path.push('user');
    expectName(/^\$user (.+)$/.exec(String(event.user))?.[1], userNames, 'user');
    report.path.pop();
  });
  inside(kit, value.judges, 'judges', report, (given) => {
    for (const member of ['flows', 'except']) {
      for (const [at, name] of Array.isArray(given[member]) ? given[member].entries() : []) {
        report.path.push(member, at);
        expectName(name, flowNames, 'flow');
        report.path.length -= 2;
      }
    }
  });
  for (const [at, fault] of Array.isArray(value.faults) ? value.faults.entries() : []) {
    report.path.push('faults', at);
    const before = report.findings.length;
    for (const text of textsOf(fault)) {
      const [, kind, name] = /^\$(user|username|flow|record) (\S.*)$/.exec(text) ?? [];
      if (kind === 'user' || kind === 'username') expectName(name, userNames, 'user');
      else if (kind !== undefined) expectName(name, flowNames, 'flow');
    }
    if (report.findings.length === before) kit.isFault(withSamples(fault), report);
    report.path.length -= 2;
  }
}

function inside(
  { isObject }: FileFormat,
  list: unknown,
  member: string,
  report: Report,
  look: (item: Record<string, unknown>) => void,
): void {
  for (const [at, item] of Array.isArray(list) ? list.entries() : []) {
    if (!isObject(item)) continue;
    report.path.push(member, at);
    look(item);
    report.path.length -= 2;
  }
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const SAMPLE_FLOW = {
  graph: { nodes: [{ id: 'step_1', componentId: '5ca5c44c187c040010a9bb8b', function: 'receive' }] },
};

/** The fault with something right in the place of each reference. */
function withSamples(value: unknown): unknown {
  if (typeof value === 'string') {
    if (value.startsWith('$record ')) return SAMPLE_FLOW;
    return /^\$(?:user|flow) /.test(value) ? '636d0762bd257a7eb2373d6c' : value;
  }
  if (Array.isArray(value)) return value.map(withSamples);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withSamples(member)]));
}
