// The project's own client as a command.
import { readFileSync } from 'node:fs';
import { createClient } from '../../../dist/src/client/index.js';

// With --expose-gc, what is not held to the end of a request is collected while it is under way.
if (globalThis.gc) setInterval(() => globalThis.gc(), 20).unref();

const { env } = process;
const { events } = JSON.parse(readFileSync(env.FLOWMATE_EVENTS, 'utf8'));
const client = createClient({
  baseUrl: env.FLOWMATE_BASE_URL,
  token: env.FLOWMATE_TOKEN,
  username: env.FLOWMATE_USERNAME,
  password: env.FLOWMATE_PASSWORD,
  userAgent: 'acme-crm/3.2',
});
const { ok, events: outcomes } = await client.dispatch(events);
if (!ok) console.error(JSON.stringify(outcomes));
process.exitCode = ok ? 0 : 1;
