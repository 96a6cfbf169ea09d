import type { ControlSchema } from '../../openapi/index.js';
import { type Armed, type ArmedFaults, IdTaken, shownFault, TooManyFaults } from '../faults/armed-faults.js';
import { ControlError } from './errors.js';
import { controlRoutes } from './routes.js';

/** Arming, disarming and counting faults. */
export const controlFaults = controlRoutes({
  getFaults: ({ sandbox: { faults } }) => ({ status: 200, body: shownList(faults.list()) }),

  addFaults: async ({ sandbox: { faults }, body }) => {
    const { readFault } = await import('../faults/read.js');
    const added = readFault(body);
    return { status: 201, body: shownList(armed(() => faults.add(added))) };
  },

  putFaults: async ({ sandbox: { faults }, body }) => {
    const { readFaults } = await import('../faults/read.js');
    const given = readFaults(body);
    return { status: 200, body: shownList(armed(() => faults.replace(given))) };
  },

  deleteFaults: ({ sandbox: { faults } }) => {
    faults.clear();
    return { status: 204, body: undefined };
  },

  getFault: ({ sandbox: { faults }, params: { id = '' } }) => ({
    status: 200,
    body: shownFault(faults.find(id) ?? noSuchFault(faults, id)),
  }),

  deleteFault: ({ sandbox: { faults }, params: { id = '' } }) => {
    if (!faults.remove(id)) {
      noSuchFault(faults, id);
    }
    return { status: 204, body: undefined };
  },
});

function armed(arm: () => readonly Armed[]): readonly Armed[] {
  try {
    return arm();
  } catch (error) {
    if (error instanceof IdTaken || error instanceof TooManyFaults) {
      throw new ControlError(error instanceof IdTaken ? 409 : 429, `${error.message}.`);
    }
    throw error;
  }
}

function noSuchFault(faults: ArmedFaults, id: string): never {
  const ids = faults.list().map((one) => one.id);
  const known = ids.length === 0 ? 'none is armed' : `${ids.slice(0, 20).join(', ')} are armed`;
  throw new ControlError(404, `There is no fault ${JSON.stringify(id)}: ${known}.`);
}

function shownList(list: readonly Armed[]): ControlSchema<'FaultList'> {
  const neverFired = list.filter(({ fired }) => fired === 0).map(({ id }) => id);
  return { data: list.map(shownFault), meta: { total: list.length, neverFired } };
}
