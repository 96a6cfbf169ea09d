import {
  about,
  type Check,
  isObject,
  oneOf,
  orNull,
  ownId,
  someText,
  text,
  textLike,
  time,
  truth,
  wholeNumber,
} from '../domain/checks/check.js';
import { anyObject, anything, listOf, object, required } from '../domain/checks/check-inside.js';
import type { Report } from '../domain/checks/report.js';
import type { Known } from '../domain/records/known.js';
import { checkNode, reference, userOrGone } from '../domain/records/references.js';

const EXECUTION_ID = textLike(/^[0-9a-f]{32}$/, 'is not the id of an execution; 32 hex digits in lower case are');

const LINE = object({
  at: about('Left out: when the step starts', time),
  level: about('Default info', oneOf('info', 'warn', 'error')),
  message: required(someText),
});

const STEP = object({
  stepId: required(about('The id of the node', someText)),
  componentId: about("Left out: the node's", someText),
  function: about("Left out: the node's", someText),
  startedAt: about('Left out: when the step before ends', time),
  finishedAt: time,
  status: about('Default succeeded', oneOf('succeeded', 'failed', 'skipped')),
  continued: about('true: it failed, and the run still went on', truth),
  attempts: about('How often it was tried. Default 1; 0 when skipped', wholeNumber(0, 1000)),
  durationMs: about('How long it took, in milliseconds. Left out: from its start to its end', wholeNumber(0)),
  input: about('What went in, in short', text),
  output: about('What came out, in short', text),
  lines: listOf(LINE),
});

const OUTCOME = object({
  failAtStep: required(about('The id of the node', someText)),
  message: about('What its log says', someText),
});

/** What a step leaves out is taken from its node, which must exist. */
function checkNodes(known: Known, { flow, flowId, steps, outcome }: Record<string, unknown>, report: Report): void {
  const nodes = known.nodes.get(String(flow ?? flowId));
  if (isObject(outcome)) checkNode(nodes, ['outcome', 'failAtStep'], outcome.failAtStep, report);
  const former = '; for a node of former days componentId and function are needed';
  for (const [index, step] of (Array.isArray(steps) ? steps : []).entries()) {
    if (!isObject(step) || (step.componentId !== undefined && step.function !== undefined)) continue;
    checkNode(nodes, ['steps', index, 'stepId'], step.stepId, report, former);
  }
}

function checkExecution(known: Known, execution: Record<string, unknown>, report: Report): void {
  const { flow, flowId, steps, outcome } = execution;
  if (flow === undefined && flowId === undefined)
    report.add('lacks the member flow (the name or id of the flow that ran)');
  if (flow !== undefined && flowId !== undefined)
    report.addAt('flowId', 'the flow is named by the member flow; leave it out');
  if (steps !== undefined && outcome !== undefined)
    report.addAt('outcome', 'is at odds with steps, which say themselves what happened; leave one of them out');
  checkNodes(known, execution, report);
}

export function checkExecutionOf(known: Known): Check {
  const flow = reference(known, 'flow');
  return object(
    {
      flow,
      flowId: about('The same as flow', flow),
      _id: ownId('execution'),
      flowExecId: about('Left out: made from the seed', EXECUTION_ID),
      userId: about("Left out: the first user among the flow's owners", userOrGone(known)),
      tenant: about("Left out: the flow's", orNull(reference(known, 'tenant'))),
      trigger: about(
        'Default: schedule for a flow with a cron, else webhook',
        oneOf('webhook', 'schedule', 'manual', 'rerun'),
      ),
      input: about('What the trigger brought along', anything),
      output: about("Left out: made from the flow's output parameters", anyObject),
      createdAt: about('When it started. Left out: some time in the two weeks before the world begins', time),
      outcome: about('Makes a run fail whose steps are left out', OUTCOME),
      steps: about("Left out: a run through the flow's graph is made up", listOf(STEP)),
    },
    {
      schema: {
        oneOf: [{ required: ['flow'] }, { required: ['flowId'] }],
        not: { required: ['steps', 'outcome'] },
      },
      after: (execution, report) => checkExecution(known, execution, report),
    },
  );
}
