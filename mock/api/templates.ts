import type { Hono } from 'hono';
import type { Body } from '../../openapi/index.js';
import type { Caller } from '../domain/permissions.js';
import { member } from '../domain/upstream/cast.js';
import { templateShape } from '../domain/upstream/flow-shape.js';
import { mergeDeep } from '../domain/upstream/minimize.js';
import { toObjectId } from '../domain/upstream/object-id.js';
import { castDocument, type Document, type Json } from '../domain/upstream/shape.js';
import { crashed, oneError } from '../http/answer.js';
import type { Call } from '../http/context.js';
import type { Env } from '../http/env.js';
import { NoAnswer, Refusal } from '../http/errors.js';
import { needs, templatesGate } from '../http/guards.js';
import { createRoutes } from '../http/routes.js';
import type { Stored } from '../store/stored-document.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import {
  changedRecord,
  newRecord,
  orNoAnswer,
  refuseDeep,
  sharedErrors,
  UpstreamCrash,
  withOwners,
} from './flows/documents.js';
import { createFlow, echoed } from './flows/write-flows.js';
import { ownerFilter } from './lists/owner-filter.js';
import { asJson, listText, oneText } from './lists/page.js';
import { readListQuery } from './lists/query.js';
import { scopeOf, visible } from './lists/visibility.js';

const STATUSES = { '1': 'published', '0': 'draft' } as const;

const AS_INSERTED = { field: 'none', descending: false } as const;

const NOT_FOUND = 'Template not found';

export function serveTemplates(app: Hono<Env>, sandboxes: Sandboxes): void {
  const serve = createRoutes(app, sandboxes, templatesGate);

  serve(
    'getTemplates',
    needs('templates.read'),
  )((call, caller) => {
    const list = readListQuery(call.query, {
      statuses: STATUSES,
      permitUser: () => {
        if (!caller.isAdmin) {
          throw new Refusal(403, 'Filtering by user is only available to admins');
        }
      },
      fromTemplate: false,
      emptySort: 'refused',
      search: call.settings.dialect.search,
    });
    const owned = list.user === undefined ? { scope: scopeOf(caller) } : ownerFilter(list.user);
    const tags = tagsOf(call);
    const conditions = [...list.conditions, ...('condition' in owned && owned.condition ? [owned.condition] : [])];
    const { templates } = call.world;
    const found = templates.list({
      scope: owned.scope,
      key: [...conditions.map(({ key }) => key), `tags=${tags?.join() ?? ''}`].join('&'),
      matches: (item) => conditions.every(({ holds }) => holds(item)) && isTagged(item, tags),
      order: list.order ?? AS_INSERTED,
    });
    // Upstream counts the whole collection, whoever asks and whatever for.
    return { status: 200, ...listText<Body<'getTemplates', 200>>(templates, found, list.page, templates.size) };
  });

  serve(
    'getTemplate',
    needs('templates.read'),
  )((call, caller) => {
    const found = find(call, caller);
    if (found === 'malformed') {
      return oneError(400, 'Invalid id');
    }
    return found === undefined
      ? oneError(404, NOT_FOUND)
      : { status: 200, ...oneText<Body<'getTemplate', 200>>(found) };
  });

  serve(
    'createTemplate',
    needs('templates.write'),
  )((call, caller) => {
    refuseDeep(call.body);
    const tenant = caller.tenant === undefined ? {} : { tenant: caller.tenant };
    const cast = orNoAnswer(() => castTemplate({ ...asObject(call.body), ...tenant }, caller));
    if (cast.errors.length > 0) {
      return { status: 400, body: { errors: cast.errors } };
    }
    const record = newRecord(call.world, cast.document, 'draft');
    if (call.world.templates.get(record.id) !== undefined) {
      throw new NoAnswer('there is a template with this _id already, and upstream fails on it without answering');
    }
    const made = call.world.templates.put(record);
    const settings = cast.document.flowSettings;
    const text = settings === undefined ? made.text : JSON.stringify(echoed(record, { flowSettings: settings }));
    return { status: 201, json: asJson<Body<'createTemplate', 201>>(`{"data":${text},"meta":{}}`) };
  });

  serve(
    'patchTemplate',
    needs('templates.write'),
  )((call, caller) => {
    const template = find(call, caller);
    if (template === 'malformed') {
      return { status: 400, body: { errors: 'Invalid id' } };
    }
    if (template === undefined) {
      return oneError(404, NOT_FOUND);
    }
    refuseDeep(call.body);
    const merged: Document = { ...template.document(), ...asObject(call.body) };
    const cast = orNoAnswer(() => castTemplate({ ...merged, _id: merged.id ?? null }, caller));
    if (cast.errors.length > 0) {
      return { status: 400, body: { errors: cast.errors } };
    }
    const id = cast.document._id;
    const target = typeof id === 'string' ? visible(call.world.templates, caller, id) : undefined;
    if (target === undefined) {
      return crashed();
    }
    const stored = call.world.templates.put(changedRecord(call.world, target, cast.document));
    return { status: 200, ...oneText<Body<'patchTemplate', 200>>(stored) };
  });

  serve(
    'deleteTemplate',
    needs('templates.write', { permitFirst: true }),
  )((call, caller) => {
    const template = find(call, caller);
    if (template === 'malformed') {
      return { status: 400, body: { errors: 'Invalid id' } };
    }
    if (template === undefined) {
      return oneError(404, NOT_FOUND);
    }
    call.world.templates.delete(template.id);
    return { status: 200, body: { msg: 'Template was successfully deleted' } };
  });

  serve(
    'generateFlow',
    needs('flows.write'),
  )((call, caller) => {
    const template = find(call, caller);
    if (template === 'malformed') {
      return { status: 400, body: { errors: 'Invalid id' } };
    }
    if (template === undefined) {
      return oneError(404, NOT_FOUND);
    }
    refuseDeep(call.body);
    // The answer of flow-repository to what is posted there; any refusal of its is a failure here.
    const { id: _, status: __, ...merged } = asObject(mergeDeep(template.document(), asJsonValue(call.body)));
    const owners = orNoAnswer(() => withOwners(merged, caller.userId));
    try {
      const made = createFlow(call.world, caller, { ...merged, fromTemplate: call.params.id ?? '', owners });
      if ('errors' in made) {
        return crashed();
      }
      if (call.settings.dialect.generate === 'documented') {
        return { status: 200, body: { data: { id: made.id, status: 'starting' }, meta: {} } };
      }
      return { status: 201, json: asJson<Body<'generateFlow', 201>>(`{"data":${made.text},"meta":{}}`) };
    } catch (error) {
      if (error instanceof UpstreamCrash) {
        return crashed();
      }
      throw error;
    }
  });
}

function find(call: Call, caller: Caller): Stored | 'malformed' | undefined {
  const id = toObjectId(call.params.id ?? '');
  return id === undefined ? 'malformed' : visible(call.world.templates, caller, id);
}

/** FlowMate's own filter: any of these tags; untagged templates always pass. Undefined when the query has none. */
function tagsOf(call: Call): readonly string[] | undefined {
  const tags = member(call.query.parsed, 'tags');
  const list = typeof tags === 'string' ? tags.split(',').map((tag) => tag.trim()) : [];
  const named = list.filter((tag) => tag !== '');
  return named.length === 0 ? undefined : named.sort();
}

function isTagged(item: Stored, tags: readonly string[] | undefined): boolean {
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
