import { fileFormat } from '../../../../mock/index.js';
import { judges } from '../judges/judges.js';
import { MADE_VALUE } from '../world/build-events.js';
import { REFERENCE } from '../world/references.js';

const {
  about,
  anyObject,
  check,
  isObject,
  listOf,
  object,
  oneOf,
  quote,
  recordOf,
  required,
  someText,
  truth,
  wholeNumber,
} = fileFormat;
type Check = fileFormat.Check;
type Report = fileFormat.Report;

const ID = /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+$/;

const caseId = check({ type: 'string', pattern: ID.source, not: { pattern: '^[Ff][Mm]-' } }, (value, report) => {
  if (typeof value !== 'string' || !ID.test(value)) report.add(`${quote(value)} is no id of a case; ACME-ORDER-01 is`);
  else if (/^fm-/i.test(value)) report.add(`${quote(value)}: ids with FM- are those of the built-in cases`);
  else report.claim('case id', value);
});

/** Any JSON, whose texts with a dollar sign have to mean something. */
function withMeanings(pattern: RegExp, right: string): Check {
  const walk = (value: unknown, report: Report): void => {
    if (typeof value === 'string' && /^\$(?!\$)/.test(value) && !pattern.test(value))
      report.add(`${quote(value)} means nothing here; ${right}; a text that is to begin with $ begins with $$`);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      report.path.push(Array.isArray(value) ? Number(name) : name);
      walk(member, report);
      report.path.pop();
    }
  };
  return check(anyObject.schema, (value, report) => {
    anyObject(value, report);
    walk(value, report);
  });
}

const flow = object({
  count: about('How many alike. Default 1', wholeNumber(1, 1_000)),
  status: about('Default active', oneOf('active', 'inactive', 'starting', 'stopping')),
  input: about('What payload.inputParameters declares. Left out: it declares none', anyObject),
  bare: about('true: it has no member that may be absent', truth),
  comes: about(
    'It is not there at the start; a fault adds its $record, before all others or behind',
    oneOf('before', 'behind'),
  ),
});

const user = object({
  username: about('{x} stands for a made-up word, {X} for it in capitals. Left out: made up', someText),
  status: about('Default ACTIVE', oneOf('ACTIVE', 'DISABLED', 'PENDING')),
  flows: about('By the names that the case calls them by', recordOf(flow)),
});

const event = object(
  {
    of: about('The user of the world whom it concerns', someText),
    user: about("Instead of `of`: the partner's own id of a user, written as a username is", someText),
    mayFind: about('A user of the world whom a look-up that does not mind capitals finds', someText),
    data: about(
      'What happened. $text, $number, $integer, $boolean, $date stand for made-up values. Left out: an order',
      withMeanings(MADE_VALUE, '$text, $text 100, $number, $integer, $boolean and $date do'),
    ),
  },
  {
    schema: { oneOf: [{ required: ['of'], not: { required: ['mayFind'] } }, { required: ['user'] }] },
    after: (value, report) => {
      if ((value.of === undefined) === (value.user === undefined))
        report.add('needs either of (a user of the world) or user (anybody), not both');
      if (value.of !== undefined && value.mayFind !== undefined) report.addAt('mayFind', 'goes with user, not with of');
    },
  },
);

/** A list that is not empty. */
export function filledList(of: Check): Check {
  const list = listOf(of, { minItems: 1 });
  return check(list.schema, (value, report) => {
    list(value, report);
    if (Array.isArray(value) && value.length === 0) report.add('must not be empty');
  });
}

const FLOW_NAMES = filledList(someText);

/** What judges take beside their name. */
const PARAMETERS: Readonly<Record<string, Parameters<typeof object>[0]>> = {
  'flows-run': {
    times: oneOf('once', 'at-least-once'),
    except: FLOW_NAMES,
    unlessReported: truth,
  },
  tries: { most: required(wholeNumber(1)) },
  'one-try': { flows: required(FLOW_NAMES) },
  logins: { most: required(wholeNumber(0)) },
  'status-seen': { status: required(wholeNumber(100, 599)) },
  'list-calls': { perPage: required(wholeNumber(1)) },
};

const judgeChecks = new Map<unknown, Check>(
  Object.keys(judges).map((name) => [name, object({ judge: required(oneOf(name)), ...PARAMETERS[name] })]),
);

const judgeName = oneOf(...Object.keys(judges));

const judge = check({ anyOf: [...judgeChecks.values()].map(({ schema }) => schema) }, (value, report) => {
  const found = judgeChecks.get(isObject(value) ? value.judge : undefined);
  if (found !== undefined) found(value, report);
  else if (isObject(value) && value.judge !== undefined) {
    report.path.push('judge');
    judgeName(value.judge, report);
    report.path.pop();
  } else report.add('is no judge; an object such as { judge: flows-run } is');
});

export const certificationCase = object(
  {
    id: required(about('Unique, and not one of FM-', caseId)),
    level: required(about('SHOULD: a client that does not is warned', oneOf('MUST', 'SHOULD'))),
    title: required(someText),
    requirement: required(about('What a client has to do, and what of it is judged', someText)),
    source: required(about('Where the requirement comes from', someText)),
    hint: required(about('What to do about a client that fails', someText)),
    feature: about('What a client must claim for the case to apply', oneOf('login')),
    world: required(
      object({
        owners: about('Whom flows name as owners. Default user and tenant', oneOf('user and tenant', 'user')),
        users: required(recordOf(user)),
      }),
    ),
    events: required(listOf(event)),
    faults: listOf(
      withMeanings(REFERENCE, '$user, $username, $flow and $record with a name of the world, and $token do'),
    ),
    judges: required(filledList(judge)),
  },
  { after: checkNames },
);

/** Whom and what the parts of a case name has to be in its world. */
function checkNames(value: Record<string, unknown>, report: Report): void {
  const users = isObject(value.world) && isObject(value.world.users) ? value.world.users : {};
  const flowNames = new Set<string>();
  for (const [name, member] of Object.entries(users)) {
    for (const flowName of Object.keys(isObject(member) && isObject(member.flows) ? member.flows : {})) {
      if (flowNames.has(flowName)) {
        report.path.push('world', 'users', name, 'flows');
        report.addAt(
          flowName,
          `flows called ${quote(flowName)} are there already; each name stands for one user's`,
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
  inside(value.events, 'events', report, (event) => {
    for (const member of ['of', 'mayFind']) {
      report.path.push(member);
      expectName(event[member], Object.keys(users), 'user');
      report.path.pop();
    }
  });
  inside(value.judges, 'judges', report, (given) => {
    for (const member of ['flows', 'except']) {
      for (const [at, name] of Array.isArray(given[member]) ? given[member].entries() : []) {
        report.path.push(member, at);
        expectName(name, flowNames, 'flow');
        report.path.length -= 2;
      }
    }
  });
  inside(value.faults, 'faults', report, (fault) => {
    for (const text of textsOf(fault)) {
      const [, kind, name] = /^\$(user|username|flow|record) (\S.*)$/.exec(text) ?? [];
      if (kind === 'user' || kind === 'username') expectName(name, Object.keys(users), 'user');
      else if (kind !== undefined) expectName(name, flowNames, 'flow');
    }
  });
}

function inside(list: unknown, member: string, report: Report, look: (item: Record<string, unknown>) => void): void {
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
