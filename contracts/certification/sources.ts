/** The documents that requirements come from. */
const guide = 'FlowMate API implementation guide';

export const sources = {
  /** Find the user, list their active flows, post to each. */
  steps: `${guide}: steps 1 to 5`,
  /** The partner's own id is the username, the API wants the internal one. */
  twoIds: `${guide}: "two ids per user"; GET /users?username=`,
  userStatus: `${guide}: "status: Indicates whether the user is currently active"`,
  owners: `${guide}: incoming webhooks, owners of a flow`,
  status: `${guide}: incoming webhooks, filter[status]; start and stop of flows`,
  paging: 'FlowMate API reference: GET /flows, page[size] (default 10) and page[number]',
  payload: `${guide}: payload of a flow, inputParameters`,
  authorization: 'FlowMate API reference: authorization by bearer token',
  webhook: 'FlowMate API reference: incoming webhook, POST /webhooks/{flowId}',
  retries:
    'FlowMate technical fundamentals: retry handling (429 and 5xx, exponential back-off, a bounded number of tries)',
  retryAfter: 'RFC 9110, section 10.2.3: Retry-After; FlowMate technical fundamentals: retry handling',
  statuses:
    'RFC 9110, section 15.5: a 4xx says that the request itself is wrong; upstream webhooks answer 404 for a flow that is gone',
  redirects: 'RFC 9110, section 15.4: a redirect says that the request was not carried out here',
  success: 'RFC 9110, section 15.3: every 2xx says that the request was accepted',
  coding: 'RFC 9110, sections 8.4 and 12.5.3: content codings that a client accepts; RFC 9112, section 7: chunks',
  exit: 'flowmate-mock certification, the job of a client: exit code',
  timeouts: 'flowmate-mock certification: a client bounds its own waits',
  login: 'FlowMate API reference: login; upstream tokens expire after their life span',
  requestId: 'upstream webhooks: X-Request-Id names a request, and is echoed as requestId',
  extensions: 'FlowMate API reference and guide: answers hold members that the reference does not list',
  userShapes: 'FlowMate API reference (id, bare list) against its guide (_id), and its meta parameter (data and meta)',
  filters: 'Published client of the API: filter[user] together with filter[status] is unreliable on the real service',
  nulls: 'FlowMate API reference: members of flows and users that are text or null',
  schema: 'FlowMate API reference: which members of a flow are required; RFC 8259: JSON',
  hygiene: 'flowmate-mock certification: good manners towards a shared service',
  userAgent: 'RFC 9110, section 10.1.5: User-Agent',
} as const;
