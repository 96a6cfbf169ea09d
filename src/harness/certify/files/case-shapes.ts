import type { Check, FileFormat, Report } from '../../../../mock/index.js';
import { MADE_VALUE } from '../world/build-events.js';
import { REFERENCE } from '../world/references.js';
import { checkNames } from './case-names.js';
import { filledList } from './filled-list.js';
import { makeJudgeCheck } from './judge-shapes.js';

const ID = /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+$/;

/** What a case of a partner's own may be, its inner references included. */
export function makeCaseCheck(kit: FileFormat): Check {
  const { about, anyObject, check, listOf, object, oneOf, quote, recordOf, required, someText, truth, wholeNumber } =
    kit;

  const caseId = check({ type: 'string', pattern: ID.source, not: { pattern: '^[Ff][Mm]-' } }, (value, report) => {
    if (typeof value !== 'string' || !ID.test(value))
      report.add(`${quote(value)} is no id of a case; ACME-ORDER-01 is`);
    else if (/^fm-/i.test(value)) report.add(`${quote(value)}: ids with FM- are those of the built-in cases`);
    else report.claim('case id', value);
  });

  const flow = object({
    count: about('How many alike. Default 1', wholeNumber(1, 1_000)),
    status: about('Default active', oneOf('active', 'inactive', 'starting', 'stopping')),
    input: about('What payload.inputParameters declares. Left out: what all events of its user hold', anyObject),
    title: about('The name that it has in the world; flows may share one. Left out: made up', someText),
    undeclared: about('true: it has no payload, and declares nothing', truth),
    bare: about('true: it has no member that may be absent', truth),
    sharedWith: about('Users of the world who own it as well', listOf(someText)),
    members: about('Further members of its record, such as type', anyObject),
    comes: about(
      'It is not there at the start; a fault adds its $record, before all others or behind',
      oneOf('before', 'behind'),
    ),
  });

  const user = object({
    username: about('{x} stands for a made-up word, {X} for it in capitals. Left out: made up', someText),
    status: about('Default ACTIVE', oneOf('ACTIVE', 'DISABLED', 'PENDING')),
    members: about('Further members of its record, such as confirmed', anyObject),
    flows: about('By the names that the case calls them by', recordOf(flow)),
  });

  const event = object(
    {
      of: about('The user of the world whom it concerns', someText),
      user: about(
        "Instead of `of`: the partner's own id of a user, written as a username is; $user ada is an internal id",
        someText,
      ),
      mayFind: about('A user of the world whom a look-up that does not mind capitals finds', someText),
      data: about(
        'What happened. $text, $number, $integer, $boolean, $date stand for made-up values. Left out: an order',
        withMeanings(kit, MADE_VALUE, '$text, $text 100, $number, $integer, $boolean and $date do'),
      ),
    },
    {
      schema: { oneOf: [{ required: ['of'], not: { required: ['mayFind'] } }, { required: ['user'] }] },
      after: (value, report) => {
        if ((value.of === undefined) === (value.user === undefined))
          report.add('needs either of (a user of the world) or user (anybody), not both');
        if (value.of !== undefined && value.mayFind !== undefined)
          report.addAt('mayFind', 'goes with user, not with of');
      },
    },
  );

  const faultMeanings = '$user, $username, $flow and $record with a name of the world, and $token do';
  const faultObject = withMeanings(kit, REFERENCE, faultMeanings);
  const fault = check({ anyOf: [someText.schema, faultObject.schema] }, (value, report) => {
    if (typeof value === 'string') someText(value, report);
    else faultObject(value, report);
  });
  return object(
    {
      id: required(about('Unique, and not one of FM-', caseId)),
      level: required(about('SHOULD: a client that does not is warned', oneOf('MUST', 'SHOULD'))),
      title: required(someText),
      requirement: required(about('What a client has to do, and what of it is judged', someText)),
      source: required(about('Where the requirement comes from', someText)),
      hint: required(about('What to do about a client that fails', someText)),
      feature: about('What a client must claim for the case to apply', oneOf('login')),
      requires: about('Ids of cases that must pass before this one can say anything', listOf(someText)),
      cell: about(
        'Where it stands in the matrix',
        object({ operation: required(someText), effect: required(someText), position: required(someText) }),
      ),
      environment: about('Variables that the client is started with', recordOf(someText)),
      world: required(
        object({
          owners: about(
            'Whom flows name as owners. Default user and tenant',
            oneOf('user and tenant', 'tenant and user', 'user'),
          ),
          users: required(recordOf(user)),
        }),
      ),
      events: required(listOf(event)),
      faults: about('As the control API takes them: objects, or text such as getFlows:503x2', listOf(fault)),
      judges: required(filledList(kit, makeJudgeCheck(kit))),
    },
    { after: (value, report) => checkNames(kit, value, report) },
  );
}

/** Any JSON, whose texts with a dollar sign have to mean something. */
function withMeanings({ anyObject, check, quote }: FileFormat, pattern: RegExp, right: string): Check {
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
