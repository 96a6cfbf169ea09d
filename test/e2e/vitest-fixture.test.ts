import { afterAll, describe, expect } from 'vitest';
import { test as base } from '../../src/vitest.js';
import { createConsumer } from './consumer.js';

const consumer = createConsumer({ vitest: 'vitest' });
afterAll(() => consumer.remove());

const test = base.extend({ flowmateOptions: { scenario: 'guide', seed: 3, violations: 'fail' } });

function ask({ url, token }: { url: string; token: string | undefined }, path: string, init?: RequestInit) {
  return fetch(`${url}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
}

describe('the fixture', () => {
  const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };
  const urls: string[] = [];

  test.for(['one', 'two', 'three'])('gives each test a sandbox of its own: %s', async (name, { flowmate }) => {
    urls.push(flowmate.url);
    const made = await ask(flowmate, '/flows', { method: 'POST', body: JSON.stringify({ graph, name }) });
    expect(made.status).toBe(201);
    const list = await (await ask(flowmate, '/flows')).json();
    expect(list).toMatchObject({ data: [{}, { name }], meta: { total: 2 } });
    expect(flowmate.entries()).toHaveLength(2);
  });

  test('ends a sandbox with its test, and all are of one server', async ({ flowmateServer, flowmate }) => {
    expect(new Set(urls).size).toBe(3);
    for (const url of urls) {
      expect(url.startsWith(`${flowmateServer.url}/@test-`)).toBe(true);
      expect((await fetch(`${url}/_mock/health`)).status).toBe(404);
    }
    expect(await (await fetch(`${flowmateServer.url}/_mock/sandboxes`)).json()).toHaveLength(1);
    expect((await fetch(`${flowmate.url}/_mock/health`)).status).toBe(200);
  });

  test('makes it as the options say', async ({ flowmate }) => {
    expect(await (await fetch(`${flowmate.url}/_mock/health`)).json()).toMatchObject({ scenario: 'guide', seed: 3 });
  });

  base(
    'is of the world demo when nothing else is said, and lets departures from the document pass',
    async ({ flowmate }) => {
      expect(await (await fetch(`${flowmate.url}/_mock/health`)).json()).toMatchObject({ scenario: 'demo' });
      expect((await ask(flowmate, '/flows?nothing=1')).status).toBe(200);
      expect(flowmate.entries()[0]?.violations).toHaveLength(1);
    },
  );
});

describe('in a project that has installed the package', () => {
  test('fails the test whose requests depart from the API document, if asked, and no other', async () => {
    consumer.write(
      'flows.test.js',
      `
import { expect } from 'vitest';
import { test } from 'flowmate-mock/vitest';

const strict = test.extend({ flowmateOptions: { violations: 'fail' } });
const ask = ({ url, token }, path) => fetch(url + path, { headers: { authorization: 'Bearer ' + token } });

strict('right', async ({ flowmate }) => {
  expect((await ask(flowmate, '/flows?filter[status]=active')).status).toBe(200);
});
strict('wrong', async ({ flowmate }) => {
  expect((await ask(flowmate, '/flows?filter[status]=active&pagesize=5')).status).toBe(200);
});
test('wrong, and nobody minds', async ({ flowmate }) => {
  expect((await ask(flowmate, '/flows?pagesize=5')).status).toBe(200);
});
strict.concurrent.for([1, 2, 3, 4, 5])('side by side %i', async (count, { flowmate }) => {
  for (let i = 0; i < count; i += 1) await ask(flowmate, '/flows');
  expect(flowmate.entries().length).toBe(count);
});
`,
    );
    const { code, output } = await consumer.vitest('--reporter=json');
    const report = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
    const results: { title: string; status: string; failureMessages: string[] }[] =
      report.testResults[0].assertionResults;
    expect(results.filter(({ status }) => status !== 'passed').map(({ title }) => title)).toEqual(['wrong']);
    expect(results).toHaveLength(8);
    const [message = ''] = results.find(({ title }) => title === 'wrong')?.failureMessages ?? [];
    expect(message).toMatch(
      /requests depart from the API document:\n {2}GET \/flows\?filter\[status\]=active&pagesize=5: /,
    );
    expect(message).toContain('"pagesize"');
    expect(code).toBe(1);
  });
});
