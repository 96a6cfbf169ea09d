import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Interaction, interactions } from '../../contracts/index.js';
import { recordPact } from '../../src/harness/pact/record.js';

const file = new URL('../../contracts/pacts/flowmate-mock-client-flowmate.json', import.meta.url);

/** The first interaction of an operation, changed. */
function changed(operation: string, change: (interaction: Interaction) => Partial<Interaction>): Interaction {
  const found = interactions.find(({ request }) => request.operation === operation);
  if (found === undefined) throw new Error(`no interaction of ${operation}`);
  return { ...found, ...change(found) };
}

describe("the project's own pact", () => {
  it('is what `npm run contracts` records: the real SDK sends and understands every interaction', async () => {
    expect(await recordPact(interactions)).toBe(readFileSync(file, 'utf8'));
  }, 60_000);

  it('does not depend on the order of recording, nor on the run', async () => {
    const few = interactions.slice(0, 6);
    expect(await recordPact(few)).toBe(await recordPact(few));
  });

  it('has every description once', () => {
    const descriptions = interactions.map(({ description }) => description);
    expect(descriptions).toEqual([...new Set(descriptions)]);
  });

  it('has every operation that a partner uses, and its refusals', () => {
    const seen = new Set(interactions.map(({ request, response }) => `${request.operation} ${response.status}`));
    expect([...seen].sort()).toMatchInlineSnapshot(`
      [
        "getCurrentUser 200",
        "getCurrentUser 401",
        "getExecution 200",
        "getExecution 404",
        "getExecutionCounts 200",
        "getExecutionCounts 401",
        "getExecutions 200",
        "getFlow 200",
        "getFlow 400",
        "getFlow 401",
        "getFlow 403",
        "getFlow 404",
        "getFlows 200",
        "getFlows 400",
        "getFlows 401",
        "getFlows 403",
        "getFlows 429",
        "getLogs 200",
        "getLogs 401",
        "getStepLogs 200",
        "getStepLogs 401",
        "getStepLogs 404",
        "getUsers 200",
        "getUsers 401",
        "getUsers 403",
        "getUsers 429",
        "impersonate 200",
        "impersonate 401",
        "impersonate 403",
        "login 200",
        "login 401",
        "login 429",
        "postWebhook 200",
        "postWebhook 403",
        "postWebhook 404",
        "postWebhook 429",
        "postWebhook 503",
        "startFlow 200",
        "startFlow 401",
        "startFlow 403",
        "startFlow 404",
        "startFlow 409",
        "stopFlow 200",
        "stopFlow 401",
        "stopFlow 403",
        "stopFlow 404",
        "stopFlow 409",
      ]
    `);
  });
});

describe('recording', () => {
  const wrong: [name: string, interaction: Interaction, says: string][] = [
    [
      'a query that the SDK does not send',
      changed('getFlows', ({ request }) => ({ request: { ...request, query: { ...request.query, sort: 'name' } } })),
      'sort',
    ],
    [
      'a path that the SDK does not call',
      changed('getUsers', ({ request }) => ({ request: { ...request, operation: 'getTemplates' } })),
      '/users',
    ],
    [
      'a header that the SDK does not send',
      changed('getUsers', ({ request }) => ({
        request: { ...request, headers: { ...request.headers, 'X-Tenant': 'a' } },
      })),
      'X-Tenant',
    ],
    [
      'a body that the SDK does not send',
      changed('postWebhook', ({ request }) => ({ request: { ...request, body: { data: { firstName: 'Bob' } } } })),
      'firstName',
    ],
    [
      'a result that the SDK does not give',
      changed('getUsers', () => ({ result: { data: { id: 'other' } } })),
      'what the SDK makes of the answer: result.data.id is "636d0762bd257a7eb2373d6c", not "other"',
    ],
  ];
  it.each(wrong)('fails on %s', async (_name, interaction, says) => {
    await expect(recordPact([interaction])).rejects.toThrow(says);
    await expect(recordPact([interaction])).rejects.toThrow(interaction.description);
  });
});
