import { NO_HEADERS } from '../../http/cors.js';
import { routes } from '../../http/routes.js';
import { iamService } from '../../http/upstream-services.js';

/** Answers before IAM looks at origins or callers. */
export const health = routes(
  { ...iamService, cors: () => NO_HEADERS, authenticate: () => undefined },
  { getHealth: { handle: () => ({ status: 200, text: 'OK' }) } },
);
