import type { ControlSchema } from '../../openapi/index.js';
import { isDay } from '../domain/dates.js';
import { sampleValues } from '../domain/random/sample-value.js';
import { SeededRandom } from '../domain/random/seeded-random.js';
import { toObjectId } from '../domain/upstream/object-id.js';
import { Yielder } from '../domain/yielder.js';
import { blueprintOf } from '../executions/graph/blueprint.js';
import type { Run, SimulatedRun } from '../executions/history/run.js';
import { dayOf } from '../executions/history/run-result.js';
import { countGroups, type Outcomes } from '../executions/views/counts.js';
import { countOutcomes } from '../executions/views/outcomes.js';
import { statusOf, toControlExecution } from '../executions/views/to-control.js';
import type { StoredDocument } from '../store/stored-document.js';
import { forceStatus } from '../worlds/flow-lifecycle.js';
import type { Sandbox } from '../worlds/sandbox.js';
import { startExecution } from '../worlds/start-execution.js';
import { ControlError, wrong } from './errors.js';
import { type ControlContext, controlRoutes } from './routes.js';

const DAY_MS = 86_400_000;

/** Size of a page of executions without `limit`. */
const PAGE = 100;

/** Runs of flows with all that is known of them, and ways to start them. */
export const controlExecutions = controlRoutes({
  getExecutions: async ({ sandbox, query }) => ({ status: 200, body: await pageOf(sandbox, query) }),

  getExecutionCounts: async ({ sandbox, query }) => ({ status: 200, body: await countsOf(sandbox, query) }),

  getExecution: ({ sandbox, params }) => {
    const {
      clock,
      records: { executions },
    } = sandbox.world;
    return { status: 200, body: toControlExecution(runOf(sandbox, params.id ?? ''), executions, clock.now()) };
  },

  rerunExecution: ({ sandbox, params }) => {
    const run = runOf(sandbox, params.id ?? '');
    const flow = flowNow(sandbox, run.flowId) ?? run.flow;
    if (flow === undefined) {
      throw new ControlError(404, `The flow ${run.flowId} is gone, and its graph is not known.`);
    }
    const input = run.kind === 'simulated' ? run.input : textOf(run.document.input);
    const tooDeep = run.kind === 'simulated' ? run.more?.tooDeep : undefined;
    return shown(sandbox, startExecution(sandbox, flow, { trigger: 'rerun', input, of: run.flowExecId, tooDeep }));
  },

  triggerFlow: ({ sandbox, params, body }) => {
    const flow = flowOf(sandbox, params.id ?? '');
    const input = textOf('data' in body ? { data: body.data } : sampleOf(sandbox, flow));
    return shown(sandbox, startExecution(sandbox, flow, { trigger: 'manual', input }));
  },

  setFlowStatus: ({ sandbox, params, body }) => {
    const { id } = flowOf(sandbox, params.id ?? '');
    forceStatus(sandbox.world, id, body.status);
    return { status: 200, body: { id, status: body.status } };
  },
});

function shown({ world }: Sandbox, run: SimulatedRun): { status: 201; body: ControlSchema<'Execution'> } {
  return { status: 201, body: toControlExecution(run, world.records.executions, world.clock.now()) };
}

function runOf({ world }: Sandbox, id: string): Run {
  const run = world.records.executions.get(id);
  if (run === undefined) {
    throw new ControlError(
      404,
      `There is no execution ${JSON.stringify(id)}: GET /_mock/executions lists those that are kept.`,
    );
  }
  return run;
}

/** A flow as the webhooks know it, else as it is. */
function flowNow({ world }: Sandbox, id: string): StoredDocument | undefined {
  return world.records.hooks.get(id) ?? world.records.flows.get(id);
}

function flowOf(sandbox: Sandbox, given: string): StoredDocument {
  const flow = flowNow(sandbox, toObjectId(given) ?? given);
  if (flow === undefined) {
    throw new ControlError(404, `There is no flow ${JSON.stringify(given)}: GET /_mock/records/flows lists them.`);
  }
  return flow;
}

