import type { Body } from '../../../openapi/index.js';
import type { Caller } from '../../domain/permissions.js';
import { crashed } from '../../http/answer.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError } from '../../http/errors.js';
import { permission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { flowsService } from '../../http/upstream-services.js';
import type { Listing } from '../../store/collection.js';
import type { StoredDocument } from '../../store/stored-document.js';
import { type OwnerFilter, ownerFilter } from '../lists/owner-filter.js';
import { documentBody, pageBody, trustJson, withList } from '../lists/page.js';
import { readListQuery } from '../lists/query.js';
import { scopeOf, seen } from '../lists/visibility.js';
import { refuseDeep, UpstreamCrash } from './documents.js';
import { createFlow, createFlows, patchFlow } from './write-flows.js';

const STATUSES = { active: 'active', '1': 'active', inactive: 'inactive', '0': 'inactive' } as const;

const OLDEST_FIRST = { field: 'createdAt', descending: false } as const;

export const flows = routes(flowsService, {
  getFlows: {
    requires: permission('flows.read'),
    handle: (c, caller) => {
      const list = readListQuery(c.query, {
        statuses: STATUSES,
        permitUser: () => {},
        fromTemplate: true,
        emptySort: 'ignored',
        search: c.settings.dialect.search,
      });
      // filter[user] takes the place of the ownership condition: any caller sees anybody's flows by it.
      const owned: OwnerFilter = list.user === undefined ? { scope: scopeOf(caller) } : ownerFilter(list.user);
      const conditions = owned.condition === undefined ? list.conditions : [...list.conditions, owned.condition];
      const listing: Listing = {
        scope: owned.scope,
        key: conditions.map(({ key }) => key).join('&'),
        matches: (item) => conditions.every(({ holds }) => holds(item)),
        order: list.order ?? OLDEST_FIRST,
      };
      const { flows } = c.records;
      return withList(flows, listing, (found) => ({
        status: 200,
        ...pageBody<Body<'getFlows', 200>>(flows, found, list.page, found.items.length),
      }));
    },
  },
  getFlow: {
    requires: permission('flows.read'),
    handle: (c, caller) => {
      const flow = seen(c, caller, c.records.flows, 'No flow found', 'coded');
      return { status: 200, ...documentBody<Body<'getFlow', 200>>(flow) };
    },
  },
  createFlow: {
    requires: permission('flows.write'),
    handle: (c, caller) => {
      refuseDeep(c.body);
      const bulk = Array.isArray(c.body);
      if (bulk && !['flows.bulk', 'tenant.all', 'all'].some((permission) => caller.permissions.has(permission))) {
        // The only refusal of this service that names its code first.
        return {
          status: 403,
          body: { errors: [{ code: 403, message: 'User is missing permission for bulk operations' }] },
        };
      }
      try {
        if (!Array.isArray(c.body)) {
          const made = createFlow(c.world, caller, c.body);
          return 'errors' in made
            ? { status: 400, body: { errors: made.errors } }
            : { status: 201, json: trustJson<Body<'createFlow', 201>>(`{"data":${made.text},"meta":{}}`) };
        }
        const made = createFlows(c.world, caller, c.body);
        const texts = made.map((one) => ('errors' in one ? JSON.stringify({ errors: one.errors }) : one.text));
        return { status: 201, json: trustJson<Body<'createFlow', 201>>(`{"data":[${texts.join()}],"meta":{}}`) };
      } catch (error) {
        if (error instanceof UpstreamCrash) {
          return crashed();
        }
        throw error;
      }
    },
  },
  patchFlow: {
    requires: permission('flows.write'),
    handle: (c, caller) => {
      const flow = inactive(c, caller);
      refuseDeep(c.body);
      const patched = patchFlow(c.world, caller, flow, c.body);
      if (patched === undefined) {
        return crashed();
      }
      return 'errors' in patched
        ? { status: 400, body: { errors: patched.errors } }
        : { status: 200, ...documentBody<Body<'patchFlow', 200>>(patched.stored) };
    },
  },
  deleteFlow: {
    requires: permission('flows.write'),
    permitFirst: true,
    handle: (c, caller) => {
      const flow = inactive(c, caller);
      c.records.flows.delete(flow.id);
      return { status: 200, body: { msg: 'Flow was successfully deleted' } };
    },
  },
});

/** The flow in the path, if nothing runs it: refuses others. */
function inactive(c: RequestContext, caller: Caller): StoredDocument {
  const flow = seen(c, caller, c.records.flows, 'Flow not found');
  if (flow.status !== 'inactive') {
    throw new ApiError(409, `Flow is not inactive. Current status: ${flow.status}`);
  }
  return flow;
}
