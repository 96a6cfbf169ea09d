import type { Answer } from '../../openapi/index.js';
import { type Caller, mayUse } from '../domain/permissions.js';
import type { ComponentDocument } from '../domain/records/documents.js';
import { castFailureOfId } from '../domain/upstream/cast.js';
import { toObjectId } from '../domain/upstream/object-id.js';
import { at, textOf } from '../domain/upstream/query.js';
import type { RequestContext } from '../http/context.js';
import { ApiError } from '../http/errors.js';
import { routes } from '../http/routes.js';
import { componentsService } from '../http/upstream-services.js';

const MOST_ON_A_PAGE = 100;

/** What the nodes of flows run. Only reading is served. */
export const components = routes(componentsService, {
  getComponents: {
    handle: (c, caller) => {
      const page = wanted(c, 'number', 1);
      const perPage = wanted(c, 'size', 50);
      refuse(page <= 0, 'page[number] parameter should be greater than 0');
      refuse(perPage <= 0, 'page[size] parameter should be greater than 0');
      refuse(perPage > MOST_ON_A_PAGE, `page[size] shouldn't be greater than ${MOST_ON_A_PAGE}`);
      const seen = c.records.components
        .values()
        .filter((one) => caller.isAdmin || one.access === 'public' || isOwner(one, caller));
      const data = seen.slice((page - 1) * perPage, page * perPage).map(shown);
      const meta = { page, perPage, total: seen.length, totalPages: Math.ceil(seen.length / perPage) };
      return { status: 200, body: { data, meta } };
    },
  },
  getComponent: { handle: oneComponent },
});

function oneComponent(c: RequestContext, caller: Caller): Answer<'getComponent'> {
  const component = componentAt(c, c.params.id ?? '');
  if (component === undefined) {
    throw new ApiError(404, 'Component is not found');
  }
  if (!mayUse(caller, 'components.any.read') && component.access !== 'public' && !isUserOwner(component, caller)) {
    throw new ApiError(403, 'Not authorized');
  }
  return { status: 200, body: { data: shown(component), meta: {} } };
}

/** The component with an id, or the newest version of an artifact. */
function componentAt(c: RequestContext, given: string): ComponentDocument | undefined {
  const { components: all } = c.records;
  if (given.startsWith('artifact_')) {
    const found = all.values().find(({ artifactId }) => artifactId === given);
    refuse(found === undefined, "Cannot set properties of null (setting 'id')");
    return found;
  }
  const id = toObjectId(given);
  refuse(id === undefined, castFailureOfId(given, 'Component'));
  return id === undefined ? undefined : all.get(id);
}

function refuse(isWrong: boolean, message: string): void {
  if (isWrong) {
    throw new ApiError(500, message);
  }
}

function isOwner({ owners }: ComponentDocument, { userId }: Caller): boolean {
  return owners.some(({ id }) => id === userId);
}

function isUserOwner({ owners }: ComponentDocument, { userId }: Caller): boolean {
  return owners.some(({ id, type }) => id === userId && type === 'user');
}

/** A component as it goes to the wire: upstream sends its id last. */
function shown({ _id: id, ...component }: ComponentDocument) {
  return { ...component, id };
}

function wanted(c: RequestContext, name: string, otherwise: number): number {
  return Number.parseInt(textOf(at(c.query.parsed.page, name)), 10) || otherwise;
}
