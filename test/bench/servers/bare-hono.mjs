/** The ceiling a framework gives: Hono and `c.json` on the answers in a file, nothing else. Usage: bare-hono.mjs ANSWERS */
import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const answers = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const app = new Hono();
app.get('/flows', (c) => c.json(answers.flows));
app.get('/users', (c) => c.json(answers.users));
app.post('/webhooks/:id', async (c) => {
  // The body is read and parsed, as any server that takes webhooks has to.
  await c.req.json();
  return c.json(answers.webhook);
});
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
process.once('SIGTERM', () => server.close(() => process.exit(0)));