/** Values of the types that the flow declares, others for each run of the world. */
function sampleOf({ world }: Sandbox, flow: StoredDocument): { readonly data: unknown } | undefined {
  const { inputParameters } = blueprintOf(flow);
  const key = `sample ${flow.id} ${world.records.executions.all.length}`;
  return (
    inputParameters && { data: sampleValues(inputParameters, new SeededRandom(world.seed, key), world.clock.now()) }
  );
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

async function pageOf(
  sandbox: Sandbox,
  query: ControlContext<'getExecutions'>['query'],
): Promise<ControlSchema<'ExecutionPage'>> {
  const pace = new Yielder();
  const asked = new Map(query);
  const {
    clock,
    records: { executions },
  } = sandbox.world;
  const now = clock.now();
  const limit = Number(asked.get('limit') ?? PAGE);
  const newest = asked.get('newest') === 'true';
  const [flow, status, trigger, since] = ['flow', 'status', 'trigger', 'since'].map((name) => asked.get(name));
  const runs = flow === undefined ? executions.all : executions.ofFlow(toObjectId(flow) ?? flow);
  const start = since === undefined ? undefined : startOf(sandbox, since, newest);
  const isWhole = start === undefined && trigger === undefined && status === undefined;
  const found: Run[] = [];
  let matched = 0;
  for (const run of newest ? [...runs].reverse() : [...runs]) {
    if (pace.due) {
      await pace.rest();
    }
    const fits =
      (start === undefined || start(run)) &&
      (trigger === undefined || run.trigger === trigger) &&
      (status === undefined || statusOf(run, executions, now) === status);
    if (fits) {
      matched += 1;
      if (found.length < limit) {
        found.push(run);
      } else if (isWhole) {
        matched = runs.length;
        break;
      }
    }
  }
  const last = found.at(-1);
  return {
    data: found.map((run) => toControlExecution(run, executions, now)),
    meta: {
      total: executions.all.length,
      matched,
      ...(matched > found.length && last !== undefined ? { next: last.flowExecId } : {}),
    },
  };
}

/** Whether a run lies behind a place in the list. */
function startOf({ world }: Sandbox, since: string, newest: boolean): (run: Run) => boolean {
  const known = world.records.executions.get(since);
  if (known !== undefined) {
    return newest ? ({ number }) => number < known.number : ({ number }) => number > known.number;
  }
  const moment = isDay(since.slice(0, 10)) ? Date.parse(since) : Number.NaN;
  if (Number.isNaN(moment)) {
    throw wrong([
      {
        place: 'query since',
        message: `${JSON.stringify(since)} is neither a time nor an execution that is kept`,
        right: 'a time such as "2026-03-01T08:00:00Z", or the meta.next of the page before',
      },
    ]);
  }
  return ({ startedAt }) => startedAt >= moment;
}

/** Days of a period without `start`. */
const DAYS = 14;

/** A period of more days has no use, and an answer of its own size. */
const MOST_DAYS = 366;

async function countsOf(
  { world }: Sandbox,
  query: ControlContext<'getExecutionCounts'>['query'],
): Promise<ControlSchema<'ExecutionCounts'>> {
  const asked = new Map(query);
  const now = world.clock.now();
  const end = dayIn(asked, 'end') ?? dayOf(now);
  const start = dayIn(asked, 'start') ?? dayOf(Date.parse(end) - (DAYS - 1) * DAY_MS);
  const span = (Date.parse(end) - Date.parse(start)) / DAY_MS + 1;
  if (span < 1 || span > MOST_DAYS) {
    const message = `from ${start} to ${end} are ${span} days`;
    throw wrong([
      { place: 'query start', message, right: `1 to ${MOST_DAYS} days, the first one not behind the last` },
    ]);
  }
  const groupby = countGroups.find((each) => each === asked.get('groupby')) ?? 'flow';
  const counts = await countOutcomes(world.records.executions, { start, end, by: groupby, now });
  return {
    start,
    end,
    groupby,
    executions: shownOutcomes(counts.all),
    days: Array.from({ length: span }, (_, i) => {
      const day = dayOf(Date.parse(start) + i * DAY_MS);
      return { day, executions: shownOutcomes(counts.days.get(day)) };
    }),
    groups: counts.groups.slice(0, Number(asked.get('limit') ?? PAGE)).map(({ key, steps, outcomes }) => ({
      ...(key === undefined ? {} : { key }),
      steps,
      outcomes: shownOutcomes(outcomes),
    })),
    meta: { total: counts.groups.length },
  };
}

function dayIn(asked: ReadonlyMap<string, string>, name: string): string | undefined {
  const day = asked.get(name);
  if (day !== undefined && !isDay(day)) {
    const message = `${JSON.stringify(day)} is no day of the calendar`;
    throw wrong([{ place: `query ${name}`, message, right: 'a day such as "2026-03-01"' }]);
  }
  return day;
}

function shownOutcomes(outcomes: Outcomes | undefined): ControlSchema<'Outcomes'> {
  const { succeeded = 0, failed = 0, running = 0, unknown = 0 } = outcomes ?? {};
  return { succeeded, failed, running, ...(unknown === 0 ? {} : { unknown }) };
}
