import type { ControlSchema } from '../../openapi/index.js';
import { kindNames } from '../domain/records/kinds.js';
import { Yielder } from '../domain/yielder.js';
import { findChanges, type RecordChange } from '../worlds/editing/changes.js';
import { type RecordEditor, recordEditors } from '../worlds/editing/editors.js';
import { RecordClash, RecordError } from '../worlds/editing/record-error.js';
import type { World } from '../worlds/world.js';
import { ControlError, placeOf, wrong } from './errors.js';
import { countFlows, listRecords, type RecordWish, readWish } from './record-list.js';
import { type ControlContext, controlRoutes } from './routes.js';
import { snapshotOf } from './worlds.js';

/** Size of a page of records without `limit`. */
const PAGE = 100;

type Params = ControlContext<'getRecord'>['params'];

/** Records of a world one by one, whatever FlowMate's own API allows. */
export const records = controlRoutes({
  getRecords: async ({ sandbox, params, query }) => {
    const asked = new Map(query);
    const limit = Number(asked.get('limit') ?? PAGE);
    const wish = readWish(asked);
    if (asked.has('with') && params.kind !== 'users') {
      const message = `goes with users alone, not with ${params.kind}`;
      throw wrong([{ place: 'query with', message, right: 'leave it out' }]);
    }
    const withFlows = async (page: ControlSchema<'RecordPage'>): Promise<ControlSchema<'RecordPage'>> => {
      if (!asked.has('with')) {
        return page;
      }
      const ids = page.data.map(({ _id }) => String(_id));
      return { ...page, meta: { ...page.meta, flows: await countFlows(sandbox.world, ids) } };
    };
    if (wish !== undefined) {
      if (asked.has('since')) {
        const message = 'goes with a plain list alone';
        throw wrong([{ place: 'query since', message, right: 'page, which says from where on' }]);
      }
      const body = await narrowedPage(params, sandbox.world, wish, { page: Number(asked.get('page') ?? 1), limit });
      return { status: 200, body: await withFlows(body) };
    }
    return {
      status: 200,
      body: await withFlows(pageOf(editorOf(params), sandbox.world, asked.get('since'), limit)),
    };
  },

  addRecord: ({ sandbox, params, body }) => ({
    status: 201,
    body: asRecord(orRefuse(() => editorOf(params).add(sandbox, body))),
  }),

  getChanges: async ({ sandbox, query }) => {
    const asked = new Map(query);
    const { world: before } = snapshotOf(sandbox, asked.get('since') ?? '');
    // A copy: the world may go on meanwhile.
    const changes = await findChanges(before, sandbox.world.snapshot(), new Yielder());
    const count = (change: RecordChange['change']) => changes.filter((one) => one.change === change).length;
    const meta = {
      total: changes.length,
      created: count('created'),
      changed: count('changed'),
      deleted: count('deleted'),
    };
    const data = changes
      .slice(0, Number(asked.get('limit') ?? PAGE))
      .map((one) => ({ ...one, differences: [...one.differences] }));
    return { status: 200, body: { data, meta } };
  },

  getRecord: ({ sandbox, params }) => ({
    status: 200,
    body: asRecord(found(params, editorOf(params).find(sandbox.world, params.id ?? ''))),
  }),

  patchRecord: ({ sandbox, params, body }) => ({
    status: 200,
    body: asRecord(
      found(
        params,
        orRefuse(() => editorOf(params).patch(sandbox, params.id ?? '', body)),
      ),
    ),
  }),

  deleteRecord: ({ sandbox, params }) => {
    found(params, editorOf(params).remove(sandbox, params.id ?? '') || undefined);
    return { status: 204, body: undefined };
  },
});

function editorOf({ kind = '' }: Params): RecordEditor {
  const editor = Object.entries(recordEditors).find(([name]) => name === kind)?.[1];
  if (editor === undefined) {
    throw new ControlError(404, `There are no records of the kind ${JSON.stringify(kind)}.`);
  }
  return editor;
}

function found<T>(params: Params, value: T | undefined): T {
  if (value === undefined) {
    const { one } = editorOf(params);
    const hint = `GET /_mock/records/${params.kind} lists them`;
    throw new ControlError(404, `There is no ${one} with the id ${JSON.stringify(params.id)}: ${hint}.`);
  }
  return value;
}

function orRefuse<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof RecordError) {
      throw wrong(error.problems.map(({ path, message }) => ({ place: placeOf(path), message })));
    }
    throw error instanceof RecordClash ? new ControlError(409, `Nothing was changed: ${error.message}.`) : error;
  }
}

function asRecord(record: object): ControlSchema<'Record'> {
  return { ...record };
}

async function narrowedPage(
  { kind = '' }: Params,
  world: World,
  wish: RecordWish,
  { page, limit }: { readonly page: number; readonly limit: number },
): Promise<ControlSchema<'RecordPage'>> {
  const editor = editorOf({ kind });
  const name = kindNames.find((each) => each === kind) ?? 'users';
  const { ids, matched } = await listRecords(world, name, wish, { start: (page - 1) * limit, limit });
  return {
    data: ids.map((id) => asRecord(editor.find(world, id) ?? {})),
    meta: { total: editor.count(world), matched },
  };
}

function pageOf(
  editor: RecordEditor,
  world: World,
  since: string | undefined,
  limit: number,
): ControlSchema<'RecordPage'> {
  const shown: string[] = [];
  let isBehind = since === undefined;
  let isMore = false;
  for (const id of editor.ids(world)) {
    if (isBehind) {
      isMore = shown.length === limit;
      if (isMore) {
        break;
      }
      shown.push(id);
    }
    isBehind ||= id === since;
  }
  if (!isBehind) {
    throw new ControlError(404, `There is no ${editor.one} with the id ${JSON.stringify(since)} to go on behind.`);
  }
  const last = shown.at(-1);
  return {
    data: shown.map((id) => asRecord(editor.find(world, id) ?? {})),
    meta: { total: editor.count(world), ...(isMore && last !== undefined ? { next: last } : {}) },
  };
}
