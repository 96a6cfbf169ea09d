import { sources } from '../sources.js';
import type { CellGroup, Outcome } from './cell.js';
import type { EffectName } from './effects.js';

const later = { suite: 'resilience', operation: 'LATER', level: 'MUST', position: 'LATER' } as const;

const handled = 'delivered or reported';

/** One effect on the second page of 105 flows. */
function laterGroup(
  effect: EffectName,
  outcome: Outcome,
  about: Pick<CellGroup, 'title' | 'requirement' | 'hint' | 'source'>,
) {
  return {
    ...later,
    id: `FM-MX-LATER-${effect.toUpperCase()}`,
    outcomes: { [effect]: outcome },
    requires: ['FM-CORE-01', 'FM-FLOW-07'],
    ...about,
  };
}

const RETRIED = 'the client tries this page again, and each flow of all pages runs exactly once.';
const NOT_THE_END =
  'the client tries this page again, or reports by its exit code that flows were left out: this is not the end of the list.';

const laterGroups: readonly CellGroup[] = [
  ...(['503-seconds', '429-date', '502', '504'] as const).map((effect) =>
    laterGroup(effect, 'delivered', {
      title: `A later page that answers ${effect} is tried again`,
      requirement: `When the second page of flows is answered with ${effect.replace('-', ' and Retry-After in ').replace('in date', 'as a date')} once, ${RETRIED}`,
      source: effect.includes('-') ? sources.retryAfter : sources.retries,
      hint: 'Send every page through the same retries as the first.',
    }),
  ),
  laterGroup('reset', 'delivered', {
    title: 'A later page whose connection is reset is tried again',
    requirement: `When the connection of the second page of flows is reset, ${RETRIED}`,
    source: sources.retries,
    hint: 'Send every page through the same retries as the first.',
  }),
  ...(['500', 'cut-off', 'html', 'empty', 'error-object'] as const).map((effect) =>
    laterGroup(effect, handled, {
      title: `A later page that fails (${effect}) is not the end of the list`,
      requirement: `When the second page of flows meets ${{ '500': 'a 500', 'cut-off': 'an answer that is cut off', html: 'a page of HTML with status 200', empty: 'an empty body with status 200', 'error-object': 'an error with status 200' }[effect]}, ${NOT_THE_END}`,
      source: sources.exit,
      hint: 'A page that cannot be read is a failure of the call, and not an empty page.',
    }),
  ),
  {
    ...laterGroup('503', 'reported', {
      title: 'A later page that answers 503 for ever is reported',
      requirement:
        'When the second page of flows is answered with 503 for ever, the client gives up, and its exit code is other than 0, whether it runs the flows of the other pages or not.',
      source: sources.exit,
      hint: 'A list of which a page is missing is not whole: report it by the exit code.',
    }),
    id: 'FM-MX-LATER-EVER',
    position: 'EVER',
  },
  {
    ...laterGroup('404', 'reported', {
      title: 'A later page that answers 404 is not the end of the list',
      requirement:
        'When the second page of flows is answered with 404, the exit code is other than 0, whether the client runs the flows of the other pages or not: a page beyond the end is empty, with status 200.',
      source: sources.paging,
      hint: 'The end of a list is an empty page or its total. A page that is not found is missing: report it by the exit code.',
    }),
    position: 'EVER',
  },
  laterGroup('silence', handled, {
    title: 'A silent later page does not hold the client',
    requirement: `When the second page of flows stays silent, the client's own time-out ends the wait, and ${NOT_THE_END}`,
    source: sources.timeouts,
    hint: 'Give every request a time-out (10 s, say).',
  }),
];

