import type { Body } from '../../openapi/index.js';
import type { Caller } from '../domain/permissions.js';
import { member } from '../domain/upstream/cast.js';
import { templateShape } from '../domain/upstream/flow-shape.js';
import { mergeDeep } from '../domain/upstream/minimize.js';
import { castDocument, type Document, type Json } from '../domain/upstream/shape.js';
import { crashed } from '../http/answer.js';
import type { RequestContext } from '../http/context.js';
import { ApiError, UpstreamHang } from '../http/errors.js';
import { permission } from '../http/guards.js';
import { routes } from '../http/routes.js';
import { templatesService } from '../http/upstream-services.js';
import type { Listing } from '../store/collection.js';
import type { StoredDocument } from '../store/stored-document.js';
import {
  changedRecord,
  newRecord,
  orNoAnswer,
  refuseDeep,
  refuseNullId,
  sharedErrors,
  UpstreamCrash,
  withOwners,
} from './flows/documents.js';
import { createFlow, echoed } from './flows/write-flows.js';
import { ownerFilter } from './lists/owner-filter.js';
import { documentBody, pageBody, trustJson, withList } from './lists/page.js';
import { readListQuery } from './lists/query.js';
import { scopeOf, seen, visible } from './lists/visibility.js';

const STATUSES = { '1': 'published', '0': 'draft' } as const;

const AS_INSERTED = { field: 'none', descending: false } as const;

const NOT_FOUND = 'Template not found';

export const templates = routes(templatesService, {
  getTemplates: {
    requires: permission('templates.read'),
    handle: (c, caller) => {
      const list = readListQuery(c.query, {
        statuses: STATUSES,
        permitUser: () => {
          if (!caller.isAdmin) {
            throw new ApiError(403, 'Filtering by user is only available to admins');
          }
        },
        fromTemplate: false,
        emptySort: 'refused',
        search: c.settings.dialect.search,
      });
      const owned = list.user === undefined ? { scope: scopeOf(caller) } : ownerFilter(list.user);
      const tags = tagsOf(c);
      const conditions = [...list.conditions, ...('condition' in owned && owned.condition ? [owned.condition] : [])];
      const {
        records: { templates },
      } = c.world;
      const listing: Listing = {
        scope: owned.scope,
        key: [...conditions.map(({ key }) => key), `tags=${tags?.join() ?? ''}`].join('&'),
        matches: (item) => conditions.every(({ holds }) => holds(item)) && isTagged(item, tags),
        order: list.order ?? AS_INSERTED,
      };
      // Upstream counts the whole collection for any caller and filter.
      return withList(templates, listing, (found) => ({
        status: 200,
        ...pageBody<Body<'getTemplates', 200>>(templates, found, list.page, templates.size),
      }));
    },
  },
  getTemplate: {
    requires: permission('templates.read'),
    handle: (c, caller) => {
      const template = seen(c, caller, c.records.templates, NOT_FOUND, 'coded');
      return { status: 200, ...documentBody<Body<'getTemplate', 200>>(template) };
    },
  },
  createTemplate: {
    requires: permission('templates.write'),
    handle: (c, caller) => {
      refuseDeep(c.body);
      const tenant = caller.tenant === undefined ? {} : { tenant: caller.tenant };
      const cast = orNoAnswer(() => castTemplate({ ...asObject(c.body), ...tenant }, caller));
      if (cast.errors.length > 0) {
        return { status: 400, body: { errors: cast.errors } };
      }
      const record = newRecord(c.world, cast.document, 'draft');
      if (c.records.templates.get(record.id) !== undefined) {
        throw new UpstreamHang('there is a template with this _id already, and upstream fails on it without answering');
      }
      const made = c.records.templates.put(record);
      refuseNullId(cast.document);
      const settings = cast.document.flowSettings;
      const text = settings === undefined ? made.text : JSON.stringify(echoed(record, { flowSettings: settings }));
      return { status: 201, json: trustJson<Body<'createTemplate', 201>>(`{"data":${text},"meta":{}}`) };
    },
  },
  patchTemplate: {
    requires: permission('templates.write'),
    handle: (c, caller) => {
      const template = seen(c, caller, c.records.templates, NOT_FOUND);
      refuseDeep(c.body);
      const merged: Document = { ...template.document(), ...asObject(c.body) };
      const cast = orNoAnswer(() => castTemplate({ ...merged, _id: merged.id ?? null }, caller));
      if (cast.errors.length > 0) {
        return { status: 400, body: { errors: cast.errors } };
      }
      const id = cast.document._id;
      if (id === null) {
        throw new UpstreamHang('id is null: the database changes no _id, and upstream waits for it in vain');
      }
      const target = typeof id === 'string' ? visible(c.records.templates, caller, id) : undefined;
      if (target === undefined) {
        return crashed();
      }
      const stored = c.records.templates.put(changedRecord(c.world, target, cast.document));
      return { status: 200, ...documentBody<Body<'patchTemplate', 200>>(stored) };
    },
  },
  deleteTemplate: {
    requires: permission('templates.write'),
    permitFirst: true,
    handle: (c, caller) => {
      const template = seen(c, caller, c.records.templates, NOT_FOUND);
      c.records.templates.delete(template.id);
      return { status: 200, body: { msg: 'Template was successfully deleted' } };
    },
  },
  generateFlow: {
    requires: permission('flows.write'),
    handle: (c, caller) => {
      const template = seen(c, caller, c.records.templates, NOT_FOUND);
      refuseDeep(c.body);
      // The answer of flow-repository to what is posted there; any refusal of its is a failure here.
      const { id: _, status: __, ...merged } = asObject(mergeDeep(template.document(), asJsonValue(c.body)));
      const owners = orNoAnswer(() => withOwners(merged, caller.userId));
      try {
        const made = createFlow(c.world, caller, { ...merged, fromTemplate: c.params.id ?? '', owners });
        if ('errors' in made) {
          return crashed();
        }
        if (c.settings.dialect.generate === 'documented') {
          return { status: 200, body: { data: { id: made.id, status: 'starting' }, meta: {} } };
        }
        return { status: 201, json: trustJson<Body<'generateFlow', 201>>(`{"data":${made.text},"meta":{}}`) };
      } catch (error) {
        if (error instanceof UpstreamCrash) {
          return crashed();
        }
        throw error;
      }
    },
  },
});

/** FlowMate's own filter: any of these tags; untagged templates always pass. Undefined when the query has none. */
function tagsOf(c: RequestContext): readonly string[] | undefined {
  const tags = member(c.query.parsed, 'tags');
  const list = typeof tags === 'string' ? tags.split(',').map((tag) => tag.trim()) : [];
  const named = list.filter((tag) => tag !== '');
  return named.length === 0 ? undefined : named.sort();
}

function isTagged(item: StoredDocument, tags: readonly string[] | undefined): boolean {
  return tags === undefined || item.tags.length === 0 || item.tags.some((tag) => tags.includes(tag));
}

function castTemplate(body: Document, caller: Caller) {
  const cast = castDocument(templateShape, { ...body, owners: withOwners(body, caller.userId) });
  const errors = [...cast.errors, ...sharedErrors(cast.document)].map((message) => ({ message, code: 400 }));
  return { document: cast.document, errors };
}

function asObject(body: unknown): Document {
  return typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {};
}

function asJsonValue(body: unknown): Json {
  return Array.isArray(body) ? Object.fromEntries(Object.entries(body)) : asObject(body);
}
