import { toIso } from '../../domain/dates.js';
import type { LogLine } from '../../domain/records/documents.js';
import type { BlueprintStep, Clause, StepKind } from '../graph/blueprint.js';
import { MOST_RETRIES, type StepScript } from './outcome.js';

/** What a step's log is made of. Times are milliseconds since 1970. */
export interface StepStory {
  readonly step: BlueprintStep;
  readonly script: StepScript;
  readonly attempts: number;
  /** How the run began; of interest for its first step. */
  readonly trigger: string;
  readonly isTrigger: boolean;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** When each try after the first begins. */
  readonly triedAgainAt: readonly { readonly failedAt: number; readonly waitMs: number }[];
  /** How long the last try took. */
  readonly tookMs: number;
  /** What went in, shortened. */
  readonly input: string | undefined;
  /** What is wrong with the trigger data. */
  readonly wrong: readonly string[];
  readonly failed: boolean;
  readonly continued: boolean;
  /** Whether a condition holds. */
  readonly holds: (clause: Clause) => boolean;
  /** Id of the node at a position. */
  readonly idAt: (position: number) => string;
}

let last = { ms: 0, iso: toIso(0) };

/** A moment as text. Many in a row are the same. */
export function isoOf(ms: number): string {
  if (ms !== last.ms) {
    last = { ms, iso: toIso(ms) };
  }
  return last.iso;
}

/** What answers before a step is tried again, where the scenario does not say. */
const TOO_MANY = 429;

/** The log of a step that ran. What says why it failed begins with `Error`, which is what FlowMate's filter for errors looks for. */
export function linesOf(story: StepStory): LogLine[] {
  const { step, startedAt, finishedAt, triedAgainAt, script } = story;
  const lines: LogLine[] = [line(startedAt, 'info', beginning(story))];
  for (const [index, { failedAt, waitMs }] of triedAgainAt.entries()) {
    const status = script.fail?.status ?? TOO_MANY;
    const retry = `retry ${index + 1} of ${MOST_RETRIES} in ${waitMs} ms`;
    lines.push(line(failedAt, 'warn', `Request answered with status ${status}, ${retry}`));
  }
  if (story.failed) {
    lines.push(line(finishedAt, 'error', failureOf(story)));
    if (!story.continued) {
      return lines;
    }
    lines.push(line(finishedAt, 'info', 'Continue on error is set, the run goes on'));
  } else {
    lines.push(...endings(story).map((message) => line(finishedAt, 'info', message)));
  }
  for (const { target, clause } of step.after) {
    if (clause !== undefined) {
      const way = story.holds(clause) ? `on to ${story.idAt(target)}` : `${story.idAt(target)} is passed over`;
      lines.push(line(finishedAt, 'info', `${verdict(clause, story)}, ${way}`));
    }
  }
  return lines;
}

function line(at: number, level: LogLine['level'], message: string): LogLine {
  return { at: isoOf(at), level, message };
}

function labelOf({ node }: BlueprintStep): string {
  return node.name || node.id;
}

function beginning({ step, trigger, isTrigger, input }: StepStory): string {
  if (!isTrigger) {
    return BEGINNINGS[step.kind](step);
  }
  if (step.kind === 'polling' && trigger !== 'webhook') {
    return settingsOf(step);
  }
  const data = input === undefined ? 'without data' : `with ${input}`;
  switch (trigger) {
    case 'schedule':
      return 'Started by the schedule of the flow';
    case 'manual':
      return `Started by hand ${data}`;
    case 'rerun':
      return `Started once more ${data}`;
    default:
      return `Webhook called ${data}`;
  }
}

// As FlowMate's own log shows it (working with logs).
function settingsOf({ node }: BlueprintStep): string {
  const settings = ['snapshotKey', 'arraySplittingKey', 'syncParam', 'skipSnapshot'].map(
    (name) => `"${name}": ${String(node.nodeSettings?.[name])}`,
  );
  return `Trigger settings - ${settings.join(', ')}`;
}

const BEGINNINGS: Readonly<Record<StepKind, (step: BlueprintStep) => string>> = {
  webhook: (step) => `Calling ${step.node.function} of ${labelOf(step)}`,
  polling: settingsOf,
  gateway: (step) => `Deciding in ${labelOf(step)}`,
  code: (step) => `Running the code of ${labelOf(step)}`,
  action: (step) => `Calling ${step.node.function} of ${labelOf(step)}`,
};

function endings(story: StepStory): string[] {
  const { step, isTrigger, trigger, startedAt, tookMs } = story;
  const own = step.filter ?? step.decides;
  if (own !== undefined) {
    const stops = step.filter !== undefined && !story.holds(own);
    return [`${verdict(own, story)}${stops ? ', the message stops here' : ''}`];
  }
  if (!isTrigger) {
    return [step.kind === 'code' ? `Code finished in ${tookMs} ms` : `${step.node.function} finished in ${tookMs} ms`];
  }
  const snapshot = `A new snapshot was emitted: {"lastUpdated":"${isoOf(startedAt)}"}`;
  return [...(step.kind === 'polling' && trigger !== 'webhook' ? [snapshot] : []), 'Emitted 1 message'];
}

function verdict(clause: Clause, { holds }: StepStory): string {
  if (clause.condition === undefined) {
    return `Condition ${clause.text} cannot be read here and counts as fulfilled`;
  }
  return `Condition ${clause.text} ${holds(clause) ? 'holds' : 'does not hold'}`;
}

function failureOf({ step, script, attempts, wrong }: StepStory): string {
  if (wrong.length > 0) {
    return `Error: the trigger data ${wrong.join('; ')}`;
  }
  const { message, status } = script.fail ?? {};
  if (message !== undefined) {
    return message.startsWith('Error') ? message : `Error: ${message}`;
  }
  const what = status === undefined ? `${labelOf(step)} failed` : `Request failed with status code ${status}`;
  return `Error: ${what}${attempts > 1 ? `, gave up after ${attempts - 1} retries` : ''}`;
}
