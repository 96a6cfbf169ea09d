import { followEvents } from './event-stream.js';
import { createStore } from './store.js';

/** Lines of so many executions are shown, and so many of each. */
const MOST_EXECUTIONS = 300;
const MOST_LINES = 50;
/** A busy client logs more than anybody reads: these of the newest executions are shown. */
const RATE = 500;
/** The page is not drawn more often than this. */
const BATCH_MS = 150;

export interface LogLine {
  readonly at: string;
  readonly level: string;
  readonly stepId: string;
  readonly message: string;
}

/** Log lines as they happen, by their executions. Undefined: they are not asked for, and the mock makes none. */
export const logs = createStore<ReadonlyMap<string, readonly LogLine[]> | undefined>(undefined);

let following: AbortController | undefined;

/** Follows the log lines from now on, or no longer. */
export function setLogs(isWanted: boolean): void {
  following?.abort();
  following = isWanted ? new AbortController() : undefined;
  logs.set(isWanted ? new Map() : undefined);
  if (following === undefined) return;
  let waiting: (LogLine & { readonly flowExecId: string })[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const { signal } = following;
  const flush = (): void => {
    timer = undefined;
    if (signal.aborted) return;
    const byExecution = new Map(logs.get());
    for (const { flowExecId, ...line } of waiting) {
      byExecution.set(flowExecId, [...(byExecution.get(flowExecId) ?? []), line].slice(-MOST_LINES));
    }
    waiting = [];
    for (const id of [...byExecution.keys()].slice(0, Math.max(0, byExecution.size - MOST_EXECUTIONS))) {
      byExecution.delete(id);
    }
    logs.set(byExecution);
  };
  const onEvents = (events: readonly { readonly type: string; readonly data: unknown }[]): void => {
    waiting.push(...events.flatMap(({ type, data }) => (type === 'log' ? [data as (typeof waiting)[number]] : [])));
    if (timer === undefined) timer = setTimeout(flush, BATCH_MS);
  };
  void followEvents(['log'], { onOpen: () => {}, onEvents, onLost: () => {} }, { rate: RATE, signal });
}
