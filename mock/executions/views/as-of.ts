import type { ExecutionDocument, ExecutionStep, LogLine } from '../../domain/records/documents.js';

export interface SeenStep extends Omit<ExecutionStep, 'status' | 'finishedAt'> {
  readonly status: ExecutionStep['status'] | 'running';
  /** Absent while it runs. */
  readonly finishedAt?: string;
}

/** A run as far as it has come. */
export interface SeenRun extends Omit<ExecutionDocument, 'steps'> {
  readonly status: 'running' | 'succeeded' | 'failed';
  /** Absent while it runs. */
  readonly finishedAt?: string;
  /** Those that have begun. */
  readonly steps: readonly SeenStep[];
  /** When anything happened last. */
  readonly updatedAt: string;
}

/** A run as it is at a moment in milliseconds since 1970; without one, as it is at its end. */
export function asOf(document: ExecutionDocument, now?: number): SeenRun {
  if (now === undefined) {
    const finishedAt = lastOf(document.steps, document.createdAt);
    const failed = document.steps.some(({ status, continued }) => status === 'failed' && !continued);
    return { ...document, status: failed ? 'failed' : 'succeeded', finishedAt, updatedAt: finishedAt };
  }
  const { output: _, ...begun } = document;
  const moment = new Date(now).toISOString();
  const steps = document.steps.flatMap((step) => (step.startedAt <= moment ? [stepAsOf(step, moment)] : []));
  return { ...begun, status: 'running', steps, updatedAt: lastOf(steps, document.createdAt) };
}

function stepAsOf(step: ExecutionStep, moment: string): SeenStep {
  if (step.finishedAt <= moment) {
    return { ...step, lines: linesUntil(step.lines, moment) };
  }
  const { finishedAt: _, output: __, continued: ___, durationMs: ____, ...begun } = step;
  const lines = linesUntil(step.lines, moment);
  const retries = lines.filter(({ level }) => level === 'warn').length;
  return { ...begun, status: 'running', attempts: Math.min(1 + retries, step.attempts), lines };
}

function linesUntil(lines: readonly LogLine[], moment: string): readonly LogLine[] {
  return lines.filter(({ at }) => at <= moment);
}

// All times are of one length, so that their texts sort as they do.
function lastOf(steps: readonly { readonly startedAt: string; readonly finishedAt?: string }[], first: string): string {
  let last = first;
  for (const { startedAt, finishedAt = startedAt } of steps) {
    if (finishedAt > last) {
      last = finishedAt;
    }
  }
  return last;
}
