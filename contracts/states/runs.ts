import { FLOW_ID, flowOf, USER_ID, USERNAME } from './flows.js';
import { endUser } from './people.js';
import { members, state, text, word } from './state.js';

const INPUT = { firstName: 'string', lastName: 'string' };

/** Flows that ran. */
export const runStates = {
  'a flow has run': state({
    description: 'An active flow ran once, through both of its steps or, where it failed, to the end of the first.',
    parameters: {
      id: text('id of the flow, 24 hexadecimal digits', FLOW_ID),
      username: text("the partner's own id of its owner", USERNAME),
      userId: text("FlowMate's internal id of its owner", USER_ID),
      flowExecId: text('id of the run, 32 hexadecimal digits', '4f1b2c3d5e6f708192a3b4c5d6e7f809'),
      outcome: word('how it ended', 'succeeded', 'failed'),
    },
    needs: 'world',
    world: ({ id, username, userId, flowExecId, outcome }) => ({
      users: [endUser(username, { _id: userId })],
      flows: [flowOf(id, username, { status: 'active', payload: { inputParameters: INPUT } })],
      executions: [
        {
          flow: id,
          flowExecId,
          trigger: 'webhook',
          input: { data: { firstName: 'Ada', lastName: 'Lovelace' } },
          ...(outcome === 'failed' ? { outcome: { failAtStep: 'step_1', message: 'Error: nothing came in' } } : {}),
        },
      ],
    }),
  }),
  'a flow was triggered': state({
    description: 'Data was sent to the webhook of an active flow, and was taken.',
    parameters: {
      id: text('id of the flow, 24 hexadecimal digits', FLOW_ID),
      username: text("the partner's own id of its owner", USERNAME),
      userId: text("FlowMate's internal id of its owner", USER_ID),
      input: members('names of its input parameters, and their types', INPUT),
      data: members('what it was sent', { firstName: 'Ada', lastName: 'Lovelace' }),
    },
    needs: 'world',
    world: ({ id, username, userId, input }) => ({
      users: [endUser(username, { _id: userId })],
      flows: [flowOf(id, username, { status: 'active', payload: { inputParameters: input } })],
    }),
    triggers: ({ id, data }) => [{ flowId: id, requestId: '9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d', body: { data } }],
  }),
};
