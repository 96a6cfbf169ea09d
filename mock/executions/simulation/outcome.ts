/**
 * How a scenario wants the runs of a flow to go. Without it they succeed, unless the trigger data is wrong.
 */
export interface OutcomeDocument {
  /** The flow's id. */
  readonly flow: string;
  /** The node that it is about. Left out: for `fail` and `retries` the first behind the trigger, else every node. */
  readonly node?: string;
  readonly fail?: FailDocument;
  /** How long the step takes, in milliseconds. Left out: as made up. */
  readonly durationMs?: number;
  /** How often the step is tried again before it succeeds, or fails for good; at most 5, as FlowMate does it. */
  readonly retries?: number;
  /** Whether the steps behind go on when the step fails. */
  readonly continueOnError?: boolean;
}

export interface FailDocument {
  /** What the log says of it; `Error: ` comes before it unless it begins so. */
  readonly message?: string;
  /** What the app answered. 429 and those from 500 up are retried 5 times first, as FlowMate documents it. */
  readonly status?: number;
  /** Only every k-th run of the flow fails, the k-th first. Left out: all do. */
  readonly every?: number;
}

/** What is to become of one step of one run. */
export interface StepScript {
  /** Undefined: it succeeds. */
  readonly fail: FailDocument | undefined;
  readonly durationMs: number | undefined;
  readonly retries: number | undefined;
  readonly continueOnError: boolean;
}

/** FlowMate retries so often at most. */
export const MOST_RETRIES = 5;

const PLAIN: StepScript = { fail: undefined, durationMs: undefined, retries: undefined, continueOnError: false };

/** Where in its flow a step stands. */
interface Place {
  readonly id: string;
  /** Whether it is the first behind the trigger, or the trigger where it stands alone. */
  readonly isFirstAction: boolean;
}

/**
 * What the outcomes of a flow say about one step of its `nth` run, counted from 1. Of two that say the same, the one further
 * down counts.
 */
export function scriptOf(outcomes: readonly OutcomeDocument[], step: Place, nth: number): StepScript {
  let script = PLAIN;
  for (const { node, fail, durationMs, retries, continueOnError } of outcomes) {
    const isMeant = node === undefined ? step.isFirstAction : node === step.id;
    const fails = isMeant && fail !== undefined && nth % (fail.every ?? 1) === 0;
    const applies = node === undefined || node === step.id;
    script = {
      fail: fails ? fail : script.fail,
      durationMs: (applies ? durationMs : undefined) ?? script.durationMs,
      retries: (isMeant ? retries : undefined) ?? script.retries,
      continueOnError: (applies ? continueOnError : undefined) ?? script.continueOnError,
    };
  }
  return script;
}

/** How often a step is tried. */
export function attemptsOf({ fail, retries }: StepScript): number {
  if (retries !== undefined) {
    return 1 + Math.min(retries, MOST_RETRIES);
  }
  return fail?.status !== undefined && isRetried(fail.status) ? 1 + MOST_RETRIES : 1;
}

function isRetried(status: number): boolean {
  return status === 429 || status >= 500;
}
