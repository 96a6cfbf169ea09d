import { Draw } from '../scenarios/generate/draw.js';
import type { ExecutionDocument, ExecutionStep, FlowDocument, LogLine } from '../scenarios/world-file.js';
import { inputErrors } from './input.js';
import { makeOutput } from './output.js';

/** How a run begins, and how it is to end. */
export interface RunGiven {
  /** What the run's own values depend on beside the seed: no other run of the world has it. */
  readonly key: string;
  readonly seed: number;
  readonly trigger: ExecutionDocument['trigger'];
  readonly startedAtMs: number;
  /** What the trigger brought along. */
  readonly input?: unknown;
  readonly flowExecId?: string;
  readonly outcome?: { readonly failAtStep: string; readonly message?: string };
}

/** A step takes from 40 ms on. */
const SHORTEST_MS = 40;
const LONGER_MS = 1_500;

/**
 * A run of a flow from its trigger to its end. Steps run in the order of the edges, each once all steps before it are done;
 * after a failed step nothing behind it runs.
 */
export function planExecution(flow: FlowDocument, given: RunGiven): ExecutionDocument {
  const { seed, key, trigger, startedAtMs, input } = given;
  const draw = new Draw(seed, `execution ${key}`);
  const id = new Draw(seed, `execution id ${key}`).hex;
  const steps = runSteps(flow, given, draw);
  const failed = steps.some(({ status }) => status === 'failed');
  const userId = flow.owners.find(({ type }) => type === 'user')?.id;
  const tenant = flow.tenant ?? flow.owners.find(({ type }) => type === 'tenant')?.id;
  const output = flow.payload?.outputParameters;
  return {
    _id: (Math.floor(startedAtMs / 1_000) >>> 0).toString(16).padStart(8, '0') + id,
    flowExecId: given.flowExecId ?? new Draw(seed, `run ${key}`).hex + id,
    flowId: flow.id,
    ...(userId === undefined ? {} : { userId }),
    ...(tenant === undefined ? {} : { tenant }),
    trigger,
    ...(input === undefined ? {} : { input }),
    ...(failed || output === undefined ? {} : { output: makeOutput(output, draw) }),
    createdAt: new Date(startedAtMs).toISOString(),
    steps,
  };
}

function runSteps(flow: FlowDocument, { trigger, startedAtMs, input, outcome }: RunGiven, draw: Draw): ExecutionStep[] {
  const { nodes, edges } = flow.graph;
  const wrong = trigger === 'webhook' ? inputErrors(flow.payload?.inputParameters, input) : [];
  const done = new Map<string, ExecutionStep>();
  const steps: ExecutionStep[] = [];
  const left = [...nodes];
  while (left.length > 0) {
    const ready = left.findIndex(({ id }) => edges.every(({ source, target }) => target !== id || done.has(source)));
    const [node] = left.splice(Math.max(ready, 0), 1);
    if (node === undefined) break;
    const before = edges.filter(({ target }) => target === node.id).map(({ source }) => done.get(source));
    const start = Math.max(
      startedAtMs,
      ...before.map((step) => (step === undefined ? 0 : Date.parse(step.finishedAt))),
    );
    const took = SHORTEST_MS + draw.below(LONGER_MS);
    const isFirst = steps.length === 0;
    const skipped = before.length > 0 && before.every((step) => step === undefined || step.status !== 'succeeded');
    const message =
      isFirst && wrong.length > 0
        ? `Error: ${wrong.join('; ')}`
        : outcome?.failAtStep === node.id
          ? (outcome.message ?? 'Error: the step failed')
          : undefined;
    const status = skipped ? 'skipped' : message === undefined ? 'succeeded' : 'failed';
    const startedAt = new Date(start).toISOString();
    const finishedAt = new Date(skipped ? start : start + took).toISOString();
    const lines: LogLine[] = skipped
      ? []
      : [
          { at: startedAt, level: 'info', message: `Step ${node.id} (${node.function}) started` },
          message === undefined
            ? { at: finishedAt, level: 'info', message: `Step ${node.id} finished after ${took} ms` }
            : { at: finishedAt, level: 'error', message },
        ];
    const step: ExecutionStep = {
      stepId: node.id,
      componentId: node.componentId,
      function: node.function,
      startedAt,
      finishedAt,
      status,
      attempts: skipped ? 0 : 1,
      lines,
    };
    done.set(node.id, step);
    steps.push(step);
  }
  return steps;
}
