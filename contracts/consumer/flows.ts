import { given } from '../states.js';
import { type Interaction, interaction } from './interaction.js';
import { like } from './matchers.js';

const FLOW_ID = '6762e154616e91cb8d8b1aaf';
const UNKNOWN_ID = '000000000000000000000000';
const partner = given('the partner is logged in', { token: 'partner-token' });
const active = given('a flow exists', { id: FLOW_ID, status: 'active' });
const inactive = given('a flow exists', { id: FLOW_ID, status: 'inactive' });
const unknown = given('no flow exists', { id: UNKNOWN_ID });
const invalid = given('the token is not valid', { token: 'expired-token' });
const minding = given('the service minds whether flows run');

/** One flow: shown, started, stopped. */
export const flowInteractions: readonly Interaction[] = [
  interaction({
    description: 'a request for a flow',
    given: [partner, active],
    request: { operation: 'getFlow', token: 'partner-token', path: { id: FLOW_ID } },
    response: {
      status: 200,
      body: {
        data: {
          id: FLOW_ID,
          status: 'active',
          name: like('Register new customers'),
          payload: { inputParameters: { firstName: 'string', lastName: 'string' } },
        },
      },
    },
    result: { data: { data: { id: FLOW_ID, status: 'active' } } },
  }),
  interaction({
    description: 'a request for a flow that does not exist',
    given: [partner, unknown],
    request: { operation: 'getFlow', token: 'partner-token', path: { id: UNKNOWN_ID } },
    response: { status: 404, body: { errors: [{ message: like('No flow found') }] } },
    result: { error: { errors: [{ message: 'No flow found' }] } },
  }),
  interaction({
    description: 'a request for a flow by what is no id',
    given: [partner],
    request: { operation: 'getFlow', token: 'partner-token', path: { id: 'my-flow' } },
    response: { status: 400, body: { errors: [{ message: like('Invalid id') }] } },
    result: { error: { errors: [{ message: 'Invalid id' }] } },
  }),
  interaction({
    description: 'a request for a flow with a token that has run out',
    given: [invalid],
    request: { operation: 'getFlow', token: 'expired-token', path: { id: FLOW_ID } },
    response: { status: 401, body: { errors: [{ message: like('Token invalid.') }] } },
    result: { response: { status: 401 } },
  }),
  interaction({
    description: 'a request for a flow by a caller who may not read flows',
    given: [given('the caller lacks a permission', { permission: 'flows.read', token: 'limited-token' }), active],
    request: { operation: 'getFlow', token: 'limited-token', path: { id: FLOW_ID } },
    response: { status: 403, body: { errors: [{ message: like('MISSING_PERMISSION') }] } },
    result: { response: { status: 403 } },
  }),
  interaction({
    description: 'a request to start a flow',
    given: [partner, inactive],
    request: { operation: 'startFlow', token: 'partner-token', path: { id: FLOW_ID } },
    response: { status: 200, body: { data: { id: FLOW_ID, status: 'starting' } } },
    result: { data: { data: { status: 'starting' } } },
  }),
  interaction({
    description: 'a request to start a flow that is active, where that counts',
    given: [partner, active, minding],
    request: { operation: 'startFlow', token: 'partner-token', path: { id: FLOW_ID } },
    response: { status: 409, body: { errors: [{ message: like('Flow is not inactive. Current status: active') }] } },
    result: { response: { status: 409 } },
  }),
  interaction({
    description: 'a request to start a flow that does not exist',
    given: [partner, unknown],
    request: { operation: 'startFlow', token: 'partner-token', path: { id: UNKNOWN_ID } },
    response: { status: 404, body: { errors: [{ message: like('No flow with this ID found') }] } },
    result: { response: { status: 404 } },
  }),
  interaction({
    description: 'a request to start a flow by a caller who may not control flows',
    given: [given('the caller lacks a permission', { permission: 'flows.control', token: 'limited-token' }), inactive],
    request: { operation: 'startFlow', token: 'limited-token', path: { id: FLOW_ID } },
    response: { status: 403, body: { errors: [{ message: like('MISSING_PERMISSION') }] } },
    result: { response: { status: 403 } },
  }),
  interaction({
    description: 'a request to start a flow with a token that has run out',
    given: [invalid],
    request: { operation: 'startFlow', token: 'expired-token', path: { id: FLOW_ID } },
    response: { status: 401, body: { errors: [{ message: like('Token invalid.') }] } },
    result: { response: { status: 401 } },
  }),
  interaction({
    description: 'a request to stop a flow',
    given: [partner, active],
    request: { operation: 'stopFlow', token: 'partner-token', path: { id: FLOW_ID } },
    response: { status: 200, body: { data: { id: FLOW_ID, status: 'stopping' } } },
    result: { data: { data: { status: 'stopping' } } },
  }),
  interaction({
    description: 'a request to stop a flow that is inactive, where that counts',
    given: [partner, inactive, minding],
    request: { operation: 'stopFlow', token: 'partner-token', path: { id: FLOW_ID } },
    response: { status: 409, body: { errors: [{ message: like('Flow is not active. Current status: inactive') }] } },
    result: { response: { status: 409 } },
  }),
  interaction({
    description: 'a request to stop a flow that does not exist',
    given: [partner, unknown],
    request: { operation: 'stopFlow', token: 'partner-token', path: { id: UNKNOWN_ID } },
    response: { status: 404, body: { errors: [{ message: like('No flow with this ID found') }] } },
    result: { response: { status: 404 } },
  }),
  interaction({
    description: 'a request to stop a flow by a caller who may not control flows',
    given: [given('the caller lacks a permission', { permission: 'flows.control', token: 'limited-token' }), active],
    request: { operation: 'stopFlow', token: 'limited-token', path: { id: FLOW_ID } },
    response: { status: 403, body: { errors: [{ message: like('MISSING_PERMISSION') }] } },
    result: { response: { status: 403 } },
  }),
  interaction({
    description: 'a request to stop a flow with a token that has run out',
    given: [invalid],
    request: { operation: 'stopFlow', token: 'expired-token', path: { id: FLOW_ID } },
    response: { status: 401, body: { errors: [{ message: like('Token invalid.') }] } },
    result: { response: { status: 401 } },
  }),
];
