import { toIso } from '../domain/dates.js';
import type { Change, Engine } from '../store/engines/engine.js';
import { openLowdbEngine } from '../store/engines/lowdb-engine.js';
import { WriteQueue } from '../store/engines/write-queue.js';
import type { MockOptions } from './options.js';
import { epochOf, readRecords, type StoredWorld } from './records/read-records.js';
import type { StartingWorld } from './records/records.js';
import { changesOf, difference, listen, type WorldMeta } from './records/write-records.js';
import { optionOf } from './resolve-options.js';
import type { World } from './world.js';

/**
 * Opens the data file of a world, for this process alone, and reads it.
 * @throws PersistenceError, or OptionError
 */
export async function openDataFile(file: string, options: MockOptions): Promise<WorldStore> {
  const { onNote } = options;
  const durability = optionOf('durability', options.durability);
  const compactAt = optionOf('compactAt', options.compactAt);
  const noted = onNote === undefined ? {} : { onNote };
  const note = (what: string) => onNote?.(`${file}: ${what}`);
  const engine = await openLowdbEngine(file, { durability, compactAt, ...noted });
  const store = await WorldStore.open(engine, { name: file, ...noted });
  const stored = store.scenario;
  const { scenario } = options;
  if (stored !== undefined && typeof scenario === 'string' && scenario !== stored) {
    note(`the world that it keeps began as ${stored} and goes on; ${scenario} is not loaded`);
  }
  return store;
}

interface StoreOptions {
  /** What is written to, in messages. */
  readonly name: string;
  readonly onNote?: (note: string) => void;
}

/** Durable storage for the records of a world: every write is appended, and answers wait until it is safe. */
export class WorldStore {
  readonly #engine: Engine;
  readonly #options: StoreOptions;
  /** Undefined until a world is stored. */
  #queue: WriteQueue | undefined;
  readonly #stored: StoredWorld | undefined;
  readonly #epoch: number;
  /** What the stored world began with in this process. */
  #begun: StartingWorld | undefined;

  private constructor(engine: Engine, options: StoreOptions, stored: StoredWorld | undefined) {
    this.#engine = engine;
    this.#options = options;
    this.#stored = stored;
    this.#epoch = stored === undefined ? 0 : epochOf(stored) + 1;
  }

  /**
   * Reads the store, and closes it if that fails. Notes what could not be used.
   * @throws PersistenceError
   */
  static async open(engine: Engine, options: StoreOptions): Promise<WorldStore> {
    const note = (what: string) => options.onNote?.(`${options.name}: ${what}`);
    try {
      const changes = await engine.load();
      const stored = changes === undefined ? undefined : readRecords(changes, note);
      if (stored !== undefined && stored.meta === undefined) {
        note('whose world it is got lost; the scenario says it now');
      }
      return new WorldStore(engine, options, stored);
    } catch (error) {
      await engine.close();
      throw error;
    }
  }

  /** The scenario that the stored world began as; undefined without a stored world, or when that was lost. */
  get scenario(): string | undefined {
    return this.#stored?.meta?.scenario;
  }

  /** The stored world. `load` is called only where something is missing. */
  async baseOr(load: () => Promise<StartingWorld>): Promise<StartingWorld> {
    if (this.#stored === undefined) {
      return load();
    }
    const { records, scheduled, meta } = this.#stored;
    return { ...(meta ?? (await load())), records, scheduled };
  }

  /**
   * Stores this world from now on. It has begun with what `baseOr` returned, with or without another token.
   * @throws PersistenceError
   */
  async persist(world: World): Promise<void> {
    this.#queue = new WriteQueue(this.#engine, { ...this.#options, state: () => this.#everything(world) });
    if (this.#stored === undefined) {
      this.#append(this.#everything(world));
    } else {
      this.#begun = world.base;
      world.load(world.base, this.#epoch);
      this.#append([this.#metaChange(world)]);
      if (this.#stored.records !== world.base.records) {
        this.#append(difference(changesOf(this.#stored.records, this.#meta(world)), this.#everything(world)));
      }
    }
    this.#listen(world);
    // Executions dropped here are deleted from the store, too.
    world.boundExecutions();
    world.onReplace = (replace) => this.#replace(world, replace);
    world.timeline.onMove = () => this.#append([this.#metaChange(world)]);
    await this.flush();
  }

  /** Whether this base is the stored world, which differs from the start of its scenario. */
  isStored(base: StartingWorld): boolean {
    return this.#begun === base;
  }

  /** Whether a write is not safe yet. */
  get pending(): boolean {
    return this.#queue?.pending ?? false;
  }

  /** Whether the last try to write failed. */
  get failing(): boolean {
    return this.#queue?.failure !== undefined;
  }

  /** Rejects with a PersistenceError. */
  flush(): Promise<void> {
    return this.#queue?.flush() ?? Promise.resolve();
  }

  close(): Promise<void> {
    return (this.#queue ?? this.#engine).close();
  }

  #replace(world: World, replace: () => void): void {
    const before = this.#everything(world);
    replace();
    this.#listen(world);
    this.#append(difference(before, this.#everything(world)));
  }

  /** All records as they are now, unaffected by writes while they are read. */
  #everything(world: World): Iterable<Change> {
    return changesOf(world.snapshot().records, this.#meta(world));
  }

  #listen(world: World): void {
    listen(world.records, (change) => this.#queue?.append(change));
  }

  #append(changes: Iterable<Change>): void {
    for (const change of changes) {
      this.#queue?.append(change);
    }
  }

  #metaChange(world: World): Change {
    return { kind: 'meta', key: 'world', text: JSON.stringify(this.#meta(world)) };
  }

  #meta(world: World): WorldMeta {
    const { records: _, scheduled: __, clock: ___, ...known }: StartingWorld = world.base;
    const { state } = world.timeline;
    const time = state === undefined ? {} : { clock: { now: toIso(state.now), frozen: state.frozen } };
    return { ...known, ...time, epoch: this.#epoch };
  }
}
