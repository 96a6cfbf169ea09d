import { basename } from 'node:path';
import type { ControlSchema } from '../../openapi/index.js';
import { toIso } from '../domain/dates.js';
import { originOf } from '../http/origins.js';
import type { RawRequest } from '../http/request.js';
import { advanceClock } from '../worlds/advance.js';
import { restore, takeCheckpoint } from '../worlds/checkpoint.js';
import { checkName } from '../worlds/names.js';
import type { Checkpoint, Sandbox } from '../worlds/sandbox.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { handOver } from '../worlds/scenario-cache.js';
import { type ClockSetting, toClockState } from '../worlds/time/clock-setting.js';
import { ControlError } from './errors.js';
import { controlRoutes } from './routes.js';

const MOST_SNAPSHOTS = 1_000;

/** The mock's own levers. They are no part of FlowMate. */
export const worlds = controlRoutes({
  getHealth: ({ sandboxes, sandbox }) => {
    const { scenario, seed, timing, strict, dialect, requests } = shown(sandbox, '');
    const body = {
      status: 'pass',
      // Anyone may ask: the name of a file, not its place.
      scenario: basename(scenario),
      seed,
      timing,
      strict,
      dialect,
      requests,
      sandboxes: sandboxes.size,
    } as const;
    return { status: 200, body };
  },

  resetWorld: async ({ sandboxes, sandbox, body, request }) => {
    handOver(body.scenario);
    await sandboxes.reset(sandbox, body.scenario, body.seed);
    return { status: 200, body: shown(sandbox, originOf(request, sandboxes.reach)) };
  },

  getSandboxes: ({ sandboxes, request }) => ({
    status: 200,
    body: sandboxes.list().map((sandbox) => shown(sandbox, originOf(request, sandboxes.reach))),
  }),

  getSandbox: ({ sandboxes, params, request }) => ({
    status: 200,
    body: shown(named(sandboxes, params.name ?? ''), originOf(request, sandboxes.reach)),
  }),

  putSandbox: async ({ sandboxes, params, body, request }) => {
    handOver(body.scenario);
    const { sandbox, created } = await sandboxes.put(params.name ?? '', body);
    return { status: created ? 201 : 200, body: shown(sandbox, originOf(request, sandboxes.reach)) };
  },

  deleteSandbox: ({ sandboxes, params }) => {
    sandboxes.delete(named(sandboxes, params.name ?? '').name ?? '');
    return { status: 204, body: undefined };
  },

  getSnapshots: ({ sandbox }) => ({
    status: 200,
    body: [...sandbox.snapshots].map(([name, snapshot]) => shownSnapshot(name, snapshot)),
  }),

  takeSnapshot: ({ sandbox, params: { snapshot: name = '' } }) => {
    checkName('snapshot', name);
    if (sandbox.snapshots.size >= MOST_SNAPSHOTS && !sandbox.snapshots.has(name)) {
      throw new ControlError(429, `There are ${MOST_SNAPSHOTS} snapshots already: delete one.`);
    }
    const taken = takeCheckpoint(sandbox);
    sandbox.snapshots.delete(name);
    sandbox.snapshots.set(name, taken);
    return { status: 200, body: shownSnapshot(name, taken) };
  },

  restoreSnapshot: ({ sandbox, params: { snapshot: name = '' } }) => {
    const snapshot = snapshotOf(sandbox, name);
    restore(sandbox, snapshot);
    return { status: 200, body: shownSnapshot(name, snapshot) };
  },

  deleteSnapshot: ({ sandbox, params: { snapshot: name = '' } }) => {
    snapshotOf(sandbox, name);
    sandbox.snapshots.delete(name);
    return { status: 204, body: undefined };
  },

  getClock: ({ sandbox }) => ({ status: 200, body: shownClock(sandbox) }),

  setClock: async ({ sandbox, body, request }) => ({
    status: 200,
    body: await setClock(sandbox, body, request),
  }),
});

function named(sandboxes: Sandboxes, name: string): Sandbox {
  const sandbox = sandboxes.find(name);
  if (sandbox === undefined) {
    throw new ControlError(404, `There is no sandbox ${JSON.stringify(name)}: PUT /_mock/sandboxes/${name} makes it.`);
  }
  return sandbox;
}

/** The snapshot of this name. Throws a refusal where no snapshot has it. */
export function snapshotOf({ snapshots }: Sandbox, name: string): Checkpoint {
  const snapshot = snapshots.get(name);
  if (snapshot === undefined) {
    throw new ControlError(
      404,
      `There is no snapshot ${JSON.stringify(name)}: POST /_mock/snapshots/${name} takes it.`,
    );
  }
  return snapshot;
}

function shown(sandbox: Sandbox, origin: string): ControlSchema<'Sandbox'> {
  const { name, settings, world, journal } = sandbox;
  const { timing, strict, dialect } = settings;
  const token = world.base.partner?.token;
  return {
    ...(name === undefined ? {} : { name }),
    baseUrl: name === undefined ? origin : `${origin}/@${name}`,
    ...(token === undefined ? {} : { token }),
    scenario: world.base.scenario,
    seed: world.base.seed,
    timing,
    strict,
    dialect,
    clock: shownClock(sandbox),
    requests: journal.count,
  };
}

function shownSnapshot(name: string, { world }: Checkpoint): ControlSchema<'Snapshot'> {
  return { name, takenAt: toIso(world.takenAt) };
}

function shownClock({ world }: Sandbox): ControlSchema<'Clock'> {
  const { state } = world.timeline;
  return { now: toIso(state?.now ?? world.clock.now()), frozen: state?.frozen ?? false, real: state === undefined };
}

function settingOf({ now, frozen }: ControlSchema<'ClockRequest'>): ClockSetting {
  return { ...(now === undefined ? {} : { now }), ...(frozen === undefined ? {} : { frozen }) };
}

async function setClock(
  sandbox: Sandbox,
  body: ControlSchema<'ClockRequest'>,
  request: RawRequest,
): Promise<ControlSchema<'Clock'>> {
  const { timeline, clock } = sandbox.world;
  if (Object.keys(body).length === 0 || (body.real !== undefined && Object.keys(body).length > 1)) {
    throw new ControlError(400, 'The clock takes {"now"}, {"frozen"}, {"advance"}, or {"real": true} alone.');
  }
  if (body.advance !== undefined && body.now !== undefined) {
    throw new ControlError(
      400,
      'The clock takes either "now" or "advance": one jumps, the other lets happen what falls due.',
    );
  }
  if (body.real !== undefined) {
    if (!body.real) {
      throw new ControlError(400, '"real" can only be true; {"frozen": true} stops the clock.');
    }
    timeline.set(undefined);
    return shownClock(sandbox);
  }
  const before = clock.now();
  const { now = before, frozen = clock.frozen } = toClockState(settingOf(body));
  if (body.advance !== undefined) {
    const { ran, arrived } = await advanceClock(sandbox, {
      by: body.advance,
      frozen: body.frozen,
      isGone: () => request.isGone(),
    });
    const note = arrived
      ? {}
      : { note: `Stopped on the way after ${ran} things that fell due: advance again to go on.` };
    return { ...shownClock(sandbox), ran, ...note };
  }
  timeline.set({ now, frozen });
  const note = now < before ? { note: 'The time went backwards: what is dated later than now stays as it is.' } : {};
  return { ...shownClock(sandbox), ...note };
}
