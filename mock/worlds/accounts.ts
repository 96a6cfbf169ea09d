import type { UserDocument } from '../domain/records/documents.js';
import { collectionNames } from '../domain/records/kinds.js';
import { member } from '../domain/upstream/cast.js';
import { stopOrphan } from './flow-lifecycle.js';
import type { Settings } from './options.js';
import type { World } from './world.js';

export function storeUser(world: World, user: UserDocument): void {
  world.records.users.put(user);
  world.forgetCallers();
}

/** Deletes a user with the password and tokens, removes the user from all owners, and stops active flows that lose their last owner. */
export function deleteUser(world: World, settings: Settings, id: string): void {
  world.records.tokens.dropWhere((token) => token.accountId === id);
  deleteAccount(world, settings, id);
}

/** Deletes a tenant with its users. Their tokens stay, of no use. */
export function deleteTenant(world: World, settings: Settings, id: string): boolean {
  for (const user of world.records.users.values().filter(({ tenant }) => tenant === id)) {
    deleteAccount(world, settings, user._id);
  }
  return world.records.tenants.delete(id);
}

function deleteAccount(world: World, settings: Settings, id: string): void {
  world.records.users.delete(id);
  world.records.passwords.delete(id);
  world.forgetCallers();
  for (const name of collectionNames) {
    for (const item of world.records[name].ownedBy(id)) {
      const document = item.document();
      const owners = Array.isArray(document.owners) ? document.owners.filter((one) => member(one, 'id') !== id) : [];
      world.records[name].put({ ...document, owners, updatedAt: world.risingIso(), id: item.id });
      if (name === 'flows' && owners.length === 0 && item.status === 'active') {
        stopOrphan(world, settings, item.id);
      }
    }
  }
}
