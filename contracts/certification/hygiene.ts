import type { CertificationSuite } from './case.js';
import { sources } from './sources.js';

/** Manners towards a service that others use, too. */
export const hygiene: CertificationSuite = {
  name: 'hygiene',
  description: 'Asks no more than needed, says who asks, and asks for what there is.',
  cases: [
    {
      id: 'FM-HYG-01',
      level: 'SHOULD',
      title: 'Lists are not read over and over',
      requirement: 'For one event the client makes no more than 2 list calls per page that it needs.',
      source: sources.hygiene,
      hint: 'Read the list once, keep it for the flows of the event, and do not read it again for each of them.',
      world: { users: { ada: { flows: { main: { count: 23 } } } } },
      events: [{ of: 'ada' }],
      judges: [{ judge: 'list-calls', perPage: 2 }],
    },
    {
      id: 'FM-HYG-02',
      level: 'SHOULD',
      title: 'The client says who it is',
      requirement: "The User-Agent is there, and is not the HTTP library's default.",
      source: sources.userAgent,
      hint: 'Set User-Agent to the name and version of your product, for instance `acme-flowmate/1.4`.',
      world: { users: { ada: { flows: { main: { count: 2 } } } } },
      events: [{ of: 'ada' }],
      judges: [{ judge: 'user-agent' }],
    },
    {
      id: 'FM-HYG-03',
      level: 'SHOULD',
      title: 'Nothing is asked that does not exist',
      requirement: 'The client sends no query parameter and calls no path that the API document does not know.',
      source: sources.hygiene,
      hint: 'The service ignores what it does not know without a word: a parameter that is spelt wrong has no effect. Compare with openapi/flowmate.yaml.',
      world: { users: { ada: { flows: { main: { count: 12 } } } } },
      events: [{ of: 'ada' }],
      judges: [{ judge: 'documented-requests' }],
    },
  ],
};
