import { given } from '../states.js';
import { type Interaction, interaction } from './interaction.js';
import { like } from './matchers.js';

const FLOW_ID = '6762e154616e91cb8d8b1aaf';
const UNKNOWN_ID = '000000000000000000000000';
const REQUEST_ID = '9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d';
const partner = given('the partner is logged in', { token: 'partner-token' });
const payload = { inputParameters: { firstName: 'string', lastName: 'string' } };
const data = { firstName: 'Ada', lastName: 'Lovelace' };

const trigger = (id: string) =>
  ({ kind: 'webhooks.trigger', flow: { id, payload }, data, requestId: REQUEST_ID }) as const;
const post = (flowId: string, token: string) => ({
  operation: 'postWebhook' as const,
  path: { flowId },
  token,
  headers: { 'X-Request-Id': REQUEST_ID },
  body: { data },
});

/** Flows started with data. */
export const webhookInteractions: readonly Interaction[] = [
  interaction({
    description: 'data for an active flow',
    given: [partner, given('a flow exists', { id: FLOW_ID, status: 'active' })],
    call: trigger(FLOW_ID),
    request: post(FLOW_ID, 'partner-token'),
    response: { status: 200, body: { data: { requestId: REQUEST_ID } } },
    result: { data: { requestId: REQUEST_ID } },
  }),
  interaction({
    description: 'data for an active flow without a token',
    given: [given('a flow exists', { id: FLOW_ID, status: 'active' })],
    request: {
      operation: 'postWebhook',
      path: { flowId: FLOW_ID },
      headers: { 'X-Request-Id': REQUEST_ID },
      body: { data },
    },
    response: { status: 200, body: { data: { requestId: REQUEST_ID } } },
    result: { data: { data: { requestId: REQUEST_ID } } },
  }),
  interaction({
    description: 'data with values of every kind for an active flow',
    given: [
      partner,
      given('a flow exists', {
        id: FLOW_ID,
        status: 'active',
        input: { name: 'string', amount: 'number', urgent: 'boolean', tags: 'array', address: { city: 'string' } },
      }),
    ],
    call: {
      kind: 'webhooks.trigger',
      flow: {
        id: FLOW_ID,
        payload: {
          inputParameters: {
            name: 'string',
            amount: 'number',
            urgent: 'boolean',
            tags: 'array',
            address: { city: 'string' },
          },
        },
      },
      data: {
        name: 'Größe 🚀',
        amount: -1.5,
        urgent: false,
        tags: ['a', null],
        address: { city: 'Köln', zip: '1' },
        more: 1,
      },
      requestId: REQUEST_ID,
    },
    request: {
      ...post(FLOW_ID, 'partner-token'),
      body: { data: { name: 'Größe 🚀', amount: -1.5, urgent: false, tags: ['a', null], address: { city: 'Köln' } } },
    },
    response: { status: 200, body: { data: { requestId: REQUEST_ID } } },
    result: { data: { requestId: REQUEST_ID } },
  }),
  interaction({
    description: 'data for an inactive flow',
    given: [partner, given('a flow exists', { id: FLOW_ID, status: 'inactive' })],
    call: trigger(FLOW_ID),
    request: post(FLOW_ID, 'partner-token'),
    response: { status: 404, body: { error: like(`Flow ${FLOW_ID} either does not exist or is inactive.`) } },
    result: { error: { kind: 'http', status: 404 } },
  }),
  interaction({
    description: 'data for a flow that does not exist',
    given: [partner, given('no flow exists', { id: UNKNOWN_ID })],
    call: trigger(UNKNOWN_ID),
    request: post(UNKNOWN_ID, 'partner-token'),
    response: { status: 404, body: { error: like(`Flow ${UNKNOWN_ID} either does not exist or is inactive.`) } },
    result: { error: { kind: 'http', status: 404 } },
  }),
  interaction({
    description: 'data for a flow that wants authorization, from a caller who may not execute webhooks',
    given: [
      given('the caller lacks a permission', { permission: 'webhooks.execute', token: 'limited-token' }),
      given('the webhook of a flow wants authorization', { id: FLOW_ID }),
    ],
    call: trigger(FLOW_ID),
    request: post(FLOW_ID, 'limited-token'),
    response: { status: 403, body: { error: like('Unauthorized') } },
    result: { error: { kind: 'http', status: 403 } },
  }),
  interaction({
    description: 'data for a flow while the service limits requests',
    given: [
      partner,
      given('a flow exists', { id: FLOW_ID, status: 'active' }),
      given('the service limits requests', { operation: 'postWebhook', retryAfter: 2 }),
    ],
    call: trigger(FLOW_ID),
    request: post(FLOW_ID, 'partner-token'),
    response: { status: 429, headers: { 'Retry-After': { form: '^[0-9]+$', example: '2' } } },
    result: { error: { kind: 'http', status: 429, retryAfter: '2' } },
  }),
  interaction({
    description: 'data for a flow while the service is overloaded',
    given: [
      partner,
      given('a flow exists', { id: FLOW_ID, status: 'active' }),
      given('the service is overloaded', { operation: 'postWebhook' }),
    ],
    call: trigger(FLOW_ID),
    request: post(FLOW_ID, 'partner-token'),
    response: { status: 503 },
    result: { error: { kind: 'http', status: 503 } },
  }),
];
