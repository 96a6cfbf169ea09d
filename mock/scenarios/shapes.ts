import {
  anyObject,
  type Check,
  count,
  isId,
  isObject,
  listOf,
  object,
  oneOf,
  ownId,
  recordOf,
  required,
  someText,
  text,
  textOrNull,
  time,
  truth,
} from './check.js';
import { checkFlow, checkOwner, checkTemplate } from './flow-shapes.js';
import type { Known } from './known.js';
import { toUsername } from './made.js';
import { orNull, reference } from './references.js';
import { quote, type Report } from './report.js';
import type { WorldFile } from './world-file.js';

const ACCOUNT_STATUS = oneOf('ACTIVE', 'DISABLED', 'PENDING');
const SECRET_TYPES = ['SIMPLE', 'API_KEY', 'OA2_AUTHORIZATION_CODE', 'SESSION_AUTH'];

const times = { createdAt: time, updatedAt: time };

const bearer: Check = (value, report) => {
  // A header field: no blanks, or the part behind the first one would not be looked at.
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,4096}$/.test(value)) {
    report.add(`${quote(value)} is not a token; visible ASCII characters without blanks are`);
  } else report.claim('token', value);
};

const lifeSpan: Check = (value, report) => {
  if (typeof value !== 'string' || !/^(?:-1|\d{1,9}(?:ms|s|m|h|d|w|y))$/.test(value)) {
    report.add(`${quote(value)} is not a life span; "3h", "15m", "2s" or, for ever, "-1" are (in quotes)`);
  }
};

const username: Check = (value, report) => {
  someText(value, report);
  if (typeof value === 'string') report.claim('username', toUsername(value));
};

function checkActors({ actors, tokens }: Record<string, unknown>, report: Report): void {
  if (!isObject(actors)) return;
  const held = new Set(Array.isArray(tokens) ? tokens.map((token) => (isObject(token) ? token.token : undefined)) : []);
  for (const [name, actor] of Object.entries(actors)) {
    if (!isObject(actor) || typeof actor.token !== 'string' || held.has(actor.token)) continue;
    report.path.push('actors', name);
    report.addAt('token', 'is none of the tokens of this file');
    report.path.length -= 2;
  }
}

function checkWorld(known: Known): Check {
  const user = reference(known, 'user');
  const tenant = orNull(reference(known, 'tenant'));
  const owners = listOf(checkOwner(known));
  const permissions = listOf(someText);
  const account = { createdAt: time, updatedAt: time, __v: count };
  return object(
    {
      name: someText,
      description: text,
      partner: user,
      actors: recordOf(object({ user: required(user), token: someText })),
      names: recordOf(recordOf(text)),
      permissions,
      tenants: listOf(
        object({ name: textOrNull, confirmed: truth, status: ACCOUNT_STATUS, _id: ownId('tenant'), ...account }),
      ),
      roles: listOf(
        object({
          name: required(someText),
          type: oneOf('TENANT', 'SYSTEM'),
          isGlobal: truth,
          permissions,
          description: textOrNull,
          tenant,
          scope: textOrNull,
          _id: ownId('role'),
          ...account,
        }),
      ),
      users: listOf(
        object({
          username: required(username),
          password: someText,
          firstname: textOrNull,
          lastname: textOrNull,
          phone: textOrNull,
          avatar: textOrNull,
          img: textOrNull,
          status: ACCOUNT_STATUS,
          confirmed: truth,
          canLogin: truth,
          tenant,
          roles: listOf(reference(known, 'role')),
          permissions,
          _id: ownId('user'),
          ...account,
          safeguard: object({ lastLogin: time, failedLoginAttempts: count }),
        }),
      ),
      tokens: listOf(
        object(
          {
            user,
            inquirer: orNull(user),
            initiator: orNull(user),
            accountId: user,
            token: bearer,
            type: oneOf('SELF', 'PERSISTENT', 'DELEGATE', 'EPHEMERAL_SERVICE_ACCOUNT'),
            description: textOrNull,
            permissions,
            tokenLifeSpan: lifeSpan,
            _id: ownId('token'),
            ...account,
          },
          ({ user: owner, accountId }, report) => {
            if (owner === undefined && accountId === undefined)
              report.add('lacks the member user (the username of its owner)');
            if (isId(owner) && isId(accountId) && owner !== accountId) {
              report.addAt('accountId', `${quote(accountId)} is not the user of the token; leave it out`);
            }
          },
        ),
      ),
      flows: listOf(checkFlow(known)),
      templates: listOf(checkTemplate(known)),
      secrets: listOf(
        object(
          {
            _id: ownId('secret'),
            name: required(someText),
            owners,
            type: required(oneOf(...SECRET_TYPES)),
            __t: text,
            value: anyObject,
            ...times,
          },
          (secret, report) => {
            const wanted = `S_${String(secret.type)}`;
            if (secret.__t !== undefined && secret.__t !== wanted)
              report.addAt('__t', `${quote(secret.__t)} does not go with the type; ${quote(wanted)} does`);
          },
        ),
      ),
    },
    checkActors,
  );
}

/** Members of a file that begin with x- are not read: a place for what YAML aliases are to repeat. */
function withoutExtras(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !name.startsWith('x-')));
}

/** Whether a value is a world file whose references all mean something. What is wrong goes to the report. */
export function isWorldFile(value: unknown, known: Known, report: Report): value is WorldFile {
  if (isObject(value)) checkWorld(known)(withoutExtras(value), report);
  else
    report.add(
      `${value === null ? 'nothing' : quote(value)} is no world; an object with members such as tenants, users and flows is`,
    );
  return report.findings.length === 0;
}
