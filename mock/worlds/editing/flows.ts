import type { World } from '../world.js';
import { inCollection, type RecordAccess } from './record-kind.js';

export const flows: RecordAccess<'flows'> = {
  ...inCollection('flows'),
  // From now on the webhooks know an active flow as it is.
  put: ({ world }, document) => {
    const flow = world.flows.put(document);
    forget(world, flow.id);
    if (flow.status === 'active') {
      world.switchOn(flow);
    }
  },
  remove: ({ world }, id) => {
    forget(world, id);
    return world.flows.delete(id);
  },
};

function forget(world: World, id: string): void {
  world.timeline.forget(id);
  world.switchOff(id);
}
