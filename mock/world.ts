import { type Clock, toIso } from './clock.js';
import type { Caller } from './domain/permissions.js';
import type { Document } from './domain/shape.js';
import type {
  RoleDocument,
  SecretDocument,
  TenantDocument,
  TokenDocument,
  UserDocument,
  WorldData,
} from './scenarios/world-file.js';
import { HexSequence, seededBytes, seededToken } from './seeded.js';
import { Collection } from './store/collection.js';
import { Stored } from './store/stored.js';
import { Table } from './store/table.js';
import { Tokens } from './store/tokens.js';

/** What the webhooks know of a started flow: its state at the start, not what was changed since. */
export interface Hook {
  readonly cron: unknown;
  readonly tenant: unknown;
  readonly owners: unknown;
  readonly flowSettings: unknown;
}

/** All the state of one FlowMate. It starts as its scenario says, and `reset` brings it back there. */
export class World {
  readonly data: WorldData;
  readonly seed: number;
  readonly clock: Clock;
  flows = new Collection();
  templates = new Collection();
  users = new Table<UserDocument>();
  tenants = new Table<TenantDocument>();
  roles = new Table<RoleDocument>();
  secrets = new Table<SecretDocument>();
  tokens = new Tokens();
  /** Plain passwords by user id; nobody sees them but the login. */
  passwords = new Map<string, string>();
  /** Users by session cookie. */
  sessions = new Map<string, string>();
  /** Started flows by id, as the webhooks know them. */
  hooks = new Map<string, Hook>();
  /** What the webhooks will know of the flows that are starting. */
  startingHooks = new Map<string, Hook>();
  readonly #flowBase: readonly Stored[];
  readonly #templateBase: readonly Stored[];
  readonly #timers = new Set<NodeJS.Timeout>();
  #made = 0;
  #requestIds: HexSequence;
  #callers = new Map<string, Caller>();

  constructor(data: WorldData, seed: number, clock: Clock) {
    this.data = data;
    this.seed = seed;
    this.clock = clock;
    this.#requestIds = new HexSequence(seed);
    this.#flowBase = data.flows.map((flow, i) => new Stored(flow, i));
    this.#templateBase = data.templates.map((template, i) => new Stored(template, i));
    this.reset();
  }

  /** Back to the start; what was under way is forgotten. */
  reset(): void {
    for (const timer of this.#timers) {
      clearTimeout(timer);
    }
    this.#timers.clear();
    this.#made = 0;
    this.#requestIds = new HexSequence(this.seed);
    const now = this.clock.now();
    this.flows = new Collection(this.#flowBase);
    this.templates = new Collection(this.#templateBase);
    this.users = new Table(
      this.data.users.map(({ user }) => user),
      (user) => user.username,
    );
    this.tenants = new Table(this.data.tenants);
    this.roles = new Table(this.data.roles);
    this.secrets = new Table(this.data.secrets);
    this.passwords = new Map();
    for (const { user, password } of this.data.users) {
      if (password !== undefined) {
        this.passwords.set(user._id, password);
      }
    }
    this.tokens = new Tokens();
    for (const token of this.data.tokens) {
      this.tokens.add(token, now);
    }
    this.sessions = new Map();
    this.hooks = new Map();
    this.startingHooks = new Map();
    for (const flow of this.data.flows) {
      if (flow.status === 'active') {
        this.hooks.set(flow.id, toHook({ ...flow }));
      }
    }
    this.forgetCallers();
  }

  /** Ends what is under way. */
  close(): void {
    for (const timer of this.#timers) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }

  /** Does something later, unless the world is reset before. A delay of 0 or less means now. */
  later(delayMs: number, act: () => void): void {
    if (delayMs <= 0) {
      act();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, delayMs);
    timer.unref();
    this.#timers.add(timer);
  }

  nowIso(): string {
    return toIso(this.clock.now());
  }

  /** A new id: the time in seconds and then bytes that depend on the seed and on how many were made before. */
  newId(): string {
    const seconds = Math.floor(this.clock.now() / 1000);
    this.#made += 1;
    return seconds.toString(16).padStart(8, '0') + seededBytes(this.seed, `id ${this.#made}`, 8).toString('hex');
  }

  /** 32 hex digits, each time others. */
  newRequestId(): string {
    return this.#requestIds.next();
  }

  newTokenText(): string {
    this.#made += 1;
    return seededToken(this.seed, `token ${this.#made}`);
  }

  addToken(document: TokenDocument): void {
    this.tokens.add(document, this.clock.now());
  }

  /** What is known of the one who holds a token. Kept until users or roles change. */
  knownCaller(token: string): Caller | undefined {
    return this.#callers.get(token);
  }

  rememberCaller(token: string, caller: Caller): void {
    if (this.#callers.size >= 10_000) {
      this.#callers.clear();
    }
    this.#callers.set(token, caller);
  }

  /** To be called with every write to users or roles. */
  forgetCallers(): void {
    this.#callers.clear();
  }
}

export function toHook(flow: Document | { readonly [name: string]: unknown }): Hook {
  return { cron: flow.cron, tenant: flow.tenant, owners: flow.owners, flowSettings: flow.flowSettings };
}
