import type { StoredDocument } from '../../store/stored-document.js';
import { blueprintOf } from '../graph/blueprint.js';
import type { Executions } from '../history/executions.js';
import { givenOf, type Planning, type Run } from '../history/run.js';
import type { Runs } from '../history/run-history.js';
import { courseOf } from '../history/run-result.js';
import { planLog, type StepLog } from '../simulation/plan.js';

const mentions = new WeakMap<StoredDocument, boolean>();

/** Whether the log of a run can hold the word `Error` at all. Most cannot, and need not be planned to be passed over. */
function mayMentionErrors(run: Run, planning: Planning): boolean {
  if (run.kind === 'recorded') {
    return true;
  }
  const { flow, input = '' } = run;
  let mentioned = mentions.get(flow);
  if (mentioned === undefined) {
    mentioned = flow.text.includes('Error');
    mentions.set(flow, mentioned);
  }
  return mentioned || input.includes('Error') || courseOf(run, planning).failed;
}

/** A place in a log. New lines come after every place that was returned before. */
export interface LogPlace {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The run's number. */
  readonly number: number;
  /** The line's place in its run: by step, then in the order written. */
  readonly index: number;
}

export interface ShownLine extends LogPlace {
  readonly run: Run;
  readonly stepId: string;
  readonly at: string;
  readonly message: string;
}

export interface LogQuery {
  /** The runs to look through. */
  readonly runs: Runs;
  readonly accepts: (run: Run) => boolean;
  /** Absent: of all steps. */
  readonly stepId?: string | undefined;
  /** Only lines that hold the word `Error`. */
  readonly errorsOnly?: boolean;
  /** The place behind which to begin; absent: at the start. */
  readonly after?: LogPlace | undefined;
  readonly size: number;
  /** The world's time. */
  readonly now: number;
}

export interface LogPage {
  readonly lines: readonly ShownLine[];
  /** Where the next page begins. Absent: on the last page. */
  readonly next?: LogPlace;
}

/** A page of a log: lines in the order in which they were written, those of the same moment in the order of their runs. */
export function readLogPage(executions: Executions, query: LogQuery): LogPage {
  const { runs, accepts, after, size, now } = query;
  const underWay = executions.underWay(now);
  const found: ShownLine[] = [];
  let last: ShownLine | undefined;
  let enough = size;
  const start = after === undefined ? Number.NEGATIVE_INFINITY : after.time - executions.longest;
  for (const run of runs.from(({ moment }) => moment < start)) {
    if ((after !== undefined && endsBefore(run, after)) || !accepts(run)) {
      continue;
    }
    // A run that begins behind the page cannot have a line on it.
    if (last !== undefined && (run.moment > last.time || (run.moment === last.time && run.number > last.number))) {
      break;
    }
    for (const line of linesOfRun(run, executions.planning, query)) {
      const isThere = !underWay.has(run) || Date.parse(line.at) <= now;
      if (isThere && (after === undefined || compare(line, after) > 0)) {
        found.push(line);
      }
    }
    if (found.length > enough) {
      found.sort(compare);
      last = found[size];
      enough = found.length + size / 4;
    }
  }
  found.sort(compare);
  const lines = found.slice(0, size);
  const end = lines.at(-1);
  return { lines, ...(found.length > size && end !== undefined ? { next: end } : {}) };
}

function endsBefore(run: Run, { time, number }: LogPlace): boolean {
  const end = run.moment + (run.endsAt ?? run.startedAt) - run.startedAt;
  return end < time || (end === time && run.number < number);
}

function compare(one: LogPlace, other: LogPlace): number {
  return one.time - other.time || one.number - other.number || one.index - other.index;
}

/** A step has no more lines than that: more than a scenario may hold of one. */
const MOST_LINES = 10_000_000;

/** The lines of a run that are asked for. */
function linesOfRun(run: Run, planning: Planning, { stepId, errorsOnly = false }: LogQuery): ShownLine[] {
  if (errorsOnly && !mayMentionErrors(run, planning)) {
    return [];
  }
  const { moment, number, startedAt } = run;
  const found: ShownLine[] = [];
  for (const { stepId: of, position, lines } of logsOf(run, planning, stepId)) {
    for (const [index, { at, message }] of lines.entries()) {
      if (!errorsOnly || message.includes('Error')) {
        // A scenario may date a line before its run; it counts as written when the run began.
        const time = moment + Math.max(0, Date.parse(at) - startedAt);
        found.push({ time, number, index: position * MOST_LINES + index, run, stepId: of, at, message });
      }
    }
  }
  return found;
}

function logsOf(run: Run, planning: Planning, stepId: string | undefined): readonly StepLog[] {
  if (run.kind === 'simulated') {
    const blueprint = blueprintOf(run.flow);
    const has = stepId === undefined || blueprint.steps.some(({ node }) => node.id === stepId);
    return has ? planLog(blueprint, givenOf(run, planning), stepId) : [];
  }
  return run.document.steps.flatMap(({ stepId: id, lines }, position) =>
    stepId === undefined || stepId === id ? [{ stepId: id, position, lines }] : [],
  );
}
