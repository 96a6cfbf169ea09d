// Against a running mock: flowmate-mock serve --config flowmate-mock.config.yaml
// Each test has a sandbox: a FlowMate of its own, which begins as the mock did.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';

const mock = process.env.FLOWMATE_MOCK_URL ?? 'http://127.0.0.1:4010';

let name;
let flowmate;

beforeEach(async () => {
  name = randomUUID();
  const answer = await fetch(`${mock}/_mock/sandboxes/${name}`, { method: 'PUT', body: '{}' });
  flowmate = await answer.json();
});

afterEach(() => fetch(`${mock}/_mock/sandboxes/${name}`, { method: 'DELETE' }));

test('an event of the customer starts the active flow', async () => {
  const headers = { authorization: `Bearer ${flowmate.token}`, 'content-type': 'application/json' };
  const get = async (path) => (await fetch(flowmate.baseUrl + path, { headers })).json();

  // Your code takes the place of these lines.
  const [user] = await get('/users?username=customer-4711');
  const { data: flows } = await get(`/flows?filter[status]=active&filter[user]=${user._id}&page[size]=100`);
  const body = JSON.stringify({ data: { invoiceId: 'I-1', amount: 12.5, currency: 'EUR' } });
  for (const { id } of flows) {
    const answer = await fetch(`${flowmate.baseUrl}/webhooks/${id}`, { method: 'POST', headers, body });
    assert.equal(answer.status, 200);
  }

  const executions = await get('/_mock/executions?trigger=webhook');
  assert.equal(executions.data.length, 1);
  assert.deepEqual(executions.data[0].input.data, { invoiceId: 'I-1', amount: 12.5, currency: 'EUR' });
});
