import { toIso } from '../domain/dates.js';
import { openFileStore } from '../store/file/file-store.js';
import type { Change, Persistence } from '../store/file/persistence.js';
import type { MockOptions } from './options.js';
import { epochOf, type KeptWorld, readRecords } from './records/read-records.js';
import type { WorldBase } from './records/records.js';
import { changesOf, difference, listen, type WorldMeta } from './records/write-records.js';
import { optionOf } from './resolve-options.js';
import type { World } from './world.js';

/**
 * Opens the file that a world is kept in, for this process alone, and reads what is there.
 * @throws PersistenceError, or OptionError
 */
export async function openDataFile(file: string, options: MockOptions): Promise<Keeper> {
  const { onNote } = options;
  const durability = optionOf('durability', options.durability);
  const compactAt = optionOf('compactAt', options.compactAt);
  const noted = onNote === undefined ? {} : { onNote };
  const note = (what: string) => onNote?.(`${file}: ${what}`);
  const keeper = await Keeper.open(await openFileStore(file, { durability, compactAt, ...noted }), note);
  const kept = keeper.scenario;
  const { scenario } = options;
  if (kept !== undefined && typeof scenario === 'string' && scenario !== kept) {
    note(`the world that it keeps began as ${kept} and goes on; ${scenario} is not loaded`);
  }
  return keeper;
}

/** Keeps a world in a store: every write of a record goes there, and answers wait until it is safe. */
export class Keeper {
  readonly #persistence: Persistence;
  readonly #kept: KeptWorld | undefined;
  readonly #epoch: number;
  /** What the kept world began with here. */
  #begun: WorldBase | undefined;

  private constructor(persistence: Persistence, kept: KeptWorld | undefined) {
    this.#persistence = persistence;
    this.#kept = kept;
    this.#epoch = kept === undefined ? 0 : epochOf(kept) + 1;
  }

  /**
   * Reads what the store holds. If that fails, the store is closed. `note` is told of what could not be used.
   * @throws PersistenceError
   */
  static async open(persistence: Persistence, note: (note: string) => void): Promise<Keeper> {
    try {
      const changes = await persistence.load();
      const kept = changes === undefined ? undefined : readRecords(changes, note);
      if (kept !== undefined && kept.meta === undefined) {
        note('whose world it is got lost; the scenario says it now');
      }
      return new Keeper(persistence, kept);
    } catch (error) {
      await persistence.close();
      throw error;
    }
  }

  /** The scenario that the kept world began as; undefined when there is none, or nobody knows any more. */
  get scenario(): string | undefined {
    return this.#kept?.meta?.scenario;
  }

  /** What the store holds; what `load` gives is needed only where that does not say it all. */
  async baseOr(load: () => Promise<WorldBase>): Promise<WorldBase> {
    if (this.#kept === undefined) {
      return load();
    }
    const { records, scheduled, meta } = this.#kept;
    return { ...(meta ?? (await load())), records, scheduled };
  }

  /**
   * Keeps this world from here on. It has begun with what `baseOr` gave, with or without another token.
   * @throws PersistenceError
   */
  async keep(world: World): Promise<void> {
    if (this.#kept === undefined) {
      this.#append(this.#everything(world));
    } else {
      this.#begun = world.base;
      world.load(world.base, this.#epoch);
      this.#append([this.#metaChange(world)]);
      if (this.#kept.records !== world.base.records) {
        this.#append(difference(changesOf(this.#kept.records, this.#meta(world)), this.#everything(world)));
      }
    }
    this.#listen(world);
    // Whatever has to go now goes here, too.
    world.boundExecutions();
    world.onReplace = (replace) => this.#replace(world, replace);
    world.timeline.onMove = () => this.#append([this.#metaChange(world)]);
    await this.flush();
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
