import { BoundedCache } from '../domain/bounded-cache.js';
import { toIso } from '../domain/dates.js';
import type { Caller } from '../domain/permissions.js';
import { HexSequence, seededBytes, seededToken } from '../domain/random/seeded.js';
import type { TokenDocument } from '../domain/records/documents.js';
import type { Retention } from '../executions/history/executions.js';
import type { StoredDocument } from '../store/stored-document.js';
import { startingAgenda } from './first-tasks.js';
import { forkRecords, type Records, type StartingWorld } from './records/records.js';
import type { Clock, ClockState } from './time/clock.js';
import type { Task } from './time/task-queue.js';
import { Timeline } from './time/timeline.js';

/** A world at one moment. It never changes, and costs memory only for what was changed since the scenario. */
export interface Snapshot {
  readonly base: StartingWorld;
  readonly records: Records;
  readonly made: number;
  /** The last of the rising times. */
  readonly lastTime: number;
  readonly requestIds: HexSequence;
  /** Absent: the machine's time. */
  readonly clock: ClockState | undefined;
  /** When it was taken, by the world's clock. */
  readonly takenAt: number;
}

/** Rising times are at most so far ahead of the clock. */
const RISING_MS = 60_000;

/** All the state of one FlowMate. It starts as its scenario says; `reset` restores that. */
export class World {
  readonly timeline: Timeline;
  #base: StartingWorld;
  readonly #clock: Partial<ClockState>;
  readonly #retention: Retention;
  #records: Records;
  #made = 0;
  /** The last of the rising times. */
  #lastTime = 0;
  /** Part of the key of made-up values: those after a restart differ from those before. */
  #epoch = 0;
  /** Called with a function that replaces all records and the time; must call it. */
  onReplace: (replace: () => void) => void = (replace) => replace();
  #requestIds: HexSequence;
  readonly #callers = new BoundedCache<string, Caller>({ entries: 10_000 });

  /** `run` carries out tasks when they are due. `clock` overrides the scenario's. */
  constructor(
    base: StartingWorld,
    run: (task: Task) => void,
    { clock = {}, retention }: { readonly clock?: Partial<ClockState>; readonly retention: Retention },
  ) {
    this.#base = base;
    this.#clock = clock;
    this.#retention = retention;
    this.#records = forkRecords(base.records);
    this.#requestIds = new HexSequence(base.seed);
    this.timeline = new Timeline(this.#records.tasks, run, (flowId) => this.#records.hooks.get(flowId)?.hook.cron);
    this.reset();
  }

  get clock(): Clock {
    return this.timeline.clock;
  }

  get base(): StartingWorld {
    return this.#base;
  }

  /** Whether it begins at a time of its own, whatever its scenario says. */
  get hasOwnBeginning(): boolean {
    return this.#clock.now !== undefined;
  }

  get seed(): number {
    return this.#base.seed;
  }

  get records(): Records {
    return this.#records;
  }

  /** Starts again, with this scenario or another. Pending tasks are dropped. */
  reset(base: StartingWorld = this.#base): void {
    this.#begin(base, () => this.boundExecutions());
  }

  #begin(base: StartingWorld, whenBegun: () => void): void {
    this.#made = 0;
    this.#lastTime = 0;
    this.#requestIds = new HexSequence(base.seed);
    const time = this.#startOfTime(base);
    const now = time?.now ?? Date.now();
    this.onReplace(() => {
      this.#base = base;
      this.#records = { ...forkRecords(base.records), tasks: startingAgenda(base, now) };
      this.#records.tokens.startAt(now);
      this.#records.executions.planBy(base.seed, base.outcomes);
      this.#records.executions.startAt(now);
      whenBegun();
      this.timeline.replace(this.#records.tasks, time);
    });
    this.forgetCallers();
  }

  /** Continues a stored world. `epoch` counts how often it was loaded. Executions beyond the limits stay until `boundExecutions`. */
  load(base: StartingWorld, epoch: number): void {
    this.#begin(base, () => {});
    this.#epoch = epoch;
    this.#requestIds = new HexSequence(base.seed + epoch);
  }

  /** Drops executions beyond the limits. */
  boundExecutions(): void {
    this.#records.executions.bound(this.#retention);
  }

  /** Absent: the machine's time. */
  #startOfTime({ clock = {} }: StartingWorld): ClockState | undefined {
    const { now, frozen } = clock;
    const start = this.#clock.now ?? (now === undefined ? undefined : Date.parse(now));
    const stands = this.#clock.frozen ?? frozen ?? false;
    return start === undefined && !stands ? undefined : { now: start ?? Date.now(), frozen: stands };
  }

  snapshot(): Snapshot {
    return {
      base: this.#base,
      records: forkRecords(this.#records),
      made: this.#made,
      lastTime: this.#lastTime,
      requestIds: this.#requestIds.fork(),
      clock: this.timeline.state,
      takenAt: this.clock.now(),
    };
  }

  restore(snapshot: Snapshot): void {
    this.onReplace(() => {
      this.#base = snapshot.base;
      this.#records = forkRecords(snapshot.records);
      this.timeline.replace(this.#records.tasks, snapshot.clock);
    });
    this.#made = snapshot.made;
    this.#lastTime = snapshot.lastTime;
    this.#requestIds = snapshot.requestIds.fork();
    this.forgetCallers();
  }

  /** Drops pending tasks. */
  close(): void {
    this.timeline.close();
  }

  /** From now on the webhooks know this flow as it is now; its schedule starts. */
  switchOn(flow: StoredDocument): void {
    this.#records.startingHooks.delete(flow.id);
    this.#records.hooks.set(flow.id, flow);
    this.timeline.schedule(flow.id);
  }

  switchOff(flowId: string): void {
    this.#records.hooks.delete(flowId);
    this.#records.startingHooks.delete(flowId);
    this.timeline.unschedule(flowId);
  }

  nowIso(): string {
    return toIso(this.clock.now());
  }

  /** Times of what one request writes: each later than the one before. */
  risingIso(): string {
    const now = this.clock.now();
    const next = this.#lastTime + 1;
    // Far ahead of the clock: it was set back.
    this.#lastTime = next > now && next - now < RISING_MS ? next : now;
    return toIso(this.#lastTime);
  }

  /** A new id: the time in seconds, then bytes that depend on the seed and on how many were made before. */
  newId(): string {
    const seconds = Math.floor(this.clock.now() / 1000) >>> 0;
    this.#made += 1;
    return seconds.toString(16).padStart(8, '0') + seededBytes(this.seed, this.#key('id'), 8).toString('hex');
  }

  /** 32 hex digits, different each time. */
  newRequestId(): string {
    return this.#requestIds.next();
  }

  newTokenText(): string {
    this.#made += 1;
    return seededToken(this.seed, this.#key('token'));
  }

  #key(kind: string): string {
    return this.#epoch === 0 ? `${kind} ${this.#made}` : `${kind} ${this.#made} of ${this.#epoch}`;
  }

  addToken(document: TokenDocument): void {
    this.#records.tokens.add(document, this.clock.now());
  }

  /** The cached caller of a token. The cache is dropped when users or roles change. */
  knownCaller(token: string): Caller | undefined {
    return this.#callers.get(token);
  }

  rememberCaller(token: string, caller: Caller): void {
    this.#callers.set(token, caller);
  }

  /** Must be called with every write to users or roles. */
  forgetCallers(): void {
    this.#callers.clear();
  }
}
