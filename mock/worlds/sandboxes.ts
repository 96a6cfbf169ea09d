import { resolve } from 'node:path';
import { memory } from '../domain/memory.js';
import { OptionError } from '../domain/option-error.js';
import { ArmedFaults } from '../faults/armed-faults.js';
import { loadFaults } from '../faults/load.js';
import { builtinScenarios } from '../scenarios/load.js';
import { BodyTimeouts } from './body-timeouts.js';
import { beginLifetime, closeSandbox, createSandbox } from './create-sandbox.js';
import { checkName } from './names.js';
import type { MockOptions, SandboxOptions } from './options.js';
import { type Reach, resolveReach } from './reach.js';
import { emitNewWorld, emitRecordEvents } from './record-events.js';
import { type StartingWorld, withToken } from './records/records.js';
import type { ReportSource } from './report-source.js';
import { checked, optionOf, resolveOptions } from './resolve-options.js';
import type { Sandbox } from './sandbox.js';
import { isFile, ScenarioCache, type ScenarioSource, stampOf } from './scenario-cache.js';
import { Shedding } from './shedding.js';
import { toClockState } from './time/clock-setting.js';

/** There are as many sandboxes as the option allows. */
export class TooManySandboxes extends Error {
  override readonly name = 'TooManySandboxes';
}

/** A sandbox was deleted or replaced during an operation on it. */
export class SandboxGone extends Error {
  override readonly name = 'SandboxGone';
}

/** The worlds of a mock: the default one, and those with a name. */
export class Sandboxes {
  readonly main: Sandbox;
  readonly bodyTimeouts: BodyTimeouts;
  readonly reach: Reach;
  readonly reports: ReportSource | undefined;
  readonly #options: MockOptions;
  readonly #bases: ScenarioCache;
  /** What the default world starts from. Undefined: it was read from a data file, and its scenario is not available. */
  readonly #start: ScenarioSource | undefined;
  readonly #limit: number;
  readonly #named = new Map<string, Sandbox>();
  /** By name: the latest `put` under way. */
  readonly #putting = new Map<string, Promise<unknown>>();
  /** By base: the same with the token of the options, shared by its worlds. */
  readonly #tokened = new WeakMap<StartingWorld, StartingWorld>();
  #uses = 0;
  /** Held here: the memory of the process knows it weakly. */
  readonly shedding: Shedding;

