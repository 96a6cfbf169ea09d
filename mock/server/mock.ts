import type { Hono } from 'hono';
import { createFaultsHandle, type FaultsHandle } from '../faults/handle.js';
import type { Env } from '../http/context.js';
import { splitSandbox } from '../http/request.js';
import { createJournalHandle, type JournalHandle } from '../journal/handle.js';
import { advanceClock } from '../worlds/advance.js';
import { type ChangesHandle, createChangesHandle } from '../worlds/changes-handle.js';
import type { MockOptions, SandboxOptions } from '../worlds/options.js';
import { refuseUnknownOfMock, refuseUnknownOfSandbox } from '../worlds/resolve-options.js';
import type { Sandbox } from '../worlds/sandbox.js';
import { Sandboxes } from '../worlds/sandboxes.js';
import { describeWorld, type WorldSummary } from '../worlds/summary.js';
import { type ClockSetting, readClockSetting } from '../worlds/time/clock-setting.js';
import { createApp } from './app.js';
import { fetchInProcess } from './fetch.js';
import { refuseInProcess } from './refusals.js';

/** A world in this process, with what a test does to it. */
export interface WorldHandle extends JournalHandle, ChangesHandle {
  /** The partner's bearer token; absent in a world without a partner. */
  readonly token: string | undefined;
  /** Sends a request without a port: `request('/flows', { headers: { authorization: ... } })`. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Takes what the global fetch takes; whatever the URL's host, this world answers. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Who lives in the world, as it is now. */
  describe(): WorldSummary;
  /** Misbehaviour on purpose. */
  readonly faults: FaultsHandle;
  /** Brings the world back to its start and empties the journal. */
  reset(): Promise<void>;
  /**
   * Sets the world's clock, stops it or lets it go; `real` is the machine's time. Throws an OptionError for what is no
   * setting, and while an advance is under way.
   */
  setClock(setting: ClockSetting | 'real'): void;
  /**
   * Moves the world's clock on, by milliseconds or a text such as `36h`, and does on the way what falls due. Rejects when it is
   * under way already, and when the world is reset or ended meanwhile.
   */
  advance(by: string | number): Promise<void>;
}

/** A mock in this process: the default world, and sandboxes beside it. */
export interface Mock extends WorldHandle {
  /** Creates a sandbox, or replaces the one of this name by a fresh one. */
  sandbox(name: string, options?: SandboxOptions): Promise<SandboxHandle>;
}

export interface SandboxHandle extends WorldHandle {
  readonly name: string;
  /** Path that its requests begin with: `/@name`. */
  readonly path: string;
  /** Ends it. */
  delete(): void;
}

/**
 * A mock that answers without a port.
 * @throws OptionError for an option that can't be used, ScenarioError for a world that can't be loaded.
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  return (await createParts(options)).mock;
}

/**
 * The mock with what a server needs beside it.
 * @internal
 */
export async function createParts(
  options: MockOptions,
): Promise<{ mock: Mock; sandboxes: Sandboxes; parts: Sandbox; app: Hono<Env> }> {
  refuseUnknownOfMock(options);
  const sandboxes = await Sandboxes.create(options);
  const app = createApp(sandboxes);
  const mock: Mock = {
    ...handleOf(app, sandboxes, sandboxes.main),
    sandbox: async (name, given = {}) => {
      refuseUnknownOfSandbox(given);
      const { sandbox } = await sandboxes.put(name, given);
      return {
        ...handleOf(app, sandboxes, sandbox),
        name,
        path: `/@${name}`,
        delete: () => void sandboxes.delete(name),
      };
    },
  };
  return { mock, sandboxes, parts: sandboxes.main, app };
}

function handleOf(app: Hono<Env>, sandboxes: Sandboxes, sandbox: Sandbox): WorldHandle {
  const prefix = sandbox.name === undefined ? '' : `/@${sandbox.name}`;
  const { world, journal, redaction } = sandbox;
  return {
    token: world.base.partner?.token,
    request: async (path, init) => app.request(prefix + path, init),
    fetch: (input, init) =>
      fetchInProcess(
        async (request) => refuseInProcess(request, sandbox) ?? app.fetch(within(prefix, request)),
        input,
        init,
      ),
    describe: () => describeWorld(world),
    faults: createFaultsHandle(sandbox.faults),
    ...createJournalHandle(journal, redaction),
    reset: () => sandboxes.reset(sandbox),
    ...createChangesHandle(sandbox),
    setClock: (setting) => {
      const given = setting === 'real' ? undefined : readClockSetting(setting);
      world.timeline.set(given && { ...world.clock.state, ...given });
    },
    advance: async (by) => {
      await advanceClock(sandbox, { by });
    },
  };
}

/** The request with its path below the sandbox's, unless it is already. */
function within(prefix: string, request: Request): Request {
  const url = new URL(request.url);
  if (prefix === '' || splitSandbox(url.pathname).sandbox !== undefined) {
    return request;
  }
  return new Request(`${url.origin}${prefix}${url.pathname}${url.search}`, request);
}
