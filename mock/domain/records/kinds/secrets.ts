import { about, oneOf, orNull, ownId, someText, text } from '../../checks/check.js';
import { anyObject, listOf, required } from '../../checks/check-inside.js';
import { quote, type Report } from '../../checks/report.js';
import { secretKind, secretTypes } from '../../upstream/secret-shapes.js';
import { ownerKey, toOwners } from '../identify.js';
import type { Kind } from '../kind.js';
import { checkOwner } from '../references.js';
import { account } from './account-members.js';

const ofOneType = secretTypes.map((type) => ({
  if: { properties: { type: { const: type } } },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  then: { properties: { __t: { const: secretKind(type) } } },
}));

function checkDiscriminator({ type, __t }: Record<string, unknown>, report: Report): void {
  const wanted = secretKind(type);
  if (__t !== undefined && __t !== wanted)
    report.addAt('__t', `${quote(__t)} does not go with the type; ${quote(wanted)} does`);
}

export const secrets: Kind<'secrets'> = {
  one: 'secret',
  idMember: '_id',
  store: 'table',
  window: [13, 14],
  isCounted: true,
  members: (known) => ({
    _id: ownId('secret'),
    name: required(someText),
    owners: orNull(listOf(checkOwner(known))),
    type: required(oneOf(...secretTypes)),
    __t: text,
    tenant: text,
    domain: text,
    value: about('The credentials in the clear', anyObject),
    ...account,
  }),
  beyond: { schema: { allOf: ofOneType }, after: checkDiscriminator },
  complete(secret, { make }, to) {
    const owners = secret.owners === null ? null : toOwners(secret.owners ?? [], to);
    const { id, createdAt, updatedAt } = make([ownerKey(owners ?? []), secret.name], secret);
    const { __t = secretKind(secret.type), value = {} } = secret;
    return { ...secret, _id: id, owners, __t, value, createdAt, updatedAt };
  },
};