  private constructor(
    options: MockOptions,
    bases: ScenarioCache,
    base: StartingWorld,
    faults: ArmedFaults,
    isStored: boolean,
  ) {
    const settings = resolveOptions(options, base);
    const token = checked('token', options.token);
    this.reach = resolveReach(options);
    this.reports = checked('reports', options.reports);
    this.#options = options;
    this.#bases = bases;
    this.#start = startOf(options.scenario, isStored ? base : undefined);
    this.#limit = optionOf('maxSandboxes', options.maxSandboxes);
    this.shedding = new Shedding(bases, () => [this.main, ...this.#named.values()], options.onNote);
    this.bodyTimeouts = new BodyTimeouts(settings.bodyTimeoutMs);
    const own = { bodyTimeouts: this.bodyTimeouts, faults };
    this.main = createSandbox(undefined, token === undefined ? base : this.#withToken(base, token), settings, own);
  }

  /** Rejects with a ScenarioError, or an OptionError. */
  static async create(options: MockOptions): Promise<Sandboxes> {
    resolveOptions(options);
    const seed = checked('seed', options.seed);
    memory.bound(checked('memory', options.memory));
    const bases = new ScenarioCache(optionOf('clock', options.clock));
    const { data } = options;
    // Loaded on demand: most worlds live in memory only.
    const store = data === undefined ? undefined : await (await import('./world-store.js')).openDataFile(data, options);
    try {
      const load = () => bases.load(options.scenario ?? builtinScenarios[0] ?? '', seed);
      const base = store === undefined ? await load() : await store.baseOr(load);
      const faults = new ArmedFaults(await loadFaults(options.faults, ['faults']));
      faults.begin(await loadFaults(base.faults));
      const sandboxes = new Sandboxes(options, bases, base, faults, store?.scenario !== undefined);
      if (store !== undefined) {
        sandboxes.main.store = store;
        await store.persist(sandboxes.main.world);
        emitRecordEvents(sandboxes.main);
      }
      return sandboxes;
    } catch (error) {
      await store?.close().catch(() => {});
      throw error;
    }
  }

  /** The sandbox of this name, the default world when there is no name. */
  find(name: string | undefined): Sandbox | undefined {
    const found = name === undefined ? this.main : this.#named.get(name);
    if (found !== undefined) {
      this.#uses += 1;
      found.usedAt = this.#uses;
    }
    return found;
  }

  /** The sandboxes with a name, oldest first. */
  list(): readonly Sandbox[] {
    return [...this.#named.values()];
  }

  get size(): number {
    return this.#named.size;
  }

  /** Creates a sandbox or replaces it by a fresh one. Rejects with a ScenarioError, OptionError or TooManySandboxes and changes nothing. */
  async put(name: string, options: SandboxOptions): Promise<{ readonly sandbox: Sandbox; readonly created: boolean }> {
    checkName('sandbox', name);
    const putting = this.#put(name, options, this.#putting.get(name));
    this.#putting.set(name, putting);
    try {
      return await putting;
    } finally {
      if (this.#putting.get(name) === putting) {
        this.#putting.delete(name);
      }
    }
  }

  async #put(name: string, options: SandboxOptions, before: Promise<unknown> | undefined) {
    const { scenario, seed, clock: setting = {}, dialect, faults: given, ...own } = options;
    const clock = toClockState(setting);
    const base = await this.baseFor(scenario, seed, clock.now !== undefined);
    const faults = new ArmedFaults(given === undefined ? this.main.faults.own : await loadFaults(given, ['faults']));
    faults.begin(await loadFaults(base.faults));
    const settings = resolveOptions(
      { ...this.#options, ...own, dialect: { ...this.#options.dialect, ...dialect } },
      base,
    );
    // Of several concurrent puts under one name, the last one called wins, however long each takes.
    await before?.catch(() => {});
    const old = this.#named.get(name);
    if (old === undefined && this.#named.size >= this.#limit) {
      throw new TooManySandboxes(
        `there are ${this.#limit} sandboxes already, as many as maxSandboxes allows: delete one, or start the mock with more`,
      );
    }
    const sandbox = createSandbox(name, base, settings, { bodyTimeouts: this.bodyTimeouts, faults, clock });
    if (old !== undefined) {
      closeSandbox(old);
    }
    this.#named.set(name, sandbox);
    return { sandbox, created: old === undefined };
  }

  delete(name: string): boolean {
    const sandbox = this.#named.get(name);
    if (sandbox !== undefined) {
      closeSandbox(sandbox);
    }
    return this.#named.delete(name);
  }

  /**
   * The start of a world of this scenario and seed; left out: as in the default world. A name over HTTP may be a built-in
   * scenario or the file that the mock was started with, but no other file of this machine. `asWritten`: it begins as the scenario says.
   */
  async baseFor(
    scenario: ScenarioSource | undefined,
    seed: number | undefined,
    asWritten = false,
  ): Promise<StartingWorld> {
    const start = this.#start;
    const source = scenario ?? start;
    if (source === undefined) {
      const { scenario: name } = this.main.world.base;
      throw new OptionError(
        `the default world is a kept one that began as ${JSON.stringify(name)}, which is not at hand: start the mock with that scenario again, or name one of ${builtinScenarios.join(', ')} or give a whole one as an object`,
      );
    }
    if (typeof source === 'string' && source !== start && !builtinScenarios.includes(source)) {
      throw new OptionError(
        `there is no scenario ${JSON.stringify(source)}: ${builtinScenarios.join(', ')}, the file that the mock was started with, or a whole scenario as an object`,
      );
    }
    const wanted = seed ?? (scenario === undefined ? this.#options.seed : undefined);
    const base = await this.#bases.load(source, checked('seed', wanted), asWritten);
    const { token } = this.#options;
    return token === undefined || source !== start ? base : this.#withToken(base, token);
  }

  #withToken(base: StartingWorld, token: string): StartingWorld {
    const own = this.#tokened.get(base) ?? withToken(base, token);
    this.#tokened.set(base, own);
    return own;
  }

  /** Resets a world to its start, or to that of another scenario or seed, and its journal and faults as well. */
  async reset(sandbox: Sandbox, scenario?: ScenarioSource, seed?: number): Promise<void> {
    const { world, journal, store, faults } = sandbox;
    // The base of a world from a data file is what the file held: its start has to be made from its scenario and seed.
    const isStored = scenario === undefined && store?.isStored(world.base) === true;
    const again = isStored || (scenario === undefined && this.#isReadAgain(world.base));
    const source = again ? this.#start : scenario;
    const ownSeed = isStored || sandbox !== this.main ? world.base.seed : this.#options.seed;
    const from = again ? (seed ?? ownSeed) : seed;
    const base =
      source === undefined && from === undefined && !again
        ? world.base
        : await this.baseFor(source, from, world.hasOwnBeginning);
    const armed = await loadFaults(base.faults);
    if (this.find(sandbox.name) !== sandbox) {
      throw new SandboxGone(`the sandbox ${JSON.stringify(sandbox.name)} was deleted or replaced meanwhile`);
    }
    faults.begin(armed);
    world.reset(base);
    beginLifetime(sandbox);
    emitNewWorld(sandbox, 'reset');
    journal.clear();
    await store?.flush();
  }

  /** Whether it began as the file that the mock was started with, which is still there. */
  #isReadAgain({ file }: StartingWorld): boolean {
    return file !== undefined && isFile(this.#start) && resolve(this.#start) === file && stampOf(this.#start) !== '';
  }

  async close(): Promise<void> {
    for (const sandbox of [this.main, ...this.#named.values()]) {
      closeSandbox(sandbox);
    }
    await this.main.store?.close();
  }
}

/** What the default world starts from; `stored` is what the data file held. */
function startOf(scenario: ScenarioSource | undefined, stored: StartingWorld | undefined): ScenarioSource | undefined {
  if (stored === undefined || typeof scenario === 'object') {
    return scenario ?? builtinScenarios[0] ?? '';
  }
  if (scenario !== undefined && (scenario === stored.scenario || resolve(scenario) === stored.file)) {
    return scenario;
  }
  // A name alone may have come with a whole scenario over HTTP: no file of this machine is read for it.
  return stored.file ?? (builtinScenarios.includes(stored.scenario) ? stored.scenario : undefined);
}
