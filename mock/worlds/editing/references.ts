import type { References, ToId } from '../../domain/records/identify.js';
import { collectKind, type Known, type KnownKind } from '../../domain/records/known.js';
import { toUsername } from '../../domain/records/make-ids.js';
import type { World } from '../world.js';

/** All that a reference in a record can mean that is to become one of a world's. Each kind is looked through when it is asked for. */
export class WorldKnown implements Known {
  readonly #world: World;
  readonly #kinds = new Map<string, KnownKind>();
  /** Nothing that is changed one by one refers to nodes. */
  readonly nodes = new Map<string, ReadonlySet<string>>();

  constructor(world: World) {
    this.#world = world;
  }

  get tenant(): KnownKind {
    return this.#kind('tenant', () => collectKind([this.#world.tenants.values()], (record) => record.name, '_id'));
  }

  get role(): KnownKind {
    return this.#kind('role', () => collectKind([this.#world.roles.values()], (record) => record.name, '_id'));
  }

  get user(): KnownKind {
    return this.#kind('user', () => collectKind([this.#world.users.values()], (record) => record.username, '_id'));
  }

  get template(): KnownKind {
    const named = () => [...this.#world.templates.all()].map(({ id, name }) => ({ id, name }));
    return this.#kind('template', () => collectKind([named()], (record) => record.name, 'id'));
  }

  get flow(): KnownKind {
    const named = () => [...this.#world.flows.all()].map(({ id, name }) => ({ id, name }));
    return this.#kind('flow', () => collectKind([named()], (record) => record.name, 'id'));
  }

  get gone(): ReadonlySet<string> {
    return new Set(this.#world.base.deletedUsers ?? []);
  }

  #kind(name: string, collect: () => KnownKind): KnownKind {
    const known = this.#kinds.get(name) ?? collect();
    this.#kinds.set(name, known);
    return known;
  }
}

/** Turns what a record refers to by name into ids. */
export function referencesIn({ tenants, roles, users, templates }: World): References & { readonly template: ToId } {
  const named = (rows: Iterable<{ readonly name?: unknown }>, name: string) =>
    [...rows].find((one) => one.name === name);
  return {
    tenant: (reference) =>
      tenants.get(reference)?._id ?? tenants.values().find(({ name }) => name === reference)?._id ?? reference,
    role: (reference) =>
      roles.get(reference)?._id ?? roles.values().find(({ name }) => name === reference)?._id ?? reference,
    user: (reference) => users.get(reference)?._id ?? users.find(toUsername(reference))?.value._id ?? reference,
    template: (reference) => {
      const found = templates.get(reference) ?? named(templates.all(), reference);
      return found !== undefined && 'id' in found ? String(found.id) : reference;
    },
  };
}
