import { given } from '../states.js';
import { type Interaction, interaction } from './interaction.js';
import { containing, like } from './matchers.js';

const USER_ID = '636d0762bd257a7eb2373d6c';
const USERNAME = 'customer-4711';
const partner = given('the partner is logged in', { token: 'partner-token' });

/** The query with which the SDK asks for the active flows of a user. */
const pageOfActive = {
  'filter[status]': 'active',
  'filter[user]': USER_ID,
  'page[size]': 100,
  'page[number]': 1,
  sort: 'createdAt',
} as const;

/** Twelve flows, one minute after the other; ids count up. */
const twelve = given('a user has flows', { username: USERNAME, userId: USER_ID, count: 12, status: 'active' });
const idOf = (number: number): string => (0x1aae + number).toString(16).padStart(24, '6762e154616e91cb8d8b');
const flows = (...numbers: readonly number[]) => numbers.map((number) => ({ id: idOf(number) }));

/** All flows of a user, page by page. */
export const flowListInteractions: readonly Interaction[] = [
  interaction({
    description: 'a request for the active flows of a user',
    given: [partner, given('a user has flows', { username: USERNAME, userId: USER_ID, count: 2, status: 'active' })],
    call: { kind: 'flows.list', user: USER_ID, status: 'active' },
    request: { operation: 'getFlows', token: 'partner-token', query: pageOfActive },
    response: {
      status: 200,
      body: {
        data: [1, 2].map((number) => ({
          id: like(idOf(number)),
          status: 'active' as const,
          owners: containing({ id: USER_ID, type: 'user' }),
          payload: { inputParameters: { firstName: 'string', lastName: 'string' } },
        })),
        meta: { total: 2, totalPages: 1 },
      },
    },
    result: {
      data: [
        { id: idOf(1), status: 'active' },
        { id: idOf(2), status: 'active' },
      ],
    },
  }),
  interaction({
    description: 'a request for the active flows of a user who has none',
    given: [partner, given('a user exists', { username: USERNAME, id: USER_ID })],
    call: { kind: 'flows.list', user: USER_ID, status: 'active' },
    request: { operation: 'getFlows', token: 'partner-token', query: pageOfActive },
    response: { status: 200, body: { data: [], meta: { total: 0 } } },
    result: { data: [] },
  }),
  interaction({
    description: 'a request for the active flows of a user whose only flow is inactive',
    given: [partner, given('a flow exists', { username: USERNAME, userId: USER_ID, status: 'inactive' })],
    call: { kind: 'flows.list', user: USER_ID, status: 'active' },
    request: { operation: 'getFlows', token: 'partner-token', query: pageOfActive },
    response: { status: 200, body: { data: [], meta: { total: 0 } } },
    result: { data: [] },
  }),
  interaction({
    description: 'a request for the active flows of a user whose colleague alone has one',
    given: [
      partner,
      given('a user exists', { username: USERNAME, id: USER_ID }),
      given('a flow exists', { username: 'customer-4799', userId: '636d0762bd257a7eb2373d99', status: 'active' }),
    ],
    call: { kind: 'flows.list', user: USER_ID, status: 'active' },
    request: { operation: 'getFlows', token: 'partner-token', query: pageOfActive },
    response: { status: 200, body: { data: [], meta: { total: 0 } } },
    result: { data: [] },
  }),
  interaction({
    description: 'a request for the inactive flows of a user',
    given: [partner, given('a flow exists', { username: USERNAME, userId: USER_ID, status: 'inactive' })],
    call: { kind: 'flows.list', user: USER_ID, status: 'inactive' },
    request: {
      operation: 'getFlows',
      token: 'partner-token',
      query: { ...pageOfActive, 'filter[status]': 'inactive' },
    },
    response: {
      status: 200,
      body: {
        data: [{ id: like(idOf(1)), status: 'inactive', owners: containing({ id: USER_ID, type: 'user' }) }],
        meta: { total: 1, totalPages: 1 },
      },
    },
    result: { data: [{ id: idOf(1), status: 'inactive' }] },
  }),
  interaction({
    description: 'a request for the flows of the tenant without any parameter',
    given: [partner, twelve],
    request: { operation: 'getFlows', token: 'partner-token' },
    response: {
      status: 200,
      body: {
        data: flows(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        meta: { total: 12, totalPages: 2 },
      },
    },
    result: { data: { meta: { totalPages: 2 } } },
  }),
  interaction({
    description: 'a request for a page in the middle of the flows',
    given: [partner, twelve],
    request: {
      operation: 'getFlows',
      token: 'partner-token',
      query: { 'page[size]': 5, 'page[number]': 2, sort: 'createdAt' },
    },
    response: {
      status: 200,
      body: { data: flows(6, 7, 8, 9, 10), meta: { total: 12, totalPages: 3 } },
    },
    result: { data: { meta: { totalPages: 3 } } },
  }),
  interaction({
    description: 'a request for the last page of the flows, which is not full',
    given: [partner, twelve],
    request: {
      operation: 'getFlows',
      token: 'partner-token',
      query: { 'page[size]': 5, 'page[number]': 3, sort: 'createdAt' },
    },
    response: { status: 200, body: { data: flows(11, 12), meta: { total: 12, totalPages: 3 } } },
    result: { data: { meta: { totalPages: 3 } } },
  }),
  interaction({
    description: 'a request for a page behind the last one of the flows',
    given: [partner, twelve],
    request: { operation: 'getFlows', token: 'partner-token', query: { 'page[size]': 5, 'page[number]': 4 } },
    response: { status: 200, body: { data: [], meta: { total: 12 } } },
    result: { data: { data: [] } },
  }),
  interaction({
    description: 'a request for the flows, the newest first',
    given: [partner, twelve],
    request: { operation: 'getFlows', token: 'partner-token', query: { 'page[size]': 3, sort: '-createdAt' } },
    response: { status: 200, body: { data: flows(12, 11, 10), meta: { total: 12 } } },
    result: { data: { meta: { total: 12 } } },
  }),
  interaction({
    description: 'a request for the flows with a word in their name',
    given: [
      partner,
      given('a flow exists', { id: '6762e154616e91cb8d8b2001', name: 'Register new customers' }),
      given('a flow exists', { id: '6762e154616e91cb8d8b2002', name: 'Send invoices' }),
    ],
    request: { operation: 'getFlows', token: 'partner-token', query: { search: 'invoices' } },
    response: {
      status: 200,
      body: { data: [{ id: '6762e154616e91cb8d8b2002', name: 'Send invoices' }], meta: { total: 1 } },
    },
    result: { data: { meta: { total: 1 } } },
  }),
  interaction({
    description: 'a request for flows in a status that there is none of',
    given: [partner],
    request: {
      operation: 'getFlows',
      token: 'partner-token',
      // What a client without types may send.
      query: JSON.parse('{"filter[status]":"paused"}'),
    },
    response: { status: 400, body: { errors: [{ message: like('Invalid filter[status] parameter') }] } },
    result: { error: { errors: [{ message: 'Invalid filter[status] parameter' }] } },
  }),
  interaction({
    description: 'a request for flows with a token that has run out',
    given: [given('the token is not valid', { token: 'expired-token' })],
    call: { kind: 'flows.list', user: USER_ID, status: 'active' },
    request: { operation: 'getFlows', token: 'expired-token', query: pageOfActive },
    response: { status: 401, body: { errors: [{ message: like('Token invalid.') }] } },
    result: { error: { kind: 'http', status: 401 } },
  }),
  interaction({
    description: 'a request for flows by a caller who may not read flows',
    given: [given('the caller lacks a permission', { permission: 'flows.read', token: 'limited-token' })],
    call: { kind: 'flows.list', user: USER_ID, status: 'active' },
    request: { operation: 'getFlows', token: 'limited-token', query: pageOfActive },
    response: { status: 403, body: { errors: [{ message: like('MISSING_PERMISSION') }] } },
    result: { error: { kind: 'http', status: 403 } },
  }),
  interaction({
    description: 'a request for flows while the service limits requests',
    given: [partner, given('the service limits requests', { operation: 'getFlows', retryAfter: 2 })],
    call: { kind: 'flows.list', user: USER_ID, status: 'active' },
    request: { operation: 'getFlows', token: 'partner-token', query: pageOfActive },
    response: { status: 429, headers: { 'Retry-After': { form: '^[0-9]+$', example: '2' } } },
    result: { error: { kind: 'http', status: 429, retryAfter: '2' } },
  }),
];
