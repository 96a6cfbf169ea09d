// Clients of newcomers, each with one slip: node slips.mjs <slip>.
import { readFileSync } from 'node:fs';

const { FLOWMATE_BASE_URL: base, FLOWMATE_TOKEN: token, FLOWMATE_EVENTS: file } = process.env;
const [, , slip] = process.argv;

async function call(method, path, body) {
  const headers = { authorization: `Bearer ${token}`, 'user-agent': 'acme-sync/1.0' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const answer = await fetch(base + path, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path.split('?')[0]} answered ${answer.status}`);
  return answer.json();
}

async function handle(event) {
  const [user] = await call('GET', `/users?username=${encodeURIComponent(event.user)}`);
  if (user?.status !== 'ACTIVE') return;
  const { data: flows } = await call('GET', `/flows?filter[user]=${user._id}&filter[status]=active&page[size]=100`);
  for (const flow of flows) {
    // The member is called payload.
    if (slip === 'misspelt-member') Object.keys(flow.payloads.inputParameters);
    await call('POST', `/webhooks/${flow.id}`, { data: event.data });
  }
}

if (slip === 'lazy') {
  // One question, and then it is done.
  await call('GET', '/users?username=x').catch(() => {});
} else if (slip === 'lazy-and-sorry') {
  await call('GET', '/users?username=x').catch(() => {});
  process.exitCode = 1;
} else {
  for (const event of JSON.parse(readFileSync(file, 'utf8')).events) await handle(event);
}