const flowGroups: readonly CellGroup[] = [
  {
    id: 'FM-MX-FLOW-STATUS',
    suite: 'resilience',
    level: 'MUST',
    operation: 'FLOW',
    position: 'ONCE',
    outcomes: {
      '429': 'delivered',
      '502': 'delivered',
      '503': 'delivered',
      '504': 'delivered',
      '503-date': 'delivered',
    },
    title: 'A single flow that answers 429, 502, 503 or 504 once is tried again',
    requirement:
      'Where the client asks for single flows, 429, 502, 503 and 504 are tried again, not before Retry-After is over.',
    source: sources.retries,
    hint: 'Repeat GET requests that answer 429, 502, 503 or 504, whatever they ask for.',
    requires: ['FM-CORE-01', 'FM-RES-01'],
  },
  {
    id: 'FM-MX-FLOW',
    apart: true,
    suite: 'resilience',
    level: 'MUST',
    operation: 'FLOW',
    position: 'ONCE',
    outcomes: { '500': handled, reset: handled, 'cut-off': handled, html: handled },
    title: 'A single flow whose answer fails is not skipped in silence',
    requirement:
      'Where the client asks for single flows, an answer that is a failure or cannot be read is tried again, or reported by the exit code.',
    source: sources.exit,
    hint: 'A flow that could not be read was not handled: try again, or end with an exit code other than 0.',
    requires: ['FM-CORE-01'],
  },
  {
    id: 'FM-MX-FLOW-SILENCE',
    suite: 'resilience',
    level: 'MUST',
    operation: 'FLOW',
    position: 'ONCE',
    outcomes: { silence: handled },
    title: 'A silent single flow does not hold the client',
    requirement: 'Where the client asks for single flows, its own time-out ends the wait for one that stays silent.',
    source: sources.timeouts,
    hint: 'Give every request a time-out (10 s, say).',
    requires: ['FM-CORE-01'],
  },
];

const loginWords: Partial<Record<EffectName, string>> = {
  '503-seconds': 'answered with 503 and Retry-After in seconds',
  '429-date': 'answered with 429 and Retry-After as a date',
  '500': 'answered with 500',
  reset: 'reset',
  'cut-off': 'answered with half a body',
  html: 'answered with a page of HTML and status 200',
  empty: 'answered with an empty body and status 200',
  'error-object': 'answered with an error and status 200',
  '302': 'redirected',
  silence: 'not answered',
};

const loginGroups: readonly CellGroup[] = [
  ...Object.entries(loginWords).map(
    ([effect, words]): CellGroup => ({
      id: `FM-MX-LOGIN-${effect.toUpperCase()}`,
      suite: 'resilience',
      level: 'MUST',
      operation: 'LOGIN',
      position: 'ONCE',
      outcomes: { [effect]: handled },
      title: `A login that is ${words}`,
      requirement: `When the token has expired and the first login is ${words}, the client tries again and delivers, or reports by its exit code. Retry-After is waited for.`,
      source: sources.login,
      hint: 'A login that fails is a failure of every call that needed it: try it again where that may help, and report what was not delivered.',
      requires: ['FM-CORE-01', 'FM-RES-11'],
    }),
  ),
  {
    id: 'FM-MX-LOGIN-EVER',
    suite: 'resilience',
    level: 'MUST',
    operation: 'LOGIN',
    position: 'EVER',
    outcomes: { '503': 'reported' },
    title: 'A login that answers 503 for ever is reported',
    requirement:
      'When the token has expired and every login is answered with 503, the client gives up after at most 10 tries, and its exit code is other than 0.',
    source: sources.login,
    hint: 'Bound the tries of a login as those of other calls.',
    requires: ['FM-CORE-01', 'FM-RES-11'],
  },
  {
    id: 'FM-MX-LOGIN-EVER-401',
    suite: 'resilience',
    level: 'MUST',
    operation: 'LOGIN',
    position: 'EVER',
    outcomes: { '401': 'reported' },
    title: 'A login that is refused is reported',
    requirement:
      'When the token has expired and every login is answered with 401, the client gives up after at most 10 tries, and its exit code is other than 0.',
    source: sources.login,
    hint: 'A 401 of the login itself says that name or password is wrong: do not log in because of it, but report it.',
    requires: ['FM-CORE-01', 'FM-RES-11'],
  },
];

export const otherGroups: readonly CellGroup[] = [...laterGroups, ...flowGroups, ...loginGroups];
