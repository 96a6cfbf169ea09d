import type { Schema } from '../../openapi/index.js';
import { isDay } from '../domain/dates.js';
import type { Caller } from '../domain/permissions.js';
import { CastFailure, castString } from '../domain/upstream/cast.js';
import { isRefusal, type OperatorPath, testOf } from '../domain/upstream/operators.js';
import { at, type QueryValue } from '../domain/upstream/query.js';
import type { Executions } from '../executions/history/executions.js';
import type { Run } from '../executions/history/run.js';
import type { Runs } from '../executions/history/run-history.js';
import { dayOf } from '../executions/history/run-result.js';
import { type Count, type CountBy, countExecutions, countGroups, monthBefore } from '../executions/views/counts.js';
import { toExecution } from '../executions/views/to-upstream.js';
import type { RequestContext } from '../http/context.js';
import { ApiError } from '../http/errors.js';
import { permission } from '../http/guards.js';
import { routes } from '../http/routes.js';
import { executionsService, flowsService } from '../http/upstream-services.js';

/** As many as upstream lists. */
const MOST = 100;

/** Single executions, open to anyone. */
export const executions = routes(executionsService, {
  getExecutions: {
    handle: (c) => {
      const flowId = at(c.query.parsed.filter, 'flowId');
      if (!flowId) {
        return { status: 400, body: { error: 'filter[flowId] is required.' } };
      }
      const {
        clock,
        records: { executions },
      } = c.world;
      const found = newest(runsOf(executions, flowId));
      return { status: 200, body: { data: found.map((run) => toExecution(run, executions, clock.now())) } };
    },
  },
  getExecution: {
    handle: (c) => {
      const {
        clock,
        records: { executions },
      } = c.world;
      const run = executions.get(c.params.id ?? '');
      return run === undefined
        ? { status: 404, body: { error: 'Execution not found' } }
        : { status: 200, body: { data: toExecution(run, executions, clock.now()) } };
    },
  },
});

/** How many executions there were. */
export const executionCounts = routes(flowsService, {
  getExecutionCounts: {
    requires: permission('icenter.read'),
    handle: (c, caller) => ({
      status: 200,
      body: { data: countsOf(c, caller) },
    }),
  },
});

interface Found {
  readonly runs: Runs;
  readonly matches: (run: Run) => boolean;
}

/** The filter goes to the database as it stands: a text, a list of which any may be meant, or an operator. */
function runsOf(executions: Executions, flowId: QueryValue): Found {
  if (typeof flowId === 'string') {
    return { runs: executions.ofFlow(flowId), matches: () => true };
  }
  try {
    const test = testOf(FLOW_ID, flowId);
    return { runs: executions.all, matches: (run) => test([run.flowId]) };
  } catch (error) {
    if (error instanceof CastFailure) {
      throw new ApiError(500, `${error.message} for model "flow-state"`);
    }
    throw isRefusal(error) ? new ApiError(500, error.message) : error;
  }
}

const FLOW_ID: OperatorPath = { name: 'flowId', type: 'String', cast: castString };

/** The newest of them, oldest first: upstream lists them in no order that can be relied on. */
function newest({ runs, matches }: Found): Run[] {
  const found: Run[] = [];
  for (const run of runs.reversed()) {
    if (found.length === MOST) {
      break;
    }
    if (matches(run)) {
      found.push(run);
    }
  }
  return found.reverse();
}

function countsOf(c: RequestContext, caller: Caller): Schema<'ExecutionCount'>[] {
  const {
    clock,
    records: { executions },
  } = c.world;
  const { start, end, groupby = 'user' } = c.query.parsed;
  const now = clock.now();
  const last = dayGiven('end', end) ?? dayOf(now);
  const first = dayGiven('start', start) ?? monthBefore(dayOf(now));
  if (start !== undefined && end !== undefined && first > last) {
    throw new ApiError(400, 'Invalid start parameter: it lies behind end');
  }
  const by = countGroups.find((group) => group === groupby);
  if (by === undefined) {
    throw new ApiError(400, 'Invalid groupby parameter');
  }
  const sees = ({ userId, tenant }: { readonly userId: string | undefined; readonly tenant: string | undefined }) =>
    caller.isAdmin || userId === caller.userId || (tenant !== undefined && tenant === caller.tenant);
  return countExecutions(executions, { start: first, end: last, by, sees, now }).map((count) => toCount(by, count));
}

function toCount(by: CountBy, { key, executions }: Count): Schema<'ExecutionCount'> {
  return key === undefined ? { executions } : { [by]: key, executions };
}

function dayGiven(name: string, value: QueryValue): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string' || !isDay(value)) {
    throw new ApiError(400, `Invalid ${name} parameter`);
  }
  return value;
}
