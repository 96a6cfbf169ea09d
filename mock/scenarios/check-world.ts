import { about, type Check, id, isObject, oneOf, someText, text } from '../domain/checks/check.js';
import { listOf, object, recordOf, required } from '../domain/checks/check-inside.js';
import { quote, type Report } from '../domain/checks/report.js';
import { checkOf, type KindName } from '../domain/records/kind.js';
import { kindNames, kinds } from '../domain/records/kinds.js';
import type { Known } from '../domain/records/known.js';
import { reference } from '../domain/records/references.js';
import { withoutExtras } from './builtin-file.js';
import { checkExecutionOf } from './check-executions.js';
import { checkOutcomes } from './check-outcomes.js';
import { SETTINGS } from './check-settings.js';
import { MOST } from './generate-settings.js';
import type { ScenarioFile } from './scenario-file.js';

function checkExecutionCount(known: Known, { generate }: Record<string, unknown>, report: Report): void {
  if (!isObject(generate)) return;
  const { users = 0, flowsPerUser = 0, executionsPerFlow = 0 } = generate;
  const flows = known.of('flow').count + Number(users) * Number(flowsPerUser);
  const executions = flows * Number(executionsPerFlow);
  if (!(executions > MOST.executions)) return;
  report.addAt(
    ['generate', 'executionsPerFlow'],
    `${flows} flows with ${executionsPerFlow} executions are ${executions}; at most ${MOST.executions} are made`,
  );
}

/** An actor's token must be one of the file's. */
function checkActors({ actors, tokens }: Record<string, unknown>, report: Report): void {
  if (!isObject(actors)) return;
  const held = new Set(Array.isArray(tokens) ? tokens.map((token) => (isObject(token) ? token.token : undefined)) : []);
  for (const [name, actor] of Object.entries(actors)) {
    if (!isObject(actor) || typeof actor.token !== 'string' || held.has(actor.token)) continue;
    report.addAt(['actors', name, 'token'], 'is none of the tokens of this file');
  }
}

function checkList(name: KindName, known: Known): Check {
  const list = listOf(checkOf(kinds[name], known));
  const description = kinds[name].about;
  return description === undefined ? list : about(description, list);
}

/** What a world file may hold. `bases` are the worlds that it may extend. */
export function checkWorld(known: Known, bases: readonly string[]): Check {
  const user = reference(known, 'user');
  return object(
    {
      $schema: about('Where the JSON Schema of this file lies, for editors', text),
      name: someText,
      description: text,
      extends: about('A built-in world that this one adds to', oneOf(...bases)),
      ...SETTINGS,
      partner: about('Username or id of the partner, whose token is printed at start', user),
      actors: about(
        'Short names of people who send requests',
        recordOf(object({ user: required(user), token: someText })),
      ),
      names: about('Short names of ids, kind by kind, for people who read', recordOf(recordOf(text))),
      permissions: about("What GET /api/v1/permissions gives an admin. Left out: upstream's list", listOf(someText)),
      deletedUsers: about('Ids of users who were removed, and may still own records', listOf(id)),
      ...Object.fromEntries(kindNames.map((name) => [name, checkList(name, known)])),
      executions: about('Past runs of flows', listOf(checkExecutionOf(known))),
      outcomes: about('How the runs of flows go that begin in the world', checkOutcomes(known)),
    },
    {
      schema: { patternProperties: { '^x-': true } },
      after: (world, report) => {
        checkActors(world, report);
        checkExecutionCount(known, world, report);
      },
    },
  );
}

/** How many records of a list are checked in one step. */
const PIECE = 1_000;

/**
 * Adds to the report what is wrong with a value that is to be a scenario file, references included. Long lists are checked in
 * steps: others can have their turn between them.
 */
export function* checkInSteps(
  value: unknown,
  known: Known,
  bases: readonly string[],
  report: Report,
): Generator<void, void> {
  if (!isObject(value)) {
    report.add(
      `${value === null ? 'nothing' : quote(value)} is no world; an object with members such as tenants, users and flows is`,
    );
    return;
  }
  const rest: Record<string, unknown> = withoutExtras(value);
  for (const name of kindNames) {
    const list = rest[name];
    // Actors are checked against the tokens.
    if (name === 'tokens' || !Array.isArray(list) || list.length <= PIECE) continue;
    const checkOne = checkOf(kinds[name], known);
    for (const [index, record] of list.entries()) {
      report.inside([name, index], () => checkOne(record, report));
      if (index % PIECE === PIECE - 1) yield;
    }
    rest[name] = [];
  }
  checkWorld(known, bases)(rest, report);
}

/** Whether a value that was checked is a scenario file. */
export function isRight(_: unknown, report: Report): _ is ScenarioFile {
  return report.findings.length === 0;
}
