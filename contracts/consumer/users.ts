import { given } from '../states.js';
import { type Interaction, interaction } from './interaction.js';
import { like } from './matchers.js';

const USER_ID = '636d0762bd257a7eb2373d6c';
const partner = given('the partner is logged in', { token: 'partner-token' });

/** Internal ids go back to the service as they came, so that nothing but their being texts counts. */
const userId = like(USER_ID);

/** From the partner's own id of a user to FlowMate's. */
export const userInteractions: readonly Interaction[] = [
  interaction({
    description: 'a look-up of an active user by username',
    given: [partner, given('a user exists', { username: 'customer-4711', id: USER_ID, status: 'ACTIVE' })],
    call: { kind: 'users.find', username: 'customer-4711' },
    request: { operation: 'getUsers', token: 'partner-token', query: { username: ['customer-4711'] } },
    response: { status: 200, body: [{ _id: userId, username: 'customer-4711', status: 'ACTIVE' }] },
    result: { data: { id: USER_ID, username: 'customer-4711', status: 'ACTIVE' } },
  }),
  interaction({
    description: 'a look-up of a user whose username has to be encoded',
    given: [partner, given('a user exists', { username: 'ä/ö+b@x.de & co', id: USER_ID })],
    call: { kind: 'users.find', username: 'ä/ö+b@x.de & co' },
    request: { operation: 'getUsers', token: 'partner-token', query: { username: ['ä/ö+b@x.de & co'] } },
    response: { status: 200, body: [{ _id: userId, username: 'ä/ö+b@x.de & co', status: 'ACTIVE' }] },
    result: { data: { id: USER_ID, username: 'ä/ö+b@x.de & co', status: 'ACTIVE' } },
  }),
  interaction({
    description: 'a look-up of a disabled user',
    given: [partner, given('a user exists', { username: 'customer-4713', id: USER_ID, status: 'DISABLED' })],
    call: { kind: 'users.find', username: 'customer-4713' },
    request: { operation: 'getUsers', token: 'partner-token', query: { username: ['customer-4713'] } },
    response: { status: 200, body: [{ _id: userId, username: 'customer-4713', status: 'DISABLED' }] },
    result: { data: { id: USER_ID, username: 'customer-4713', status: 'DISABLED' } },
  }),
  interaction({
    description: 'a look-up of a username that no user has',
    given: [partner, given('no user exists', { username: 'unknown-4711' })],
    call: { kind: 'users.find', username: 'unknown-4711' },
    request: { operation: 'getUsers', token: 'partner-token', query: { username: ['unknown-4711'] } },
    response: { status: 200, body: [] },
    result: { data: null },
  }),
  interaction({
    description: 'a request for the user behind the token',
    given: [given('an end user is logged in', { username: 'customer-4711', token: 'user-token' })],
    request: { operation: 'getCurrentUser', token: 'user-token' },
    response: { status: 200, body: { _id: userId, username: 'customer-4711' } },
    result: { data: { username: 'customer-4711' } },
  }),
  interaction({
    description: 'a request for the user behind a token that has run out',
    given: [given('the token is not valid', { token: 'expired-token' })],
    request: { operation: 'getCurrentUser', token: 'expired-token' },
    response: { status: 401 },
    result: { response: { status: 401 } },
  }),
  interaction({
    description: 'a look-up of a user with a token that has run out',
    given: [given('the token is not valid', { token: 'expired-token' })],
    call: { kind: 'users.find', username: 'customer-4711' },
    request: { operation: 'getUsers', token: 'expired-token', query: { username: ['customer-4711'] } },
    response: { status: 401 },
    result: { error: { kind: 'http', status: 401 } },
  }),
  interaction({
    description: 'a look-up of a user by a caller who may not read users',
    given: [given('the caller lacks a permission', { permission: 'tenant.account.read', token: 'limited-token' })],
    call: { kind: 'users.find', username: 'customer-4711' },
    request: { operation: 'getUsers', token: 'limited-token', query: { username: ['customer-4711'] } },
    response: { status: 403, body: { message: like('MISSING_PERMISSION') } },
    result: { error: { kind: 'http', status: 403 } },
  }),
  interaction({
    description: 'a look-up of a user while the service limits requests',
    given: [partner, given('the service limits requests', { operation: 'getUsers', retryAfter: 2 })],
    call: { kind: 'users.find', username: 'customer-4711' },
    request: { operation: 'getUsers', token: 'partner-token', query: { username: ['customer-4711'] } },
    response: { status: 429, headers: { 'Retry-After': { form: '^[0-9]+$', example: '2' } } },
    result: { error: { kind: 'http', status: 429, retryAfter: '2' } },
  }),
];
