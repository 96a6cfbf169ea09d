import { toIso } from './clock.js';
import type { Change, Persistence } from './persistence/persistence.js';
import type { WorldBase } from './records.js';
import type { World } from './world.js';
import { changesOf, difference, listen, readRecords, type WorldMeta } from './world-records.js';

/** Keeps a world in a store: every write of a record goes there, and answers wait until it is safe. */
export class Keeper {
  readonly #world: World;
  #persistence: Persistence | undefined;
  #epoch = 0;

  private constructor(world: World) {
    this.#world = world;
  }

  /**
   * Brings the world to what the store holds, or the store to what the world holds if there is nothing in it yet. The store may
   * ask for a snapshot of all records at any time.
   * @throws PersistenceError
   */
  static async attach(world: World, open: (snapshot: () => Iterable<Change>) => Promise<Persistence>): Promise<Keeper> {
    const keeper = new Keeper(world);
    const persistence = await open(() => keeper.everything());
    const changes = await persistence.load();
    const known = changes === undefined ? undefined : readRecords(changes);
    keeper.#persistence = persistence;
    if (known === undefined) {
      keeper.#append(keeper.everything());
    } else {
      keeper.#epoch = known.meta.epoch + 1;
      world.load(known.base, keeper.#epoch);
      keeper.#append([keeper.#metaChange()]);
    }
    keeper.#listen();
    world.onReplace = (replace) => keeper.#replace(replace);
    world.timeline.onMove = () => keeper.#append([keeper.#metaChange()]);
    await persistence.flush();
    return keeper;
  }

  /** All records as they are now. What is written while they are read does not show. */
  everything(): Iterable<Change> {
    const { records } = this.#world.snapshot();
    return changesOf(records, this.#meta());
  }

  /** Whether something was written that is not safe yet. */
  get pending(): boolean {
    return this.#persistence?.pending ?? false;
  }

  /** Rejects with a PersistenceError. */
  async flush(): Promise<void> {
    await this.#persistence?.flush();
  }

  async close(): Promise<void> {
    await this.#persistence?.close();
  }

  #replace(replace: () => void): void {
    const before = this.everything();
    replace();
    this.#listen();
    this.#append(difference(before, this.everything()));
  }

  #listen(): void {
    listen(this.#world.records, (change) => this.#persistence?.append(change));
  }

  #append(changes: Iterable<Change>): void {
    for (const change of changes) {
      this.#persistence?.append(change);
    }
  }

  #metaChange(): Change {
    return { kind: 'meta', key: 'world', text: JSON.stringify(this.#meta()) };
  }

  #meta(): WorldMeta {
    const { records: _, scheduled: __, clock: ___, ...known }: WorldBase = this.#world.base;
    const { state } = this.#world.timeline;
    const time = state === undefined ? {} : { clock: { now: toIso(state.now), frozen: state.frozen } };
    return { ...known, ...time, epoch: this.#epoch };
  }
}
