import { checkFlow, checkTemplate } from '../../domain/records/check-flows.js';
import { resolveFlows, resolveTemplates } from '../../domain/records/complete-flows.js';
import type { FlowGiven, TemplateGiven } from '../../domain/records/given.js';
import type { World } from '../world.js';
import type { RecordKind } from './record-kind.js';
import { referencesIn } from './references.js';

function freshFlow(world: World): object {
  const now = world.nowIso();
  return { createdAt: now, updatedAt: now, id: world.newId() };
}

export const flows: RecordKind<FlowGiven> = {
  one: 'flow',
  idMember: 'id',
  check: checkFlow,
  *ids(world) {
    for (const { id } of world.flows.all()) {
      yield id;
    }
  },
  find: (world, id) => world.flows.get(id)?.document(),
  fresh: freshFlow,
  clash: () => undefined,
  // The webhooks know an active flow as it is from here on.
  put: ({ world }, given) => {
    const to = referencesIn(world);
    const maker = { seed: world.seed, beginsAt: world.clock.now() };
    for (const flow of resolveFlows({ flows: [given] }, maker, to, to.template)) {
      const stored = world.flows.put(flow);
      knowAgain(world, stored.id);
    }
  },
  remove: ({ world }, id) => {
    world.timeline.forget(id);
    world.switchOff(id);
    return world.flows.delete(id);
  },
};

function knowAgain(world: World, id: string): void {
  const flow = world.flows.get(id);
  world.timeline.forget(id);
  world.switchOff(id);
  if (flow?.status === 'active') {
    world.switchOn(flow);
  }
}

export const templates: RecordKind<TemplateGiven> = {
  one: 'template',
  idMember: 'id',
  check: checkTemplate,
  *ids(world) {
    for (const { id } of world.templates.all()) {
      yield id;
    }
  },
  find: (world, id) => world.templates.get(id)?.document(),
  fresh: freshFlow,
  clash: () => undefined,
  put: ({ world }, given) => {
    const maker = { seed: world.seed, beginsAt: world.clock.now() };
    for (const template of resolveTemplates({ templates: [given] }, maker, referencesIn(world))) {
      world.templates.put(template);
    }
  },
  remove: ({ world }, id) => world.templates.delete(id),
};
