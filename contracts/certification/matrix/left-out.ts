import type { OperationName, PositionName } from './cell.js';
import type { EffectName } from './effects.js';

/** Why a cell of the matrix is not looked at. The first rule that fits says it. */
export const leftOut: readonly {
  readonly operations?: readonly OperationName[];
  readonly effects?: readonly EffectName[];
  readonly positions?: readonly PositionName[];
  readonly reason: string;
}[] = [
  {
    effects: ['no-status-filter', 'no-user-filter', 'page-cap', 'totals-missing', 'totals-low', 'totals-high'],
    operations: ['LOOKUP', 'LATER', 'FLOW', 'LOGIN', 'WEBHOOK'],
    reason: 'Pages, totals and these filters are those of the list of flows; the case about it hits all its pages.',
  },
  {
    effects: ['no-name-filter'],
    operations: ['PAGE', 'LATER', 'FLOW', 'LOGIN', 'WEBHOOK'],
    reason: 'Only the list of users has username=.',
  },
  {
    effects: ['201', '202', '204'],
    operations: ['LOOKUP', 'PAGE', 'LATER', 'FLOW', 'LOGIN'],
    reason: 'No document says that an answer with a body may come with another status of success.',
  },
  {
    effects: ['201', '202', '204'],
    positions: ['ONCE', 'TWICE', 'LATER'],
    reason: 'The status of success is one of the service, not of a moment: looked at for every request.',
  },
  {
    effects: ['html', 'empty', 'error-object', 'no-json', 'drip', 'gzip', 'deflate', 'br', 'chunked'],
    operations: ['WEBHOOK'],
    reason:
      'A 2xx says that the call was accepted. No document says what its body has to be, so that a client may leave it unread.',
  },
  {
    effects: ['301', '303', '308'],
    operations: ['LOOKUP', 'PAGE', 'LATER', 'FLOW', 'LOGIN'],
    reason: 'Libraries follow a GET that is redirected alike, whatever the status; looked at with 302 and 307.',
  },
  {
    effects: ['cut-off-reset'],
    operations: ['LOOKUP', 'PAGE', 'LATER', 'FLOW', 'LOGIN'],
    reason: 'A client sees the same of an answer that is cut off as of one that ends in a reset.',
  },
  {
    effects: ['gzip', 'deflate', 'br', 'chunked', 'drip'],
    operations: ['LATER', 'FLOW', 'LOGIN', 'WEBHOOK'],
    reason: 'The same library reads these answers: looked at for the look-up and the list of flows, all pages of it.',
  },
  {
    effects: [
      'gzip',
      'deflate',
      'br',
      'chunked',
      'drip',
      'no-status-filter',
      'no-user-filter',
      'no-name-filter',
      'page-cap',
      'totals-missing',
      'totals-low',
      'totals-high',
    ],
    positions: ['ONCE', 'TWICE', 'LATER'],
    reason: 'A form of all answers, not of a moment: looked at for every request.',
  },
  {
    effects: ['404'],
    operations: ['LOOKUP'],
    reason: 'A client may take a 404 of a look-up for an unknown user, though FlowMate answers an empty list.',
  },
  {
    effects: ['404'],
    operations: ['FLOW', 'LOGIN', 'WEBHOOK'],
    reason: 'Of a webhook it says that the flow is gone: FM-RES-08. Of the others it says no more than another 4xx.',
  },
  {
    effects: ['400', '401', '403', '404', '409', '410', '413', '422', '451'],
    positions: ['ONCE', 'TWICE', 'LATER'],
    reason: 'A refusal is one for good; looked at where every request is refused.',
  },
  {
    effects: ['409', '410', '413', '422', '451'],
    operations: ['LOOKUP', 'PAGE', 'LATER', 'FLOW', 'LOGIN'],
    reason: 'These refuse what a call brings or does; looked at for the webhook.',
  },
  {
    effects: ['503-off-clock'],
    reason: 'A client that takes its own clock for that of the server is looked at on the webhook alone.',
  },
  {
    effects: ['302-back'],
    operations: ['WEBHOOK', 'FLOW', 'LATER', 'LOGIN'],
    reason:
      'Where the redirect leads back to the request, following it may deliver or not: nothing follows from a requirement.',
  },
  {
    effects: ['silence-after', 'lost-answer'],
    operations: ['LOOKUP', 'PAGE', 'LATER', 'FLOW', 'LOGIN'],
    reason: 'A request that only reads does no work: the same as silence and reset before it.',
  },
  {
    effects: ['silence', 'silence-after', 'cut-off-silence', 'endless-drip'],
    positions: ['TWICE', 'LATER', 'EVER'],
    reason: 'Each wait takes as long as the time-out of the client; once shows whether it has one.',
  },
  {
    effects: ['cut-off-silence', 'endless-drip', 'drip', 'cut-off-reset'],
    reason:
      'How the body of an answer is read does not depend on the request; looked at for the look-up, the first page and the webhook.',
  },
  {
    positions: ['TWICE'],
    reason:
      'Whether a second retry is made does not depend on the request and the failure; looked at with 502 and 504 on lists.',
  },
  {
    positions: ['LATER'],
    reason:
      'A request in the middle is that of a later page, of the second user and of the second flow: looked at there.',
  },
  {
    positions: ['EVER'],
    reason: 'Giving up and reporting it does not depend on how it fails; looked at with statuses of each operation.',
  },
  { reason: 'The same code of a client meets it as in the cells of this operation that are looked at.' },
];
