import type { UserDocument } from '../domain/records/documents.js';
import { member } from '../domain/upstream/cast.js';
import { stopOrphan } from './flow-lifecycle.js';
import type { Settings } from './options.js';
import type { World } from './world.js';

export function storeUser(world: World, user: UserDocument): void {
  world.users.put(user);
  world.forgetCallers();
}

/** Deletes a user with the password and tokens, removes the user from all owners, and stops active flows that lose their last owner. */
export function deleteUser(world: World, settings: Settings, id: string): void {
  world.users.delete(id);
  world.passwords.delete(id);
  world.tokens.dropWhere((token) => token.accountId === id);
  world.forgetCallers();
  for (const flow of world.flows.ownedBy(id)) {
    const document = flow.document();
    const owners = Array.isArray(document.owners) ? document.owners.filter((owner) => member(owner, 'id') !== id) : [];
    world.flows.put({ ...document, owners, updatedAt: world.nowIso(), id: flow.id });
    if (owners.length === 0 && flow.status === 'active') {
      stopOrphan(world, settings, flow.id);
    }
  }
  for (const template of world.templates.ownedBy(id)) {
    const document = template.document();
    const owners = Array.isArray(document.owners) ? document.owners.filter((owner) => member(owner, 'id') !== id) : [];
    world.templates.put({ ...document, owners, updatedAt: world.nowIso(), id: template.id });
  }
}
