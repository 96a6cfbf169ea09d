import { count, state, text } from './state.js';

/** How the service feels. */
export const troubleStates = {
  'the service limits requests': state({
    description: 'Calls of an operation are answered 429, with the time to wait in Retry-After.',
    parameters: {
      operation: text('operationId of the API document', 'getFlows'),
      retryAfter: count('seconds to wait', 2),
    },
    needs: 'world',
    world: ({ operation, retryAfter }) => ({ faults: [`${operation}:429(retry-after=${retryAfter})`] }),
  }),
  'the service is overloaded': state({
    description: 'Calls of an operation are answered 503.',
    parameters: { operation: text('operationId of the API document', 'getFlows') },
    needs: 'world',
    world: ({ operation }) => ({ faults: [`${operation}:503`] }),
  }),
};
