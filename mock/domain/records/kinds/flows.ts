import { about, oneOf, orNull, shortText } from '../../checks/check.js';
import { required } from '../../checks/check-inside.js';
import type { Kind } from '../kind.js';
import { reference } from '../references.js';
import { checkGraph, completeFlow, FLOW_ORDER, flowMembers, NODE } from './flow-members.js';

export const flows: Kind<'flows'> = {
  one: 'flow',
  idMember: 'id',
  store: 'collection',
  window: [15, 25],
  isCounted: true,
  members(known) {
    // Upstream limits these lengths in flows, not in templates (its schema: node id, edge id, condition).
    const graph = checkGraph({ id: required(shortText(30)), ...NODE }, shortText(10), shortText(30));
    return flowMembers(known, 'flow', graph, {
      status: about('Default inactive', oneOf('active', 'inactive', 'starting', 'stopping', '', null)),
      fromTemplate: orNull(reference(known, 'template')),
    });
  },
  order: FLOW_ORDER,
  complete(given, { make }, to) {
    const { status = 'inactive', fromTemplate } = given;
    const template = fromTemplate ? { fromTemplate: to.template(fromTemplate) } : {};
    return { ...completeFlow(given, make, to), status, ...template };
  },
};
