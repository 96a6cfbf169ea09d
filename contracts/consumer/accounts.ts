import { given } from '../states.js';
import { type Interaction, interaction } from './interaction.js';
import { like, textLike } from './matchers.js';

/** FlowMate's have 171 characters; any that a header can hold will do. */
const TOKEN = textLike('^[A-Za-z0-9._~+/=-]{8,}$', 'q0b1deb4d3b7d4bad9bdd2b0d7b3dcb6d');

/** Tokens: the partner's own, and those for its end users. */
export const accountInteractions: readonly Interaction[] = [
  interaction({
    description: "a login with the partner's name and password",
    given: [given('the partner can log in', { username: 'partner@vendor.example', password: 'partner-pass' })],
    request: { operation: 'login', body: { username: 'partner@vendor.example', password: 'partner-pass' } },
    response: { status: 200, body: { token: TOKEN } },
    result: { data: { token: TOKEN.value } },
  }),
  interaction({
    description: 'a login with a wrong password',
    given: [given('the partner can log in', { username: 'partner@vendor.example', password: 'partner-pass' })],
    request: { operation: 'login', body: { username: 'partner@vendor.example', password: 'wrong' } },
    response: { status: 401, body: { message: like('PASSWORD_INCORRECT') } },
    result: { error: { message: 'PASSWORD_INCORRECT' } },
  }),
  interaction({
    description: 'a login with a name that no user has',
    given: [given('no user exists', { username: 'unknown@vendor.example' })],
    request: { operation: 'login', body: { username: 'unknown@vendor.example', password: 'partner-pass' } },
    response: { status: 401, body: { message: like('USER_NOT_FOUND') } },
    result: { error: { message: 'USER_NOT_FOUND' } },
  }),
  interaction({
    description: 'a login while the service limits requests',
    given: [
      given('the partner can log in', { username: 'partner@vendor.example', password: 'partner-pass' }),
      given('the service limits requests', { operation: 'login', retryAfter: 2 }),
    ],
    request: { operation: 'login', body: { username: 'partner@vendor.example', password: 'partner-pass' } },
    response: { status: 429, headers: { 'Retry-After': { form: '^[0-9]+$', example: '2' } } },
    result: { response: { status: 429 } },
  }),
  interaction({
    description: 'a request for a token of an end user',
    given: [
      given('the partner is logged in', { token: 'partner-token' }),
      given('a user exists', { username: 'customer-4711' }),
    ],
    request: { operation: 'impersonate', token: 'partner-token', body: { username: 'customer-4711' } },
    response: { status: 200, body: { token: TOKEN } },
    result: { data: { token: TOKEN.value } },
  }),
  interaction({
    description: 'a request for a token of an end user who is not known yet',
    given: [
      given('the partner is logged in', { token: 'partner-token' }),
      given('no user exists', { username: 'new-4712' }),
    ],
    request: { operation: 'impersonate', token: 'partner-token', body: { username: 'new-4712' } },
    response: { status: 200, body: { token: TOKEN } },
    result: { data: { token: TOKEN.value } },
  }),
  interaction({
    description: "a request for a token of an end user with an end user's token",
    given: [given('an end user is logged in', { username: 'customer-4711', token: 'user-token' })],
    request: { operation: 'impersonate', token: 'user-token', body: { username: 'customer-4712' } },
    response: { status: 403, body: { message: like('MISSING_PERMISSION') } },
    result: { error: { message: 'MISSING_PERMISSION' } },
  }),
  interaction({
    description: 'a request for a token of an end user with a token that has run out',
    given: [given('the token is not valid', { token: 'expired-token' })],
    request: { operation: 'impersonate', token: 'expired-token', body: { username: 'customer-4711' } },
    response: { status: 401 },
    result: { response: { status: 401 } },
  }),
];
