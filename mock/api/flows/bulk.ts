import type { Answer, Body } from '../../../openapi/index.js';
import type { Caller } from '../../domain/permissions.js';
import { member } from '../../domain/upstream/cast.js';
import { isIdNumber, isObjectId, toObjectId } from '../../domain/upstream/object-id.js';
import { Yielder } from '../../domain/yielder.js';
import { crashed } from '../../http/answer.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError } from '../../http/errors.js';
import { permission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { flowsService } from '../../http/upstream-services.js';
import type { StoredDocument } from '../../store/stored-document.js';
import { beginTransition, type Transition } from '../../worlds/flow-lifecycle.js';
import { trustJson } from '../lists/page.js';
import { firstVisible, seen, visible } from '../lists/visibility.js';
import { refuseDeep } from './documents.js';
import { patchFlow } from './write-flows.js';

/** So many flows are started or stopped before it is looked at whether others wait. */
const SLICE = 64;

const NOT_FOUND = 'No flow with this ID found';

/** Start, stop, and what is done to several flows at once. To be served before the routes of single flows. */
export const flowBatches = routes(flowsService, {
  patchFlowsBulk: {
    requires: permission(({ settings }) => settings.dialect.bulkPermission),
    handle: (c, caller) => {
      refuseDeep(c.body);
      const bodies = Array.isArray(c.body) ? c.body : [c.body];
      const results: string[] = [];
      for (const body of bodies) {
        const id = member(body, 'id');
        if (typeof id === 'number' && !isIdNumber(id)) {
          return crashed('ERR_OUT_OF_RANGE');
        }
        const target = body === null ? undefined : bulkTarget(c, caller, id);
        if (target === undefined) {
          return crashed();
        }
        if (target.status !== 'inactive') {
          const message = `Flow ${target.id} is not inactive. Current status: ${target.status}`;
          results.push(JSON.stringify({ errors: [{ message, code: 409 }] }));
        }
        // Upstream goes on with a flow that it has just refused; its status then fails the check for manual changes.
        const patched = patchFlow(c.world, caller, target, body);
        if (patched === undefined) {
          return crashed();
        }
        results.push('errors' in patched ? JSON.stringify({ errors: patched.errors }) : patched.stored.text);
      }
      return { status: 200, json: trustJson<Body<'patchFlowsBulk', 200>>(`{"data":[${results.join()}],"meta":{}}`) };
    },
  },
  startFlows: { requires: permission('flows.control'), handle: (c, caller) => transitAll(c, caller, 'starting') },
  stopFlows: { requires: permission('flows.control'), handle: (c, caller) => transitAll(c, caller, 'stopping') },
  startFlow: { requires: permission('flows.control'), handle: (c, caller) => transitOne(c, caller, 'starting') },
  stopFlow: { requires: permission('flows.control'), handle: (c, caller) => transitOne(c, caller, 'stopping') },
});

// Without an id upstream takes the first flow that the caller sees. Scalars have no id.
function bulkTarget(c: RequestContext, caller: Caller, given: unknown): StoredDocument | undefined {
  if (!given) {
    return firstVisible(c.world, caller);
  }
  const id = typeof given === 'string' ? toObjectId(given) : undefined;
  return id === undefined ? undefined : visible(c.records.flows, caller, id);
}

/** The text of a refusal by the dialect in which starting an active flow is a conflict. */
function conflict(c: RequestContext, flow: StoredDocument, transition: Transition): string | undefined {
  const wanted = transition === 'starting' ? 'inactive' : 'active';
  return c.settings.dialect.startConflict === 'documented' && flow.status !== wanted
    ? `Flow is not ${wanted}. Current status: ${flow.status}`
    : undefined;
}

function transitOne(c: RequestContext, caller: Caller, transition: Transition): Answer<'startFlow'> {
  const flow = seen(c, caller, c.records.flows, NOT_FOUND, 'coded');
  const message = conflict(c, flow, transition);
  if (message !== undefined) {
    throw new ApiError(409, message);
  }
  beginTransition(c.world, c.settings, flow, transition);
  return { status: 200, body: { data: { id: flow.id, status: transition }, meta: {} } };
}

async function transitAll(c: RequestContext, caller: Caller, transition: Transition): Promise<Answer<'startFlows'>> {
  refuseDeep(c.body);
  const pace = new Yielder();
  if (!Array.isArray(c.body)) {
    throw new ApiError(500, 'No flow ids given. Expecting an array of flow ids');
  }
  const results: Body<'startFlows', 200> = [];
  for (const flowId of c.body) {
    if (!isObjectId(flowId)) {
      results.push({ errors: [{ message: 'Invalid id', flowId, code: 400 }] });
      continue;
    }
    const id = typeof flowId === 'string' ? toObjectId(flowId) : undefined;
    // Where the id is 0, upstream looks for no id.
    const flow = flowId === 0 ? firstVisible(c.world, caller) : id && visible(c.records.flows, caller, id);
    if (!flow) {
      // Upstream reports it and then fails on the flow that it has not; what was done so far stays done.
      return { status: 500, body: [...results, { errors: [{ message: NOT_FOUND, flowId, code: 404 }] }, {}] };
    }
    const message = conflict(c, flow, transition);
    if (message !== undefined) {
      results.push({ errors: [{ message, flowId, code: 409 }] });
      continue;
    }
    beginTransition(c.world, c.settings, flow, transition);
    results.push({ data: { id: flow.id, status: transition }, meta: {} });
    if (results.length % SLICE === 0 && pace.due) {
      await pace.rest();
    }
  }
  return { status: 200, body: results };
}
