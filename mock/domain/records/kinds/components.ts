import { about, oneOf, ownId, someText, text, truth } from '../../checks/check.js';
import { anyObject, listOf, required } from '../../checks/check-inside.js';
import { ownerKey, toOwners } from '../identify.js';
import type { Kind } from '../kind.js';
import { checkOwner } from '../references.js';
import { times } from './account-members.js';

export const components: Kind<'components'> = {
  one: 'component',
  idMember: '_id',
  store: 'table',
  window: [0, 0],
  isCounted: false,
  about: 'What nodes of flows run. Those that nodes name and the list lacks are made up',
  members: (known) => ({
    artifactId: text,
    name: required(someText),
    description: text,
    access: oneOf('private', 'public'),
    isGlobal: truth,
    active: truth,
    distribution: anyObject,
    descriptor: anyObject,
    logo: text,
    tenant: text,
    owners: listOf(checkOwner(known)),
    _id: about('What nodes name as their `componentId`', ownId('component')),
    ...times,
  }),
  complete(component, { make }, to) {
    const owners = toOwners(component.owners ?? [], to);
    const { id, createdAt, updatedAt } = make([ownerKey(owners), component.name], component);
    const { access = 'public', isGlobal = false, active = false, distribution } = component;
    return {
      ...component,
      access,
      isGlobal,
      active,
      distribution: distribution ?? { type: 'docker', image: `example/${id}` },
      owners,
      _id: id,
      createdAt,
      updatedAt,
    };
  },
};
