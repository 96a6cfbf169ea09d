import { accountInteractions } from './accounts.js';
import { flowListInteractions } from './flow-lists.js';
import { flowInteractions } from './flows.js';
import type { Interaction } from './interaction.js';
import { runInteractions } from './runs.js';
import { userInteractions } from './users.js';
import { webhookInteractions } from './webhooks.js';

/** Everything that the SDK relies on, in the order in which it stands in the pact. */
export const interactions: readonly Interaction[] = [
  ...accountInteractions,
  ...userInteractions,
  ...flowListInteractions,
  ...flowInteractions,
  ...webhookInteractions,
  ...runInteractions,
];
