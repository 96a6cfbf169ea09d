import { about, oneOf, ownId, someText, text } from '../../checks/check.js';
import { anyObject, listOf, required } from '../../checks/check-inside.js';
import { quote, type Report } from '../../checks/report.js';
import { ownerKey, toOwners } from '../identify.js';
import type { Kind } from '../kind.js';
import { checkOwner } from '../references.js';
import { times } from './account-members.js';

const types = ['SIMPLE', 'API_KEY', 'OA2_AUTHORIZATION_CODE', 'SESSION_AUTH'];

const discriminatorOf = (type: unknown): string => `S_${String(type)}`;

const ofOneType = types.map((type) => ({
  if: { properties: { type: { const: type } } },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  then: { properties: { __t: { const: discriminatorOf(type) } } },
}));

function checkDiscriminator({ type, __t }: Record<string, unknown>, report: Report): void {
  const wanted = discriminatorOf(type);
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
    owners: listOf(checkOwner(known)),
    type: required(oneOf(...types)),
    __t: text,
    value: about('The credentials in the clear', anyObject),
    ...times,
  }),
  beyond: { schema: { allOf: ofOneType }, after: checkDiscriminator },
  complete(secret, { make }, to) {
    const owners = toOwners(secret.owners ?? [], to);
    const { id, createdAt, updatedAt } = make([ownerKey(owners), secret.name], secret);
    const { __t = discriminatorOf(secret.type), value = {} } = secret;
    return { ...secret, _id: id, owners, __t, value, createdAt, updatedAt };
  },
};
