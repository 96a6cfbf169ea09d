import { endUser, PARTNER, PARTNER_PERMISSIONS, partnerAccount, tokenOf } from './people.js';
import { state, text, word } from './state.js';

const USERNAME = 'customer-4711';
const USER_ID = '636d0762bd257a7eb2373d6c';

/** Who there is, and who holds which token. */
export const accountStates = {
  'the partner is logged in': state({
    description: "The partner's account holds this token.",
    parameters: { token: text('the bearer token', 'partner-token') },
    needs: 'token',
    world: ({ token }) => ({ tokens: [tokenOf(PARTNER.username, token)] }),
  }),
  'the partner can log in': state({
    description: 'There is an account of the partner with this name and password.',
    parameters: {
      username: text('name of the account', PARTNER.username),
      password: text('its password', PARTNER.password),
    },
    needs: 'world',
    world: ({ username, password }) => ({ users: [{ ...partnerAccount(username), password }] }),
  }),
  'the caller lacks a permission': state({
    description:
      'The token belongs to an account of the partner that may do all that a partner may, but for one thing.',
    parameters: {
      permission: word(
        'what it may not do',
        'flows.read',
        ...PARTNER_PERMISSIONS.filter((each) => each !== 'flows.read'),
      ),
      token: text('the bearer token', 'limited-token'),
    },
    needs: 'world',
    world: ({ permission, token }) => ({
      users: [partnerAccount('limited@vendor.example', permission)],
      tokens: [tokenOf('limited@vendor.example', token)],
    }),
  }),
  'an end user is logged in': state({
    description: 'The token acts for an end user of the partner.',
    parameters: {
      username: text("the partner's own id of the user", USERNAME),
      token: text('the bearer token', 'user-token'),
    },
    needs: 'world',
    world: ({ username, token }) => ({ users: [endUser(username)], tokens: [tokenOf(username, token)] }),
  }),
  'the token is not valid': state({
    description: 'No user holds this token: it has run out, was ended, or never existed.',
    parameters: { token: text('the bearer token', 'expired-token') },
    needs: 'nothing',
    absent: ({ token }) => ({ tokens: token }),
  }),
  'a user exists': state({
    description: 'The partner has this end user.',
    parameters: {
      username: text("the partner's own id of the user", USERNAME),
      id: text("FlowMate's internal id of the user, 24 hexadecimal digits", USER_ID),
      status: word('whether data may be sent for the user', 'ACTIVE', 'PENDING', 'DISABLED'),
    },
    needs: 'world',
    world: ({ username, id, status }) => ({ users: [endUser(username, { _id: id, status })] }),
  }),
  'no user exists': state({
    description: 'No user has this username.',
    parameters: { username: text("the partner's own id of the user", 'unknown-4711') },
    needs: 'nothing',
    absent: ({ username }) => ({ users: username }),
  }),
};
