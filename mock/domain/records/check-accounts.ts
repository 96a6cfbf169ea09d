import {
  about,
  type Check,
  check,
  count,
  isId,
  isObject,
  oneOf,
  orNull,
  ownId,
  someText,
  text,
  textLike,
  textOrNull,
  time,
  truth,
} from '../checks/check.js';
import { anyObject, listOf, object, required } from '../checks/check-inside.js';
import { quote, type Report } from '../checks/report.js';
import { checkOwner } from './check-flows.js';
import type { Known } from './known.js';
import { toUsername } from './make-ids.js';
import { reference } from './references.js';

const ACCOUNT_STATUS = oneOf('ACTIVE', 'DISABLED', 'PENDING');

const SECRET_TYPES = ['SIMPLE', 'API_KEY', 'OA2_AUTHORIZATION_CODE', 'SESSION_AUTH'];

const times = { createdAt: time, updatedAt: time };

const account = { ...times, __v: count };

const permissions = listOf(someText);

// A header field: no blanks, or the part behind the first one would not be looked at.
const visible = textLike(/^[\x21-\x7e]{1,4096}$/, 'is not a token; visible ASCII characters without blanks are');

const bearer = check(visible.schema, (value, report) => {
  const before = report.findings.length;
  visible(value, report);
  if (report.findings.length === before) report.claim('token', String(value));
});

const lifeSpan = about(
  'Counted from the moment the world is loaded; -1 for ever. Default 3h',
  textLike(
    /^(?:-1|\d{1,9}(?:ms|s|m|h|d|w|y))$/,
    'is not a life span; "3h", "15m", "2s" or, for ever, "-1" are (in quotes)',
  ),
);

const username = check(someText.schema, (value, report) => {
  someText(value, report);
  if (typeof value === 'string') report.claim('username', toUsername(value));
});

export const TENANT = object({
  name: textOrNull,
  confirmed: truth,
  status: ACCOUNT_STATUS,
  _id: ownId('tenant'),
  ...account,
});

export function checkRole(known: Known): Check {
  return object({
    name: required(someText),
    type: oneOf('TENANT', 'SYSTEM'),
    isGlobal: truth,
    permissions,
    description: textOrNull,
    tenant: orNull(reference(known, 'tenant')),
    scope: textOrNull,
    _id: ownId('role'),
    ...account,
  });
}

export function checkUser(known: Known): Check {
  return object({
    username: required(about("The partner's own id of the user, or an e-mail address", username)),
    password: about('Left out: he cannot log in', someText),
    firstname: textOrNull,
    lastname: textOrNull,
    phone: textOrNull,
    avatar: textOrNull,
    img: textOrNull,
    status: about('Default ACTIVE', ACCOUNT_STATUS),
    confirmed: truth,
    canLogin: truth,
    tenant: orNull(reference(known, 'tenant')),
    roles: listOf(reference(known, 'role')),
    permissions,
    _id: ownId('user'),
    ...account,
    safeguard: object({ lastLogin: time, failedLoginAttempts: count }),
  });
}

function checkTokenOwner({ user, accountId }: Record<string, unknown>, report: Report): void {
  if (user === undefined && accountId === undefined) report.add('lacks the member user (the username of its owner)');
  if (isId(user) && isId(accountId) && user !== accountId) {
    report.addAt('accountId', `${quote(accountId)} is not the user of the token; leave it out`);
  }
}

export function checkToken(known: Known): Check {
  const user = reference(known, 'user');
  return object(
    {
      user,
      inquirer: orNull(user),
      initiator: orNull(user),
      accountId: user,
      token: about('The bearer token. Left out: made from the seed', bearer),
      type: oneOf('SELF', 'PERSISTENT', 'DELEGATE', 'EPHEMERAL_SERVICE_ACCOUNT'),
      description: textOrNull,
      permissions,
      tokenLifeSpan: lifeSpan,
      _id: ownId('token'),
      ...account,
    },
    { schema: { anyOf: [{ required: ['user'] }, { required: ['accountId'] }] }, after: checkTokenOwner },
  );
}

const ofOneKind = SECRET_TYPES.map((type) => ({
  if: { properties: { type: { const: type } } },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  then: { properties: { __t: { const: `S_${type}` } } },
}));

export function checkSecret(known: Known): Check {
  return object(
    {
      _id: ownId('secret'),
      name: required(someText),
      owners: listOf(checkOwner(known)),
      type: required(oneOf(...SECRET_TYPES)),
      __t: text,
      value: about('The credentials in the clear', anyObject),
      ...times,
    },
    {
      schema: { allOf: ofOneKind },
      after: (secret, report) => {
        const wanted = `S_${String(secret.type)}`;
        if (secret.__t !== undefined && secret.__t !== wanted)
          report.addAt('__t', `${quote(secret.__t)} does not go with the type; ${quote(wanted)} does`);
      },
    },
  );
}

/** An actor's token must be somebody's. */
export function checkActors({ actors, tokens }: Record<string, unknown>, report: Report): void {
  if (!isObject(actors)) return;
  const held = new Set(Array.isArray(tokens) ? tokens.map((token) => (isObject(token) ? token.token : undefined)) : []);
  for (const [name, actor] of Object.entries(actors)) {
    if (!isObject(actor) || typeof actor.token !== 'string' || held.has(actor.token)) continue;
    report.path.push('actors', name);
    report.addAt('token', 'is none of the tokens of this file');
    report.path.length -= 2;
  }
}
