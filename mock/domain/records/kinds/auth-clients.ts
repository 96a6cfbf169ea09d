import { about, oneOf, orNull, ownId, someText, text, truth } from '../../checks/check.js';
import { anyObject, listOf, required } from '../../checks/check-inside.js';
import { quote, type Report } from '../../checks/report.js';
import { authClientKind, authClientTypes } from '../../upstream/secret-shapes.js';
import { ownerKey, toOwners } from '../identify.js';
import type { Kind } from '../kind.js';
import { checkOwner } from '../references.js';
import { account } from './account-members.js';

function checkKind({ type, __t }: Record<string, unknown>, report: Report): void {
  const wanted = authClientKind(type);
  if (__t !== undefined && __t !== wanted)
    report.addAt('__t', `${quote(__t)} does not go with the type; ${quote(wanted)} does`);
}

export const authClients: Kind<'authClients'> = {
  one: 'authClient',
  idMember: '_id',
  store: 'table',
  window: [0, 0],
  isCounted: false,
  about: 'How secrets of OAuth and session logins are got',
  members: (known) => ({
    _id: ownId('auth client'),
    name: required(someText),
    owners: orNull(listOf(checkOwner(known))),
    type: required(oneOf(...authClientTypes)),
    __t: text,
    tenant: text,
    preprocessor: text,
    ...Object.fromEntries(texts.map((name) => [name, text])),
    refreshWithScope: truth,
    fields: about('What a user types in to log in', listOf(anyObject)),
    endpoints: about('Addresses of the app, by type: auth, token, userinfo, request, authorize, access', anyObject),
    ...account,
  }),
  beyond: { after: checkKind },
  complete(client, { make }, to) {
    const owners = client.owners === null ? null : toOwners(client.owners ?? [], to);
    const { id, createdAt, updatedAt } = make([ownerKey(owners ?? []), client.name], client);
    const { __t = authClientKind(client.type) } = client;
    return { ...client, _id: id, owners, __t, createdAt, updatedAt };
  },
};

/** Members of one type or another. */
const texts = [
  ...['clientId', 'clientSecret', 'redirectUri', 'predefinedScope', 'tokenPath'],
  ...['consumerKey', 'consumerSecret', 'nonce', 'signature', 'signatureMethod', 'verifier'],
  ...['appName', 'key', 'secret', 'expiration'],
];
