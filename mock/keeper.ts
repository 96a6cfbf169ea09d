import { toIso } from './clock.js';
import type { Change, Persistence } from './persistence/persistence.js';
import type { WorldBase } from './records.js';
import type { World } from './world.js';
import { changesOf, difference, listen, readRecords, type WorldMeta } from './world-records.js';

/** Keeps a world in a store: every write of a record goes there, and answers wait until it is safe. */
export class Keeper {
  /** What the store holds; undefined when no world was ever kept there. */
  readonly base: WorldBase | undefined;
  readonly #persistence: Persistence;
  readonly #epoch: number;
  /** The base of the world as it began, when that was kept. */
  #begun: WorldBase | undefined;

  private constructor(persistence: Persistence, known: ReturnType<typeof readRecords>) {
    this.#persistence = persistence;
    this.base = known?.base;
    this.#epoch = known === undefined ? 0 : known.meta.epoch + 1;
  }

  /**
   * Reads what the store holds. If that fails, the store is closed.
   * @throws PersistenceError
   */
  static async open(persistence: Persistence): Promise<Keeper> {
    try {
      const changes = await persistence.load();
      return new Keeper(persistence, changes === undefined ? undefined : readRecords(changes));
    } catch (error) {
      await persistence.close();
      throw error;
    }
  }

  /**
   * Keeps this world from here on. It begins as the store's base, with or without another token, or as anything if there is
   * none. If that fails, the store is closed.
   * @throws PersistenceError
   */
  async keep(world: World): Promise<void> {
    if (this.base === undefined) {
      this.#append(this.#everything(world));
    } else {
      world.load(world.base, this.#epoch);
      this.#append([this.#metaChange(world)]);
    }
    this.#begun = this.base === undefined ? undefined : world.base;
    if (this.base !== undefined && this.base !== world.base) {
      this.#append(difference(changesOf(this.base.records, this.#meta(world)), this.#everything(world)));
    }
    this.#listen(world);
    world.onReplace = (replace) => this.#replace(world, replace);
    world.timeline.onMove = () => this.#append([this.#metaChange(world)]);
    try {
      await this.flush();
    } catch (error) {
      await this.close().catch(() => {});
      throw error;
    }
  }

  /** Whether this base is what was kept, which is not what its scenario begins with. */
  isKept(base: WorldBase): boolean {
    return this.#begun === base;
  }

  /** Whether something was written that is not safe yet. */
  get pending(): boolean {
    return this.#persistence.pending;
  }

  /** Whether the last try to write failed. */
  get failing(): boolean {
    return this.#persistence.failure !== undefined;
  }

  /** Rejects with a PersistenceError. */
  flush(): Promise<void> {
    return this.#persistence.flush();
  }

  close(): Promise<void> {
    return this.#persistence.close();
  }

  #replace(world: World, replace: () => void): void {
    const before = this.#everything(world);
    replace();
    this.#listen(world);
    this.#append(difference(before, this.#everything(world)));
  }

  /** All records as they are now. What is written while they are read does not show. */
  #everything(world: World): Iterable<Change> {
    return changesOf(world.snapshot().records, this.#meta(world));
  }

  #listen(world: World): void {
    listen(world.records, (change) => this.#persistence.append(change));
  }

  #append(changes: Iterable<Change>): void {
    for (const change of changes) {
      this.#persistence.append(change);
    }
  }

  #metaChange(world: World): Change {
    return { kind: 'meta', key: 'world', text: JSON.stringify(this.#meta(world)) };
  }

  #meta(world: World): WorldMeta {
    const { records: _, scheduled: __, clock: ___, ...known }: WorldBase = world.base;
    const { state } = world.timeline;
    const time = state === undefined ? {} : { clock: { now: toIso(state.now), frozen: state.frozen } };
    return { ...known, ...time, epoch: this.#epoch };
  }
}
