import { endUser, VENDOR } from './people.js';
import { count, members, state, text, type WorldPart, word } from './state.js';

export const FLOW_ID = '6762e154616e91cb8d8b1aaf';
export const USERNAME = 'customer-4711';
export const USER_ID = '636d0762bd257a7eb2373d6c';

type FlowGiven = NonNullable<WorldPart['flows']>[number];

/** A flow of two steps, which a webhook can start. */
export function flowOf(id: string, username: string, more: Partial<FlowGiven>): FlowGiven {
  return {
    id,
    graph: {
      nodes: [
        { id: 'step_1', componentId: '61a0f3c27d5b4e0012c8d401', function: 'receive' },
        { id: 'step_2', componentId: '61a0f3c27d5b4e0012c8d417', function: 'upsertPerson' },
      ],
      edges: [{ source: 'step_1', target: 'step_2' }],
    },
    type: 'ordinary',
    owners: [
      { id: username, type: 'user' },
      { id: VENDOR, type: 'tenant' },
    ],
    ...more,
  };
}

/** Flows, and what may be done to them. */
export const flowStates = {
  'a flow exists': state({
    description: 'An end user has this flow. The user is there as well.',
    parameters: {
      id: text('id of the flow, 24 hexadecimal digits', FLOW_ID),
      username: text("the partner's own id of its owner", USERNAME),
      userId: text("FlowMate's internal id of its owner", USER_ID),
      name: text('name of the flow', 'Register new customers'),
      status: word('its status', 'active', 'inactive'),
      input: members('names of its input parameters, and their types', { firstName: 'string', lastName: 'string' }),
    },
    needs: 'world',
    world: ({ id, username, userId, name, status, input }) => ({
      users: [endUser(username, { _id: userId })],
      flows: [flowOf(id, username, { name, status, payload: { inputParameters: input } })],
    }),
  }),
  'a user has flows': state({
    description: 'An end user has so many flows, all of one status, made one minute after the other.',
    parameters: {
      username: text("the partner's own id of the user", USERNAME),
      userId: text("FlowMate's internal id of the user", USER_ID),
      count: count('how many', 2),
      status: word('their status', 'active', 'inactive'),
    },
    needs: 'world',
    world: ({ username, userId, count: many, status }) => ({
      users: [endUser(username, { _id: userId })],
      flows: Array.from({ length: many }, (_, n) => {
        const made = new Date(Date.UTC(2024, 11, 18, 14, n)).toISOString();
        const id = (BigInt(`0x${FLOW_ID}`) + BigInt(n)).toString(16);
        return flowOf(id, username, {
          name: `Flow ${n + 1}`,
          status,
          payload: { inputParameters: { firstName: 'string', lastName: 'string' } },
          createdAt: made,
          updatedAt: made,
        });
      }),
    }),
  }),
  'no flow exists': state({
    description: 'There is no flow with this id.',
    parameters: { id: text('id of the flow, 24 hexadecimal digits', '000000000000000000000000') },
    needs: 'nothing',
    absent: ({ id }) => ({ flows: id }),
  }),
  'the webhook of a flow wants authorization': state({
    description: 'An active flow that only callers who may execute webhooks can start.',
    parameters: { id: text('id of the flow, 24 hexadecimal digits', FLOW_ID), username: text('its owner', USERNAME) },
    needs: 'world',
    world: ({ id, username }) => ({
      users: [endUser(username)],
      flows: [flowOf(id, username, { status: 'active', flowSettings: { webhooks: { requireWebhookAuth: true } } })],
    }),
  }),
  'the service minds whether flows run': state({
    description:
      'As FlowMate documents it: a flow that is active is not started, and one that is not active is not stopped.',
    parameters: {},
    needs: 'world',
    world: () => ({ dialect: { startConflict: 'documented' } }),
  }),
};
