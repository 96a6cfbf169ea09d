import { createDispatch, type Dispatch } from './dispatch.js';
import { createFlows, type Flows } from './flows.js';
import { createHttp, type Http } from './http.js';
import { type ClientOptions, resolveOptions } from './options.js';
import { createUsers, type Users } from './users.js';
import { createWebhooks, type Webhooks } from './webhooks.js';

/** A client of FlowMate's API. */
export interface Client extends Http {
  readonly users: Users;
  readonly flows: Flows;
  readonly webhooks: Webhooks;
  readonly dispatch: Dispatch;
}

/**
 * Makes a client; nothing is sent yet. Calls that fail in passing are sent again, a token that is refused is replaced by a new
 * login where there are credentials.
 * @throws TypeError for options that cannot be used.
 */
export function createClient(options: ClientOptions): Client {
  const http = createHttp(resolveOptions(options));
  const users = createUsers(http);
  const flows = createFlows(http);
  const webhooks = createWebhooks(http);
  return { ...http, users, flows, webhooks, dispatch: createDispatch(users, flows, webhooks) };
}
