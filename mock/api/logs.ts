import type { Body, LogEntry } from '../../openapi/index.js';
import { type Caller, mayUse } from '../domain/permissions.js';
import { toObjectId } from '../domain/upstream/object-id.js';
import { at, type QueryValue } from '../domain/upstream/query.js';
import { ownersOf, type Run } from '../executions/history/run.js';
import {
  type LogPage,
  type LogPlace,
  type LogQuery,
  readLogPage,
  type ShownLine,
} from '../executions/views/log-page.js';
import type { RequestContext } from '../http/context.js';
import { ApiError, UpstreamHang } from '../http/errors.js';
import { routes } from '../http/routes.js';
import { flowsService } from '../http/upstream-services.js';
import { visible } from './lists/visibility.js';

/** Lines of a page whose size is not given. */
const PAGE_SIZE = 1_000;

/** No page holds more. */
const LARGEST_PAGE = 10_000;

/** What one step wrote, as upstream shows it. Whatever body comes along is not looked at. */
export const stepLogs = routes(
  { ...flowsService, readBody: async () => ({}) },
  {
    getStepLogs: {
      handle: (c, caller) => {
        const id = toObjectId(c.params.id ?? '');
        if (id === undefined) {
          throw new UpstreamHang('the id is malformed, and upstream fails on it without answering');
        }
        if (visible(c.records.flows, caller, id) === undefined) {
          throw new ApiError(404, 'Flow not found');
        }
        const runs = c.records.executions.ofFlow(id);
        const body = pageOf(c, { runs, accepts: () => true, stepId: c.params.stepId }, ({ at, message }) => ({
          timestamp: at,
          message,
        }));
        return { status: 200, body };
      },
    },
  },
);

/** What flows, steps and tenants wrote: FlowMate's own. */
export const logs = routes(flowsService, {
  getLogs: {
    handle: (c, caller) => {
      if (!mayUse(caller, 'logs.read') && !mayUse(caller, 'flows.read')) {
        throw new ApiError(403, 'MISSING_PERMISSION');
      }
      const { filter, showErrors } = c.query.parsed;
      const flowId = textOf('filter[flowId]', at(filter, 'flowId'));
      const stepId = textOf('filter[stepId]', at(filter, 'stepId'));
      const tenant = textOf('filter[tenant]', at(filter, 'tenant'));
      if (c.settings.dialect.logsTenant === 'required' && tenant === undefined) {
        throw new ApiError(400, 'filter[tenant] is required.');
      }
      const {
        records: { executions },
      } = c.world;
      const runs = flowId === undefined ? executions.all : executions.ofFlow(toObjectId(flowId) ?? flowId);
      const sees = sightOf(c, caller);
      const accepts = (run: Run) => sees(run) && (tenant === undefined || ownersOf(run).tenant === tenant);
      const body = pageOf(c, { runs, accepts, stepId, errorsOnly: showErrors === 'true' }, (line) => entryOf(line));
      return { status: 200, body };
    },
  },
});

function entryOf({ at, message, run, stepId }: ShownLine): LogEntry {
  const { tenant } = ownersOf(run);
  return { timestamp: at, message, flowId: run.flowId, stepId, ...(tenant === undefined ? {} : { tenant }) };
}

function pageOf(
  c: RequestContext,
  query: Pick<LogQuery, 'runs' | 'accepts' | 'stepId' | 'errorsOnly'>,
  show: (line: ShownLine) => LogEntry,
): Body<'getLogs', 200> {
  const { pageSize, pageToken } = c.query.parsed;
  const size = sizeOf(pageSize);
  const after = placeOf(pageToken);
  const {
    clock,
    records: { executions },
  } = c.world;
  const { lines, next }: LogPage = readLogPage(executions, { ...query, after, size, now: clock.now() });
  const meta = next === undefined ? { pageSize: size } : { pageSize: size, nextPageToken: tokenOf(next) };
  return { data: lines.map(show), meta };
}

/** Whether a caller sees a run: sees its flow, or owned the run, personally or by tenant, where the flow is gone. */
function sightOf({ world }: RequestContext, caller: Caller): (run: Run) => boolean {
  const known = new Map<string, boolean>();
  return (run) => {
    let seen = known.get(run.flowId);
    if (seen === undefined) {
      const { userId, tenant } = ownersOf(run);
      seen =
        world.records.flows.get(run.flowId) === undefined
          ? caller.isAdmin || userId === caller.userId || (tenant !== undefined && tenant === caller.tenant)
          : visible(world.records.flows, caller, run.flowId) !== undefined;
      known.set(run.flowId, seen);
    }
    return seen;
  };
}

function textOf(name: string, value: QueryValue): string | undefined {
  if (value === undefined || value === '') {
    return undefined;
  }
  if (typeof value !== 'string') {
    throw new ApiError(400, `Invalid ${name} parameter`);
  }
  return value;
}

function sizeOf(value: QueryValue): number {
  const size = Number(value);
  return Number.isInteger(size) && size > 0 ? Math.min(size, LARGEST_PAGE) : PAGE_SIZE;
}

function tokenOf({ time, number, index }: LogPlace): string {
  return [time, number, index].map((part) => part.toString(36)).join('.');
}

function placeOf(token: QueryValue): LogPlace | undefined {
  if (token === undefined || token === '') {
    return undefined;
  }
  const parts =
    typeof token === 'string' && /^-?[0-9a-z]{1,10}\.[0-9a-z]{1,10}\.[0-9a-z]{1,10}$/.test(token)
      ? token.split('.')
      : [];
  const [time, number, index] = parts.map((part) => Number.parseInt(part, 36));
  if (time === undefined || number === undefined || index === undefined) {
    throw new ApiError(400, 'Invalid pageToken parameter');
  }
  return { time, number, index };
}
