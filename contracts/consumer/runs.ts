import { given } from '../states.js';
import { type Interaction, interaction } from './interaction.js';
import { containing, like, textLike } from './matchers.js';

const FLOW_ID = '6762e154616e91cb8d8b1aaf';
const RUN_ID = '4f1b2c3d5e6f708192a3b4c5d6e7f809';
const UNKNOWN_ID = '000000000000000000000000';
const UNKNOWN_RUN = '00000000000000000000000000000000';
const partner = given('the partner is logged in', { token: 'partner-token' });
const triggered = given('a flow was triggered', { id: FLOW_ID, data: { firstName: 'Ada', lastName: 'Lovelace' } });
const ran = given('a flow has run', { id: FLOW_ID, flowExecId: RUN_ID, outcome: 'succeeded' });
const failed = given('a flow has run', { id: FLOW_ID, flowExecId: RUN_ID, outcome: 'failed' });
const invalid = given('the token is not valid', { token: 'expired-token' });

const runsOf = { operation: 'getExecutions' as const, query: { 'filter[flowId]': FLOW_ID } };
const line = { timestamp: like('2026-01-01T08:00:00.000Z'), message: like('Step step_1 (receive) started') };
const error = { timestamp: like('2026-01-01T08:00:00.000Z'), message: textLike('.*Error.*', 'Error: nothing came in') };

/** What became of the data: runs, counts and logs. */
export const runInteractions: readonly Interaction[] = [
  interaction({
    description: 'a request for the runs of a flow that was sent data',
    given: [triggered],
    request: runsOf,
    response: {
      status: 200,
      body: { data: [{ flowId: FLOW_ID, flowExecId: like(RUN_ID), started: 2, succeeded: 2, errors: 0 }] },
    },
    result: { data: { data: [{ flowExecId: RUN_ID, succeeded: 2 }] } },
  }),
  interaction({
    description: 'a request for the runs of a flow that failed',
    given: [failed],
    request: runsOf,
    response: {
      status: 200,
      body: { data: [{ flowId: FLOW_ID, flowExecId: RUN_ID, started: 1, succeeded: 0, errors: 1 }] },
    },
    result: { data: { data: [{ errors: 1 }] } },
  }),
  interaction({
    description: 'a request for the runs of a flow that never ran',
    given: [given('a flow exists', { id: FLOW_ID })],
    request: runsOf,
    response: { status: 200, body: { data: [] } },
    result: { data: { data: [] } },
  }),
  interaction({
    description: 'a request for a run',
    given: [ran],
    request: { operation: 'getExecution', path: { id: RUN_ID } },
    response: { status: 200, body: { data: { flowExecId: RUN_ID, flowId: FLOW_ID, errors: 0, succeeded: 2 } } },
    result: { data: { data: { flowId: FLOW_ID } } },
  }),
  interaction({
    description: 'a request for a run that does not exist',
    given: [],
    request: { operation: 'getExecution', path: { id: UNKNOWN_RUN } },
    response: { status: 404, body: { error: like('Execution not found') } },
    result: { error: { error: 'Execution not found' } },
  }),
  interaction({
    description: 'a request for the number of steps that ran, flow by flow',
    given: [partner, ran],
    request: { operation: 'getExecutionCounts', token: 'partner-token', query: { groupby: 'flow' } },
    response: { status: 200, body: { data: [{ flow: FLOW_ID, executions: 2 }] } },
    result: { data: { data: [{ flow: FLOW_ID, executions: 2 }] } },
  }),
  interaction({
    description: 'a request for the number of steps that ran with a token that has run out',
    given: [invalid],
    request: { operation: 'getExecutionCounts', token: 'expired-token' },
    response: { status: 401 },
    result: { response: { status: 401 } },
  }),
  interaction({
    description: 'a request for the log of a flow',
    given: [partner, ran],
    request: { operation: 'getLogs', token: 'partner-token', query: { 'filter[flowId]': FLOW_ID } },
    response: { status: 200, body: { data: containing(line) } },
    result: { data: { data: [{ message: line.message.value }] } },
  }),
  interaction({
    description: 'a request for the errors in the log of a flow',
    given: [partner, failed],
    request: {
      operation: 'getLogs',
      token: 'partner-token',
      query: { 'filter[flowId]': FLOW_ID, showErrors: true },
    },
    response: { status: 200, body: { data: [error] } },
    result: { data: { data: [{ message: error.message.value }] } },
  }),
  interaction({
    description: 'a request for the errors in the log of a flow that went well',
    given: [partner, ran],
    request: {
      operation: 'getLogs',
      token: 'partner-token',
      query: { 'filter[flowId]': FLOW_ID, showErrors: true },
    },
    response: { status: 200, body: { data: [] } },
    result: { data: { data: [] } },
  }),
  interaction({
    description: 'a request for the log of a step of a flow that was sent data',
    given: [partner, triggered],
    request: { operation: 'getStepLogs', token: 'partner-token', path: { id: FLOW_ID, stepId: 'step_1' } },
    response: { status: 200, body: { data: containing(line) } },
    result: { data: { data: [{ message: line.message.value }] } },
  }),
  interaction({
    description: 'a request for the log of a step of a flow that does not exist',
    given: [partner, given('no flow exists', { id: UNKNOWN_ID })],
    request: { operation: 'getStepLogs', token: 'partner-token', path: { id: UNKNOWN_ID, stepId: 'step_1' } },
    response: { status: 404 },
    result: { response: { status: 404 } },
  }),
  interaction({
    description: 'a request for the log of a step with a token that has run out',
    given: [invalid],
    request: { operation: 'getStepLogs', token: 'expired-token', path: { id: FLOW_ID, stepId: 'step_1' } },
    response: { status: 401 },
    result: { response: { status: 401 } },
  }),
  interaction({
    description: 'a request for the log of a flow with a token that has run out',
    given: [invalid],
    request: { operation: 'getLogs', token: 'expired-token', query: { 'filter[flowId]': FLOW_ID } },
    response: { status: 401 },
    result: { response: { status: 401 } },
  }),
];
