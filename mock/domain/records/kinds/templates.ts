import { about, id, oneOf, orNull, someText, text } from '../../checks/check.js';
import { listOf, object, required } from '../../checks/check-inside.js';
import { AUTH_TYPES } from '../../upstream/flow-shape.js';
import type { Kind } from '../kind.js';
import { reference } from '../references.js';
import { checkGraph, completeFlow, FLOW_ORDER, flowMembers, NODE } from './flow-members.js';

export const templates: Kind<'templates'> = {
  one: 'template',
  idMember: 'id',
  store: 'collection',
  window: [2, 12],
  isCounted: true,
  members(known) {
    const node = {
      id: required(someText),
      ...NODE,
      tenant: orNull(reference(known, 'tenant')),
      authorization: object({ authType: oneOf(...AUTH_TYPES), authClientId: orNull(id) }),
    };
    return flowMembers(known, 'template', checkGraph(node, text, text), {
      status: about('Default draft', oneOf('published', 'draft')),
      sourceTemplate: orNull(id),
      tags: listOf(someText),
    });
  },
  order: FLOW_ORDER,
  complete(given, { make }, to) {
    const { status = 'draft' } = given;
    return { ...completeFlow(given, make, to), status };
  },
};
